"""What is said in short, in other words, or goes on from the sentence before."""

from dataclasses import replace

import pytest

from domain.drafts import Draft, Section
from domain.figures import read
from domain.grounding import Shelf, Verdict, ledger, ledger_of_text
from domain.parts import Part, PartKind
from tests.domain.clean import told
from tests.domain.test_grounding import only, source

NEWS = source(
    1,
    "가람조선이 바다해운에서 운반선 8척을 수주했다. 계약 금액은 2조 9,600억 원으로 한 척에 3,700억 원꼴이다. "
    "상반기 매출은 4조 1,500억 원이다.\n정비 인력은 현재 640명이다. 회사는 내년까지 1,000명으로 늘린다.\n"
    "중국의 점유율은 68%, 한국의 점유율은 22%다. 다음 회의는 내년 1월 14일에 열린다.\n"
    "1~9월 수주는 938만 CGT로 6% 늘었다. 대출 금리는 연 4.05~5.60%다.",
    title="가람조선, 운반선 8척 2조 9,600억 원에 수주",
)
ABROAD = source(
    2,
    "Traders see a 38% chance of a quarter-point cut. The yen slipped to 151.8. Exports in the first 20 days of "
    "November rose 5.8%. The energy needed per query has fallen 33-fold. China will drive three quarters of the rise.",
)
SHELF = Shelf([NEWS, ABROAD])


@pytest.mark.parametrize(
    ("text", "figure", "verdict"),
    [
        # A title speaks where its article says the sum without the subject.
        ("가람조선은 바다해운에서 운반선을 2조 9,600억 원[1]에 수주했습니다.", "2조 9,600억 원", Verdict.EXACT),
        ("가람조선의 상반기 매출은 2조 9,600억 원[1]입니다.", "2조 9,600억 원", Verdict.ELSEWHERE),
        # A sentence without a subject goes on from the one before.
        ("정비 인력은 1,000명[1]으로 늘어납니다.", "1,000명", Verdict.EXACT),
        ("아홉 달[1] 동안 수주는 6% 늘었습니다.", "아홉 달", Verdict.EXACT),
        ("여덟 달[1] 동안 수주는 6% 늘었습니다.", "여덟 달", Verdict.NONE),
        ("대출 금리는 연 4.05에서 5.60퍼센트[1]입니다.", "4.05", Verdict.EXACT),
        ("대출 금리는 연 4.05에서 5.60퍼센트[1]입니다.", "5.60퍼센트", Verdict.EXACT),
        ("대출 금리는 연 4.05에서 5.50퍼센트[1]입니다.", "5.50퍼센트", Verdict.NONE),
        ("0.25%포인트[2] 내릴 확률은 38%[2]입니다.", "0.25%포인트", Verdict.EXACT),
        ("0.5%포인트[2] 내릴 확률은 38%[2]입니다.", "0.5%포인트", Verdict.NONE),
        ("엔화는 151.8엔[2]까지 약해졌습니다.", "151.8엔", Verdict.EXACT),
        ("11월 1일[2]부터 수출이 5.8%[2] 늘었습니다.", "11월 1일", Verdict.EXACT),
        ("질문에 드는 에너지는 33분의 1[2]로 줄었습니다.", "33분의 1", Verdict.EXACT),
        ("질문에 드는 에너지는 31분의 1[2]로 줄었습니다.", "31분의 1", Verdict.NONE),
        ("중국이 늘어나는 양의 4분의 3[2]을 차지합니다.", "4분의 3", Verdict.EXACT),
    ],
)
def test_a_figure_is_found_in_other_words(text: str, figure: str, verdict: Verdict) -> None:
    if verdict is Verdict.NONE:
        assert not only(text, figure, SHELF).verdict.is_confirmed
    else:
        assert only(text, figure, SHELF).verdict is verdict


def test_a_multiple_of_two_shares_that_the_draft_names_is_worked_out() -> None:
    shelf = Shelf([source(1, "점유율은 2024년 18%에서 올해 39%로 올랐다. 해외 비중은 7%다. 가격은 14% 올랐다.")])
    told = "점유율은 18%[1]에서 39%[1]가 됐습니다. 두 배[1]가 넘게 커졌습니다."
    assert only(told, "두 배", shelf).verdict is Verdict.DERIVED
    assert not only(told.replace("두 배", "세 배"), "세 배", shelf).verdict.is_confirmed
    assert not only("해외 비중은 두 배[1]로 커졌습니다.", "두 배", shelf).verdict.is_confirmed


@pytest.mark.parametrize(
    "text",
    [
        "앞으로 볼 숫자는 세 가지입니다.",
        "앞으로 볼 날짜는 두 개예요.",
        "이 두 가지가 방향을 말해 줍니다.",
        "숫자보다 중요한 세 가지",
        "계약 조건에 영향을 줍니다.",
        "앞 세대 제품의 숫자입니다.",
    ],
)
def test_what_counts_the_texts_own_points_is_no_figure(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("가동률을 두 가지로 센다.", "가지"),
        ("차를 세 대 팔았다.", "대"),
        ("16기가 메모리", "GB"),
        ("터빈 16기가 돈다.", "기"),
    ],
)
def test_what_counts_things_still_is(text: str, unit: str) -> None:
    assert [one.unit for one in read(text)] == [unit]


def test_a_digit_of_an_outlets_name_is_no_figure() -> None:
    shelf = Shelf([replace(NEWS, outlet="빠른뉴스25")])
    assert ledger_texts("빠른뉴스25는 25척이라고 전했습니다.", shelf) == ["25척"]


def ledger_texts(text: str, shelf: Shelf) -> list[str]:
    return [one.figure.text for one in ledger_of_text(text, shelf)]


def draft(title: str, body: str, opening: str) -> Draft:
    base = told(0).draft
    sections = (Section(title="수주 소식 🚢", body=body), *base.blog.sections[1:])
    blog = replace(base.blog, title=title, sections=sections)
    return replace(base, blog=blog, script=replace(base.script, opening=replace(base.script.opening, body=opening)))


def verdicts(whole: Draft, part: Part) -> dict[str, bool]:
    return {one.figure.text: one.verdict.is_confirmed for one in ledger(whole, SHELF) if one.part == part}


TITLE, OPENING = Part(PartKind.BLOG_TITLE), Part(PartKind.OPENING)
BODY = "가람조선은 운반선 8척[1]을 2조 9,600억 원[1]에 수주했습니다."
CUES = "**[화면: 달력, 1월 14일]**\n(대사) 중국의 점유율은 68퍼센트, 한국은 22퍼센트입니다. 회의는 1월 14일에 열려요."


def test_a_title_says_again_what_the_text_says_in_full() -> None:
    assert verdicts(draft("조선 수주 2조 9,600억 원, 그 뜻", BODY, CUES), TITLE) == {"2조 9,600억 원": True}
    assert verdicts(draft("조선 매출 2조 9,600억 원, 그 뜻", BODY, CUES), TITLE) == {"2조 9,600억 원": False}
    assert verdicts(draft("조선 수주 2조 6,900억 원, 그 뜻", BODY, CUES), TITLE) == {"2조 6,900억 원": False}


def test_a_cue_says_again_what_its_line_says() -> None:
    assert verdicts(draft("수주", BODY, CUES), OPENING)["1월 14일"]
    short = CUES.replace("달력, 1월 14일", "중국 68, 한국 22")
    assert {text: fine for text, fine in verdicts(draft("수주", BODY, short), OPENING).items() if len(text) == 2} == {
        "68": True,
        "22": True,
    }
    wrong = CUES.replace("달력, 1월 14일", "중국 86, 한국 22")
    assert not verdicts(draft("수주", BODY, wrong), OPENING)["86"]


def test_a_mended_line_rests_on_what_it_was_mended_from() -> None:
    line = "정비 인력은 지금 육백사십 명이 아니라 640명이라고 해요."
    other = source(3, "다른 회사의 정비 인력은 640명이다.")
    whole = draft("수주", BODY, f"(대사) {line}")
    rests = {"정비 인력은 지금 육백사십 명이 아니라 600명이라고 해요.": frozenset([3])}
    (entry,) = [one for one in ledger(whole, Shelf([NEWS, other]), rests) if one.figure.text == "640명"]
    assert entry.source == 3
    (entry,) = [
        one for one in ledger(whole, Shelf([NEWS, other]), {"딴 줄": frozenset([3])}) if one.figure.text == "640명"
    ]
    assert entry.source == 1
