"""Zones by key and by city."""

from zoneinfo import ZoneInfo

import pytest

from domain.language import Language
from handlers.zones import city_of, is_key, names_like, zone_named


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("서울", "Asia/Seoul"),
        ("부산", "Asia/Seoul"),
        ("도쿄", "Asia/Tokyo"),
        ("뉴욕", "America/New_York"),
        ("런던", "Europe/London"),
        ("파리", "Europe/Paris"),
        ("싱가포르", "Asia/Singapore"),
        ("시드니", "Australia/Sydney"),
        ("LA", "America/Los_Angeles"),
        ("로스앤젤레스", "America/Los_Angeles"),
        ("로스 앤젤레스", "America/Los_Angeles"),
        ("호놀룰루", "Pacific/Honolulu"),
        ("실리콘밸리", "America/Los_Angeles"),
        ("상하이", "Asia/Shanghai"),
        ("new york", "America/New_York"),
        ("New York", "America/New_York"),
        ("Ho Chi Minh City", "Asia/Ho_Chi_Minh"),
        ("부에노스아이레스", "America/Argentina/Buenos_Aires"),
        ("america/new_york", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("UTC", "UTC"),
        ("KST", "Asia/Seoul"),
        ("아틀란티스", None),
        ("America/Atlantis", None),
        ("금리", None),
        ("한국", None),
        ("Japan", None),
        ("크리스마스", None),
        ("", None),
    ],
)
def test_a_zone_by_its_name(name: str, zone: str | None) -> None:
    assert zone_named(name) == zone
    if zone:
        ZoneInfo(zone)


def test_a_country_is_a_zone_only_where_time_is_said() -> None:
    assert zone_named("한국", with_time=True) == "Asia/Seoul"
    assert zone_named("미국 동부", with_time=True) == "America/New_York"
    assert zone_named("미국", with_time=True) is None


def test_a_key_is_known_by_its_region() -> None:
    assert is_key("America/Atlantis")
    assert not is_key("HBM/DRAM")
    assert not is_key("Seoul")


def test_what_a_zone_is_called() -> None:
    assert city_of("America/New_York", Language.KO) == "뉴욕"
    assert city_of("America/New_York", Language.EN) == "New York"
    assert city_of("Asia/Kolkata", Language.KO) == city_of("Asia/Calcutta", Language.KO) == "콜카타"
    assert city_of("US/Pacific", Language.KO) == "로스앤젤레스"
    assert city_of("UTC", Language.KO) == "UTC"


def test_a_misspelt_city_is_guessed_and_an_unheard_of_one_is_not() -> None:
    assert names_like("뉴옥", Language.KO) == ["뉴욕"]
    assert names_like("Tokio", Language.EN) == ["Tokyo"]
    assert names_like("아틀란티스", Language.KO) == []
