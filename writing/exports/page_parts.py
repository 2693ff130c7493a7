"""Style and script of the page, word for word the same for every draft, so that their hashes are."""

STYLE = """
:root {
  --paper: #fdfcfa; --ink: #1d1f23; --quiet: #62666e; --line: #e4e1da; --accent: #0b5bd3; --on-accent: #fff;
  font-family: "Apple SD Gothic Neo", Pretendard, "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", system-ui,
    sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181c; --ink: #e6e4df; --quiet: #9a9ea8; --line: #2f333b; --accent: #7fb0ff; --on-accent: #10131a;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font-size: 1.0625rem; line-height: 1.8; }
header { position: sticky; top: 0; background: var(--paper); border-bottom: 1px solid var(--line); }
header div, main { max-width: 44rem; margin: 0 auto; padding: 0 1.25rem; }
header div { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; padding-block: .625rem; }
button {
  font: inherit; font-size: .9375rem; font-weight: 600; line-height: 1.2; min-height: 2.75rem; padding: .5rem 1.125rem;
  border: 1px solid var(--accent); border-radius: .625rem; background: transparent; color: var(--accent);
  cursor: pointer;
}
button:first-of-type { background: var(--accent); color: var(--on-accent); }
button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
#said { margin: 0; font-size: .875rem; color: var(--quiet); line-height: 1.4; }
main { padding-block: 1.5rem 5rem; word-break: keep-all; overflow-wrap: anywhere; }
#about { margin: 0; font-size: .875rem; color: var(--quiet); line-height: 1.5; }
h1 { margin: .5rem 0 2rem; font-size: clamp(1.5rem, 1.1rem + 2vw, 2.125rem); line-height: 1.35; }
h2 { margin: 2.75rem 0 .75rem; font-size: 1.3125rem; line-height: 1.45; }
article p { margin: 0 0 1.125rem; }
ul { margin: 0 0 1.125rem; padding-left: 1.25rem; }
li { margin-bottom: .5rem; padding-left: .125rem; }
a { color: var(--accent); text-underline-offset: .2em; }
::selection { background: color-mix(in srgb, var(--accent) 25%, transparent); }
@media print { header { display: none; } }
"""

SCRIPT = """
(() => {
  const byId = (id) => document.getElementById(id);
  const said = byId("said");
  const contents = {
    body: () => ({ node: byId("body"), html: byId("body").innerHTML.trim(), text: byId("plain").textContent.trim() }),
    title: () => ({ node: byId("title"), html: byId("title").innerHTML, text: byId("title").textContent }),
  };

  const select = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  // Works where the newer way does not: in files opened from a disk, and in older browsers.
  const copySelected = ({ node, html, text }) => {
    select(node);
    const fill = (event) => {
      event.clipboardData.setData("text/html", html);
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
    };
    document.addEventListener("copy", fill);
    try {
      const done = document.execCommand("copy");
      if (done) getSelection().removeAllRanges();
      return done;
    } finally {
      document.removeEventListener("copy", fill);
    }
  };

  const copy = async (content) => {
    try {
      const blob = (text, type) => new Blob([text], { type });
      const item = { "text/html": blob(content.html, "text/html"), "text/plain": blob(content.text, "text/plain") };
      await navigator.clipboard.write([new ClipboardItem(item)]);
      return true;
    } catch {
      return copySelected(content);
    }
  };

  for (const button of document.querySelectorAll("button[data-copies]")) {
    button.addEventListener("click", async () => {
      said.textContent = "";
      said.textContent = (await copy(contents[button.dataset.copies]())) ? said.dataset.copied : said.dataset.selected;
    });
  }
})();
"""
