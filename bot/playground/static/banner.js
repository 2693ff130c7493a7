// What stands around the chat: what is real here, the commands, the examples, every label.

import * as desk from "./desk.js";
import { element } from "./bubble.js";
import { language, words } from "./words.js";

const $ = (id) => document.getElementById(id);
let about = null, commands = {}, timer = 0, send = () => {};

export function useSender(sender) {
  send = sender;
}

export function takeCommands(known) {
  commands = known;
  showCommands();
}

function showCommands() {
  const mine = commands[language] ?? commands[""] ?? Object.values(commands)[0] ?? [];
  $("commands").replaceChildren(...mine.map(({ command, description }) => {
    const chip = element("button", { type: "button", title: description }, `/${command} `, element("span", {}, description));
    chip.addEventListener("click", () => send(`/${command}`));
    return chip;
  }));
}

function showAbout() {
  if (!about) return;
  const { model, news } = about.status;
  const pill = (name, said, real) =>
    element("li", { className: real ? "real" : "sample" }, element("span", {}, name), element("strong", {}, said));
  $("status").replaceChildren(
    pill(words.model, model ? words.modelReal(model) : words.modelNone, Boolean(model)),
    pill(words.news, words[news], news === "live"));
  const examples = about.examples[language] ?? Object.values(about.examples)[0] ?? [];
  $("examples").replaceChildren(...examples.map((topic) => {
    const chip = element("button", { type: "button" }, topic);
    chip.addEventListener("click", () => send(topic));
    return element("li", {}, chip);
  }));
}

export async function askAbout() {
  clearTimeout(timer);
  try {
    about = await desk.about();
    showAbout();
    takeCommands(about.commands);
  } catch {
    // The line's state already says that the server is away.
  }
}

// What is real can change with each answer: the news are only checked when they are needed.
export function askAboutSoon() {
  clearTimeout(timer);
  timer = setTimeout(askAbout, 700);
}

export function speak() {
  document.documentElement.lang = language;
  document.title = words.title;
  $("language").textContent = words.other;
  $("language").ariaLabel = words.otherLabel;
  $("not-telegram").textContent = words.notTelegram;
  $("welcome").querySelector("h2").textContent = words.welcome;
  $("welcome").querySelector("p").textContent = words.welcomeMore;
  $("newer").textContent = words.newer;
  $("send").ariaLabel = words.send;
  $("attach").ariaLabel = $("attach").title = words.attach;
  $("quote").querySelector("button").ariaLabel = words.cancelReply;
  $("sheet").querySelector("button").textContent = words.close;
  $("sheet").querySelector("a").textContent = words.save;
  $("text").placeholder = words.placeholder;
  $("text").ariaLabel = words.message;
  $("log").ariaLabel = words.log;
  showAbout();
  showCommands();
}
