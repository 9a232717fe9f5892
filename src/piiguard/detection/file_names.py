"""Whether words of a file's name are a person's name."""

from __future__ import annotations

import re

from piiguard.detection.name_words import LONELY
from piiguard.detection.names.gazetteer import DICTIONARY, NAME, shipped

SYSTEMS = frozenset(
    {
        *("koha", "evergreen", "folio", "polaris", "sierra", "millennium", "symphony", "horizon"),
        *("sirsi", "sirsidynix", "alma", "primo", "destiny", "follett", "apollo", "biblionix"),
        *("atriuum", "tlc", "carlx", "insignia", "mandarin", "kuali", "ole", "slims", "senayan"),
        *("aspen", "vufind", "voyager", "aleph", "verso", "opals", "spydus", "illiad", "tipasa"),
        *("worldshare", "oclc", "innreach", "rapido", "reshare", "shareit"),
        *("quickbooks", "crystal", "munis", "xero", "netsuite", "workday", "pines"),
    }
)
"""Library systems and programs, as files are named after what made them."""
DOCUMENT = re.compile(
    rf"{'|'.join(each for each in sorted(SYSTEMS) if len(each) > 4)}|bill|invoice|notice|lost|"
    "overdue|report|list|statement|letter|reimburs|settle|claim|ledger|board|packet|agenda|minutes|"
    "export|template|voucher|remit"
)
"""Words that run together with an office's: ``polarisbill``."""
SHORTENED = frozenset(
    {
        *("rpt", "stmt", "inv", "reimb", "treas", "acct", "pkt", "ltr", "mtg", "mins", "pymt"),
        *("chk", "dept", "lib", "libs", "qtr", "sched", "agmt", "corr", "recon", "xfer", "dlvry"),
    }
)
"""How offices shorten what a document is."""
MAX_CODE = 4
"""``IFM_NDG``: words of so few letters that no list of names has are codes."""
MIN_RARE_NAME = 5
"""Letters of a file name's word that no list has and that may be a name: shorter ones
are the office's letters, ``stmt``, ``odue``."""


def is_listed(words: list[str]) -> bool:
    """Whether words of a file's name are names only: not ``adj_memo``, ``Treas Rpt``.

    Words that are a document's before they are a name, ``bill``, do not count.
    """
    lowered = [word.lower() for word in words]
    whole = [word for word in lowered if len(word) > 1 and word not in LONELY | SYSTEMS]
    listed = {word: shipped().mask(word) for word in whole}
    others = [word for word, mask in listed.items() if not mask & NAME]
    if all(word[0].isupper() for word in words):
        # "Marlene Two Bulls", "Rose King", "SU HONG W"; not "Treas Rpt", "Reimb Q"
        long = [word for word in lowered if len(word) > 1]
        codes = all(len(each) <= MAX_CODE and not shipped().mask(each) & NAME for each in long)
        return len(long) > 1 and not codes and not any(each in SYSTEMS | SHORTENED for each in long)
    if all(mask & DICTIONARY for mask in listed.values()):
        return False  # "memo sage cook"
    return (
        len(whole) > 1
        and len(others) < len(listed)
        and not any(listed[word] & DICTIONARY or len(word) < MIN_RARE_NAME for word in others)
        and not any(DOCUMENT.search(word) for word in others)
    )
