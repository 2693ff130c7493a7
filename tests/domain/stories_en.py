# ruff: noqa: E501 - a sentence a line, as a draft has it
"""English stories for clean drafts."""

from domain.language import Language
from tests.domain.story import Story

PLANT = Story(
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

RATES = Story(
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
