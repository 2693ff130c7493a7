"""What attacks on fetching came to: printed figures."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from news.web import WebLimits
from tests.news.attack_pages import LIMITS, PAGES, besiege_reader, strays
from tests.news.attacks import ATTACKS
from tests.news.siege import TRUSTED, Outcome, besiege, besiege_trusting

_Row = tuple[Outcome, Sequence[str], bool | None]
"""How it ended, what should not have happened, and whether a client without our rules reached something."""


async def section() -> str:
    rows = await _run()
    count = sum(map(len, rows.values()))
    held = sum(not breaches for row in rows.values() for _, breaches, _ in row)
    lines = "\n".join(f"| {kind} | {_cells(row)} |" for kind, row in rows.items())
    return (
        "## Attacks\n\n"
        f"{count} attacks, {held} held. Held means: no connection to an address that is not public or to a port other "
        "than 80 and 443, no name looked up that nobody sent, less than 64 MB, done within the attack's time cap, and "
        "the very outcome that was expected. They run through the two seams of the world, resolver and connector, "
        "without a network. The last column shows the same addresses to a client without these rules: how many of the "
        "attacks make it connect to something that it must not.\n\n"
        "| kind | attacks | held | most memory, MB | longest, s | an unguarded client falls for |\n"
        "|---|---|---|---|---|---|\n"
        f"{lines}\n\n"
        f"{_manners(WebLimits())}"
    )


def _manners(limits: WebLimits) -> str:
    return (
        f"One address costs at most {limits.seconds:.0f} s, {limits.redirects} redirects, "
        f"{limits.header_bytes // 1024} KB of headers, {limits.packed_bytes // 1_000_000} MB as sent and "
        f"{limits.unpacked_bytes // 1_000_000} MB unpacked. Waiting for a host's turn comes on top, "
        f"{limits.turn_seconds:.0f} s at most. "
        "A host gets one request at a time, links that a person sent included; automatic readings start at least "
        f"{limits.gap_seconds} s apart, or as far as its Crawl-delay says. A host that answers 429 or 503 with "
        "Retry-After is left alone until then by everybody. robots.txt (RFC 9309) holds for automatic reading: no such "
        "file (4xx) means open; no answer, 429 or 5xx means closed for a minute, unless an older file is known. A link "
        "that a person sent is read on their behalf.\n"
    )


async def _run() -> Mapping[str, Sequence[_Row]]:
    rows: dict[str, list[_Row]] = {}
    for attack in ATTACKS:
        outcome = await besiege(attack)
        fell = bool(await besiege_trusting(attack)) if attack.kind in TRUSTED else None
        breaches = outcome.breaches(attack.ends, attack.limits.seconds)
        rows.setdefault(attack.kind, []).append((outcome, breaches, fell))
    with tempfile.TemporaryDirectory() as folder:
        for page in PAGES:
            outcome = await besiege_reader(page, Path(folder))
            found = [*strays(outcome), *outcome.breaches("read", LIMITS.seconds)]
            rows.setdefault(page.kind, []).append((outcome, found, None))
    return rows


def _cells(row: Sequence[_Row]) -> str:
    held = sum(not breaches for _, breaches, _ in row)
    memory = max(outcome.peak for outcome, _, _ in row) / 1_000_000
    seconds = max(outcome.seconds for outcome, _, _ in row)
    fell = [fell for _, _, fell in row if fell is not None]
    return f"{len(row)} | {held} | {memory:.1f} | {seconds:.2f} | {sum(fell) if fell else '–'}"
