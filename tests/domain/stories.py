"""Stories that clean drafts are told from: invented companies and people, figures drawn anew for every draft."""

from collections.abc import Mapping

from domain.language import Language
from tests.domain import stories_en, stories_ko
from tests.domain.story import Story

COMPANIES: Mapping[Language, tuple[str, ...]] = {
    Language.KO: ("가람반도체", "누리전자", "도담에너지", "한울배터리", "새롬테크", "온새미전자", "다온반도체"),
    Language.EN: ("Garam Semiconductor", "Nuri Electronics", "Harbour Cells", "Northfield Power", "Elmwood Batteries"),
}
PEOPLE: Mapping[Language, tuple[str, ...]] = {
    Language.KO: ("박정우", "이수민", "최하늘", "정유진", "한도윤", "오세린"),
    Language.EN: ("Jane Okafor", "Martin Velde", "Susan Park", "Peter Holloway", "Clara Jensen"),
}
PLACES: Mapping[Language, tuple[str, ...]] = {
    Language.KO: ("청주", "여수", "평택", "군산", "제주"),
    Language.EN: ("Leeds", "Ulsan", "Malmo", "Dayton", "Porto"),
}

STORIES: Mapping[Language, tuple[Story, ...]] = {
    Language.KO: (stories_ko.PLANT, stories_ko.RATES),
    Language.EN: (stories_en.PLANT, stories_en.RATES),
}
