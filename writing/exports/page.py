"""A page that needs nothing but itself: the blog to read, and a button that copies it for an editor.

What is copied has h2, p, ul, li, strong and a, and no class, style or script: editors strip those. Everything of the
draft is escaped, and the page's own script and style are the only ones that its policy lets run.
"""

import base64
import hashlib
import html
from collections.abc import Iterable
from itertools import groupby

from domain.drafts import Draft
from writing.exports.labels import labels
from writing.exports.page_parts import SCRIPT, STYLE
from writing.exports.prose import Block, Kind, Run, blog_blocks, plain_text


def page(draft: Draft) -> str:
    says = labels(draft.language)
    blocks = blog_blocks(draft)
    title = html.escape(draft.blog.title)
    about = html.escape(f"{draft.topic} · {draft.written_at:%Y-%m-%d %H:%M} · {draft.origin}")
    spoken = f'data-copied="{html.escape(says.copied)}" data-selected="{html.escape(says.selected)}"'
    return f"""<!doctype html>
<html lang="{draft.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<header>
<div>
<button type="button" data-copies="body">{html.escape(says.copy_body)}</button>
<button type="button" data-copies="title">{html.escape(says.copy_title)}</button>
<p id="said" role="status" {spoken}></p>
</div>
</header>
<main>
<p id="about">{about}</p>
<h1 id="title">{title}</h1>
<article id="body">
{fragment(blocks)}
</article>
</main>
<pre id="plain" hidden>
{html.escape(plain_text(blocks))}</pre>
<script>{SCRIPT}</script>
</body>
</html>
"""


def fragment(blocks: Iterable[Block]) -> str:
    """What the button copies, a block per line; bullets that follow each other are one list."""
    lines: list[str] = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        inner = [_inline(block) for block in group]
        if kind is Kind.BULLET:
            lines += ["<ul>", *(f"<li>{item}</li>" for item in inner), "</ul>"]
        else:
            tag = "h2" if kind is Kind.HEADING else "p"
            lines += [f"<{tag}>{item}</{tag}>" for item in inner]
    return "\n".join(lines)


def _inline(block: Block) -> str:
    return "".join(map(_run, block.runs))


def _run(run: Run) -> str:
    text = html.escape(run.text)
    if run.url:
        text = f'<a href="{html.escape(run.url)}">{text}</a>'
    return f"<strong>{text}</strong>" if run.bold else text


def _policy() -> str:
    return (
        f"default-src 'none'; script-src '{_hash(SCRIPT)}'; style-src '{_hash(STYLE)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
