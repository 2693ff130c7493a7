# ruff: noqa: E501 - a sentence a line, as a draft has it
"""Stories that clean drafts are told from: invented companies and people, figures drawn anew for every draft."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """`{name}` stands for a value of the draft. A beat is a cue's kind, its text, and the words after it."""

    language: Language
    phrase: str
    titles: tuple[str, ...]
    videos: tuple[str, ...]
    takeaways: tuple[str, ...]
    first: tuple[str, ...]
    """Paragraphs of which one opens the first section."""
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    """Title with emoji, and paragraphs; the last one closes the blog."""
    opening: tuple[tuple[int, str, str], ...]
    scenes: tuple[tuple[str, tuple[tuple[int, str, str], ...]], ...]
    closing: tuple[tuple[int, str, str], ...]


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

_PLANT_KO = Story(
    language=Language.KO,
    phrase="반도체 공장 투자",
    titles=(
        "{co}의 반도체 공장 투자, 지금 무엇이 달라지나",
        "반도체 공장 투자 {invest}, 돈은 어디로 흐를까?",
        "한눈에 보는 {place} 반도체 공장 투자 이야기",
    ),
    videos=("{co}는 왜 {place}로 갔을까? 숨은 계산을 풀어 봅니다", "{invest}짜리 결정, 누가 웃고 누가 걱정할까요?"),
    takeaways=(
        "{co}는 {place}에 **{invest}을 투자**하기로 했습니다.",
        "새 공장은 **{year}년 가동**을 목표로 합니다.",
        "지난해 매출은 {sales}으로 **전년보다 {growth}% 늘었습니다**.",
        "전문가들은 **공급이 넘칠 위험**도 함께 살피라고 말합니다.",
        "지역에는 **일자리 {jobs}명**이 새로 생깁니다.",
    ),
    first=(
        "{co}가 {place}에 새 공장을 짓습니다. 이번 **반도체 공장 투자** 규모는 {invest}으로, 회사가 세워진 뒤 가장 큰 결정입니다.",
        "반도체 시장이 다시 움직이고 있습니다. {co}가 내놓은 {invest} 규모의 공장 투자 계획이 그 신호탄입니다.",
    ),
    sections=(
        (
            "반도체 공장 투자, 왜 지금인가 🏭",
            (
                '회사는 주문이 생산 능력을 넘어섰다고 설명합니다. {person} {co} 대표는 "고객을 더 기다리게 할 수 없다"고 말했습니다.',
                "*   **수요**: 서버용 메모리 주문이 2년 치나 밀려 있습니다.\n*   **시기**: 설비를 들여놓는 데만 열 달이 걸립니다.",
                "경쟁사도 비슷한 고민을 하고 있지만, 먼저 움직인 쪽이 장비를 확보하기 쉽습니다.",
            ),
        ),
        (
            "숫자로 보는 계획 🔢",
            (
                "{co}의 지난해 매출은 {sales}으로 전년보다 {growth}% 늘었습니다. 벌어들인 돈의 상당 부분이 새 설비로 들어갑니다.",
                "새 공장은 한 달에 웨이퍼 {wafers}만 장을 처리하고, 직원 {jobs}명을 새로 뽑습니다.",
                "가동 목표는 {year}년입니다. 계획대로라면 생산 능력이 지금보다 크게 늘어납니다.",
            ),
        ),
        (
            "걱정하는 목소리 🌧️",
            (
                "모두가 반기는 것은 아닙니다. 물과 전기를 어디서 끌어올지 아직 정해지지 않았습니다.",
                "*   **물**: 하루 {water}만 톤을 써야 해서 주민들이 걱정합니다.\n*   **전기**: 송전선을 새로 놓으려면 여러 해가 필요합니다.",
                "가격이 내려가는 시기에 공장이 완성되면 부담이 고스란히 회사로 돌아옵니다.",
            ),
        ),
        (
            "투자자가 살펴볼 것 🔍",
            (
                "가장 먼저 볼 것은 현금 흐름입니다. 빌린 돈으로 짓는지, 번 돈으로 짓는지에 따라 위험이 달라집니다.",
                "장비를 대는 협력사도 함께 살펴보세요. 공장이 지어지는 동안에는 이들의 매출이 먼저 늘어납니다.",
                "마지막으로 분기마다 나오는 가동률을 확인해야 합니다. 말보다 숫자가 정직합니다.",
            ),
        ),
        (
            "앞으로의 일정 📅",
            (
                "다음 달에는 지역 설명회가 열립니다. 허가가 나오면 봄부터 땅을 다집니다.",
                "한 번의 발표로 모든 것이 정해지지는 않습니다. 착공과 장비 반입 소식을 차분히 따라가 보시기 바랍니다.",
            ),
        ),
    ),
    opening=(
        (
            0,
            "진행자가 손을 흔드는 모습",
            "안녕하세요, 여러분! 오늘은 {place}에서 벌어지는 아주 큰 공사 이야기를 해 볼게요.",
        ),
        (
            2,
            "경쾌한 종소리",
            "무려 {invest}이 들어가는 일인데요. 이 돈이 어디서 나와서 어디로 가는지 3분이면 알 수 있습니다!",
        ),
        (1, "공사 현장 항공 사진", "끝까지 보시면 우리가 무엇을 확인해야 하는지도 정리해 드릴게요."),
    ),
    scenes=(
        (
            "왜 하필 지금일까",
            (
                (
                    0,
                    "주문서가 쌓이는 그림",
                    "자, 먼저 이유부터 볼까요? {co}는 지금 주문이 너무 많아서 줄을 세우고 있어요.",
                ),
                (
                    1,
                    "{person} 대표 인터뷰 장면",
                    '{person} 대표가 이렇게 말했죠. "고객을 더 기다리게 할 수 없다." 그만큼 급하다는 뜻입니다.',
                ),
                (
                    0,
                    "달력이 넘어가는 그림",
                    "장비를 들여놓는 데만 열 달이 걸리니까, 지금 시작해야 {year}년에 문을 열 수 있거든요.",
                ),
            ),
        ),
        (
            "숫자를 뜯어봅시다",
            (
                (0, "매출 막대그래프", "지난해 {co} 매출이 {sales}이었는데요. 전년보다 {growth}%나 늘었습니다!"),
                (
                    1,
                    "웨이퍼가 돌아가는 영상",
                    "새 공장에서는 한 달에 웨이퍼를 {wafers}만 장이나 처리하게 돼요. 사람도 {jobs}명을 새로 뽑습니다.",
                ),
                (0, "돈이 흘러가는 화살표", "번 돈을 다시 설비에 넣는 거죠. 자신이 없으면 할 수 없는 선택이에요."),
            ),
        ),
        (
            "그늘도 있습니다",
            (
                (
                    1,
                    "저수지 풍경",
                    "그런데 걱정도 있어요. 하루에 물을 {water}만 톤이나 써야 하거든요. 주민들이 불안해할 만하죠?",
                ),
                (
                    2,
                    "낮은 북소리",
                    "게다가 공장이 다 지어졌을 때 가격이 떨어져 있으면 어떻게 될까요? 부담은 회사가 다 떠안게 됩니다.",
                ),
            ),
        ),
        (
            "우리가 확인할 것",
            (
                (
                    0,
                    "돋보기 아이콘",
                    "그럼 우리는 무엇을 보면 될까요? 첫째는 현금, 둘째는 협력사, 셋째는 가동률입니다.",
                ),
                (0, "체크 표시 세 개", "이 세 가지만 꾸준히 챙겨 보셔도 뉴스에 휘둘리지 않을 수 있어요."),
            ),
        ),
    ),
    closing=(
        (
            0,
            "진행자 정면",
            "오늘 이야기를 한 줄로 줄이면 이렇습니다. 큰돈이 움직일 때는 일정과 현금을 함께 보자는 거예요.",
        ),
        (0, "구독 버튼", "도움이 되셨다면 구독과 좋아요 부탁드릴게요. 다음 시간에 더 쉬운 이야기로 찾아오겠습니다!"),
        (2, "마무리 음악", "오늘도 함께해 주셔서 고맙습니다. 또 만나요!"),
    ),
)

_RATES_KO = Story(
    language=Language.KO,
    phrase="기준금리 전망",
    titles=(
        "기준금리 전망, 대출을 받은 사람이 꼭 볼 세 가지",
        "올해 기준금리 전망과 내 이자: {rate}%의 뜻",
        "동결이냐 인하냐, 다시 읽는 기준금리 전망",
    ),
    videos=("내 대출 이자, 언제쯤 내려갈까요?", "금리 {rate}%가 지갑에 미치는 영향을 쉽게 풀었습니다"),
    takeaways=(
        "중앙은행은 기준금리를 **연 {rate}%로 유지**했습니다.",
        "물가 상승률은 {prices}%로 **목표에 가까워졌습니다**.",
        "가계 빚은 {debt}으로 **여전히 무겁습니다**.",
        "대출자는 **고정과 변동의 차이**를 계산해 볼 때입니다.",
    ),
    first=(
        "금융통화위원회가 이달에도 금리를 움직이지 않았습니다. 시장의 **기준금리 전망**은 둘로 갈렸지만, 연 {rate}%라는 결과는 예상과 같았습니다.",
        "금리는 모든 값의 출발점입니다. 그래서 기준금리 전망을 읽을 줄 알면 예금도 대출도 계획을 세우기 쉬워집니다.",
    ),
    sections=(
        (
            "이번 결정과 기준금리 전망 🏦",
            (
                "위원들은 물가가 안정되고 있다는 점을 인정하면서도 집값을 걱정했습니다.",
                "*   **유지 의견**: 가계 빚이 다시 늘어날 수 있습니다.\n*   **인하 의견**: 소비가 너무 오래 식어 있습니다.",
                '{person} 위원은 "서두를 이유가 없다"는 말로 회의 분위기를 전했습니다.',
            ),
        ),
        (
            "물가는 어디쯤 왔나 🛒",
            (
                "지난달 소비자물가는 1년 전보다 {prices}% 올랐습니다. 채소와 기름값이 내린 덕분입니다.",
                "다만 외식비는 좀처럼 내려오지 않고 있습니다. 한번 오른 인건비와 임대료가 버티고 있기 때문입니다.",
                "목표는 2%입니다. 남은 거리를 좁히는 데 시간이 더 걸릴 수 있습니다.",
            ),
        ),
        (
            "빚의 무게를 재 보면 ⚖️",
            (
                "가계가 진 빚은 모두 {debt}에 이릅니다. 금리가 조금만 움직여도 이자 부담이 크게 달라집니다.",
                "은행 대출 가운데 변동금리 비중은 {share}%입니다. 열 집 중 여러 집이 금리 소식에 귀를 기울일 수밖에 없습니다.",
            ),
        ),
        (
            "지금 할 수 있는 일 🧮",
            (
                "먼저 내 대출의 갈아타기 비용을 확인해 보세요. 중도상환수수료가 사라졌다면 선택지가 넓어집니다.",
                "비상금은 여섯 달 치 생활비를 기준으로 잡는 것이 좋습니다.",
                "전망은 빗나가기 마련입니다. 어느 쪽으로 가더라도 견딜 수 있는 계획이 가장 좋은 계획입니다.",
            ),
        ),
    ),
    opening=(
        (0, "진행자 인사", "여러분 안녕하세요! 이자 나가는 날만 되면 한숨 쉬셨던 분들, 오늘 영상 꼭 보셔야 합니다."),
        (
            1,
            "회의장 앞 기자들",
            "이번에도 금리가 연 {rate}%에 그대로 묶였거든요. 왜 그랬는지, 언제 풀릴지 같이 보시죠.",
        ),
    ),
    scenes=(
        (
            "회의실에서 무슨 일이",
            (
                (
                    1,
                    "회의장 사진",
                    "회의에서는 의견이 갈렸어요. 한쪽은 빚을 걱정했고, 다른 쪽은 식어 버린 소비를 걱정했죠.",
                ),
                (
                    0,
                    "{person} 위원의 말",
                    '{person} 위원은 "서두를 이유가 없다"고 했는데요. 이 한마디가 분위기를 다 보여 줍니다.',
                ),
            ),
        ),
        (
            "물가, 거의 다 왔어요",
            (
                (
                    0,
                    "장바구니 그림",
                    "지난달 소비자물가가 1년 전보다 {prices}% 올랐습니다. 목표가 2%니까 정말 가까이 왔죠?",
                ),
                (0, "식당 메뉴판", "그런데 외식비가 문제예요. 한번 오른 값은 잘 내려오지 않거든요."),
            ),
        ),
        (
            "우리 집 이자는요",
            (
                (0, "저울에 올린 집", "가계 빚이 모두 {debt}이나 됩니다. 숫자가 너무 커서 실감이 안 나시죠?"),
                (
                    1,
                    "은행 창구",
                    "은행 대출 중에 변동금리가 {share}%예요. 그러니까 금리 소식이 곧 우리 집 소식인 셈입니다.",
                ),
                (2, "계산기 소리", "오늘 당장 갈아타기 비용부터 확인해 보세요. 생각보다 많이 아낄 수 있습니다!"),
            ),
        ),
    ),
    closing=(
        (0, "진행자 미소", "정리해 볼게요. 금리는 쉬어 가고, 물가는 내려오고, 빚은 아직 무겁습니다."),
        (0, "구독 버튼", "이런 이야기를 계속 듣고 싶으시면 구독 버튼 눌러 주세요. 저는 다음 주에 다시 오겠습니다."),
    ),
)

_PLANT_EN = Story(
    language=Language.EN,
    phrase="battery plant investment",
    titles=(
        "What a {invest} battery plant investment really buys",
        "Battery plant investment in {place}: who gains?",
        "Reading the {place} battery plant investment",
    ),
    videos=("Why {place}? The sums behind one very big factory", "They are spending {invest}. Here is the catch"),
    takeaways=(
        "{co} will spend **{invest} on a new plant** in {place}.",
        "The first lines should run **in {year}**.",
        "Sales grew by **{growth} percent** last year.",
        "The site will bring **{jobs} jobs** to the region.",
        "Falling cell prices are **the main risk**.",
    ),
    first=(
        "Few decisions say more about a company than where it pours concrete. This **battery plant investment** commits {invest} to one site, and {co} has never made a bigger bet.",
        "{co} is going to build in {place}. The battery plant investment comes to {invest}, and it arrives in a nervous market.",
    ),
    sections=(
        (
            "The battery plant investment in plain terms 🏭",
            (
                'Orders have run ahead of what the old lines can make. Chief executive {person} put it simply: "We are turning customers away."',
                "*   **Demand**: carmakers have booked most of the output for two years.\n*   **Timing**: machines take ten months to arrive.",
                "Rivals face the same squeeze, but the one who orders tools first gets them first.",
            ),
        ),
        (
            "What the accounts show 🔢",
            (
                "Revenue reached {sales} last year, {growth} percent more than the year before. Much of that cash goes straight back into equipment.",
                "The plant is planned to hire {jobs} people once every line is running.",
                "Managers expect the first shipments in {year}, provided that permits arrive on schedule.",
            ),
        ),
        (
            "Reasons to be careful 🌧️",
            (
                "Not everybody in {place} is cheering. Residents want to know where the water will come from.",
                "*   **Power**: the grid connection needs a new line across farmland.\n*   **Prices**: cells have become cheaper for six quarters in a row.",
                "A plant that opens into falling prices can look expensive for years.",
            ),
        ),
        (
            "What to watch next 🔍",
            (
                "Start with the cash flow statement. Borrowed money and earned money carry different risks.",
                "Suppliers of machines usually see the benefit first, because they are paid before anything is sold.",
                "One announcement settles nothing. Follow the permits, the tools and the hiring, and judge by those.",
            ),
        ),
    ),
    opening=(
        (
            0,
            "Host waves at the camera",
            "Hello everyone, and welcome back! Today we are going to walk around a factory that does not exist yet.",
        ),
        (2, "Bright chime", "It will cost {invest}, and by the end of this video you will know where that money goes."),
    ),
    scenes=(
        (
            "Why build now?",
            (
                (
                    0,
                    "Pile of order forms",
                    "So, why now? Well, {co} simply cannot make enough. Most of the output is sold for two years.",
                ),
                (
                    1,
                    "{person} on stage",
                    'Here is how {person} put it: "We are turning customers away." That is not something bosses like to say.',
                ),
            ),
        ),
        (
            "Follow the money",
            (
                (
                    0,
                    "Bar chart of sales",
                    "Let's look at the numbers. Revenue was {sales} last year, and that's {growth} percent more than before.",
                ),
                (
                    1,
                    "Drone shot of the site",
                    "The plant will hire {jobs} people when it is fully up and running. That's a lot of lunches for one small town!",
                ),
            ),
        ),
        (
            "Now the catch",
            (
                (
                    1,
                    "Farmland with pylons",
                    "There's a catch, of course. The grid needs a new line, and the farmers aren't happy about it.",
                ),
                (
                    2,
                    "Low drum",
                    "And prices keep sliding. What happens if the doors open just when nobody wants to pay?",
                ),
            ),
        ),
    ),
    closing=(
        (
            0,
            "Host in close-up",
            "So here's what I'd watch: the permits, the machines and the hiring. Those tell you more than any press release.",
        ),
        (0, "Subscribe button", "If this helped, please subscribe and tell a friend. See you next week!"),
    ),
)

_RATES_EN = Story(
    language=Language.EN,
    phrase="interest rate outlook",
    titles=(
        "The interest rate outlook, and what it does to your loan",
        "Interest rate outlook: three numbers worth knowing",
        "Rates on hold at {rate} percent: the interest rate outlook",
    ),
    videos=("Will your mortgage get cheaper this year?", "The bank held at {rate} percent. Now what?"),
    takeaways=(
        "The central bank **kept its rate at {rate} percent**.",
        "Inflation has slowed to **{prices} percent**.",
        "Household debt stands at **{debt}**.",
        "Borrowers should **compare fixed and variable offers** again.",
    ),
    first=(
        "Nothing moved, and that was the news. The **interest rate outlook** had split the market, yet the bank stayed at {rate} percent as most people expected.",
        "Rates are where every other price begins. Learn to read the interest rate outlook and both savings and loans become easier to plan.",
    ),
    sections=(
        (
            "A decision and the interest rate outlook 🏦",
            (
                "Members agreed that prices are calming down, but several worried about housing.",
                "*   **For holding**: household debt could start to climb again.\n*   **For cutting**: shops have been quiet for too long.",
                'Board member {person} summed up the mood with five words: "There is no rush now."',
            ),
        ),
        (
            "How far prices have come 🛒",
            (
                "Consumer prices rose by {prices} percent over the year. Cheaper fuel and vegetables did most of the work.",
                "Eating out is another matter. Wages and rents went up, and menus rarely go back down.",
            ),
        ),
        (
            "The weight of debt ⚖️",
            (
                "Households owe {debt} in all. Even a small step in rates changes what they pay each month.",
                "About {share} percent of bank loans follow the market, so the news reaches kitchens quickly.",
            ),
        ),
        (
            "What you can do today 🧮",
            (
                "Ask your bank what leaving early would cost. If the fee has run out, you have more choices than you think.",
                "Keep six months of spending within reach before you invest the rest.",
                "Forecasts miss. The best plan is one that survives being wrong in either direction.",
            ),
        ),
    ),
    opening=(
        (
            0,
            "Host greets the viewers",
            "Hi there! If the day your loan payment leaves the account ruins your mood, this one is for you.",
        ),
        (
            1,
            "Reporters outside the bank",
            "The rate is stuck at {rate} percent again. Let's find out why, and when that might change.",
        ),
    ),
    scenes=(
        (
            "Inside the meeting",
            (
                (
                    1,
                    "Meeting room",
                    "People around that table didn't agree. Some worried about debt, others about empty shops.",
                ),
                (
                    0,
                    "Quote card for {person}",
                    '{person} said, "There is no rush now." You can hear the whole meeting in that line.',
                ),
            ),
        ),
        (
            "Prices are nearly there",
            (
                (
                    0,
                    "Shopping basket",
                    "Consumer prices rose by {prices} percent over the year. That's really close to where the bank wants them!",
                ),
                (0, "Restaurant menu", "But have you eaten out lately? Menus go up easily, and they don't come down."),
            ),
        ),
        (
            "And your loan?",
            (
                (
                    0,
                    "House on a scale",
                    "Together, households owe {debt}. It's hard to picture a number that big, isn't it?",
                ),
                (
                    2,
                    "Calculator keys",
                    "So call your bank and ask what it'd cost to switch. It takes ten minutes and might save you a holiday.",
                ),
            ),
        ),
    ),
    closing=(
        (0, "Host smiles", "To sum up: rates are resting, prices are cooling and debt is still heavy."),
        (0, "Subscribe button", "Hit subscribe if you'd like the next one. Thanks for watching, and take care!"),
    ),
)

STORIES: Mapping[Language, tuple[Story, ...]] = {
    Language.KO: (_PLANT_KO, _RATES_KO),
    Language.EN: (_PLANT_EN, _RATES_EN),
}
