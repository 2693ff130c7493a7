"""Every finding of a round by itself, for whoever works on the checks; no part of the page."""

from collections.abc import Sequence

from tests.evals.measures import Flag
from tests.evals.report import Row, stray_flags


def details(rows: Sequence[Row]) -> str:
    lines = []
    for row in rows:
        lines.append(f"{row.topic.name}: {row.run.problem or 'finished'}")
        for mistake, found, end in row.seeded:
            by = ", ".join(sorted({flag.why for flag in found})) or "nothing"
            lines.append(f"  seeded {mistake.kind} “{mistake.words}” found by {by}; {end}")
        lines.extend(f"  stray {_place(flag)} {flag.why}: {flag.words}" for flag in stray_flags(row))
        forms = [flag for flag in (row.before.flags if row.before else ()) if flag.group == "form"]
        lines.extend(f"  form {_place(flag)} {flag.why}: {flag.words}" for flag in forms)
        lines.extend(f"  trap {trap.kind}: {trap.how}" for trap in row.traps_before)
    return "\n".join(lines)


def _place(flag: Flag) -> str:
    return flag.part.key if flag.part else "whole"
