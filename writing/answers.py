"""Judges what a model handed over: mends by code what code can mend, names the rest for the model to mend.

The sentences are for the model, which is why they stand here and not with the sentences for people.
"""

import re
from collections.abc import Iterable, Iterator

from domain.language import Language
from writing.asking import spoken_units
from writing.brief import Brief, RevisionBrief
from writing.pieces import Beat, BlogPiece, BlogSection, Cue, Plan, ScriptPiece, ScriptScene

PLAIN_EMOJI = "📌"
"""For a section that came without one."""
MARK = re.compile(r"\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]")
"""`[1]` or `[1, 2]`."""


def plan_faults(plan: Plan, brief: Brief) -> list[str]:
    cited = [number for fact in plan.facts for number in fact.sources]
    return [
        *_empty("angle", plan.angle),
        *_empty("search_phrase", plan.search_phrase),
        *_count("facts", len(plan.facts), 1, 60),
        *_count("sections", len(plan.sections), 3, 6),
        *_count("scenes", len(plan.scenes), 1, 6),
        *(f"facts {place}: 자료 번호가 없습니다." for place, fact in enumerate(plan.facts, 1) if not fact.sources),
        *_unknown("facts", cited, brief),
    ]


def blog_faults(piece: BlogPiece, brief: Brief, sections: tuple[int, int] = (3, 6)) -> list[str]:
    """`sections`: the fewest and the most that the text may have."""
    written = "\n".join([piece.title, *piece.takeaways, *(section.body for section in piece.sections)])
    return [
        *_empty("title", piece.title),
        *_count("takeaways", len(piece.takeaways), 3, 5),
        *_count("sections", len(piece.sections), *sections),
        *(fault for section in piece.sections for fault in _empty("section title", section.title)),
        *(fault for section in piece.sections for fault in _empty(f"{section.title}: body", section.body)),
        *_unknown("[n]", _marks(written), brief),
    ]


def script_faults(piece: ScriptPiece, brief: Brief) -> list[str]:
    spoken = {"opening": piece.opening, "closing": piece.closing}
    spoken |= {f"scenes {place}": scene.beats for place, scene in enumerate(piece.scenes, 1)}
    beats = [beat for group in spoken.values() for beat in group]
    return [
        *_empty("title", piece.title),
        *_count("scenes", len(piece.scenes), 1, 6),
        *(fault for scene in piece.scenes for fault in _empty("scene title", scene.title)),
        *(f"{name}: 읽을 말이 없습니다." for name, group in spoken.items() if not any(beat.line for beat in group)),
        *_unknown("sources", [number for beat in beats for number in beat.sources], brief),
    ]


def length_faults(piece: ScriptPiece, brief: Brief) -> list[str]:
    """Worth one more try, but no reason to refuse an answer for good."""
    wanted, had = spoken_units(brief), _spoken(piece, brief.language)
    if 0.6 * wanted <= had <= 1.5 * wanted:
        return []
    return [f"읽는 말의 분량이 {had}입니다. {wanted}에 가깝게 맞추세요. 새 사실을 지어내지 마세요."]


def revision_faults(text: str, brief: RevisionBrief) -> list[str]:
    if not text:
        return ["text가 비어 있습니다."]
    old, new = brief.text.strip().splitlines() or [""], text.splitlines()
    faults = []
    if _is_heading(old[0]) != _is_heading(new[0]):
        faults.append("제목 줄은 지금 있는 그대로의 자리에 있어야 합니다.")
    if sum(map(_is_heading, new)) > max(1, sum(map(_is_heading, old))) or any(line.strip() == "---" for line in new):
        faults.append("다른 부분이나 구분선을 덧붙이지 마세요.")
    if len(old) == 1 and len(new) > 1:
        faults.append("이 부분은 한 줄입니다.")
    if brief.spoken and _lines(brief.text) and not _lines(text):
        faults.append("(대사) 또는 (Line)으로 시작하는 읽을 말이 있어야 합니다.")
    known = {source.number for source in brief.sources} | set(_marks(brief.text))
    if unknown := sorted(set(_marks(text)) - known):
        faults.append(f"없는 자료 번호: {unknown}")
    return faults


def tidy_blog(piece: BlogPiece) -> BlogPiece:
    """Take off what the layout adds itself: numbers, headings, rules."""
    sections = [
        BlogSection(title=_heading(section.title), emoji=section.emoji.strip() or PLAIN_EMOJI, body=_body(section.body))
        for section in piece.sections
    ]
    takeaways = [re.sub(r"^\s*[*•-]\s+", "", takeaway).strip() for takeaway in piece.takeaways]
    return BlogPiece(title=_heading(piece.title), takeaways=[t for t in takeaways if t], sections=sections)


def tidy_script(piece: ScriptPiece) -> ScriptPiece:
    """Take out of the spoken words what nobody can read aloud."""
    return ScriptPiece(
        title=_heading(piece.title),
        opening=_beats(piece.opening),
        scenes=[ScriptScene(title=_heading(scene.title), beats=_beats(scene.beats)) for scene in piece.scenes],
        closing=_beats(piece.closing),
    )


def tidy_revision(text: str, brief: RevisionBrief) -> str:
    text = re.sub(r"\A\s*```\w*\n(.*?)\n?```\s*\Z", r"\1", text, flags=re.DOTALL)
    if "&lt;" not in brief.text:
        text = text.replace("&lt;", "<")
    lines = [line.rstrip() for line in text.strip().splitlines()]
    return "\n".join(_unmarked(line) if brief.spoken else line for line in lines)


def _beats(beats: list[Beat]) -> list[Beat]:
    tidy = (Beat(cues=_cues(beat.cues), line=_line(beat.line), sources=beat.sources) for beat in beats)
    return [beat for beat in tidy if beat.line or beat.cues]


def _cues(cues: list[Cue]) -> list[Cue]:
    worded = (Cue(kind=cue.kind, text=_cue_text(cue.text)) for cue in cues)
    return [cue for cue in worded if cue.text]


def _cue_text(text: str) -> str:
    return re.sub(r"^\W*(?:화면|자료화면|효과음|Screen|Cutaway|Sound)\s*:\s*", "", _one_line(text)).strip("*[] ")


def _line(text: str) -> str:
    return _unmarked(re.sub(r"^\s*\((?:대사|Line)\)\s*", "", _one_line(text))).strip()


def _unmarked(line: str) -> str:
    return re.sub(rf"\s*{MARK.pattern}", "", line)


def _heading(text: str) -> str:
    return re.sub(r"^[#*\s]*(?:\d{1,2}\.\s+)?", "", _one_line(text)).strip("* ")


def _body(text: str) -> str:
    lines = (line.rstrip() for line in text.strip().splitlines())
    return "\n".join(_body_line(line) for line in lines if not re.fullmatch(r"\s*-{3,}", line))


def _body_line(line: str) -> str:
    if heading := re.match(r"#+\s+(.*)", line):
        return f"**{heading[1].strip('* ')}**"
    return re.sub(r"^[*•-]\s+", "*   ", line)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _is_heading(line: str) -> bool:
    return line.startswith("#")


def _lines(text: str) -> list[str]:
    return re.findall(r"^\((?:대사|Line)\)|^\d+\.\s", text, re.MULTILINE)


def _spoken(piece: ScriptPiece, language: Language) -> int:
    groups = [piece.opening, *(scene.beats for scene in piece.scenes), piece.closing]
    words = " ".join(beat.line for group in groups for beat in group)
    return len(re.findall("[가-힣]", words)) if language is Language.KO else len(words.split())


def _marks(text: str) -> Iterator[int]:
    return (int(number) for mark in MARK.finditer(text) for number in mark[1].split(","))


def _empty(name: str, value: str) -> list[str]:
    return [] if value.strip() else [f"{name}: 비어 있습니다."]


def _count(name: str, count: int, least: int, most: int) -> list[str]:
    return [] if least <= count <= most else [f"{name}: {count}개입니다. {least}개에서 {most}개여야 합니다."]


def _unknown(name: str, numbers: Iterable[int], brief: Brief) -> list[str]:
    unknown = sorted(set(numbers) - {source.number for source in brief.sources})
    return [f"{name}: 없는 자료 번호 {unknown}"] if unknown else []
