"""The draft as DOCX: headings, paragraphs, bullets, bold, and links to the sources, in the styles of the program that
opens it."""

import io
import re
import zipfile
from collections.abc import Iterable

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run as DocxRun

from domain.drafts import Draft
from domain.language import Language
from writing.exports.prose import Kind, Run, blog_blocks
from writing.exports.speech import Beat, spoken_parts

KOREAN_FONT, LATIN_FONT = "맑은 고딕", "Calibri"
_STYLES = {Kind.HEADING: "Heading 1", Kind.PARAGRAPH: "Normal", Kind.BULLET: "List Bullet"}
_LINK = RGBColor(0x05, 0x63, 0xC1)
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can carry: the same draft gives the same bytes."""


def document(draft: Draft) -> bytes:
    """Title, topic and date, the blog, and on a new page the script, its cues in italics."""
    word = Document()
    _set_up(word, draft)
    word.add_paragraph(_safe(draft.blog.title), style="Title")
    _say(word, [Run(text=f"{draft.topic} · {draft.written_at:%Y-%m-%d %H:%M} · {draft.origin}")], "Subtitle")
    for block in blog_blocks(draft):
        _say(word, block.runs, _STYLES[block.kind])
    script = word.add_paragraph(_safe(draft.script.title), style="Title")
    script.paragraph_format.page_break_before = True
    for part, clock in zip(spoken_parts(draft), (scene.clock for scene in draft.script.spoken), strict=True):
        _say(word, [Run(text=f"{part.title} {clock}")], "Heading 1")
        for beat in part.beats:
            _beat(word, beat)
    return _repeatable(word)


def _beat(word: DocxDocument, beat: Beat) -> None:
    for kind, text in beat.cues:
        _say(word, [Run(text=f"[{kind}: {text}]")], "Normal").runs[0].italic = True
    if beat.words:
        _say(word, [Run(text=beat.words)], "Normal")


def _set_up(word: DocxDocument, draft: Draft) -> None:
    about = word.core_properties
    about.title = _safe(draft.blog.title)
    about.subject = _safe(draft.topic)
    # The library's template names itself as author; who wrote the draft is not for a file to claim.
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = draft.written_at
    about.language = "ko-KR" if draft.language is Language.KO else "en-US"
    for style in word.styles:
        if style.type is WD_STYLE_TYPE.PARAGRAPH and isinstance(style, ParagraphStyle):
            _use_font(style, about.language)
    word.styles["Normal"].font.size = Pt(11)
    word.styles["Normal"].paragraph_format.space_after = Pt(8)
    word.styles["Normal"].paragraph_format.line_spacing = 1.5


def _use_font(style: ParagraphStyle, language: str) -> None:
    """Hangul takes the East Asian font of a style, which a theme's font would otherwise overrule."""
    style.font.name = LATIN_FONT
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), KOREAN_FONT)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    spoken.set(qn("w:eastAsia"), "ko-KR")
    properties.append(spoken)


def _say(word: DocxDocument, pieces: Iterable[Run], style: str) -> Paragraph:
    paragraph = word.add_paragraph(style=style)
    for piece in pieces:
        run = paragraph.add_run(_safe(piece.text))
        if piece.bold:
            run.bold = True
        if piece.url:
            _link(paragraph, run, piece.url)
    return paragraph


def _link(paragraph: Paragraph, run: DocxRun, url: str) -> None:
    run.font.color.rgb = _LINK
    run.font.underline = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(run._r)  # noqa: SLF001  the library has no way to put a run into a link
    paragraph._p.append(link)  # noqa: SLF001


def _safe(text: str) -> str:
    """XML has no place for these two; a draft may hold them."""
    return re.sub("[\ufffe\uffff]", "\N{REPLACEMENT CHARACTER}", text)


def _repeatable(word: DocxDocument) -> bytes:
    saved, told = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return told.getvalue()
