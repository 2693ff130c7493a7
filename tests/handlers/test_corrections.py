"""What a reply to the fact sheet is understood as."""

import pytest

from handlers.grounds import corrections


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("3: 42억 원이 맞아요", {3: "42억 원이 맞아요"}),
        ("3:42억 원이 맞아요", {3: "42억 원이 맞아요"}),
        ("3번:42억 원", {3: "42억 원"}),
        ("3번은 42억 원이 맞아요", {3: "42억 원이 맞아요"}),
        ("사실 3번. 42억 원", {3: "42억 원"}),
        ("#3 42억 원", {3: "42억 원"}),
        ("Fact 3: 4.2 billion won", {3: "4.2 billion won"}),
        ("3. 42억 원", {3: "42억 원"}),
        ("5번: 860명\n7번: 91%", {5: "860명", 7: "91%"}),
        ("5: 860명이 맞아요.\n내년부터예요.\n\n7: 91%", {5: "860명이 맞아요. 내년부터예요.", 7: "91%"}),
        ("5: 860명이 맞아요.\n2 공장까지 합치면요.", {5: "860명이 맞아요. 2 공장까지 합치면요."}),
        ("5: 860명\n7번은 91%", {5: "860명", 7: "91%"}),
        ("3.5조 원이에요", {}),
        ("42억 원이 맞아요", {}),
        ("틀렸어요", {}),
        ("고쳐 주세요\n3: 42억 원", {}),
        ("3:", {}),
        ("3번", {}),
        ("", {}),
    ],
)
def test_numbers_and_what_is_right(words: str, wanted: dict[int, str]) -> None:
    assert corrections(words) == wanted
