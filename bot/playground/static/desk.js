// The line to the server: what the person does goes out, what happens comes in.

const key = new URLSearchParams(location.search).get("key") ?? "";
const headers = { "X-Playground-Key": key };

async function answered(response) {
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

async function post(path, body) {
  const json = { ...headers, "Content-Type": "application/json" };
  return answered(await fetch(`/__control/${path}`, { method: "POST", headers: json, body: JSON.stringify(body) }));
}

export const say = (text, reply_to, quote) => post("say", { text, reply_to, quote });
export const press = (message_id, data) => post("press", { message_id, data });
export const about = async () => answered(await fetch("/__control/about", { headers }));
export const fileAddress = (file) => `/__control/files/${encodeURIComponent(file.file_id)}?key=${encodeURIComponent(key)}`;
export const fileText = async (file) => (await fetch(fileAddress(file))).text();

export async function sendFile(file, caption, replyTo) {
  const form = new FormData();
  form.append("file", file, file.name);
  form.append("caption", caption);
  if (replyTo) form.append("reply_to", replyTo);
  return answered(await fetch("/__control/document", { method: "POST", headers, body: form }));
}

// The browser connects again by itself and names the last event it saw; the server sends what was missed, or all.
export function listen(on, lineState) {
  const source = new EventSource(`/__control/events?key=${encodeURIComponent(key)}`);
  for (const [kind, handle] of Object.entries(on)) {
    source.addEventListener(kind, (event) => handle(JSON.parse(event.data)));
  }
  source.onopen = () => lineState("open");
  source.onerror = () => lineState(source.readyState === EventSource.CLOSED ? "gone" : "lost");
}
