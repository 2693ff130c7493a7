"""The tick over what is due, on the real database: once, also for two ticks, and never stale news."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from domain.assignments import Assignment
from domain.language import Language
from news.research import Researcher
from news.web import Web
from storage.database import Database, Transaction
from storage.drafts import Drafts
from storage.durable import Durable
from storage.users import Users
from writing.desk import MORNING, Desk
from writing.digest import DigestWriter
from writing.mornings import Mornings
from writing.slate import Choice, Nothing
from writing.subscribing import Refusal, Subscribing, Wish
