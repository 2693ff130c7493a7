"""The figures of a round of evals as a page of Markdown."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.grounding import Entry, Verdict
from tests.evals import measures
from tests.evals.measures import GROUPS, Fate, Flag, Measured
from tests.evals.newsroom import Topic, Trap
from tests.evals.pipeline import Run
from tests.evals.recorded import LABEL, Mistake, Recorded
from writing.evidence import is_confirmed
from writing.pieces import Plan, ScriptPiece

HEAD = """# Evals: the pipeline over the project's own newsroom

Printed by `python -m tests.evals --write docs/eval.md` (`make eval`); the newsroom is in tests/evals/newsroom, and
every company, person and figure in it is invented."""

RECORDED = f"""**Answers {LABEL}.**

No model was asked, so nothing here says how good a model is: it says what the checks and the repair make of texts with
known mistakes in them. Some of those answers mend what they are asked to mend, and some never do. Cost and tokens are
those of no model and left out; the time is the program's own. With a provider's key in the settings, the same command
asks that model instead.

The ledger was mended for these very texts (of the figures without a mistake it confirmed 90.9% when it first met them),
so texts that nobody has tuned for will fare worse."""

LIVE = """Answers by {models}, asked live. Costs as the model library's price list has them; a price that it does not
know is said to be unknown. No mistake was put in, so only traps tell what went wrong unseen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One topic, measured."""

    run: Run
    before: Measured | None
    after: Measured | None
    seeded: tuple[tuple[Mistake, tuple[Flag, ...], Fate | None], ...]
    """Each mistake, what pointed at it before anything was sent back, and its end."""
    unspoilt: tuple[Entry, ...]
    """Figures as composed that no mistake was put into."""
    traps_before: tuple[Trap, ...]
    traps_after: tuple[Trap, ...]

    @property
    def topic(self) -> Topic:
        return self.run.topic


def row(run: Run, answers: Recorded | None) -> Row:
    assignment = run.assignment
    phrase, script = "", ScriptPiece(title="", opening=[], scenes=[], closing=[])
    if assignment.plan and assignment.script:
        phrase = Plan.model_validate_json(assignment.plan).search_phrase
        script = ScriptPiece.model_validate_json(assignment.script)
    first, last = (
        measures.measured(draft, assignment.sources, script, phrase) if draft else None
        for draft in (run.before, run.after)
    )
    return Row(
        run=run,
        before=first,
        after=last,
        seeded=tuple(_seeded(run, answers, first, last)) if answers else (),
        unspoilt=measures.unspoilt(answers.mistakes, run.before, first) if answers and run.before and first else (),
        traps_before=measures.fallen(run.topic, run.before) if run.before else (),
        traps_after=measures.fallen(run.topic, run.after) if run.after else (),
    )


def _seeded(
    run: Run, answers: Recorded, first: Measured | None, last: Measured | None
) -> Iterable[tuple[Mistake, tuple[Flag, ...], Fate | None]]:
    for mistake in answers.mistakes:
        found = measures.finders(mistake, run.before, first) if run.before and first else ()
        end = measures.fate(mistake, run.before, run.after, last) if run.before and run.after and last else None
        yield mistake, found, end


def page(rows: Sequence[Row], *, live: bool) -> str:
    models = ", ".join(sorted({used.spec for row in rows for used in row.run.used}))
    parts = [
        HEAD,
        LIVE.format(models=models) if live else RECORDED,
        "## By topic",
        _topics(rows),
        LEGEND,
        "## Findings before and after repair",
        _findings(rows),
        "## Figures",
        _figures(rows),
        *([] if live else ["## Seeded mistakes", _mistakes(rows), _unseeded(rows)]),
        "## Traps",
        _traps(rows),
        "## Cost and time",
        _costs(rows, live=live),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _topics(rows: Sequence[Row]) -> str:
    head = (
        "topic",
        "read",
        "figures confirmed",
        "findings",
        "seeded found",
        "traps fallen for",
        "layout",
        "clock",
        "longest run",
        "share",
    )
    cells = [
        (
            row.topic.name,
            f"{len(row.run.assignment.sources)}/{len(row.topic.articles)}",
            _change(_confirmed(row.before), _confirmed(row.after)),
            _change(_count(row.before), _count(row.after)),
            _ratio(sum(bool(found) for _, found, _ in row.seeded), len(row.seeded)),
            f"{_change(len(row.traps_before), len(row.traps_after))} of {len(row.topic.traps)}",
            _layout(row),
            f"{row.after.off:+.0f} s" if row.after else "–",
            f"{row.after.run} words" if row.after else "–",
            f"{row.after.share:.0%}" if row.after else "–",
        )
        for row in rows
    ]
    return table(head, [*cells, _total(rows)])


def _total(rows: Sequence[Row]) -> tuple[str, ...]:
    befores, afters = _measured(rows)
    seeded = [found for row in rows for _, found, _ in row.seeded]
    laid = sum(len(row.topic.traps) for row in rows)
    fell = (sum(len(row.traps_before) for row in rows), sum(len(row.traps_after) for row in rows))
    read = sum(len(row.run.assignment.sources) for row in rows)
    return (
        "**all**",
        f"{read}/{sum(len(row.topic.articles) for row in rows)}",
        _change(_share(befores), _share(afters)),
        _change(sum(len(one.flags) for one in befores), sum(len(one.flags) for one in afters)),
        _ratio(sum(map(bool, seeded)), len(seeded)),
        f"{_change(*fell)} of {laid}",
        f"{sum(one.whole for one in afters)}/{len(rows)}",
        f"±{sum(abs(one.off) for one in afters) / len(afters):.0f} s" if afters else "–",
        f"{max((one.run for one in afters), default=0)} words",
        f"{max((one.share for one in afters), default=0):.0%}",
    )


LEGEND = """`a → b`: as composed → as finished. Read: sources that reached the draft, of the topic's articles.
Confirmed: exact, rounded or derived; in a spoken line, which has no marks, also what another source says of the same
subject. Findings: figures that are not confirmed, quotations and names that no source has, copying, wording, and all
that the checks without sources say. Layout: the Markdown is read back byte for byte. Clock: against 5:00. Run and
share: against the nearest source, quotations left out."""


def _findings(rows: Sequence[Row]) -> str:
    befores, afters = _measured(rows)
    first: Counter[str] = sum((one.groups for one in befores), Counter())
    last: Counter[str] = sum((one.groups for one in afters), Counter())
    cells = [(group, str(first[group]), str(last[group])) for group in GROUPS]
    return table(("what", "as composed", "as finished"), cells)


def _figures(rows: Sequence[Row]) -> str:
    befores, afters = _measured(rows)
    first: Counter[Verdict] = sum((one.verdicts for one in befores), Counter())
    last: Counter[Verdict] = sum((one.verdicts for one in afters), Counter())
    cells = [(str(verdict), str(first[verdict]), str(last[verdict])) for verdict in Verdict]
    totals = ("**all**", str(first.total()), str(last.total()))
    return table(("verdict", "as composed", "as finished"), [*cells, totals])


def _mistakes(rows: Sequence[Row]) -> str:
    kinds: dict[str, list[tuple[tuple[Flag, ...], Fate | None]]] = {}
    for row in rows:
        for mistake, found, end in row.seeded:
            kinds.setdefault(mistake.kind, []).append((found, end))
    everything = [pair for pairs in kinds.values() for pair in pairs]
    cells = [(kind, *_fates(pairs)) for kind, pairs in sorted(kinds.items())]
    head = ("kind", "seeded", "found as composed", *(str(fate) for fate in Fate))
    missed = [
        f"*   {row.topic.name}, {mistake.where}: “{mistake.words}” ({mistake.kind}; {mistake.truth})"
        for row in rows
        for mistake, found, _ in row.seeded
        if not found
    ]
    not_found = "\n".join(["Not found:", "", *missed]) if missed else ""
    return "\n\n".join(filter(None, [table(head, [*cells, ("**all**", *_fates(everything))]), not_found]))


def _fates(pairs: Sequence[tuple[tuple[Flag, ...], Fate | None]]) -> tuple[str, ...]:
    ends = Counter(end for _, end in pairs)
    found = sum(bool(flags) for flags, _ in pairs)
    return (str(len(pairs)), str(found), *(str(ends[fate]) for fate in Fate))


def _unseeded(rows: Sequence[Row]) -> str:
    """What was written to be right, and how much of it the checks refuse all the same."""
    figures = [entry for row in rows for entry in row.unspoilt]
    confirmed = sum(map(is_confirmed, figures))
    share = f" ({confirmed / len(figures):.1%})" if figures else ""
    strays = sum(len(stray_flags(row)) for row in rows)
    return (
        f"Of {len(figures)} figures as composed that no mistake was put into, {confirmed} are confirmed{share}. "
        f"Findings that touch no seeded mistake, those of form left out: {strays}; each is a false alarm or a slip "
        "that nobody meant to write, and `--details` lists them."
    )


def stray_flags(row: Row) -> tuple[Flag, ...]:
    meant = {flag for _, found, _ in row.seeded for flag in found}
    flags = row.before.flags if row.before else ()
    return tuple(flag for flag in flags if flag not in meant and flag.group != "form")


def _traps(rows: Sequence[Row]) -> str:
    laid = Counter(trap.kind for row in rows for trap in row.topic.traps)
    first = Counter(trap.kind for row in rows for trap in row.traps_before)
    last = Counter(trap.kind for row in rows for trap in row.traps_after)
    cells = [(kind, str(laid[kind]), str(first[kind]), str(last[kind])) for kind in sorted(laid)]
    total = ("**all**", *(str(count.total()) for count in (laid, first, last)))
    return table(("trap", "laid", "fallen for as composed", "as finished"), [*cells, total])


def _costs(rows: Sequence[Row], *, live: bool) -> str:
    if live:
        head = ("topic", "calls", "tokens in", "of them cached", "tokens out", "USD", "seconds")
        return table(head, map(_live_cost, rows))
    names = ("topic", "calls", "characters asked", "characters answered", "seconds")
    return "USD: unknown, for no model was asked.\n\n" + table(names, map(_recorded_cost, rows))


def _recorded_cost(row: Row) -> tuple[str, ...]:
    asked, answered = row.run.characters
    calls = sum(used.requests for used in row.run.used)
    return (row.topic.name, str(calls), f"{asked:,}", f"{answered:,}", f"{row.run.seconds:.1f}")


def _live_cost(row: Row) -> tuple[str, ...]:
    used = row.run.used
    costs = [one.cost_usd for one in used]
    known = [cost for cost in costs if cost is not None]
    least = "≥ " if any(one.unmeasured for one in used) else ""
    return (
        row.topic.name,
        str(sum(one.requests for one in used)),
        f"{sum(one.input_tokens for one in used):,}",
        f"{sum(one.cached_tokens for one in used):,}",
        f"{sum(one.output_tokens for one in used):,}",
        f"{least}{sum(known):.4f}" if used and len(known) == len(costs) else "unknown",
        f"{row.run.seconds:.1f}",
    )


def table(head: Sequence[str], cells: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *cells]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _measured(rows: Sequence[Row]) -> tuple[list[Measured], list[Measured]]:
    return [row.before for row in rows if row.before], [row.after for row in rows if row.after]


def _confirmed(one: Measured | None) -> str:
    return f"{one.confirmed}/{len(one.entries)}" if one else "–"


def _share(ones: Sequence[Measured]) -> str:
    return f"{sum(one.confirmed for one in ones)}/{sum(len(one.entries) for one in ones)}"


def _count(one: Measured | None) -> str:
    return str(len(one.flags)) if one else "–"


def _layout(row: Row) -> str:
    if row.after is None:
        return f"no draft: {row.run.problem}"
    return "whole" if row.after.whole else "broken"


def _change(first: object, last: object) -> str:
    return f"{first} → {last}"


def _ratio(part: int, whole: int) -> str:
    return f"{part}/{whole}" if whole else "–"
