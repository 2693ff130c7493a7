"""Lines of a page: which of them belong to its article, and which stand around it."""

import re
from collections.abc import Iterable

from news.visible import UNSEEN

_NOISE = re.compile(
    r"저작권자|무단\s?전재|재배포\s?금지|재판매 및 DB|Copyrights?\b|All rights reserved|ⓒ|©|기사 ?제보|제보하기|"
    r"구독하기|구독 신청|좋아요 ?\d|댓글 ?\d|이 기사를 공유|글자 ?크기|본문 바로가기|이미지 확대|사진 확대|자료사진|"
    r"\[사진|사진 ?제공|네이버에서 구독|뉴스레터 신청|▶|☞|제보를 기다립니다|제보는 |채널 추가|기자의 다른 기사|"
    r"\A(?:\[?광고\]?|AD|Advertisement|Sponsored(?: content)?)\Z|\ASign up for|\ARead more:|"
    r"\ARelated(?: stories| articles)?:|\AFollow us on|\(Photo(?: by|:)|Photo courtesy|\AClick here to|"
    r"\A[(\[]?(?:영상 ?취재|영상 ?편집|취재|촬영|디자인|그래픽)\s?[:：]|\A<\s?(?:앵커|기자|리포트|인터뷰)\s?>\Z|"
    r"\bUnsubscribe\b|\AView in browser\Z|Share this (?:article|story)|"
    r"\A(?:Reporting|Writing|Editing) by |Our Standards:|File photo",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"구독해|구독과|관련 ?기사|공유하기|사진=|카카오톡으로|추천 ?기사|많이 본 뉴스|newsletter|Getty Images|/EPA",
    re.IGNORECASE,
)
_NOISE_LIMIT = 120
_HINT_LIMIT = 45
_SENTENCE = re.compile(r"[다요까][.!?]?[”’\"')\]]*\Z|[a-z][.!?][”’\"')\]]*\Z")
_STAMP = re.compile(
    r"\A(?:(?:기사)?(?:입력|등록|송고|승인|발행|게재)|최종수정|수정|업데이트|published|posted|updated)\w{0,3}\s?"
    r"(?:on\s)?[:：|]?\s?"
    r"(?:\d{4}\s?[.\-/년]|[a-z]{3,9}\.?\s\d|\d{1,2}\s[a-z]{3})|\A[가-힣]{2,4}\s?기자\s?[/|]\s?\d{4}\s?[.\-/년]|\A\d{4}[./-]\d{1,2}[./-]\d{1,2}\.?\s[\d:]{4,8}\s?(?:송고|입력)\Z",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"(?:[.\]/=(\[·]|모습|전경|장면)\s?[가-힣A-Za-z·]{2,20}\s제공[)\]]?\Z")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_REPORTER = r"(?:기자|특파원|인턴기자|선임기자|통신원|논설위원)"
_BYLINE = re.compile(
    rf"[가-힣]{{2,4}}\s?(?:\S{{0,6}}{_REPORTER})?\s?[(\[]?[\w.+-]+@[\w.-]+[)\]]?|[가-힣]{{2,4}}\s\S{{0,6}}{_REPORTER}"
)
_ENGLISH_BYLINE = re.compile(r"(?:(?:Words|Written|Story) by|By) (?:[A-Z][\w.'-]+,? ?(?:and )?){2,6}")
_SIGNED = re.compile(
    rf"(?<=[.”\"'’)\]])\s+(?:/\s?)?(?:[가-힣·]{{2,10}}\s?=\s?)?[가-힣]{{2,4}}\s?{_REPORTER}"
    r"(?:\s?[(\[]?[\w.+-]{1,64}@[\w.-]{3,80}[)\]]?)?\Z|\s+[\w.+-]{1,64}@[\w.-]{3,80}\Z"
)
AGENCY = re.compile(
    rf"\A[\[(](?P<place>[^\])=]{{1,20}})=(?P<agency>[^\])]{{1,20}})[\])]\s?"
    rf"(?:(?P<names>[가-힣·\s]{{2,20}}?)\s?{_REPORTER}\s?=\s?)?"
)
_TRAIL = re.compile(r"(?:[^\s>›»]{1,12}\s?[>›»]\s?){1,5}[^>›»]{1,20}")
_SURE = (_NOISE, _CREDIT, _STAMP)
SPACE = re.compile(r"[ \t\r\f\v\xa0\u2028\u2029\u3000]+")


def clean(lines: Iterable[str]) -> list[str]:
    """Drop bylines, captions and appeals, the agency's mark before the first sentence and the name after the last."""
    kept = [line for raw in lines if (line := _bare(raw)) and not _is_noise(line)]
    return [line for number, line in enumerate(kept) if number == 0 or line != kept[number - 1]]


def seen(text: str) -> str:
    """The text without letters that have no shape, its white space single."""
    return SPACE.sub(" ", UNSEEN.sub("", text)).strip()


def _bare(line: str) -> str:
    return _SIGNED.sub("", AGENCY.sub("", seen(line))).strip()


def _is_noise(line: str) -> bool:
    if len(line) <= _NOISE_LIMIT and (any(sign.search(line) for sign in _SURE) or _is_address(line)):
        return True
    if _HINT.search(line) and (len(line) <= _HINT_LIMIT or not _SENTENCE.search(line)):
        return len(line) <= _NOISE_LIMIT
    return len(line) <= 60 and any(kind.fullmatch(line) for kind in (_BYLINE, _ENGLISH_BYLINE, _TRAIL))


def _is_address(line: str) -> bool:
    """A line of which an address of e-mail is the most."""
    return "@" in line and _EMAIL.search(line) is not None and len(_EMAIL.sub("", line)) <= 30
