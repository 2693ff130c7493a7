"""Where quotation marks stand in a text."""

import re

_QUOTED = re.compile(
    r"“[^”\n\r]*”|\"[^\"\n\r]*\"|‘[^’\n\r]*’|(?<![A-Za-z0-9])'[^'\n\r]*'(?![A-Za-z])|「[^」\n\r]*」|『[^』\n\r]*』"
)


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of what stands in quotation marks, the marks included, within one line."""
    return [match.span() for match in _QUOTED.finditer(text)]
