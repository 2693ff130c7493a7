"""An assignment whose sources were read, as a writer is asked to work on it."""

from datetime import datetime

from domain.assignments import Assignment
from writing.brief import Brief
from writing.compose import topic_of
from writing.slate import Angle


def brief_of(assignment: Assignment, now: datetime, pace: float) -> Brief:
    """`now`: in the person's own zone. `pace`: syllables a second."""
    return Brief(
        topic=assignment.topic or topic_of(assignment),
        language=assignment.language,
        sources=assignment.sources,
        now=now,
        seconds=assignment.seconds,
        pace=pace,
        angle=Angle(assignment.angle) if assignment.angle else None,
    )
