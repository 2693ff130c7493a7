"""The words around what is exported. They follow the draft's language, not the chat's: hence here, not in gettext."""

from dataclasses import dataclass

from domain.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    # The page
    copy_body: str
    copy_title: str
    copied: str
    selected: str
    """Where the browser would not copy: what is selected can be copied by hand."""
    # The shot list
    columns: tuple[str, ...]
    # The packs
    titles: str
    description: str
    tags: str
    chapters: str
    sources: str
    no_chapters: str
    plan_times: str
    sources_left_out: str
    """`{count}` of them."""
    meta: str
    slug: str
    other_titles: str
    original_title: str


_KOREAN = Labels(
    copy_body="본문 복사",
    copy_title="제목 복사",
    copied="복사했어요. 편집기에 붙여 넣으세요.",
    selected="브라우저가 복사를 막았어요. 선택된 글을 Ctrl+C(⌘C)로 복사하세요.",
    columns=("장면", "시작", "끝", "종류", "화면·소리", "대사", "출처"),
    titles="제목 후보",
    description="설명",
    tags="태그",
    chapters="챕터",
    sources="출처",
    no_chapters="챕터를 넣지 않았어요. 10초 이상인 챕터가 세 개가 안 돼요(YouTube는 0:00부터 세 개 이상이어야 받아요).",
    plan_times="챕터 시각은 대본의 계획이에요. 편집한 영상에 맞춰 고치세요.",
    sources_left_out="설명이 5,000바이트를 넘지 않게 출처 {count}건을 뺐어요.",
    meta="메타 설명",
    slug="슬러그",
    other_titles="다른 제목",
    original_title="제목",
)

_ENGLISH = Labels(
    copy_body="Copy text",
    copy_title="Copy title",
    copied="Copied. Paste it into your editor.",
    selected="The browser would not copy. Press Ctrl+C (⌘C) to copy the selected text.",
    columns=("scene", "start", "end", "kind", "cue", "words", "sources"),
    titles="Titles",
    description="Description",
    tags="Tags",
    chapters="Chapters",
    sources="Sources",
    no_chapters="No chapters: fewer than three of 10 seconds or more (YouTube wants three, the first at 0:00).",
    plan_times="The chapter times are the script's plan: set them to the edited video.",
    sources_left_out="Left out {count} sources, to keep the description within 5,000 bytes.",
    meta="Meta description",
    slug="Slug",
    other_titles="Other titles",
    original_title="Title",
)


def labels(language: Language) -> Labels:
    return _KOREAN if language is Language.KO else _ENGLISH
