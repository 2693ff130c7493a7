"""What the web may try, all together: `tests.news.siege` runs them without a network."""

from collections.abc import Sequence

from tests.news.attack import Attack
from tests.news.attacks_costs import costly, floods, slow, types
from tests.news.attacks_names import addresses, dns
from tests.news.attacks_ways import not_followed, rebinding, redirects

ATTACKS: Sequence[Attack] = (
    *addresses(),
    *dns(),
    *redirects(),
    *not_followed(),
    *rebinding(),
    *costly(),
    *slow(),
    *floods(),
    *types(),
)
