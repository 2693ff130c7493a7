"""The two lines that a draft may carry about itself. docs/wording.md says where they come from."""

from domain.language import Language

_INVESTMENT_NOTE = {
    Language.KO: "이 글은 정보를 전하는 글이며 특정 종목의 매수나 매도를 권하지 않습니다. "
    "투자에는 원금 손실의 위험이 있고, 판단과 책임은 투자자 본인에게 있습니다.",
    Language.EN: "This is information and no recommendation to buy or sell anything. Investing can cost you your "
    "capital; the decision and the responsibility are your own.",
}
_AI_LINE = {
    Language.KO: "이 글은 생성형 AI의 도움을 받아 썼습니다.",
    Language.EN: "This text was written with the help of generative AI.",
}


def investment_note(language: Language) -> str:
    """The last line of a draft's sources (`Blog.note`)."""
    return _INVESTMENT_NOTE[language]


def ai_line(language: Language) -> str:
    """Offered, never added unasked. It claims nothing that only the person could know, such as who checked the text."""
    return _AI_LINE[language]
