"""One thing broken between parts: figures, names, the search phrase, titles, the clock."""

import re
from dataclasses import replace
from random import Random

from domain.drafts import Scene
from domain.parts import Part, PartKind
from tests.domain.breaking import (
    BLOG_TITLE,
    SCRIPT_TITLE,
    TAKEAWAYS,
    Broken,
    a_section,
    a_spoken,
    broken,
    changed,
    is_korean,
    one_of_spoken,
    spoken_with,
    with_body,
    with_scene,
)
from tests.domain.clean import Clean

# Blog and script


_AMOUNT = r"[0-9][0-9,]*(?:\.[0-9]+)?(?=(?:[억만] ?[원장톤]| ?%| percent| ?명|조| billion| trillion|0억))"


def other_figure(clean: Clean, random: Random) -> Broken | None:
    """A digit of one amount that the script shares with the blog is another one."""
    blog = "\n".join(clean.draft.body_of(part) for part in clean.draft.parts if not part.is_script)
    shared = sorted({match[0] for match in re.finditer(_AMOUNT, blog)}, key=len, reverse=True)
    amount = rf"(?<![0-9.,])(?:{'|'.join(map(re.escape, shared))})(?![0-9.,])"

    def other(match: re.Match[str]) -> str:
        digits = [at for at, c in enumerate(match[0]) if c in "123456789"]
        at = random.choice(digits[:2])
        digit = random.choice([d for d in "123456789" if d != match[0][at]])
        return match[0][:at] + digit + match[0][at + 1 :]

    part = spoken_with(clean, random, amount)
    return changed(clean, part, lambda body: one_of_spoken(clean, random, amount, body, other)) if shared else None


_KO_NAME = r"(가람|누리|도담|한울|새롬|온새미|다온)(반도체|전자|에너지|배터리|테크)"
_EN_NAME = r"(Garam|Nuri|Harbour|Northfield|Elmwood|Tidewater|Nordkai|Larkspur|Orchid) (?=[A-Z])"
_PEOPLE = r"(?:박정우|이수민|최하늘|정유진|한도윤|오세린|강나래|서지안|Okafor|Velde|Park|Holloway|Jensen|Brandt|Blythe)"


def other_company(clean: Clean, random: Random) -> Broken | None:
    def korean(match: re.Match[str]) -> str:
        names = [match[1] + kind for kind in ("전자", "화학", "반도체") if kind != match[2]]
        return random.choice([*names, random.choice(("미르", "해솔")) + match[2]])

    pattern = _KO_NAME if is_korean(clean) else _EN_NAME
    new = korean if is_korean(clean) else (lambda match: random.choice(("Ashford ", "Mirae ")))
    return changed(
        clean, spoken_with(clean, random, pattern), lambda body: one_of_spoken(clean, random, pattern, body, new)
    )


def other_person(clean: Clean, random: Random) -> Broken | None:
    def other(match: re.Match[str]) -> str:
        name = match[0]
        return (
            name[:-1] + ("호" if name[-1] != "호" else "수")
            if is_korean(clean)
            else random.choice(("Lindqvist", "Moreau"))
        )

    return changed(
        clean, spoken_with(clean, random, _PEOPLE), lambda body: one_of_spoken(clean, random, _PEOPLE, body, other)
    )


# Search phrase and titles


def title_without(clean: Clean, random: Random) -> Broken:
    title = random.choice(
        ("오늘 꼭 알아야 할 이야기", "숫자 뒤에 숨은 뜻")
        if is_korean(clean)
        else ("A story worth your time", "Behind the numbers")
    )
    return broken(clean, replace(clean.draft, blog=replace(clean.draft.blog, title=title)), BLOG_TITLE)


def first_without(clean: Clean, random: Random) -> Broken:
    text = "먼저 달력을 한번 보겠습니다." if is_korean(clean) else "Let us begin with a look at the calendar."
    part = Part(PartKind.SECTION, 1)
    return broken(clean, with_body(clean.draft, part, f"{text}\n\n{clean.draft.body_of(part)}"), part)


def sections_without(clean: Clean, random: Random) -> Broken:
    title = "한 걸음 더 {} 🧭" if is_korean(clean) else "One step further {} 🧭"
    sections = tuple(
        replace(section, title=title.format("가나다라마바사"[n])) for n, section in enumerate(clean.draft.blog.sections)
    )
    return broken(
        clean, replace(clean.draft, blog=replace(clean.draft.blog, sections=sections)), Part(PartKind.SECTION)
    )


def stuffed(clean: Clean, random: Random) -> Broken | None:
    text = f"{clean.phrase}, " * random.randint(5, 9)
    end = "이것이 핵심입니다." if is_korean(clean) else "that is the point."
    return changed(clean, a_section(clean, random), lambda body: f"{body}\n\n{text}{end}")


def stuffed_all_over(clean: Clean, random: Random) -> Broken:
    draft = clean.draft
    for number in range(1, len(draft.blog.sections) + 1):
        part = Part(PartKind.SECTION, number)
        lines = (
            f"{clean.phrase} {n}" + ("번째입니다." if is_korean(clean) else " again.")
            for n in range(1, random.randint(6, 8))
        )
        draft = with_body(draft, part, draft.body_of(part) + "\n\n" + "\n\n".join(lines))
    return broken(clean, draft, Part(PartKind.SECTION))


def long_title(clean: Clean, random: Random) -> Broken:
    more = " 그리고 아직 아무도 말하지 않은 것" if is_korean(clean) else " and what nobody has told you yet"
    if random.random() < 0.5:
        title = clean.draft.blog.title + more * (4 - len(clean.draft.blog.title) // 20)
        return broken(clean, replace(clean.draft, blog=replace(clean.draft.blog, title=title)), BLOG_TITLE)
    title = clean.draft.script.title + more * 5
    return broken(clean, replace(clean.draft, script=replace(clean.draft.script, title=title)), SCRIPT_TITLE)


def plain_takeaway(clean: Clean, random: Random) -> Broken:
    items = list(clean.draft.blog.takeaways)
    at = random.randrange(len(items))
    items[at] = items[at].replace("**", "")
    return broken(clean, replace(clean.draft, blog=replace(clean.draft.blog, takeaways=tuple(items))), TAKEAWAYS)


def plain_title(clean: Clean, random: Random) -> Broken:
    part, sections = a_section(clean, random), list(clean.draft.blog.sections)
    old = sections[part.number - 1]
    sections[part.number - 1] = replace(old, title=old.title.rpartition(" ")[0])
    return broken(clean, replace(clean.draft, blog=replace(clean.draft.blog, sections=tuple(sections))), part)


# Clock


def wrong_range(clean: Clean, random: Random) -> Broken:
    """The heading's end, and all that follows, later by half the part and some seconds."""
    part = a_spoken(clean, random)
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
    return broken(clean, replace(clean.draft, script=new), part)


def _later(scene: Scene, seconds: int) -> Scene:
    return replace(scene, start=scene.start + seconds, end=scene.end + seconds)


def gap(clean: Clean, random: Random) -> Broken:
    part = a_spoken(clean, random)
    shift = random.randint(1, 4)
    return broken(clean, with_scene(clean.draft, part, _later(clean.draft.scene_of(part), shift)), part)


def other_length(clean: Clean, random: Random) -> Broken:
    part = None
    seconds = round(clean.seconds * random.choice((0.6, 0.7, 0.8, 1.3, 1.5, 2.0)))
    return Broken(clean.draft, part, seconds, clean.phrase)
