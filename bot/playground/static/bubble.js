// A message as DOM nodes. Text only ever becomes text nodes: nothing a message says is markup.

import { language, words } from "./words.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote" };
const LONG_QUOTE = 140;

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

export function bubble(message, actions) {
  const body = message.body;
  const mine = !body.from.is_bot;
  const item = element("li", { id: `m${body.message_id}`, className: mine ? "message mine" : "message", tabIndex: -1 });
  const box = element("div", { className: "bubble" });
  if (body.reply_to_message) box.append(replied(body, actions));
  if (body.document) box.append(documentCard(body.document, actions));
  const text = body.text ?? body.caption ?? "";
  if (text) box.append(element("div", { className: "text" }, ...rich(text, body.entities ?? body.caption_entities ?? [], actions)));
  if (!text && !body.document) box.append(element("p", { className: "placeholder" }, otherKind(body)));
  box.append(meta(message, actions));
  item.append(box);
  if (message.reaction) item.append(element("span", { className: "reaction" }, message.reaction));
  const rows = body.reply_markup?.inline_keyboard ?? [];
  if (rows.length) item.append(keyboard(body.message_id, rows, actions));
  return item;
}

function otherKind(body) {
  const known = ["sticker", "voice", "photo"].find((kind) => kind in body);
  return words[known ?? "other_kind"];
}

export function excerpt(body) {
  const text = body.text ?? body.caption ?? body.document?.file_name ?? otherKind(body);
  return text.replace(/\s+/g, " ").slice(0, 120);
}

function replied(body, actions) {
  const original = body.reply_to_message;
  const who = original.from?.is_bot ? "chogo" : words.me;
  const link = element("button", { type: "button", className: "replied" },
    element("strong", {}, who), element("span", {}, body.quote?.text ?? excerpt(original)));
  link.addEventListener("click", () => actions.show(original.message_id));
  return link;
}

function meta(message, actions) {
  const body = message.body;
  const when = new Date(body.date * 1000);
  const time = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" }).format(when);
  const reply = element("button", { type: "button", className: "reply", tabIndex: -1 }, words.reply);
  reply.addEventListener("click", () => actions.reply(body.message_id));
  const line = element("p", { className: "meta" }, reply);
  if (body.edit_date) line.append(element("span", {}, words.edited));
  line.append(element("time", { dateTime: when.toISOString() }, time));
  return line;
}

function documentCard(file, actions) {
  const open = element("button", { type: "button", className: "button" }, words.open);
  open.addEventListener("click", () => actions.open(file));
  const save = element("a", { className: "button", href: actions.fileAddress(file), download: file.file_name }, words.save);
  const readable = /\.(md|markdown|txt)$/i.test(file.file_name);
  return element("div", { className: "document" },
    element("span", { className: "page", ariaHidden: "true" }, (file.file_name.split(".").pop() ?? "").slice(0, 4)),
    element("p", {}, element("strong", {}, file.file_name), element("span", {}, size(file.file_size))),
    element("div", {}, ...(readable ? [open] : []), save));
}

function size(bytes) {
  return bytes < 1024 ? `${bytes} B` : bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

function keyboard(messageId, rows, actions) {
  const lines = rows.map((row) => element("div", {}, ...row.map((button) => key(messageId, button, actions))));
  return element("div", { className: "keyboard" }, ...lines);
}

function key(messageId, button, actions) {
  if (button.url) return outside(button.url, [`${button.text} ↗`], "key");
  const made = element("button", { type: "button", className: "key" }, button.text);
  if (button.copy_text) {
    made.append(element("span", { className: "hint", ariaHidden: "true" }));
    made.addEventListener("click", () => actions.copy(button.copy_text.text));
  } else {
    made.addEventListener("click", () => actions.press(made, messageId, button.callback_data));
  }
  return made;
}

// Only a web address becomes a link, and only the person opens it.
function outside(address, children, className = "") {
  const href = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  if (!/^https?:/i.test(href)) return element("span", { title: address }, ...children);
  return element("a", { href, className, title: href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

// Entities are counted in UTF-16 units, as JavaScript counts its strings.
export function rich(text, entities, actions) {
  const waiting = entities.filter((entity) => entity.length > 0).sort((a, b) => a.offset - b.offset || b.length - a.length);
  const level = (start, end) => {
    const nodes = [];
    let at = start;
    while (waiting.length && waiting[0].offset < end) {
      const entity = waiting.shift();
      const from = Math.max(entity.offset, at);
      const to = Math.min(entity.offset + entity.length, end);
      if (to <= from) continue;
      nodes.push(text.slice(at, from));
      const inner = level(from, to);
      nodes.push(wrap(entity, text.slice(from, to), inner, actions));
      at = to;
      // A block ends its line by itself.
      if (/pre|quote/.test(entity.type) && text[at] === "\n") at += 1;
    }
    nodes.push(text.slice(at, end));
    return nodes.filter((node) => node !== "");
  };
  return level(0, text.length);
}

function wrap(entity, plain, children, actions) {
  if (entity.type === "text_link") return outside(entity.url, children);
  if (entity.type === "url") return outside(plain, children);
  if (entity.type === "bot_command") {
    const made = element("button", { type: "button", className: "command" }, ...children);
    made.addEventListener("click", () => actions.say(plain));
    return made;
  }
  if (entity.type === "spoiler") return spoiler(children);
  if (entity.type === "expandable_blockquote") return expandable(plain, children);
  return element(TAGS[entity.type] ?? "span", {}, ...children);
}

function spoiler(children) {
  const made = element("span", { className: "spoiler", tabIndex: 0, title: words.spoiler }, ...children);
  made.setAttribute("role", "button");
  const reveal = () => made.classList.add("shown");
  made.addEventListener("click", reveal);
  made.addEventListener("keydown", (event) => ["Enter", " "].includes(event.key) && reveal());
  return made;
}

function expandable(plain, children) {
  const quote = element("blockquote", {}, element("div", {}, ...children));
  if (plain.length <= LONG_QUOTE && plain.split("\n").length <= 3) return quote;
  quote.className = "folded";
  const toggle = element("button", { type: "button", className: "fold", ariaExpanded: "false" }, words.more);
  toggle.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    toggle.textContent = folded ? words.more : words.less;
    toggle.ariaExpanded = String(!folded);
  });
  quote.append(toggle);
  return quote;
}
