"""Where quotation marks stand in a text."""

import re

_INSIDE = "{0,800}"
_QUOTED = re.compile(
    "|".join(
        (
            rf"“[^”\n\r]{_INSIDE}”",
            rf'"[^"\n\r]{_INSIDE}"',
            rf"‘[^’\n\r]{_INSIDE}’",
            rf"(?<![A-Za-z0-9])'[^'\n\r]{_INSIDE}'(?![A-Za-z])",
            rf"「[^」\n\r]{_INSIDE}」",
            rf"『[^』\n\r]{_INSIDE}』",
        )
    )
)


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of what stands in quotation marks, the marks included, within one line and 800 characters."""
    return [match.span() for match in _QUOTED.finditer(text)]
