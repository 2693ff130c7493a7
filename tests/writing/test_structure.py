"""What people say to change a draft's order, and what only sounds like it."""

import pytest

from domain.parts import Part, PartKind
from writing.structure import Restructuring, is_retiming, read_restructuring

SECTION = Part(PartKind.SECTION, 2)


@pytest.mark.parametrize(
    "request_",
    [
        "빼 줘",
        "이 섹션 빼줘",
        "2번 섹션 빼 주세요",
        "두 번째 섹션 빼 줘",
        "섹션 2 삭제해줘",
        "제거해줘",
        "마지막 장면을 통째로 지워 줘",
        "remove this",
        "remove the second section",
        "delete it please",
    ],
)
def test_taking_out(request_: str) -> None:
    assert read_restructuring(request_, SECTION) == Restructuring(remove=True)


@pytest.mark.parametrize(
    ("request_", "wanted"),
    [
        ("위로 옮겨 줘", Restructuring(by=-1)),
        ("한 칸 아래로 내려줘", Restructuring(by=1)),
        ("move down", Restructuring(by=1)),
        ("1번으로 옮겨 줘", Restructuring(to=1)),
        ("40번으로 옮겨 줘", Restructuring(to=40)),
        ("2번 섹션을 1번으로 옮겨 줘", Restructuring(to=1)),
        ("move section 2 to 1", Restructuring(to=1)),
        ("맨 위로 옮겨 줘", Restructuring(to=1)),
        ("맨 뒤로 보내줘", Restructuring(last=True)),
        ("move it to the top", Restructuring(to=1)),
        ("추가: 새 제목\n새 내용입니다.", Restructuring(title="새 제목", body="새 내용입니다.")),
    ],
)
def test_moving_and_adding(request_: str, wanted: Restructuring) -> None:
    assert read_restructuring(request_, SECTION) == wanted


@pytest.mark.parametrize(
    "request_",
    [
        "2번 출처 빼줘",
        "숫자는 빼고 다시 써 줘",
        "첫 문장 빼 줘",
        "더 짧게",
        "이 부분을 앞으로의 전망으로",
        "remove the jargon",
        "빼"[:0],
    ],
)
def test_a_wish_for_the_writer(request_: str) -> None:
    assert read_restructuring(request_, SECTION) is None


def test_only_numbered_parts_move() -> None:
    assert read_restructuring("빼 줘", Part(PartKind.OPENING)) is None


@pytest.mark.parametrize(
    "request_",
    [
        "시간 다시 맞추기",
        "시간 다시 맞춰 줘요",
        "시간 맞춰줘",
        "시간을 다시 맞춰줄래?",
        "retime",
        "retime the script please",
    ],
)
def test_retiming(request_: str) -> None:
    assert is_retiming(request_)


@pytest.mark.parametrize("request_", ["시간이 부족해", "retire", "시간 순서로 다시 써 줘"])
def test_not_retiming(request_: str) -> None:
    assert not is_retiming(request_)
