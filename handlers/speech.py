"""gettext behind every sentence for people: English in the code, Korean in the catalogue beside it."""

import gettext
import io
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from domain.language import Language

CATALOGUES = Path(__file__).parent / "locale"


class Speech:
    """Base of the sentences: `_` for one, `_n` for one that counts; `%(name)s` stands for a value."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._catalogue = _catalogue(language)

    def _(self, message: str, **values: object) -> str:
        return self._catalogue.gettext(message) % values if values else self._catalogue.gettext(message)

    def _n(self, one: str, many: str, count: int, **values: object) -> str:
        return self._catalogue.ngettext(one, many, count) % {"count": count, **values}


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    """Read the .po itself: nothing compiled has to be built, shipped or kept in step."""
    path = CATALOGUES / language / "LC_MESSAGES" / "chogo.po"
    if not path.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
