"""The articles that the phrases rest on; docs/wording.md says which text of them was read."""

from enum import StrEnum


class Law(StrEnum):
    """Values are citations, the same in both languages."""

    CERTAINTY = "금융소비자보호법 제21조 제1호"
    """Undue solicitation: a certain judgement on what is uncertain. Until 2021 자본시장법 제49조, now deleted."""
    ADVERTISING = "금융소비자보호법 제22조"
    """Who may advertise financial products, and how. Until 2021 자본시장법 제57조, now deleted."""
    LOSSES = "자본시장법 제55조"
    """Promises to cover losses or to secure profits."""
    ADVISERS = "자본시장법 제101조"
    """Advice for pay to nobody in particular has to be registered (유사투자자문업)."""
    ADVISERS_ADS = "자본시장법 제101조의2"
    """What these may not say: applies 제55조 to them, and forbids ads of covered losses and unmade profits."""
    DEPOSITS = "유사수신행위법 제3조·제4조"
    """Taking money from the public with a promise to pay back the principal or more, and advertising that."""
    FAIR_ADS = "표시광고법 제3조"
    """False, exaggerated or deceptive advertising."""
    INSIDERS = "자본시장법 제174조"
    """Use of undisclosed material information."""
    DISTURBANCE = "자본시장법 제178조의2"
    """Use of information handed on by insiders, and rumours that move the market."""
