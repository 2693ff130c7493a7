"""The DOCX, read by mammoth; its properties and fonts by python-docx."""

import io
import zipfile
from functools import cache

import mammoth  # type: ignore[import-untyped]
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import html

from domain.drafts import Draft
from tests.writing.exports_drafts import drafts, english, korean
from writing.exports import Format, export
from writing.exports.prose import Kind, blog_blocks
from writing.exports.speech import spoken_parts

SOME = (*drafts()[:12], drafts()[-1])
"""Writing and reading one takes half a second."""
EACH = pytest.mark.parametrize("draft", SOME, ids=[str(n) for n in range(len(SOME))])
STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"


def content(draft: Draft) -> io.BytesIO:
    return io.BytesIO(export(draft, Format.DOCX).content)


@cache
def read(draft: Draft) -> html.HtmlElement:
    """What mammoth makes of it; anything it does not understand is a message."""
    result = mammoth.convert_to_html(content(draft), style_map=STYLES)
    assert result.messages == []
    return html.fragment_fromstring(result.value, create_parent="div")


@EACH
def test_another_program_reads_headings_paragraphs_and_bullets(draft: Draft) -> None:
    root = read(draft)
    headings = [each.text_content() for each in root.iter("h1", "h2")]
    blocks = blog_blocks(draft)
    blog = [block.text for block in blocks if block.kind is Kind.HEADING]
    scenes = [
        f"{part.title} {scene.clock}" for part, scene in zip(spoken_parts(draft), draft.script.spoken, strict=True)
    ]
    assert headings == [draft.blog.title, *blog, draft.script.title, *scenes]
    assert [each.text_content() for each in root.iter("li")] == [
        block.text for block in blocks if block.kind is Kind.BULLET
    ]
    paragraphs = [each.text_content() for each in root.iter("p")]
    blog_words = [block.text for block in blocks if block.kind is Kind.PARAGRAPH]
    assert paragraphs[1 : 1 + len(blog_words)] == blog_words
    said = [words for part in spoken_parts(draft) for words in part.words]
    assert [each for each in paragraphs[1 + len(blog_words) :] if not each.startswith("[")] == said


@EACH
def test_bold_and_links_are_where_the_draft_has_them(draft: Draft) -> None:
    root = read(draft)
    runs = [run for block in blog_blocks(draft) for run in block.runs]
    assert [each.text_content() for each in root.iter("strong")] == [run.text for run in runs if run.bold]
    assert [(each.text_content(), each.get("href")) for each in root.iter("a")] == [
        (run.text, run.url) for run in runs if run.url
    ]


def test_cues_are_italic_and_words_are_not() -> None:
    italics = [each.text_content() for each in read(korean()).iter("em")]
    assert italics[:2] == ["[화면: =SUM(A1) 표정]", "[효과음: 띵]"]
    assert all(each.startswith("[") for each in italics)


@pytest.mark.parametrize("draft", [korean(), english()], ids=["ko", "en"])
def test_the_properties_name_the_draft_and_no_author(draft: Draft) -> None:
    about = Document(content(draft)).core_properties
    assert about.title == draft.blog.title
    assert about.subject == draft.topic
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created is not None
    assert about.created.replace(tzinfo=None) == draft.written_at
    assert about.language == {"ko": "ko-KR", "en": "en-US"}[draft.language]


def test_hangul_has_a_font_in_every_style() -> None:
    fonts = [
        style.element.rPr.rFonts
        for style in Document(content(korean())).styles
        if style.name in ("Normal", "Title", "Subtitle", "Heading 1", "List Bullet")
    ]
    assert len(fonts) == 5
    for font in fonts:
        assert font.get(qn("w:eastAsia")) == "맑은 고딕"
        assert font.get(qn("w:eastAsiaTheme")) is None


def test_the_file_is_whole() -> None:
    with zipfile.ZipFile(content(korean())) as file:
        assert file.testzip() is None
        assert "word/document.xml" in file.namelist()
