"""Which length of the video the words of a topic ask for."""

import pytest

from handlers.links import asked_seconds


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("반도체 3분짜리", 180),
        ("3분짜리 영상으로 반도체 소식", 180),
        ("반도체 5분 분량", 300),
        ("길이는 7분 길이로", 420),
        ("반도체 3분 영상", 180),
        ("반도체 3분 영상.", 180),
        ("10분 대본으로 반도체", 600),
        ("2분 스크립트로 금리", 120),
        ("금리 4분 영상용", 240),
        ("2분 30초짜리 금리", 150),
        ("금리, a 3-minute video", 180),
        ("a 10 minute long script on chips", 600),
        # Out of the limits, which the person is told.
        ("반도체 30초짜리", 30),
        ("반도체 1시간 분량", 3600),
        ("1시간 영상으로 반도체", 3600),
        ("반도체 90분 영상", 5400),
        ("a 30-second video", 30),
        ("a 1-hour video", 3600),
    ],
)
def test_wish_for_a_length(words: str, seconds: int) -> None:
    assert asked_seconds(words) == seconds


@pytest.mark.parametrize(
    "words",
    [
        "골든타임 4분 영상",
        "심정지 골든타임 4분 영상 공개",
        "경찰이 공개한 4분 영상 논란",
        "1시간 동안 이어진 정전",
        "30초 만에 매진된 표",
        "1.5분짜리",
        "초 영상",
        "시간 분량",
        "a minute video",
        "five minutes of video",
        "",
    ],
)
def test_no_wish_for_a_length(words: str) -> None:
    assert asked_seconds(words) is None
