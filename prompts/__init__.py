"""The instructions the model works under: Markdown files, each with a version and its declared placeholders.

A file starts with a header (`version: 1`, then `values: name name` where it has placeholders), an empty line, and
the text, in which a placeholder is `$name` and a dollar sign is `$$`.
"""

from dataclasses import dataclass
from importlib.resources import files
from string import Template


class PromptError(ValueError):
    """A prompt file, or the values given to it, do not fit: a mistake in the program, never in what people type."""


@dataclass(frozen=True, slots=True)
class Prompt:
    version: int
    values: frozenset[str]
    """Names of the placeholders; exactly these are used in `text` and must be given."""
    text: str


def names() -> list[str]:
    return sorted(file.name.removesuffix(".md") for file in files(__name__).iterdir() if file.name.endswith(".md"))


def version(name: str) -> int:
    """Kept with a draft, so that a later reader knows which words it was written under."""
    return load(name).version


def render(name: str, **values: object) -> str:
    prompt = load(name)
    if values.keys() != prompt.values:
        raise PromptError(f"{name}: needs {sorted(prompt.values)}, was given {sorted(values)}")
    return Template(prompt.text).substitute({key: str(value) for key, value in values.items()})


def load(name: str) -> Prompt:
    """Raises PromptError for an unknown name and for a file that does not say what it uses."""
    try:
        source = (files(__name__) / f"{name}.md").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PromptError(f"no prompt is called {name}") from None
    return parse(name, source)


def parse(name: str, source: str) -> Prompt:
    head, _, text = source.partition("\n\n")
    header = dict(_header_line(name, line) for line in head.splitlines())
    if unknown := header.keys() - {"version", "values"}:
        raise PromptError(f"{name}: unknown header {sorted(unknown)}")
    if not header.get("version", "").isdecimal():
        raise PromptError(f"{name}: the header needs a whole-number version")
    declared = frozenset(header.get("values", "").split())
    template = Template(text)
    if not template.is_valid() or set(template.get_identifiers()) != declared:
        raise PromptError(f"{name}: declares {sorted(declared)}, uses {sorted(template.get_identifiers())}")
    return Prompt(int(header["version"]), declared, text.strip() + "\n")


def _header_line(name: str, line: str) -> tuple[str, str]:
    key, colon, value = line.partition(":")
    if not colon:
        raise PromptError(f"{name}: {line!r} is no header line")
    return key.strip(), value.strip()
