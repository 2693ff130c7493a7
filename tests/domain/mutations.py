"""One thing broken in a clean draft, for every rule; what is not there to be broken is left out."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from domain.checks import Rule
from domain.checks.endings import BREATH
from domain.checks.reading import split
from domain.checks.repeats import LEAST, weight
from domain.clock import DEFAULT_PACE, cue_pattern, spoken_lines, syllables
from domain.drafts import Draft, Scene, Section
from domain.language import Language
from domain.markup import WORDING
from domain.parts import Part, PartKind
from tests.domain.clean import Clean


@dataclass(frozen=True, slots=True)
class Broken:
    draft: Draft
    part: Part | None
    """Where the finding belongs."""
    seconds: int
    phrase: str


Mutation = Callable[[Clean, Random], Broken | None]

BLOG_TITLE, SCRIPT_TITLE, TAKEAWAYS = (
    Part(PartKind.BLOG_TITLE),
    Part(PartKind.SCRIPT_TITLE),
    Part(PartKind.TAKEAWAYS),
)


def _broken(clean: Clean, draft: Draft, part: Part | None, phrase: str | None = None) -> Broken:
    return Broken(draft, part, clean.seconds, clean.phrase if phrase is None else phrase)


def _ko(clean: Clean) -> bool:
    return clean.draft.language is Language.KO


def _section(clean: Clean, random: Random) -> Part:
    return Part(PartKind.SECTION, random.randint(1, len(clean.draft.blog.sections)))


def _spoken(clean: Clean, random: Random) -> Part:
    return random.choice([part for part in clean.draft.parts if part.is_spoken])


def with_body(draft: Draft, part: Part, body: str) -> Draft:
    """The body as it is, past the help that people's own words get; the clock follows the words."""
    if part.kind is PartKind.SECTION:
        sections = list(draft.blog.sections)
        sections[part.number - 1] = replace(sections[part.number - 1], body=body)
        return replace(draft, blog=replace(draft.blog, sections=tuple(sections)))
    return _with_scene(draft, part, replace(draft.scene_of(part), body=body)).retimed()


def _with_scene(draft: Draft, part: Part, scene: Scene) -> Draft:
    if part.kind is PartKind.OPENING:
        return replace(draft, script=replace(draft.script, opening=scene))
    if part.kind is PartKind.CLOSING:
        return replace(draft, script=replace(draft.script, closing=scene))
    scenes = list(draft.script.scenes)
    scenes[part.number - 1] = scene
    return replace(draft, script=replace(draft.script, scenes=tuple(scenes)))


def _changed(clean: Clean, part: Part, change: Callable[[str], str]) -> Broken | None:
    """None where the change found nothing to change."""
    body = clean.draft.body_of(part)
    new = change(body)
    return _broken(clean, with_body(clean.draft, part, new), part) if new != body else None


def _one_of(random: Random, pattern: str, text: str, new: Callable[[re.Match[str]], str]) -> str:
    """One match at random replaced."""
    found = list(re.finditer(pattern, text, re.MULTILINE))
    if not found:
        return text
    match = random.choice(found)
    return text[: match.start()] + new(match) + text[match.end() :]


# Counts and empty parts


def _few_takeaways(clean: Clean, random: Random) -> Broken:
    kept = clean.draft.blog.takeaways[: random.randint(1, 2)]
    return _broken(clean, replace(clean.draft, blog=replace(clean.draft.blog, takeaways=kept)), TAKEAWAYS)


def _many_sections(clean: Clean, random: Random) -> Broken:
    extra = Section(title="하나 더 📎" if _ko(clean) else "One more 📎", body="끝입니다." if _ko(clean) else "The end.")
    sections = (clean.draft.blog.sections + (extra,) * 6)[: random.randint(7, 9)]
    return _broken(
        clean, replace(clean.draft, blog=replace(clean.draft.blog, sections=sections)), Part(PartKind.SECTION)
    )


def _few_sections(clean: Clean, random: Random) -> Broken:
    kept = clean.draft.blog.sections[: random.randint(1, 2)]
    return _broken(clean, replace(clean.draft, blog=replace(clean.draft.blog, sections=kept)), Part(PartKind.SECTION))


def _silent(clean: Clean, random: Random) -> Broken | None:
    """Cues stay, words go."""
    cues = cue_pattern(clean.draft.language)
    part = _spoken(clean, random)
    return _changed(clean, part, lambda body: "\n".join(match[0] for match in cues.finditer(body)))


def _hollow(clean: Clean, random: Random) -> Broken | None:
    text = random.choice(("**…**", "…", "[내용 입력]", "TODO", "*   \n*   …"))
    return _changed(clean, _section(clean, random), lambda _: text)


def _hollow_takeaway(clean: Clean, random: Random) -> Broken:
    items = list(clean.draft.blog.takeaways)
    items[random.randrange(len(items))] = random.choice(("…", "**-**", "[insert text here]"))
    return _broken(clean, replace(clean.draft, blog=replace(clean.draft.blog, takeaways=tuple(items))), TAKEAWAYS)


# Endings


def _cut(text: str, random: Random) -> str:
    """Stops somewhere in its last sentence, at least one word before the end."""
    start = max(text.rfind(mark, 0, len(text) - 2) for mark in (". ", "! ", "? ", "\n", ") ", "]** "))
    words = [match.end() for match in re.finditer(r"\S+", text) if match.end() > start + 2]
    places = words[:-1] or [len(text) - 2]
    return text[: random.choice(places)].rstrip(" .!?,").removesuffix("**")


def _cut_section(clean: Clean, random: Random) -> Broken | None:
    return _changed(clean, _section(clean, random), lambda body: _cut(body.replace("**", ""), random))


def _cut_speech(clean: Clean, random: Random) -> Broken | None:
    part = _spoken(clean, random)
    lines = clean.draft.body_of(part).split("\n")
    while lines and not spoken_lines(lines[-1], clean.draft.language):
        lines.pop()
    return _changed(clean, part, lambda _: _cut("\n".join(lines), random))


# Repetition and language


def _double_word(clean: Clean, random: Random) -> Broken | None:
    part = random.choice([_section(clean, random), _spoken(clean, random)])
    word = r"(?<=[가-힣] )([가-힣]{3,})(?= )" if _ko(clean) else r"(?<=[a-z] )([a-z]{4,}|the|of|to|in)(?= )"
    return _changed(clean, part, lambda body: _one_of(random, word, body, lambda match: f"{match[0]} {match[0]}"))


def _stutter(clean: Clean, random: Random) -> Broken | None:
    """The first syllable of a verb, twice."""
    part = random.choice([_section(clean, random), _spoken(clean, random)])
    verb = r"(?<= )[가-힣]{2,}(?:니다|어요|아요)(?=[.!])"
    return _changed(clean, part, lambda body: _one_of(random, verb, body, lambda match: f"{match[0][0]} {match[0]}"))


def _sentences(clean: Clean, part: Part) -> list[str]:
    body = clean.draft.body_of(part)
    found = re.findall(r"(?:(?<=[.!?] )|(?<=\n)|^)[^*\n\[\]().!?\"“”:]{20,}[.!?](?=\s|$)", body)
    # Shorter ones may come twice.
    return [sentence.strip() for sentence in found if weight(sentence) >= LEAST]


def _repeat(clean: Clean, random: Random) -> Broken | None:
    """A sentence of one section at the end of another or of the same."""
    first = _section(clean, random)
    found = _sentences(clean, first)
    last = Part(PartKind.SECTION, random.randint(first.number, len(clean.draft.blog.sections)))
    return _changed(clean, last, lambda body: f"{body}\n\n{random.choice(found)}") if found else None


def _repeat_aloud(clean: Clean, random: Random) -> Broken | None:
    part = _spoken(clean, random)
    lines = spoken_lines(clean.draft.body_of(part), clean.draft.language)
    found = [sentence for line in lines for sentence in split(line) if weight(sentence) >= LEAST]
    marker = WORDING[clean.draft.language].line
    body_with_cue = _any_cue(clean)
    if not found:
        return None
    return _changed(clean, part, lambda body: f"{body}\n\n{body_with_cue}\n{marker} {random.choice(found)}")


def _any_cue(clean: Clean) -> str:
    return f"**[{WORDING[clean.draft.language].screen}: {'그림' if _ko(clean) else 'Picture'}]**"


_FOREIGN = {
    Language.KO: (
        "The company plans to finish the work before the end of next year and hire more people.",
        "Nobody knows yet whether the lower prices will reach the shops this summer.",
        "電力供給はまだ足りないと専門家たちは話しています。",
    ),
    Language.EN: (
        "회사는 내년 말까지 공사를 마치고 사람을 더 뽑을 계획이라고 설명했습니다.",
        "값이 내려도 올여름 장바구니까지 닿을지는 아직 아무도 모릅니다.",
        "電力供給はまだ足りないと専門家たちは話しています。",
    ),
}


def _foreign_line(clean: Clean, random: Random) -> Broken | None:
    text = random.choice(_FOREIGN[clean.draft.language])
    return _changed(clean, _section(clean, random), lambda body: f"{body}\n\n{text}")


def _foreign_speech(clean: Clean, random: Random) -> Broken | None:
    text, marker = random.choice(_FOREIGN[clean.draft.language]), WORDING[clean.draft.language].line
    return _changed(clean, _spoken(clean, random), lambda body: f"{body}\n\n{_any_cue(clean)}\n{marker} {text}")


# Spoken words


def _written_ending(clean: Clean, random: Random) -> Broken | None:
    """One spoken ending made a written one."""
    pairs = {
        "습니다": "다", "입니다": "이다", "니다": "다", "거든요": "다", "이에요": "이다", "예요": "이다", "어요": "다", "죠": "다",
    }  # fmt: skip
    pattern = rf"(?<=[가-힣])(?:{'|'.join(pairs)})(?=[.!])(?!\.\")"
    plain = {"합니다": "한다", "됩니다": "된다", "립니다": "린다", "갑니다": "간다", "옵니다": "온다"}

    def written(match: re.Match[str]) -> str:
        return pairs[match[0]]

    def change(body: str) -> str:
        new = _one_of(random, "|".join(f"{said}(?=[.!])" for said in plain), body, lambda match: plain[match[0]])
        return new if new != body else _one_of(random, pattern, body, written)

    return _changed(clean, _spoken(clean, random), change) if _ko(clean) else None


def _written_words(clean: Clean, random: Random) -> Broken | None:
    sentences = (
        (
            "위에서 언급한 내용은 아래 표와 같습니다.",
            "새 설비의 규모는 작년의 두 배에 달할 전망임.",
            "관련 업계의 기대감이 커지고 있음.",
        )
        if _ko(clean)
        else (
            "Furthermore, the aforementioned costs are expected to rise.",
            "As mentioned above, the two sites make cells and packs respectively.",
            "It should be noted that, in this article, only the former is covered.",
        )
    )
    marker, text = WORDING[clean.draft.language].line, random.choice(sentences)
    return _changed(clean, _spoken(clean, random), lambda body: f"{body}\n\n{_any_cue(clean)}\n{marker} {text}")


def _breathless(clean: Clean, random: Random) -> Broken | None:
    """Sentences of one part run together by commas until nobody could say them in a breath."""
    part, language = _spoken(clean, random), clean.draft.language
    lines = [line for scene in clean.draft.script.spoken for line in spoken_lines(scene.body, language)]
    random.shuffle(lines)
    run, limit = "", BREATH * DEFAULT_PACE[language] * 1.1
    for line in lines:
        bare = re.sub(r"[.!?\"“”]", "", line)
        run = f"{run}, {bare}" if run else bare
        if syllables(run, language) > limit:
            break
    marker = WORDING[language].line
    return _changed(clean, part, lambda body: f"{body}\n\n{_any_cue(clean)}\n{marker} {run}.")


def _stray(clean: Clean, random: Random) -> Broken | None:
    marker = re.escape(WORDING[clean.draft.language].line)
    return _changed(clean, _spoken(clean, random), lambda body: _one_of(random, rf"^{marker} ", body, lambda _: ""))


def _direction(clean: Clean, random: Random) -> Broken | None:
    text = "여기서 잠깐 쉬고 그래프를 보여 준다" if _ko(clean) else "Pause here and show the chart"
    return _changed(clean, _spoken(clean, random), lambda body: f"{text}\n{body}")


def _open_bold(clean: Clean, random: Random) -> Broken | None:
    part = _section(clean, random)
    return _changed(clean, part, lambda body: _one_of(random, r"\*\*(?=\w)|(?<=[가-힣a-z]) (?=[가-힣a-z])", body, lambda m: " **" if m[0] == " " else ""))  # fmt: skip


def _broken_cue(clean: Clean, random: Random) -> Broken | None:
    new = random.choice(
        (lambda c: c[2:-2], lambda c: c[:-2], lambda c: c.replace("]**", "**"), lambda c: c.replace(": ", " "))
    )
    pattern = cue_pattern(clean.draft.language).pattern
    return _changed(
        clean, _spoken(clean, random), lambda body: _one_of(random, pattern, body, lambda match: new(match[0]))
    )


def _source_mark(clean: Clean, random: Random) -> Broken | None:
    mark = random.choice(("[1]", " ⚠", " https://news.example/1"))
    sentence = r"(?<=[가-힣a-z])(?=[.!?]$)"
    return _changed(clean, _spoken(clean, random), lambda body: _one_of(random, sentence, body, lambda _: mark))


# Cues


def _bare_cue(clean: Clean, random: Random) -> Broken | None:
    return _changed(clean, _spoken(clean, random), lambda body: f"{_any_cue(clean)}\n\n{body}")


def _bare_end(clean: Clean, random: Random) -> Broken | None:
    part = random.choice([part for part in clean.draft.parts if part.is_spoken and part.kind is not PartKind.CLOSING])
    return _changed(clean, part, lambda body: f"{body}\n\n{_any_cue(clean)}")


def _no_cue(clean: Clean, random: Random) -> Broken | None:
    language = clean.draft.language
    marker = WORDING[language].line

    def bare(body: str) -> str:
        return "\n\n".join(f"{marker} {line}" for line in spoken_lines(body, language))

    return _changed(clean, _spoken(clean, random), bare)


def _long_shot(clean: Clean, random: Random) -> Broken | None:
    """All that is said, under one cue."""
    language = clean.draft.language
    lines = [line for scene in clean.draft.script.spoken for line in spoken_lines(scene.body, language)]
    text = "\n".join(f"{WORDING[language].line} {line}" for line in lines)
    return _changed(clean, _spoken(clean, random), lambda _: f"{_any_cue(clean)}\n{text}")


# Blog and script


_AMOUNT = r"[0-9][0-9,]*(?:\.[0-9]+)?(?=(?:[억만] ?[원장톤]| ?%| percent| ?명|조| billion| trillion|0억))"


def _other_figure(clean: Clean, random: Random) -> Broken | None:
    """A digit of one amount that the script shares with the blog is another one."""
    blog = "\n".join(clean.draft.body_of(part) for part in clean.draft.parts if not part.is_script)
    shared = sorted({match[0] for match in re.finditer(_AMOUNT, blog)}, key=len, reverse=True)
    amount = rf"(?<![0-9.,])(?:{'|'.join(map(re.escape, shared))})(?![0-9.,])"

    def other(match: re.Match[str]) -> str:
        digits = [at for at, c in enumerate(match[0]) if c in "123456789"]
        at = random.choice(digits[:2])
        digit = random.choice([d for d in "123456789" if d != match[0][at]])
        return match[0][:at] + digit + match[0][at + 1 :]

    part = _with(clean, random, amount)
    return _changed(clean, part, lambda body: _one_of_spoken(clean, random, amount, body, other)) if shared else None


def _with(clean: Clean, random: Random, pattern: str) -> Part:
    """A spoken part whose words hold the pattern, else any."""
    language = clean.draft.language
    parts = [part for part in clean.draft.parts if part.is_spoken]
    held = [p for p in parts if re.search(pattern, "\n".join(spoken_lines(clean.draft.body_of(p), language)))]
    return random.choice(held or parts)


_KO_NAME = r"(가람|누리|도담|한울|새롬|온새미|다온)(반도체|전자|에너지|배터리|테크)"
_EN_NAME = r"(Garam|Nuri|Harbour|Northfield|Elmwood|Tidewater|Nordkai|Larkspur|Orchid) (?=[A-Z])"
_PEOPLE = r"(?:박정우|이수민|최하늘|정유진|한도윤|오세린|강나래|서지안|Okafor|Velde|Park|Holloway|Jensen|Brandt|Blythe)"


def _other_company(clean: Clean, random: Random) -> Broken | None:
    def korean(match: re.Match[str]) -> str:
        names = [match[1] + kind for kind in ("전자", "화학", "반도체") if kind != match[2]]
        return random.choice([*names, random.choice(("미르", "해솔")) + match[2]])

    pattern = _KO_NAME if _ko(clean) else _EN_NAME
    new = korean if _ko(clean) else (lambda match: random.choice(("Ashford ", "Mirae ")))
    return _changed(
        clean, _with(clean, random, pattern), lambda body: _one_of_spoken(clean, random, pattern, body, new)
    )


def _other_person(clean: Clean, random: Random) -> Broken | None:
    def other(match: re.Match[str]) -> str:
        name = match[0]
        return (
            name[:-1] + ("호" if name[-1] != "호" else "수") if _ko(clean) else random.choice(("Lindqvist", "Moreau"))
        )

    return _changed(
        clean, _with(clean, random, _PEOPLE), lambda body: _one_of_spoken(clean, random, _PEOPLE, body, other)
    )


def _one_of_spoken(clean: Clean, random: Random, pattern: str, body: str, new: Callable[[re.Match[str]], str]) -> str:
    """As `_one_of`, but never inside a cue."""
    spans = [match.span() for match in cue_pattern(clean.draft.language).finditer(body)]
    found = [m for m in re.finditer(pattern, body) if not any(a <= m.start() < b for a, b in spans)]
    if not found:
        return body
    match = random.choice(found)
    return body[: match.start()] + new(match) + body[match.end() :]


# Search phrase and titles


def _title_without(clean: Clean, random: Random) -> Broken:
    title = random.choice(
        ("오늘 꼭 알아야 할 이야기", "숫자 뒤에 숨은 뜻")
        if _ko(clean)
        else ("A story worth your time", "Behind the numbers")
    )
    return _broken(clean, replace(clean.draft, blog=replace(clean.draft.blog, title=title)), BLOG_TITLE)


def _first_without(clean: Clean, random: Random) -> Broken:
    text = "먼저 달력을 한번 보겠습니다." if _ko(clean) else "Let us begin with a look at the calendar."
    part = Part(PartKind.SECTION, 1)
    return _broken(clean, with_body(clean.draft, part, f"{text}\n\n{clean.draft.body_of(part)}"), part)


def _sections_without(clean: Clean, random: Random) -> Broken:
    title = "한 걸음 더 {} 🧭" if _ko(clean) else "One step further {} 🧭"
    sections = tuple(
        replace(section, title=title.format("가나다라마바사"[n])) for n, section in enumerate(clean.draft.blog.sections)
    )
    return _broken(
        clean, replace(clean.draft, blog=replace(clean.draft.blog, sections=sections)), Part(PartKind.SECTION)
    )


def _stuffed(clean: Clean, random: Random) -> Broken | None:
    text = f"{clean.phrase}, " * random.randint(5, 9)
    end = "이것이 핵심입니다." if _ko(clean) else "that is the point."
    return _changed(clean, _section(clean, random), lambda body: f"{body}\n\n{text}{end}")


def _stuffed_all_over(clean: Clean, random: Random) -> Broken:
    draft = clean.draft
    for number in range(1, len(draft.blog.sections) + 1):
        part = Part(PartKind.SECTION, number)
        lines = (
            f"{clean.phrase} {n}" + ("번째입니다." if _ko(clean) else " again.") for n in range(1, random.randint(6, 8))
        )
        draft = with_body(draft, part, draft.body_of(part) + "\n\n" + "\n\n".join(lines))
    return _broken(clean, draft, Part(PartKind.SECTION))


def _long_title(clean: Clean, random: Random) -> Broken:
    more = " 그리고 아직 아무도 말하지 않은 것" if _ko(clean) else " and what nobody has told you yet"
    if random.random() < 0.5:
        title = clean.draft.blog.title + more * (4 - len(clean.draft.blog.title) // 20)
        return _broken(clean, replace(clean.draft, blog=replace(clean.draft.blog, title=title)), BLOG_TITLE)
    title = clean.draft.script.title + more * 5
    return _broken(clean, replace(clean.draft, script=replace(clean.draft.script, title=title)), SCRIPT_TITLE)


def _plain_takeaway(clean: Clean, random: Random) -> Broken:
    items = list(clean.draft.blog.takeaways)
    at = random.randrange(len(items))
    items[at] = items[at].replace("**", "")
    return _broken(clean, replace(clean.draft, blog=replace(clean.draft.blog, takeaways=tuple(items))), TAKEAWAYS)


def _plain_title(clean: Clean, random: Random) -> Broken:
    part, sections = _section(clean, random), list(clean.draft.blog.sections)
    old = sections[part.number - 1]
    sections[part.number - 1] = replace(old, title=old.title.rpartition(" ")[0])
    return _broken(clean, replace(clean.draft, blog=replace(clean.draft.blog, sections=tuple(sections))), part)


# Clock


def _wrong_range(clean: Clean, random: Random) -> Broken:
    """The heading's end, and all that follows, later by half the part and some seconds."""
    part = _spoken(clean, random)
    scene = clean.draft.scene_of(part)
    late = 8 + (scene.end - scene.start) * random.randint(60, 120) // 100
    script = clean.draft.script
    moved = [_later(s, late if s.start >= scene.end else 0) for s in script.spoken]
    at = script.spoken.index(scene)
    moved[at] = replace(scene, end=scene.end + late)
    opening, *scenes, closing = moved
    new = replace(
        script, opening=opening, scenes=tuple(scenes), closing=closing, main_start=opening.end, main_end=closing.start
    )
    return _broken(clean, replace(clean.draft, script=new), part)


def _later(scene: Scene, seconds: int) -> Scene:
    return replace(scene, start=scene.start + seconds, end=scene.end + seconds)


def _gap(clean: Clean, random: Random) -> Broken:
    part = _spoken(clean, random)
    shift = random.randint(1, 4)
    return _broken(clean, _with_scene(clean.draft, part, _later(clean.draft.scene_of(part), shift)), part)


def _other_length(clean: Clean, random: Random) -> Broken:
    part = None
    seconds = round(clean.seconds * random.choice((0.6, 0.7, 0.8, 1.3, 1.5, 2.0)))
    return Broken(clean.draft, part, seconds, clean.phrase)


MUTATIONS: Mapping[Rule, tuple[Mutation, ...]] = {
    Rule.COUNT: (_few_takeaways, _many_sections, _few_sections),
    Rule.EMPTY: (_silent, _hollow, _hollow_takeaway),
    Rule.CUT_OFF: (_cut_section, _cut_speech),
    Rule.LANGUAGE: (_foreign_line, _foreign_speech),
    Rule.DOUBLED: (_double_word, _stutter),
    Rule.REPEATED: (_repeat, _repeat_aloud),
    Rule.PROSE: (_written_ending, _written_words),
    Rule.LONG_SENTENCE: (_breathless,),
    Rule.STRAY: (_stray, _direction),
    Rule.MARK: (_open_bold, _broken_cue, _source_mark),
    Rule.BARE_CUE: (_bare_cue, _bare_end),
    Rule.NO_CUE: (_no_cue, _long_shot),
    Rule.FIGURE: (_other_figure,),
    Rule.NAME: (_other_company, _other_person),
    Rule.PHRASE_MISSING: (_title_without, _first_without, _sections_without),
    Rule.PHRASE_STUFFED: (_stuffed, _stuffed_all_over),
    Rule.TITLE_LENGTH: (_long_title,),
    Rule.ORNAMENT: (_plain_takeaway, _plain_title),
    Rule.TIME: (_wrong_range,),
    Rule.JOIN: (_gap,),
    Rule.LENGTH: (_other_length,),
}


def mutations(rule: Rule, clean: Clean, random: Random) -> Iterator[tuple[str, Broken]]:
    """Every way to break the rule that this draft offers, with the way's name."""
    for mutation in MUTATIONS[rule]:
        broken = mutation(clean, random)
        if broken is not None:
            yield mutation.__name__.strip("_"), broken
