"""The words in English, by the phrase's id. `~14` stands for up to 14 characters of the same sentence."""

_TRADED = r"\b(?:now|today|this|it|all|every|shares?|stocks?|coins?|immediately|before)\b"

ENGLISH: dict[str, tuple[str, ...]] = {
    "sure_return": (
        r"guarantee[sd]?\b~40\b(?:returns?|profits?|gains?|income|yield)",
        r"\b(?:returns?|profits?|gains?|money)\b(?:(?!\bnot\b)[^.!?\n]){0,20}\bguaranteed",
        r"\bpromise\b~20\b(?:returns?|profits?|gains?)",
        r"\b(?:fixed|assured|certain) (?:profits?|returns?|gains?)",
        (r"\b(?:will|you'll) (?:surely |certainly |definitely |always )?(?:make|earn) "
        r"(?:money|a profit|a fortune)"),
        r"\bcan't (?:help but|fail to) (?:make|earn)",
    ),
    "principal": (
        r"\b(?:principal|capital|deposit|money)\b~20\b(?:fully |completely |100% )?(?:guaranteed|protected|safe)\b",
        r"\bguarantee[sd]?\b~15\b(?:principal|capital)",
        r"\b(?:no way|impossible) (?:to|you(?:'ll| will| can)) lose",
        r"\b(?:cannot|can't|can never|won't|never) lose\b(?! sight| track| hope)",
        r"\b(?:risk-free|riskless|zero[- ]risk|no[- ]risk|without any risk)\b(?! rate| asset)",
    ),
    "loss_cover": (
        r"\b(?:we|i)(?:'ll| will| shall)? (?:fully )?(?:cover|refund|repay|reimburse|make up)\b~20\bloss(?:es)?",
    ),
    "certain_price": (
        (r"\b(?:definitely|certainly|surely|undoubtedly|inevitably|guaranteed to|certain to|sure to|bound to)\b~20"
        r"\b(?:double|triple|rise|climb|soar|jump|hit|reach|go up|recover|explode)"),
        r"\bcan only go (?:up|higher)",
        r"\b(?:will|can) never (?:fall|drop|go down|crash)",
        r"\bno doubt\b~20\b(?:up|rise|double|higher)",
        r"(?:\$|€|₩)[0-9]~15\bno doubt",
    ),
    "order": (
        (r"(?:^|[.!?;:,] +|\b(?:so|just|then|please|must|should|now) +)(?:buy|sell|dump|short)\b"
        rf"(?=[^.!?\n]{{0,120}}{_TRADED})(?! ratings?| orders?| side)"),
        r"\byou (?:must|should|need to|have to) (?:buy|sell|own|dump)\b",
        r"\bgo all[- ]in on\b",
        r"\b(?:now|today|this) is (?:the|a|your) (?:\w+ )?(?:time|moment|chance|opportunity) to (?:buy|sell|get in)\b",
        r"\bload up on\b",
    ),
    "borrow": (
        r"\b(?:take out a loan|borrow(?: money| all| what\w*)?|remortgage|max out)\b~25\b(?:buy|invest)",
    ),
    "urgency": (
        r"\bif you don't (?:buy|get in|invest|act)\b~20",
        r"\blast chance to (?:buy|get in|invest|own)",
        r"\b(?:buy|get in|act|invest)\b~12\b(?:before it's too late|or (?:you'll )?(?:regret|miss))",
    ),
    "insider": (
        (r"\b(?:i|we)(?:'ve| have| got)?\b~15"
        r"\b(?:inside|insider|non-public|confidential) (?:information|info|tip|news)"),
        r"\b(?:inside|insider)(?: the company)?\b~12\b(?:told|tipped)\b~5\b(?:me|us)\b",
    ),
    "boast": (
        r"\b(?:my|our)\b~25\b(?:never (?:been )?(?:wrong|lost|failed)|100 ?% (?:accurate|right|success))",
        r"\b100 ?% (?:win|success|hit) rate",
    ),
    "room": (
        r"\bjoin\b~20\b(?:signals?|tips?|picks?|VIP)\b~12\b(?:group|room|chat|channel)",
    ),
}  # fmt: skip
