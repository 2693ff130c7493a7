// What lies over the chat for a moment: a short word, a text to read.

import { fileAddress, fileText } from "./desk.js";
import { words } from "./words.js";

const $ = (id) => document.getElementById(id);
let toastTimer = 0;

export async function tried(work) {
  try {
    return await work();
  } catch {
    toast(words.notSent);
    return null;
  }
}

export async function copy(copied) {
  try {
    await navigator.clipboard.writeText(copied);
    toast(words.copied);
  } catch {
    toast(words.notCopied);
  }
}

export async function open(file) {
  const content = await tried(() => fileText(file));
  if (content !== null) sheet(file.file_name, content, fileAddress(file));
}

export function sheet(title, content, address = "") {
  const dialog = $("sheet"), save = dialog.querySelector("a");
  dialog.querySelector("h2").textContent = title;
  dialog.querySelector("pre").textContent = content;
  save.hidden = !address;
  save.href = address || "#";
  save.download = title;
  dialog.showModal();
}
$("sheet").querySelector("button").addEventListener("click", () => $("sheet").close());

export function toast(said) {
  $("toast").textContent = said;
  $("toast").hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => ($("toast").hidden = true), 4000);
}
