"""Sentences of `chogo check` about sources: what became of figures and quotations, and what is wrong with the call."""

from domain.grounding import Verdict
from domain.grounding.quotes import QuoteVerdict
from handlers.speech import Speech


class GroundingTexts(Speech):
    # What was found

    def figures_title(self, count: int, confirmed: int) -> str:
        return self._("Figures: %(confirmed)d of %(count)d confirmed by the sources", count=count, confirmed=confirmed)

    def figures_unread(self, count: int) -> str:
        return self._n(
            "%(count)d figure; nothing was looked up, for no --sources were given",
            "%(count)d figures; nothing was looked up, for no --sources were given",
            count,
        )

    def verdict(self, verdict: Verdict) -> str:
        return {
            Verdict.EXACT: self._("the source says so"),
            Verdict.ROUNDED: self._("rounded from the source's figure"),
            Verdict.DERIVED: self._("worked out from the source's figures"),
            Verdict.ELSEWHERE: self._("stands elsewhere: in another source, or of another thing"),
        }.get(verdict, self._("in no source"))

    def quotes_title(self) -> str:
        return self._("Quotations")

    def quote_verdict(self, verdict: QuoteVerdict) -> str:
        return {
            QuoteVerdict.EXACT: self._("word for word"),
            QuoteVerdict.ELSEWHERE: self._("word for word, in a source that is not cited for it"),
            QuoteVerdict.ALTERED: self._("altered; the source has"),
            QuoteVerdict.TRANSLATED: self._("translated; cannot be confirmed word for word"),
        }.get(verdict, self._("in no source"))

    def copying_title(self) -> str:
        return self._("Word for word as in a source")

    def copied(self, run: int, share: int) -> str:
        return self._("up to %(run)d words in a row, %(share)d %% of the part's words", run=run, share=share)

    def wording_title(self) -> str:
        return self._("Wording")

    def no_legal_advice(self) -> str:
        return self._("(Help with wording, no legal advice.)")

    # What is wrong with the call

    def no_folder(self, path: str) -> str:
        return self._("--sources: there is no folder %(path)s.", path=path)

    def no_numbered_files(self, path: str) -> str:
        return self._("--sources: %(path)s has no 1.txt, 2.txt and so on in it.", path=path)
