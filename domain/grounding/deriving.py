"""Figures that a draft worked out from two figures of one source: difference, sum, share, growth, multiple.

Kept strict, since two figures of a page make a third by chance: only with a word that says what was worked out, and
only of two figures that stand together or of which the draft itself names one.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from domain.figures import Figure, Kind, Mode
from domain.grounding.context import SORTS, SUBJECTS, Sentence, Standing
from domain.grounding.lexicon import FIRM, METRIC, NAME
from domain.grounding.matching import match, rounds_to, same_unit
from domain.grounding.pairs import ADDABLE, DIVISIBLE, FAR, is_operand
from domain.grounding.shelf import Shelf

_MOST_NAMED = 12
_TELLING, _LEAST_DIGITS = 3, 2
_RARE = (Kind.MEASURE, Kind.INDEX)
_PARTED = (
    r"더 |많|적[다었은습어]|늘|줄|커[졌진지]|작|올[랐라린]|내[렸려린]|낮|높|떨어|뛰"
    r"|앞[서섰]|뒤[지졌]|채[웠우워]|모자[라랐]|부족"
)
_DIFFERENCE = re.compile(
    r"차이|격차|더해|빼[고면도]|빼 |남[는은습았]|벌어|좁[혀히아]|초과|여유|범위|\bgap|differ|\bleft\b"
    rf"|(?:보다|에서|대비).*(?:{_PARTED})|(?:more|less|fewer|higher|lower) than|\bfrom\b.*\bto\b"
)
_BETWEEN_NAMED = re.compile(
    rf"{_DIFFERENCE.pattern}|{_PARTED}|\b(?:rose|fell|up|down|more|less|fewer|higher|lower|increase|drop)\b"
)
"""Enough where the draft names both figures itself."""
_PLAINLY = re.compile(r"차이|격차|\bgap|differ")
_RATE = re.compile(r"꼴|씩|평균|당 |한 해|매년|해마다|한 [가-힣]{1,3}에|\beach\b|\bper\b|a year|average")
_MARGIN = re.compile(r"이익률|마진|수익률|부채비율|배당성향|margin|ratio")
_SUM = re.compile(r"합[쳐치해한하계산]|모두|총|더하|전부|in all|total|together|combined")
_SHARE = re.compile(
    r"비중|비율|차지|전체|률|율|가운데|중 |꼴|수준|채[웠우워]|share|portion|of (?:the )?(?:total|all)|ratio|margin"
)
_GROWTH = re.compile(
    r"늘|증가|성장|줄|감소|커[졌진지지]|커지|작아|올[랐라린]|오른|급증|뛰|확대|축소|떨어|낮|높|많|적"
    r"|rose|grew|fell|up|down|increase|more|less"
)
_MULTIPLE = re.compile(r"배|times|-?fold")


def derived(
    claim: Figure, said: Sequence[Sentence], shelf: Shelf, numbers: frozenset[int]
) -> tuple[Standing, str] | None:
    """The first operand where it stands, and the working; `said`: the draft's sentence and what is before it."""
    if claim.mode is Mode.RANGE or not claim.value:
        return None
    if not any(cue.search(said[0].text) for cue in (_BETWEEN_NAMED, _SUM, _SHARE, _GROWTH, _MULTIPLE, _RATE)):
        return None
    for number in sorted(numbers):
        for one, other in _pairs(claim, said, shelf, number):
            working = _working(claim, said[0], one, other, _BETWEEN_NAMED)
            if not working:
                continue
            both = _are_named(one, other, said[:1], claim)
            if (
                one.figure.kind is Kind.PERCENT
                and claim.kind is Kind.MULTIPLE
                and not _are_named(one, other, said, claim)
            ):
                continue
            working = working if both else _working(claim, said[0], one, other, _DIFFERENCE)
            if working and (both or _compare(said[0], claim, one, other)) and _together(one, other, said, claim):
                return one, working
    return None


def _are_named(one: Standing, other: Standing, said: Sequence[Sentence], claim: Figure) -> bool:
    return all(_is_named(it.figure, said, claim) for it in (one, other))


def _compare(said: Sentence, claim: Figure, one: Standing, other: Standing) -> bool:
    """Not sales with orders, unless a margin is spoken of; and one of them of what the draft speaks of."""
    told = [it.sentence.allowed(it.figure, METRIC) for it in (one, other)]
    mine = {it.key for it in said.facets if it.sort == METRIC}
    shares = claim.kind is Kind.PERCENT and all(told) and not told[0] & told[1]
    if shares and not (mine & told[0] and mine & told[1]) and not _MARGIN.search(said.text):
        return False
    for sort in SUBJECTS:
        subject = said.near(claim, sort)
        held = one.sentence.allowed(one.figure, sort) | other.sentence.allowed(other.figure, sort)
        if subject is not None and subject not in held and (sort not in (FIRM, NAME) or held):
            return False
    return True


def _pairs(claim: Figure, said: Sequence[Sentence], shelf: Shelf, number: int) -> Iterator[tuple[Standing, Standing]]:
    """First those that the draft names itself, wherever they stand, then those that stand together."""
    named = {
        id(told): told
        for one in said
        for figure in one.figures[:_MOST_NAMED]
        if figure is not claim
        for told, _ in shelf.matches(figure)[:_MOST_NAMED]
        if told.sentence.source == number and not shelf.is_taken_back(told)
    }
    own = shelf.standings[number]
    operands = [it for it in named.values() if is_operand(it, own)][:_MOST_NAMED]
    for one, other in combinations(operands, 2):
        if same_unit(one.figure, other.figure) and one.figure.value != other.figure.value:
            yield one, other
    for one in operands:
        yield from (
            (one, other)
            for other in shelf.rivals(one)
            if one is not other and is_operand(other, own) and not shelf.is_taken_back(other)
        )
    yield from shelf.pairs(number).giving(claim)


def _together(one: Standing, other: Standing, said: Sequence[Sentence], claim: Figure) -> bool:
    """The draft names both, or one, or the source has them side by side and of one subject with the draft."""
    operands = [it for it in (one, other) if _is_named(it.figure, said, claim)]
    apart = abs(one.sentence.index - other.sentence.index)
    if len(operands) == 2 or _names_a_pair(said[0], claim, one):
        return len(operands) == 2
    if apart > FAR:
        return bool(operands) and _is_of_one_measure(said[0], one, other)
    return _stand_together(one, other, operands, said[0], claim)


def _stand_together(one: Standing, other: Standing, operands: list[Standing], said: Sentence, claim: Figure) -> bool:
    apart = abs(one.sentence.index - other.sentence.index)
    if not same_unit(one.figure, other.figure):
        return _shares_words(said, one)
    if operands:
        return _names_enough(operands[0], said) or _shares_words(said, one) or _shares_words(said, other)
    if _digits(claim) < _LEAST_DIGITS:
        return False
    if _measured_alike(said, claim, one, other):
        return True
    if claim.kind in _RARE:
        return _shares_words(said, one) or _shares_words(said, other)
    if apart == 0 and _digits(claim) >= _TELLING and _PLAINLY.search(said.text):
        return True
    return _subject_shared(said, one, other) if apart == 0 else apart == 1 and _digits(claim) >= _TELLING


def _names_a_pair(said: Sentence, claim: Figure, operand: Standing) -> bool:
    """`1.6%에서 1.8%로 0.2%포인트`: the draft says itself what it worked with."""
    return sum(it is not claim and same_unit(it, operand.figure) for it in said.figures) > 1


def _names_enough(operand: Standing, said: Sentence) -> bool:
    return _digits(operand.figure) >= _TELLING or said.korean != operand.sentence.korean


def _digits(figure: Figure) -> int:
    """As written, zeros in front left out: two in 40%, three in 0.625; large figures tell enough."""
    return len(str(abs(figure.value)).replace(".", "").lstrip("0")) if figure.value < 1_000 else _TELLING


def _is_of_one_measure(said: Sentence, one: Standing, other: Standing) -> bool:
    """Of sales both, and sales the draft speaks of."""
    told = [it.sentence.allowed(it.figure, METRIC) for it in (one, other)]
    return bool(told[0] & told[1] & {it.key for it in said.facets if it.sort == METRIC})


def _measured_alike(said: Sentence, claim: Figure, one: Standing, other: Standing) -> bool:
    measure = said.near(claim, METRIC)
    return measure is not None and all(measure in it.sentence.allowed(it.figure, METRIC) for it in (one, other))


def _is_named(operand: Figure, said: Sequence[Sentence], claim: Figure) -> bool:
    return any(it is not claim and match(it, operand) is not None for one in said for it in one.figures[:_MOST_NAMED])


def _shares_words(said: Sentence, standing: Standing) -> bool:
    return bool(said.words & standing.sentence.words)


def _subject_shared(said: Sentence, one: Standing, other: Standing) -> bool:
    """What the draft speaks of is what the source says one of the two of."""
    if said.korean != one.sentence.korean:
        return True
    for sort in SORTS:
        mine = {it.key for it in said.facets if it.sort == sort}
        if mine & (one.sentence.allowed(one.figure, sort) | other.sentence.allowed(other.figure, sort)):
            return True
    return _shares_words(said, one)


def _working(claim: Figure, said: Sentence, one: Standing, other: Standing, parted: re.Pattern[str]) -> str:
    for cue, kind_fits, result, text in _results(claim, one.figure, other.figure, parted):
        if kind_fits and cue.search(said.text) and rounds_to(result, claim):
            return "" if cue is _GROWTH and _of_other_measure(said, one, other) else text
    return ""


def _of_other_measure(said: Sentence, one: Standing, other: Standing) -> bool:
    """A growth is of the measure that both figures have."""
    mine = {it.key for it in said.facets if it.sort == METRIC}
    told = [it.sentence.allowed(it.figure, METRIC) for it in (one, other)]
    return bool(mine) and any(measures and not measures & mine for measures in told)


def _results(
    claim: Figure, one: Figure, other: Figure, parted: re.Pattern[str]
) -> Iterator[tuple[re.Pattern[str], bool, Decimal, str]]:
    if not same_unit(one, other):
        fits = claim.kind is Kind.MONEY and claim.unit == one.unit
        yield _RATE, fits, one.value / other.value, f"{one.text} ÷ {other.text} = {claim.text}"
        return
    large, small = (one, other) if one.value > other.value else (other, one)
    difference, total = large.value - small.value, large.value + small.value
    same = one.kind in ADDABLE and one.kind == claim.kind and same_unit(claim, one)
    points = one.kind is Kind.PERCENT and claim.kind is Kind.POINT
    share = claim.kind is Kind.PERCENT and one.kind in DIVISIBLE
    yield parted, same or points, difference, f"{large.text} − {small.text} = {claim.text}"
    yield _SUM, same, total, f"{large.text} + {small.text} = {claim.text}"
    yield _SHARE, share, small.value / large.value * 100, f"{small.text} ÷ {large.text} = {claim.text}"
    growth = difference / small.value * 100
    yield _GROWTH, share, growth, f"({large.text} − {small.text}) ÷ {small.text} = {claim.text}"
    fall = difference / large.value * 100
    yield _GROWTH, share, fall, f"({large.text} − {small.text}) ÷ {large.text} = {claim.text}"
    times = claim.kind is Kind.MULTIPLE and claim.unit == "배" and one.kind in (*DIVISIBLE, Kind.PERCENT)
    yield _MULTIPLE, times, large.value / small.value, f"{large.text} ÷ {small.text} = {claim.text}"
