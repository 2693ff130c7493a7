"""Figures in Korean and English text, as values that can be compared."""

from domain.figures.figure import Figure, Kind, Mode, plain_number
from domain.figures.reading import read

__all__ = ["Figure", "Kind", "Mode", "plain_number", "read"]
