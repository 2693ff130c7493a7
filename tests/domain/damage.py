"""Markdown that is no draft any more."""

import re
from random import Random

_LOST = (
    (r"^## 🔑 Key Takeaways$", "## Takeaways"),
    (r"^\*   ", "* "),
    (r"^## 2\. ", "## 3. "),
    (r"^---\n---\n", "---\n"),
    (r"^# \[YouTube Script\] ", "# "),
    (r"^(## 📺 \S+) \(.*\)$", r"\1"),
    (r"^(### \*\*1\. .*)\*\*$", r"\1"),
    (r"^(## 👋 \S+) \((\d+:)", r"\1 (0\2"),
    (r"^\*\*Date:\*\* (\d{4})-", r"**Date:** \1."),
    (r"\n\Z", "\n\n"),
    (r"\n\n## 1\. ", "\n## 1. "),
    (r"^(## 3\. .*)$", r"\1\n\n# \1"),
)
"""What is found, and what stands there afterwards."""


def damaged(markdown: str, random: Random) -> str:
    pattern, instead = random.choice(_LOST)
    new, count = re.subn(pattern, instead, markdown, count=1, flags=re.MULTILINE)
    if not count:
        raise ValueError(f"nothing to damage by {pattern}")
    return new


def scrambled(markdown: str, random: Random) -> str:
    """One careless edit, which may leave a draft."""
    lines = markdown.split("\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    cut = random.randrange(len(markdown))
    match random.randrange(9):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[other])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            return markdown[:cut]
        case 4:
            return markdown[:cut] + random.choice("\r\0\u2028#*-[]() \n\t1९\ud800") + markdown[cut:]
        case 5:
            return markdown[:cut] + markdown[cut + random.randrange(1, 40) :]
        case 6:
            lines[at] += random.choice((" ", "\r", "\n", "\n---", "\n# x", "\n## 9. x", "\n\n"))
        case 7:
            lines[at] = random.choice(("---", "", "## 출처", "## Sources", "# ", "### **1. x (0:00-0:01)**"))
        case _:
            return markdown[cut:]
    return "\n".join(lines)
