"""What the pages of this report tell; every company, person and figure is invented."""

# ruff: noqa: E501 - pages are written as pages are

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    title: str
    paragraphs: tuple[str, ...]


CHIPS = Tale(
    title="두루반도체, 3분기 영업이익 4820억원… 전년보다 37% 늘어",
    paragraphs=(
        "두루반도체가 올해 3분기에 매출 2조 9100억원, 영업이익 4820억원을 올렸다고 22일 공시했다. 영업이익은 지난해 같은 기간보다 37% 늘었다.",
        "서버에 들어가는 메모리의 평균 판매 가격이 석 달 사이 14% 오른 것이 실적을 끌어올렸다. 출하량은 3% 늘어나는 데 그쳤다.",
        "회사는 “고객사 재고가 6주치까지 줄었고, 내년 상반기 물량의 80%는 이미 계약을 마쳤다”고 설명했다.",
        "다만 파운드리 사업은 410억원의 적자를 냈다. 가동률이 58%에 머문 데다 새 장비의 감가상각이 시작된 탓이다.",
        "두루반도체는 4분기 설비투자에 1조 2000억원을 쓰기로 했다. 투자금은 회사채 5000억원과 보유 현금으로 마련한다.",
    ),
)
RATES = Tale(
    title="중앙은행, 기준금리 연 2.75%로 동결…“가계부채 더 지켜봐야”",
    paragraphs=(
        "중앙은행 금융통화위원회가 20일 기준금리를 연 2.75%로 묶었다. 지난 7월과 9월에 이어 세 차례 연속 동결이다.",
        "위원 일곱 명 가운데 다섯 명이 동결에 표를 던졌고, 두 명은 0.25%포인트 인하를 주장했다.",
        "총재는 기자간담회에서 “10월 가계대출이 6조 3000억원 불어 지켜볼 필요가 있다”며 “환율도 1390원대에서 출렁이고 있다”고 말했다.",
        "올해 성장률 전망은 1.9%에서 1.7%로 낮췄다. 내년 전망은 2.1%로 유지했다.",
        "채권시장은 내년 1분기 인하 가능성을 65%로 보고 있다. 3년 만기 국고채 금리는 0.04%포인트 내린 연 2.61%에 마감했다.",
    ),
)
BATTERY = Tale(
    title="해솔배터리, 헝가리 공장 준공… 연 30GWh 양산",
    paragraphs=(
        "해솔배터리가 헝가리 데브레첸에 지은 전기차 배터리 공장을 19일 준공했다. 연간 생산 능력은 30GWh로 전기차 40만 대분이다.",
        "공장에는 1조 8500억원이 들어갔고, 직원 2300명이 일한다. 현지 채용 비율은 87%다.",
        "첫 제품은 니켈 함량을 92%로 높인 삼원계 배터리다. 한 번 충전해 620㎞를 달릴 수 있다고 회사는 설명했다.",
        "유럽 수요가 예상보다 더디다는 점은 부담이다. 올해 1~10월 유럽 전기차 판매는 4% 늘어나는 데 그쳤다.",
    ),
)
HOMES = Tale(
    title="수도권 아파트 거래 두 달째 줄어… 10월 1만4200건",
    paragraphs=(
        "수도권 아파트 거래가 두 달 연속 줄었다. 부동산원이 21일 내놓은 자료를 보면 10월 거래량은 1만4200건으로 9월보다 11.5% 적다.",
        "대출 한도를 줄인 9월 대책의 영향이 컸다. 15억원이 넘는 아파트의 거래는 29% 감소했다.",
        "가격은 아직 버티고 있다. 10월 수도권 매매가격지수는 0.12% 올라 상승폭이 한 달 전의 절반으로 줄었다.",
        "전셋값은 0.31% 올랐다. 내년 입주 물량이 올해보다 3만 가구 적은 점이 불안 요인으로 꼽힌다.",
        "전문가들은 “금리와 공급 가운데 어느 쪽이 먼저 움직이느냐에 달렸다”며 당분간 관망이 이어질 것으로 내다봤다.",
    ),
)
ROBOT = Tale(
    title="누리로보틱스, 물류 로봇 1200대 수주… 창사 이래 최대",
    paragraphs=(
        "누리로보틱스가 유통업체 세 곳에서 물류 로봇 1200대를 수주했다. 계약 금액은 960억원으로 지난해 매출의 두 배가 넘는다.",
        "로봇은 내년 3월부터 경기 이천과 경남 김해의 물류센터에 들어간다. 상자를 시간당 900개까지 옮길 수 있다.",
        "회사는 이번 계약으로 내년 흑자로 돌아설 것으로 기대한다. 올해 예상 적자는 70억원이다.",
        "노동계는 우려를 나타냈다. 두 센터에서 일하는 사람은 1900명이며, 회사는 인력을 줄이지 않겠다고 밝혔다.",
    ),
)
PLATFORM = Tale(
    title="공정당국, 배달 플랫폼 수수료 상한 연 7.8% 추진",
    paragraphs=(
        "공정당국이 배달 플랫폼의 중개 수수료를 7.8%까지만 받도록 하는 방안을 추진한다. 지금은 업체에 따라 6.8~9.8%다.",
        "당국은 다음 달 10일까지 의견을 듣고 내년 2월 국회에 법안을 낼 계획이다. 어기면 매출의 3%까지 과징금을 물린다.",
        "업계는 반발했다. 한 플랫폼 관계자는 “수수료가 1%포인트 내리면 배달비가 400원 오를 것”이라고 주장했다.",
        "자영업자 단체는 환영하면서도 광고비가 늘어날 수 있다고 지적했다. 음식점 한 곳이 내는 광고비는 월평균 31만원이다.",
    ),
)
TIDES = Tale(
    title="Tidewater Energy wins $2.4 billion offshore wind contract",
    paragraphs=(
        "Tidewater Energy said on Thursday it had won a $2.4 billion contract to build an offshore wind farm off the coast of Ulsan, its largest order so far.",
        "The farm will have 62 turbines with a total capacity of 930 megawatts, enough for about 700,000 homes, the company said in a filing.",
        "Construction is due to begin in March and to take 34 months. Tidewater will borrow 60% of the cost from a group of five banks.",
        "“Steel prices have fallen 9% since the summer, and that made the difference,” chief executive Dana Whitlock told reporters.",
        "Shares in the company rose 6.2% to close at 48,350 won, their highest level since April 2024.",
    ),
)
LENDER = Tale(
    title="Marrow Bank to cut 1,150 jobs as branches close",
    paragraphs=(
        "Marrow Bank will cut 1,150 jobs and close 84 branches by the end of next year as more of its customers bank by phone.",
        "The lender expects the cuts to save £210 million a year. It will book a charge of £95 million in the fourth quarter.",
        "Eight in ten transactions now take place in its app, compared with five in ten in 2021, the bank said.",
        "The union that represents its staff called the plan reckless and said it would ballot members in December.",
    ),
)
CHIPLETS = Tale(
    title="Chip designers bet on smaller pieces",
    paragraphs=(
        "Chip designers that once fought for the largest die are now cutting their products into pieces, and the savings are starting to show.",
        "Northgate Silicon, a start-up with 340 employees, says its newest processor is made of nine dies and costs 38% less to manufacture than a single one.",
        "Packaging is the bottleneck. Orders for the machines that stack the pieces are up 52% this year, and the wait for one is 14 months.",
        "Analysts at Harrow Research expect the market for such processors to reach $31 billion in 2028, up from $11 billion this year.",
        "Not everyone is convinced. “You save on silicon and pay for it in testing,” said Mina Castellan, who runs a laboratory in Leuven.",
    ),
)
HARVEST = Tale(
    title="Coffee prices ease after record harvest",
    paragraphs=(
        "Coffee prices fell for a fourth week after growers in Brazil reported a record harvest of 66 million bags.",
        "Arabica for March delivery dropped 3.1% to $2.87 a pound in New York, its lowest level in ten months.",
        "Roasters have been slow to pass the decline on. The average price of a cup in Seoul is 4,900 won, up 4% from a year ago.",
        "Inventories in the ports of Europe rose by 210,000 bags in October, the first increase since February.",
    ),
)
