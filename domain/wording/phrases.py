"""What a Korean finance channel may not say, as data: an id, the words, and the articles behind it.

The reason and the way out are sentences, and stand with that id in `handlers/wording_texts.py`.
"""

import re
from dataclasses import dataclass

from domain.language import Language
from domain.wording.laws import Law


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    id: str
    """Part of the JSON of `chogo check`."""
    laws: tuple[Law, ...]
    words: dict[Language, re.Pattern[str]]
    question_excuses: bool = True
    """False where questions are how it is said: "지금 안 사면 언제 사겠어요?"."""
    denial_excuses: bool = True
    """False where a "not" belongs to the threat and takes nothing back: "지금 안 사면 기회는 없습니다"."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_SURE = r"(?:무조건|반드시|확실(?:히|하게)|확정적으로|100 ?(?:%|퍼센트)|백 ?(?:%|퍼센트)|틀림없이|분명히?|기필코|절대로?)"
_RISES = (
    r"(?:오르|오릅|오른다|오를|올라(?:갑|간다|가요|갈|요)|상승|급등|폭등|반등|갑니다|간다|가요|갈 (?:거|것|겁|종목)|"
    r"넘(?:습|는다|을 (?:거|것|겁)|어요|어설)|찍(?:습|는다|을|어요)|도달|상한가|두 배|떡상|대박|텐배거|뜹|뜬다|터집|터진다)"
)
_PAYS = r"(?:납니다|나요|난다|나는|날 |냅|낼 |내는|법니다|벌 수|벌어|번다|버는|들어옵|들어와|들어온|됩니다|되는 투자|얻|챙기|먹)"
_PAID = r"(?:고?수익(?:률|금)?|이익|이자|배당)"
_NOW = r"(?:지금|오늘|당장|바로|이번 (?:주|달)|내일)"
_ORDER = r"(?:세요|십시오|시기 바랍|시길|셔야|시면 됩|시죠|라(?=[.!]|$)|야 (?:합니다|해요|한다|됩니다|돼요))"
_BUY = (
    r"(?:(?<![가-힣])사(?= ?(?:세요|십시오|시기|셔야|시면 됩))|(?<![가-힣])사 ?(?:두|모으|들이)|매수하|매수해 ?두|담으|담아 ?두|쓸어 ?담으|"
    r"매도하|(?<![가-힣])파(?=세요|십시오|시기|셔야)|팔고 나오|팔아 ?치우|손절하|익절하|던지|몰빵하|올라타|탑승하|갈아타|청산하|추매하|물타기하|진입하|편입하|보유하|홀딩하|존버하|"
    r"(?:지금|당장|풀로|전부) 들어가|비중을 (?:늘리|줄이)|풀매수 ?(?:하|가))"
)

PHRASES = (
    Phrase(
        id="sure_return",
        laws=(Law.CERTAINTY, Law.LOSSES, Law.ADVISERS_ADS, Law.FAIR_ADS),
        words={
            Language.KO: _any(
                rf"{_PAID}[^.!?\n]{{0,14}}(?:보장|약속(?!한)|책임지)",
                rf"보장(?:된|되는|하는|해 주는)? ?{_PAID}",
                r"(?:확정|고정|보장) ?(?:된 )?(?:고?수익|이익)(?!증권|상품|[가-힣]*채권)",
                rf"{_PAID}[^.!?\n]{{0,8}}확실(?:히|하게) (?:드|챙|냅|냄)",
                rf"{_SURE}[^.!?\n]{{0,16}}(?:{_PAID}|돈)(?:이|을|은|도)?[^.!?\n]{{0,8}}{_PAYS}",
                rf"확정적으로[^.!?\n]{{0,10}}%[^.!?\n]{{0,3}}{_PAYS}",
                rf"(?:누구나|하기만 하면|만 하면|두기만 하면|가만히 있어도)[^.!?\n]{{0,20}}(?:{_PAID}|돈)[^.!?\n]{{0,10}}{_PAYS}",
                r"(?:두|세|네|[0-9]+) ?배[^.!?\n]{0,12}(?:약속|보장|불려 ?드|만들어 ?드)",
                rf"{_PAID}(?:을|를)? ?(?:내|벌게 해) ?드[려리릴립]",
                rf"(?:월|매달|매월|매주|하루)[^.!?\n]{{0,14}}{_PAID}[^.!?\n]{{0,6}}만들어 ?드",
            ),
            Language.EN: _any(
                r"guarantee[sd]?\b[^.!?\n]{0,40}\b(?:returns?|profits?|gains?|income|yield)",
                r"\b(?:returns?|profits?|gains?|money)\b(?:(?!\bnot\b)[^.!?\n]){0,20}\bguaranteed",
                r"\bpromise\b[^.!?\n]{0,20}\b(?:returns?|profits?|gains?)",
                r"\b(?:fixed|assured|certain) (?:profits?|returns?|gains?)",
                r"\b(?:will|you'll) (?:surely |certainly |definitely |always )?(?:make|earn) (?:money|a profit|a fortune)",
                r"\bcan't (?:help but|fail to) (?:make|earn)",
            ),
        },
    ),
    Phrase(
        id="principal",
        laws=(Law.CERTAINTY, Law.LOSSES, Law.DEPOSITS, Law.FAIR_ADS),
        words={
            Language.KO: _any(
                r"원금[^.!?\n]{0,14}(?:보[장전](?!형|성| 여부| 한도)|지켜 ?(?:드|줍|집)|안전(?:합|해|하게))",
                r"원금[^.!?\n]{0,6}(?:손실|손해|걱정|까먹|잃)[^.!?\n]{0,10}(?:없|않)",
                r"잃을 (?:위험|일|염려|걱정|수)[^.!?\n]{0,7}없",
                r"(?:리스크|위험)(?:은|이|도)?[^.!?\n]{0,8}(?:제로|0 ?%|없(?:이|는|고))[^.!?\n]{0,15}(?:수익|투자|돈|상품|종목)",
                r"손(?:해|실)(?:를|을)? ?볼 (?:일|수|리)[^.!?\n]{0,5}없",
                r"절대[^.!?\n]{0,6}(?:손해|손실|잃)[^.!?\n]{0,8}(?:없|않)",
            ),
            Language.EN: _any(
                r"\b(?:principal|capital|deposit|money)\b[^.!?\n]{0,20}\b(?:fully |completely |100% )?(?:guaranteed|protected|safe)\b",
                r"\bguarantee[sd]?\b[^.!?\n]{0,15}\b(?:principal|capital)",
                r"\b(?:no way|impossible) (?:to|you(?:'ll| will| can)) lose",
                r"\b(?:cannot|can't|can never|won't|never) lose\b(?! sight| track| hope)",
                r"\b(?:risk-free|riskless|zero[- ]risk|no[- ]risk|without any risk)\b(?! rate| asset)",
            ),
        },
    ),
    Phrase(
        id="loss_cover",
        laws=(Law.LOSSES, Law.ADVISERS_ADS, Law.DEPOSITS),
        words={
            Language.KO: _any(
                r"(?:손실|손해|마이너스|잃은 돈|잃으신 돈)[^.!?\n]{0,25}(?:메워|메꿔|채워|물어|보상해|배상해|보전해|돌려) ?(?:드[려리릴립]|줄게|주겠)",
                r"(?:손실|손해)[^.!?\n]{0,5}(?:나면|보면|보시면|생기면)[^.!?\n]{0,20}(?:메워|메꿔|채워|물어|보상해|보전해) ?(?:줍|준다)",
                r"(?:손실|손해)[^.!?\n]{0,10}책임지(?:겠|고 (?:갚|메))",
                r"(?:손실|손해)(?:을|를|은)? ?(?:전액 )?(?:보전|보상|배상)(?:을|은|까지)? ?(?:약속|책임|보장)",
            ),
            Language.EN: _any(
                r"\b(?:we|i)(?:'ll| will| shall)? (?:fully )?(?:cover|refund|repay|reimburse|make up)\b[^.!?\n]{0,20}\bloss(?:es)?",
            ),
        },
    ),
    Phrase(
        id="certain_price",
        laws=(Law.CERTAINTY, Law.FAIR_ADS),
        words={
            Language.KO: _any(
                rf"{_SURE}[^.!?\n]{{0,25}}{_RISES}(?!야|려면|기 전)",
                r"(?:오르|오를|상승|급등|폭등|두 배|상한가|만 ?원|억 ?원|도달|찍는)[^.!?\n]{0,20}"
                r"(?:확정(?:입|이[다에]|적입)|확실(?:합|해요|하다)|기정 ?사실|시간 ?문제|정해진 (?:일|수순))",
                r"(?:확실한|확정된) (?:상승|급등|반등)|오를 일만 남",
                r"(?:더|절대)[^.!?\n]{0,10}(?:떨어질|내릴|하락할|빠질) (?:일|리|수)[^.!?\n]{0,7}없",
                r"절대[^.!?\n]{0,8}(?:안 (?:떨어|내려|빠)|(?:떨어지|내리|하락하|빠지)지 않)",
                r"목표(?:가|주가)[^.!?\n]{0,22}(?:확정|확실|무조건|반드시)",
            ),
            Language.EN: _any(
                r"\b(?:definitely|certainly|surely|undoubtedly|inevitably|guaranteed to|certain to|sure to|bound to)\b[^.!?\n]{0,20}"
                r"\b(?:double|triple|rise|climb|soar|jump|hit|reach|go up|recover|explode)",
                r"\bcan only go (?:up|higher)",
                r"\b(?:will|can) never (?:fall|drop|go down|crash)",
                r"\bno doubt\b[^.!?\n]{0,20}\b(?:up|rise|double|higher)",
                r"(?:\$|€|₩)[0-9][^.!?\n]{0,15}\bno doubt",
            ),
        },
    ),
    Phrase(
        id="order",
        laws=(Law.ADVISERS, Law.ADVERTISING),
        words={
            Language.KO: _any(
                rf"{_BUY} ?{_ORDER}",
                r"(?:주식|종목|코인|물량|ETF|지분)[^.!?\n]{0,15}(?:(?<![가-힣])사야|팔아야|담아야|매수해야|매도해야) (?:합|해|한다|됩|돼)",
                r"(?:지금|오늘|당장)[^.!?\n]{0,10}(?:(?<![가-힣])사야|팔아야|담아야|매수해야|매도해야) (?:합|해|한다|됩|돼)",
                r"(?:살|팔|매수할|매도할|담을) 때(?:입니다|예요|이에요)",
                r"(?:매수|매도)(?:를|을)? ?(?:추천|권)(?:합니다|해요|드립|드려|해 ?드)",
                r"(?:(?<![가-힣])사는|파는|매수하는|매도하는|담는) (?:게|것이) (?:맞습|답입|정답)",
            ),
            Language.EN: _any(
                r"(?:^|[.!?;:,] +|\b(?:so|just|then|please|must|should|now) +)(?:buy|sell|dump|short)\b(?=[^.!?\n]*\b(?:now|today|this|it|all|every|"
                r"shares?|stocks?|coins?|immediately|before)\b)(?! ratings?| orders?| side)",
                r"\byou (?:must|should|need to|have to) (?:buy|sell|own|dump)\b",
                r"\bgo all[- ]in on\b",
                r"\bload up on\b",
            ),
        },
    ),
    Phrase(
        id="borrow",
        laws=(Law.ADVISERS, Law.ADVERTISING),
        words={
            Language.KO: _any(
                r"(?:빚|대출|마이너스 ?통장|마통|신용|카드론|전세금|퇴직금)[^.!?\n]{0,14}서라도",
                r"(?:빚|대출|신용|레버리지)[^.!?\n]{0,10}(?:끌어|당겨|최대한)[^.!?\n]{0,14}(?:사|투자하|담|매수하|들어가)[^.!?\n]{0,3}(?:세요|야 합|야 해|십시오)",
                r"영끌(?:하|해서 (?:사|담|투자하))(?:세요|십시오)",
            ),
            Language.EN: _any(
                r"\b(?:take out a loan|borrow(?: money| all| what\w*)?|remortgage|max out)\b[^.!?\n]{0,25}\b(?:buy|invest)",
            ),
        },
    ),
    Phrase(
        id="urgency",
        laws=(Law.CERTAINTY, Law.FAIR_ADS),
        question_excuses=False,
        denial_excuses=False,
        words={
            Language.KO: _any(
                r"(?:지금|오늘|이번에)[^.!?\n]{0,8}(?:안|못) ?(?:사|담으|들어가|타|잡으|매수하)면",
                r"(?:지금|오늘|이번에)[^.!?\n]{0,8}(?:사|담|들어가|타|잡|매수하)지 (?:않으|못하)면",
                r"마지막 (?:매수|매도|투자|진입|저가 ?매수) ?기회",
                r"(?:지금|오늘|이번)[^.!?\n]{0,10}놓치면[^.!?\n]{0,20}(?:후회|다시는|못|늦|없)",
                r"지금이 아니면[^.!?\n]{0,14}(?:못 ?사|못 ?삽|늦|기회)|기회는 (?:지금|오늘)(?:뿐|이 마지막)",
                r"늦기 전에[^.!?\n]{0,8}(?:(?<![가-힣])사|담|매수|올라타|들어)(?!람)",
                r"막차[^.!?\n]{0,14}(?:타세요|타야|오늘|서두르|놓치)",
                r"(?:다시는|더는)[^.!?\n]{0,10}(?:이 가격|이런 가격|기회)[^.!?\n]{0,8}(?:못|없|안)",
                r"(?:빨리|얼른|서둘러) (?:사|담으|잡으|매수하|올라타)(?:세요|십시오|셔야)",
            ),
            Language.EN: _any(
                r"\bif you don't (?:buy|get in|invest|act)\b[^.!?\n]{0,20}",
                r"\blast chance to (?:buy|get in|invest|own)",
                r"\b(?:buy|get in|act|invest)\b[^.!?\n]{0,12}\b(?:before it's too late|or (?:you'll )?(?:regret|miss))",
            ),
        },
    ),
    Phrase(
        id="insider",
        laws=(Law.INSIDERS, Law.DISTURBANCE),
        words={
            Language.KO: _any(
                r"(?:미공개|비공개|내부|극비|아직 (?:공시|발표)(?:되|하)지 않은|(?:공시|발표) 전)[^.!?\n]{0,8}(?:정보|호재|소식|자료|재료|계약)"
                r"[^.!?\n]{0,25}(?:알려|드[려리릴립]|공개합|공개하|말씀|귀띔|공유|입수)",
                r"(?:내부자|임원|회사 (?:관계자|사람|직원))[^.!?\n]{0,4}(?:에게|한테|로부터)[^.!?\n]{0,8}(?:들은|받은|얻은|나온|입수한)[^.!?\n]{0,8}정보",
                r"(?:여러분께만|우리끼리만|구독자(?:분들)?께만|아무도 모르는)[^.!?\n]{0,14}(?:정보|호재|소식|재료|말씀드)",
                r"(?:발표|공시|인수|합병|계약|실적)[^.!?\n]{0,12}미리 (?:들었|알았|알아냈|입수)",
                r"찌라시[^.!?\n]{0,10}(?:공유|입수|드[려리릴립])",
                r"세력[^.!?\n]{0,14}(?:들어온다|들어옵|매집|붙었|붙는)[^.!?\n]{0,12}(?:정보|확실|입니다)",
            ),
            Language.EN: _any(
                r"\b(?:i|we)(?:'ve| have| got)?\b[^.!?\n]{0,15}\b(?:inside|insider|non-public|confidential) (?:information|info|tip|news)",
                r"\b(?:inside|insider)(?: the company)?\b[^.!?\n]{0,12}\b(?:told|tipped)\b[^.!?\n]{0,5}\b(?:me|us)\b",
            ),
        },
    ),
    Phrase(
        id="boast",
        laws=(Law.FAIR_ADS, Law.ADVISERS_ADS),
        words={
            Language.KO: _any(
                r"(?:적중률|승률|성공률|적중)[^.!?\n]{0,6}(?:100|백|99) ?(?:%|퍼센트)",
                r"한 번도[^.!?\n]{0,4}(?:틀린|잃은|실패한|손해 본|빗나간) 적[^.!?\n]{0,4}없",
                r"(?:추천|종목|매매법|전략)[^.!?\n]{0,20}실패(?:가|는|란)? ?없",
                r"(?:백전백승|실패 없는|손실 없는|무패) ?(?:매매|투자|종목|전략|신화)",
            ),
            Language.EN: _any(
                r"\b(?:my|our)\b[^.!?\n]{0,25}\b(?:never (?:been )?(?:wrong|lost|failed)|100 ?% (?:accurate|right|success))",
                r"\b100 ?% (?:win|success|hit) rate",
            ),
        },
    ),
    Phrase(
        id="room",
        laws=(Law.ADVISERS, Law.ADVISERS_ADS),
        words={
            Language.KO: _any(
                r"(?:리딩 ?방|(?:종목 )?추천 ?방|종목 ?방|VIP ?방|유료 ?(?:회원)?방|회원방|시그널 ?방)"
                r"[^.!?\n]{0,25}(?:들어오|입장|초대|참여하|가입하|알려|공개|드[려리릴립]|오세요|신청하)",
                r"(?:종목|수익|매수|추천)[^.!?\n]{0,30}(?:오픈 ?채팅|카톡|텔레그램|단톡)[^.!?\n]{0,10}방[^.!?\n]{0,15}(?:들어오|입장|초대|오세요|드[려리릴립])",
            ),
            Language.EN: _any(
                r"\bjoin\b[^.!?\n]{0,20}\b(?:signals?|tips?|picks?|VIP)\b[^.!?\n]{0,12}\b(?:group|room|chat|channel)",
            ),
        },
    ),
)
