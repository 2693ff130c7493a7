"""Where each figure of a draft comes from, found by code in the sources' own words."""

from domain.grounding.entries import Entry, Verdict
from domain.grounding.ledger import ledger, ledger_of_text
from domain.grounding.marks import marked, recited
from domain.grounding.shelf import Shelf

__all__ = ["Entry", "Shelf", "Verdict", "ledger", "ledger_of_text", "marked", "recited"]
