// The chat: one list of bubbles kept in step with the server, and a composer.

import { askAbout, askAboutSoon, speak, takeCommands, useSender } from "./banner.js";
import { bubble, excerpt } from "./bubble.js";
import * as desk from "./desk.js";
import { copy, open, sheet, toast, tried } from "./notice.js";
import { switchLanguage, words } from "./words.js";

const $ = (id) => document.getElementById(id);
const log = $("log"), scroll = $("scroll"), text = $("text");
const messages = new Map();
const pressed = new Map();
const answersEarly = new Map();
const UPLOAD_BYTES = 50_000_000;
let replyTo = null, quote = null, line = "lost", typingTimer = 0, following = true;

const actions = { reply, show, open, press, copy, say: (said) => send(said), fileAddress: desk.fileAddress };

// --- bubbles

function atEnd() {
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 120;
}

function toEnd() {
  scroll.scrollTop = scroll.scrollHeight;
  $("newer").hidden = true;
}

function put(message) {
  const id = message.body.message_id;
  const old = $(`m${id}`);
  const stay = atEnd();
  const known = messages.get(id);
  messages.set(id, message);
  const made = bubble(message, actions);
  if (replyTo === id) made.classList.add("chosen");
  if (old) replace(old, made, message.edits > (known?.edits ?? 0));
  else log.append(made);
  if (message.body.from.is_bot) stopTyping();
  rove(log.querySelector("li[tabindex='0']") ?? made);
  if (!old) rove(made);
  if (stay || (!old && !message.body.from.is_bot)) toEnd();
  else if (!old) $("newer").hidden = false;
  welcome();
}

function replace(old, made, edited) {
  const focused = old.contains(document.activeElement);
  made.tabIndex = old.tabIndex;
  if (edited) made.classList.add("changed");
  old.replaceWith(made);
  if (focused) made.focus({ preventScroll: true });
}

function remove({ message_id }) {
  messages.delete(message_id);
  if (replyTo === message_id) reply(null);
  const gone = $(`m${message_id}`);
  const next = gone?.previousElementSibling ?? gone?.nextElementSibling;
  if (gone?.tabIndex === 0 && next) rove(next);
  gone?.remove();
  welcome();
}

function whole(state) {
  log.ariaBusy = "true";
  messages.clear();
  log.replaceChildren();
  takeCommands(state.commands);
  state.messages.forEach(put);
  log.ariaBusy = "false";
  welcome();
  toEnd();
}

// One bubble is in the tab order; arrows move between them.
function rove(item) {
  log.querySelectorAll("li[tabindex='0']").forEach((other) => (other.tabIndex = -1));
  item.tabIndex = 0;
}

function show(id) {
  const target = $(`m${id}`);
  if (!target) return toast(words.deleted);
  rove(target);
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
}

log.addEventListener("keydown", (event) => {
  const item = event.target.closest("li");
  if (event.target !== item || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.code === "KeyR" || event.key === "r") {
    event.preventDefault();
    reply(Number(item.id.slice(1)));
  }
  const next = { ArrowUp: item.previousElementSibling, ArrowDown: item.nextElementSibling }[event.key];
  if (next) {
    event.preventDefault();
    rove(next);
    next.focus();
  }
});

log.addEventListener("click", (event) => {
  const box = event.target.closest(".bubble");
  if (!box || event.target.closest("button, a, .spoiler") || String(getSelection())) return;
  reply(Number(box.parentElement.id.slice(1)));
});

// --- replies

function reply(id) {
  document.querySelector(".chosen")?.classList.remove("chosen");
  const message = messages.get(id);
  replyTo = message ? id : null;
  quote = message ? selectedIn(id, message) : null;
  const bar = $("quote");
  bar.hidden = !message;
  if (!message) return;
  $(`m${id}`).classList.add("chosen");
  bar.querySelector("strong").textContent = words.replyTo(message.body.from.is_bot ? "chogo" : words.me);
  bar.querySelector("span").textContent = quote ?? excerpt(message.body);
  text.focus();
}

// Words selected in the bubble become the quote of the reply, as in Telegram.
function selectedIn(id, message) {
  const selection = getSelection();
  const chosen = String(selection).trim();
  const inside = selection.anchorNode && $(`m${id}`).contains(selection.anchorNode);
  return chosen && inside && (message.body.text ?? "").includes(chosen) ? chosen.slice(0, 1024) : null;
}

$("quote").querySelector("button").addEventListener("click", () => {
  reply(null);
  text.focus();
});

// --- sending

async function send(said) {
  const [to, words_] = [replyTo, quote];
  const sent = await tried(() => desk.say(said, to ?? undefined, words_ ?? undefined));
  if (sent) reply(null);
  return sent;
}

$("composer").addEventListener("submit", async (event) => {
  event.preventDefault();
  const said = text.value.trim();
  if (!said) return;
  text.value = "";
  grow();
  if (!(await send(said))) text.value = said;
  grow();
});

text.addEventListener("keydown", (event) => {
  // While a Hangul syllable is being composed, Enter belongs to the input method.
  if (event.isComposing || event.keyCode === 229) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    $("composer").requestSubmit();
  }
  if (event.key === "Escape") reply(null);
  if (event.key === "ArrowUp" && !text.value) {
    event.preventDefault();
    log.querySelector("li[tabindex='0']")?.focus();
  }
});

function grow() {
  text.rows = Math.min(8, Math.max(1, text.value.split("\n").length));
}
text.addEventListener("input", grow);

$("attach").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", async () => {
  const [file] = $("file").files;
  $("file").value = "";
  if (!file) return;
  if (file.size > UPLOAD_BYTES) return toast(words.tooBig);
  const caption = text.value.trim();
  if (await tried(() => desk.sendFile(file, caption, replyTo))) {
    text.value = "";
    grow();
    reply(null);
  }
});

// --- buttons, files, clipboard

async function press(button, messageId, data) {
  button.ariaBusy = "true";
  const made = await tried(() => desk.press(messageId, data));
  if (!made) return (button.ariaBusy = "false");
  pressed.set(made.callback_id, button);
  if (answersEarly.has(made.callback_id)) answer(answersEarly.get(made.callback_id));
}

function answer(given) {
  const button = pressed.get(given.callback_id);
  answersEarly.delete(given.callback_id);
  if (!button) return answersEarly.set(given.callback_id, given);
  pressed.delete(given.callback_id);
  button.ariaBusy = "false";
  if (given.text && given.alert) sheet("chogo", given.text);
  else if (given.text) toast(given.text);
}

// --- typing and the line

function typing({ action }) {
  const stay = atEnd();
  $("typing").lastElementChild.textContent = action.startsWith("upload") ? words.uploading : words.typing;
  $("typing").hidden = false;
  clearTimeout(typingTimer);
  typingTimer = setTimeout(stopTyping, 5000);
  if (stay) toEnd();
}

function stopTyping() {
  $("typing").hidden = true;
}

function welcome() {
  $("welcome").hidden = messages.size > 0;
}

function lineState(state) {
  if (line !== "open" && state === "open") askAbout();
  line = state;
  $("line").textContent = state === "open" ? "" : words[state];
}

$("language").addEventListener("click", () => {
  switchLanguage();
  speak();
  [...messages.values()].forEach(put);
});
$("newer").addEventListener("click", toEnd);
scroll.addEventListener("scroll", () => {
  following = atEnd();
  if (following) $("newer").hidden = true;
});
// A growing footer or keyboard must not hide the last message from somebody who reads along.
new ResizeObserver(() => following && toEnd()).observe(scroll);

useSender(send);
speak();
desk.listen({
  whole,
  message: (message) => {
    put(message);
    if (message.body.from.is_bot) askAboutSoon();
  },
  deleted: remove,
  typing,
  answer,
  commands: askAboutSoon,
}, lineState);
text.focus();
