"""What the fake Gemini answers when a test has not told it: sober, always the same, made of the sources' sentences.

It reads a request as the real service would have to: the wanted schema says what is asked, the fences in the message
hold the sources, the task at the end names language and length.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle, zip_longest
from typing import Any

from domain.language import Language
from tests.fakes.gemini_phrases import PHRASES, Phrases

Body = dict[str, Any]

UNIT = (
    r"(?:조|억|만|천|원|달러|엔|유로|%p|%|포인트|bp|배|개월|개|명|곳|대|톤|GW|MW|나노|"
    r"년|월|일|분기|세대|시간|건|가지|위)"
)
FIGURE = re.compile(rf"(?<![A-Za-z\d])\d+(?:[.,]\d+)*(?:\s?{UNIT})*(?:\s\d+(?:[.,]\d+)*(?:\s?{UNIT})+)*", re.IGNORECASE)


_RUN = 3
"""Words in a row that stay as they are in the source."""
_COUNTS = re.compile(r"\d|^(?:한|두|세|석|네|넉|몇|약|연)$|[$€₩]")
_KINDS = {"facts": "plan", "takeaways": "blog", "opening": "script", "sections": "blog", "scenes": "script"}
"""What is asked for, by the first of these fields that the wanted schema has."""


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    source: int


def kind_of(body: Body) -> str:
    """plan, blog, script, revise or ping, by the fields of the schema that is asked for."""
    fields = _fields(body)
    for field, kind in _KINDS.items():
        if field in fields:
            return kind
    return "revise" if "\n<part>\n" in message_of(body) else "ping"


def message_of(body: Body) -> str:
    """Everything in the user's messages."""
    return "\n".join(part.get("text", "") for content in body.get("contents", []) for part in content.get("parts", []))


def answer(body: Body) -> str:
    message = message_of({"contents": body.get("contents", [])[:1]})
    phrases = PHRASES[Language.EN if "English" in message.rpartition("</")[2] else Language.KO]
    answers = {"plan": _plan, "blog": _blog, "script": _script, "revise": _revise, "ping": lambda *_: {"text": "ok"}}
    whole = answers[kind_of(body)](message, phrases)
    # A part of a text is asked for with the fields of that part alone.
    wanted = {name: value for name, value in whole.items() if name in (_fields(body) or whole)}
    return json.dumps(wanted, ensure_ascii=False)


def _fields(body: Body) -> Iterable[str]:
    config = body.get("generationConfig", {})
    schema = config.get("responseJsonSchema") or config.get("response_json_schema") or {}
    return set(schema.get("properties", {}))


def inside(tag: str, message: str) -> str:
    """The text in the last fence of that name, as it was before it was fenced."""
    found = re.findall(rf"^<{tag}>\n(.*?)\n</{tag}>$", message, re.DOTALL | re.MULTILINE)
    return found[-1].replace("&lt;", "<") if found else ""


def sentences(message: str) -> list[Sentence]:
    """The sources' sentences, one of each source in turn; orders to the writer are left out, as the rules ask."""
    found = re.findall(r'^<source number="(\d+)"[^>]*>\n(.*?)\n</source>$', message, re.DOTALL | re.MULTILINE)
    columns = [[Sentence(text, int(number)) for text in _split(body)] for number, body in found]
    return [sentence for row in zip_longest(*columns) for sentence in row if sentence]


def _split(text: str) -> Iterator[str]:
    for piece in re.split(r"(?<=[.!?])\s+|\n+", text.replace("&lt;", "<")):
        if 12 <= len(piece.strip()) <= 220 and not re.search(r"지시|무시하|ignore|instruction", piece, re.IGNORECASE):
            yield piece.strip()


def _plan(message: str, phrases: Phrases) -> Body:
    topic = " ".join(inside("topic", message).split()) or phrases.topic
    facts = [{"text": sentence.text, "sources": [sentence.source]} for sentence in sentences(message)[:12]]
    return {
        "angle": phrases.angle.format(topic=topic),
        "search_phrase": " ".join(topic.split()[:4]),
        "facts": facts or [{"text": topic, "sources": [1]}],
        "sections": [title.format(topic=topic) for title in phrases.sections],
        "scenes": list(phrases.scenes),
    }


def _facts(message: str) -> list[Sentence]:
    plan = json.loads(inside("plan", message))
    return [Sentence(reworded(fact["text"]), fact["sources"][0]) for fact in plan["facts"]]


def reworded(text: str) -> str:
    """Not the source's own words, as the rules ask: a spare word here and there, in no figure and no quotation."""
    spare = "바로" if re.search("[가-힣]", text) else "indeed"
    words: list[str] = []
    run, quoted = 0, False
    for word in text.split(" "):
        if run >= _RUN and not quoted and words and not _COUNTS.search(words[-1]):
            words.append(spare)
            run = 0
        words.append(word)
        run += 1
        quoted = (quoted or "“" in word) and "”" not in word
    return " ".join(words)


def _blog(message: str, phrases: Phrases) -> Body:
    plan = json.loads(inside("plan", message))
    facts = _facts(message)
    sections = zip(plan["sections"], _shares(facts, len(plan["sections"])), cycle("📈🔎🧭⚙️🌏💡"), strict=False)
    return {
        "title": phrases.blog_title.format(phrase=plan["search_phrase"]),
        "takeaways": [_bold(_marked(fact)) for fact in [*facts, *facts, *facts][: max(3, min(4, len(facts)))]],
        "sections": [
            {"title": title, "emoji": emoji, "body": _section(share, place, phrases, plan["search_phrase"])}
            for place, (title, share, emoji) in enumerate(sections)
        ],
    }


def _section(facts: list[Sentence], place: int, phrases: Phrases, phrase: str) -> str:
    bullets = "\n".join(f"*   {_bold(_marked(fact))}" for fact in facts[1:])
    paragraphs = [phrases.leads[place % len(phrases.leads)].format(phrase=phrase), *(_marked(f) for f in facts[:1])]
    return "\n\n".join([*paragraphs, *([bullets] if bullets else []), phrases.ends[place % len(phrases.ends)]])


def _script(message: str, phrases: Phrases) -> Body:
    plan = json.loads(inside("plan", message))
    facts = _facts(message)
    wanted = re.search(r"([\d,]+)(?:음절| words)", message.rpartition("</")[2])
    units = int(wanted[1].replace(",", "")) if wanted else 1000
    body = units * 0.75 / len(plan["scenes"])
    fillers = cycle(phrases.fillers)
    phrase = plan["search_phrase"]
    return {
        "title": phrases.script_title.format(phrase=phrase),
        "opening": [_beat(phrases, line.format(phrase=phrase)) for line in phrases.opening],
        "scenes": [
            {"title": title, "beats": _scene(share, body, fillers, phrases)}
            for title, share in zip(plan["scenes"], _shares(facts, len(plan["scenes"])), strict=True)
        ],
        "closing": [*(_beat(phrases, line.format(phrase=phrase)) for line in phrases.closing), _beat(phrases, "")],
    }


def _scene(facts: list[Sentence], wanted: float, fillers: Iterator[str], phrases: Phrases) -> list[Body]:
    """Facts first, then sober explanation until the scene is long enough."""
    beats = [_beat(phrases, f"{phrases.reported} {fact.text}", fact.source) for fact in facts]
    while sum(spoken_units(beat["line"], phrases.language) for beat in beats) < wanted:
        beats.append(_beat(phrases, next(fillers)))
    return beats


def _beat(phrases: Phrases, line: str, *sources: int) -> Body:
    cue = {"kind": "cutaway", "text": phrases.cutaway} if sources else {"kind": "screen", "text": phrases.screen}
    return {"cues": [cue], "line": line, "sources": list(sources)}


def _revise(message: str, phrases: Phrases) -> Body:
    """The part as it was, with a sentence that carries `phrases.revised` and the request's words in its first line."""
    request = " ".join(re.findall(r"[^\W\d]+", inside("request", message))[:12])
    lines = inside("part", message).splitlines()
    for place, line in enumerate(lines):
        if found := re.match(
            r"(?:\*\s+|\((?:대사|Line)\)\s*|\d+\.\s+(?:\*\*\[.*?\]\*\*\s*)?|(?=[^#*\s(]))(?=\S)", line
        ):
            said = phrases.revised_line.format(request=request)
            said = said.rstrip(".") + ":" if len(lines) == 1 else said
            lines[place] = f"{found[0]}{said} {line[found.end() :]}"
            break
    else:
        lines[0] = f"{lines[0]} {phrases.revised}"
    return {"text": "\n".join(lines)}


def spoken_units(text: str, language: Language) -> int:
    return len(re.findall("[가-힣]", text)) if language is Language.KO else len(text.split())


def _marked(sentence: Sentence) -> str:
    return FIGURE.sub(lambda figure: f"{figure[0]}[{sentence.source}]", sentence.text)


def _bold(text: str) -> str:
    words = text.split(" ")
    return f"**{' '.join(words[:2])}** {' '.join(words[2:])}".strip()


def _shares(facts: Iterable[Sentence], count: int) -> list[list[Sentence]]:
    """Dealt out in turn; nobody is left without one while there is any."""
    dealt = list(facts)
    return [dealt[place::count] or dealt[:1] for place in range(count)]
