"""Words that tell names from other words, shared by the recognizers of names.

Sources: English honorifics and particles as ALA's and Koha's patron forms list
them (Mr, Mrs, Ms, Miss, Mx, Dr) with their Spanish and French counterparts; the
words of organisations from the outlet names of the IMLS Public Libraries Survey;
the rest is what notices and invoices print in the places where names stand.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HONORIFICS = (
    r"(?:Mrs?|Ms|Mx|Miss|Messrs|Dr|Drs|Prof|Professor|Rev|Fr|Sr|Sra|Srta|Mme|Mlle|Hon|Sir|Dame|"
    r"MRS?|MS|MX|MISS|DR|PROF|REV)"
)
"""Honorifics, for use inside a pattern."""

_LETTER = r"[^\W\d_]"
_UPPER = r"[^\W\d_a-zà-öø-ÿ]"
NAME_WORD = rf"{_UPPER}(?:{_LETTER}|['’`\-]{_LETTER}){{0,30}}"
"""A word with a capital: ``Adaeze``, ``O'Brien``, ``Smith-Jones``."""
INITIAL = rf"{_UPPER}\.?(?![\w'’])"
PARTICLE = (
    r"(?:de|da|do|dos|das|del|della|der|den|di|du|la|le|las|los|van|von|vom|zu|zum|ter|ten|"
    r"bin|bint|ibn|al|el|ben|af|av|y|e|st\.?|San|St\.)"
)
SPACE = r"[ \u00a0]{1,2}"
FULL_NAME = (
    rf"{NAME_WORD}\.?(?:{SPACE}(?:{PARTICLE}{SPACE}){{0,2}}(?:{INITIAL}|{NAME_WORD})){{0,4}}"
)
"""One to five words with capitals, with initials and particles between them."""

ORGANISATION = re.compile(
    r"\b(?:librar(?:y|ies)|bibliothèque|biblioteca|school|college|university|academy|institute|"
    r"consortium|cooperative|alliance|co-op|systems?|museum|hospital|county|township|village of|"
    r"city of|"
    r"town of|department|dept|district|council|foundation|society|association|committee|"
    r"friends of|board of|trustees|inc|llc|ltd|corp|publish(?:er|ers|ing)|bookstore|services?|"
    r"agency|bureau|accounts payable|circulation|interlibrary|acquisitions|collections|"
    r"administration|billing|brodart|ingram|baker[ ](?:&|and)[ ]taylor|overdrive|midwest[ ]tape|"
    r"demco|follett|ebsco|proquest|trustees)\b",
    re.IGNORECASE,
)
"""Words of organisations that are no surnames."""

ALSO_SURNAMES = re.compile(
    r"\b(?:branch|church|press|books|company|center|centre|office|bank|store|memorial)\b",
    re.IGNORECASE,
)
"""Words of organisations that are surnames too: ``CHURCH, FRANK``. Under a label
that says name they are names."""

NO_VALUE = frozenset(
    {
        *("n/a", "na", "n.a.", "none", "nil", "null", "unknown", "unspecified", "not provided"),
        *("not available", "not applicable", "not given", "no", "yes", "y", "n", "true", "false"),
        *("tbd", "tba", "see below", "see above", "see notes", "same", "same as above", "ditto"),
        *("various", "multiple", "blank", "empty", "anonymous", "deleted", "redacted", "removed"),
        *("withheld", "masked", "confidential", "hidden", "ninguno", "aucun", "néant", "default"),
        *("deleted patron", "patron deleted", "on file", "not on file", "not recorded"),
        *("suppressed", "anonymized", "anonymised", "not printed", "not shown", "private"),
    }
)
"""What people write for no value, in lower case."""

NOT_A_NAME = _words(
    # People by what they are, not by name.
    "patron patrons borrower borrowers customer customers cardholder cardholders member "
    "members reader readers user users friend friends neighbor neighbors resident "
    "residents parent parents guardian guardians family student students faculty staff "
    "director directors librarian librarians manager colleague colleagues trustee "
    "trustees board team all everyone sir madam sirs folks supporter supporters donor "
    "donors recipient account accounts holder whom who valued library libraries ptn brwr borr cust "
    # What stands beside them on forms.
    "name names id ids number numbers barcode barcodes card cards type category code "
    "status record records information info address phone email date dates note notes "
    "bills fees fine fines notice notices invoice invoices receipt services service "
    "information privacy data request requests hold holds checkout checkouts balance "
    "total amount due paid payment registration history profile class group purge purged "
    "deleted item items title titles author copy copies book books dvd cd dvds cds "
    "audiobooks audiobook pickup pick review policy procedure agreement contract birth "
    "loan loans and m f male female of remarks remark login web online "
    "minor minors bookkeeper treasurer clerk coordinator administrator specialist "
    "technician assistant accountant secretary chair trustee commissioner "
    "hi hello hey thx dear proc processing repl "
    "monsieur madame mademoiselle señor señora senor senora "
    "director deputy manager supervisor officer id t th f w sa su m "
    "url link rec acct resource sharing interlibrary lending borrowing desk office "
    "pdf txt csv docx xlsx html "
    "svc svcs value claimed dob social security license licence stacks shelving reserves "
    "periodicals annex reading room "
    "material materials fiction nonfiction juvenile adult teen lost damaged missing "
    "overdue returned replacement statement summary receipts charge charges report reports "
    "chromebook lenovo hotspot ipad kindle laptop "
    "waiting asst mobile exhibit court municipal vol exec outreach circ "
    "recap form forms write-off write-offs writeoffs "
    # Payment and the calendar.
    "cash check cheque visa mastercard amex discover debit credit online mail monday "
    "tuesday wednesday thursday friday saturday sunday today tomorrow yesterday january "
    "february march july september october november december feb mar apr jun jul aug sep "
    "sept oct nov dec "
    # Function words that open sentences.
    "the a an and or of to in on at by for from with this that these those it is was are "
    "were be has have had would shall should can could must not no yes if when while "
    "please thank thanks you your our we he she they his her their them i me my as but so "
    "there here who which what where why how than then since until after before during "
    "behalf per via re each any some most more less other another same both either neither "
)
"""Words, in lower case, that are no part of a name in such documents."""

ALSO_NAMES = _words(
    "a an no he her she so me my you all her fee day card friend friends parent reader "
    "su guest cash check lost page book books title hold holds mail members case class date "
    "note court kindle"
)
"""Words of :data:`NOT_A_NAME` that are names too, so that one of them among
others does not end a name: ``Ada Friend``, ``CARD, JUNE``, the initial A."""

NEVER_A_NAME = NOT_A_NAME - ALSO_NAMES
"""Words that end a name wherever they stand."""

LONELY = NOT_A_NAME | _words("bill will may april june august jan mark page miss")
"""Words that alone are no name, unless a salutation or a label says so."""

STATES = _words(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV "
    "NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU AS MP "
    "AA AE AP AB BC MB NB NL NS NT NU ON PE QC SK YT"
)
"""USPS (Publication 28, appendix B) and Canada Post codes of states and provinces."""

STATE_NAMES = (
    r"Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|"
    r"Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|"
    r"Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|"
    r"New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|"
    r"Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|"
    r"West Virginia|Wisconsin|Wyoming|District of Columbia|Puerto Rico|Ontario|Quebec|Québec|"
    r"Manitoba|Alberta|Saskatchewan|British Columbia|Nova Scotia|New Brunswick|Newfoundland"
)
"""Names of states and provinces, for use inside a pattern."""


NO_VALUE_HEAD = re.compile(
    r"(?:see|refer to|ask|per) (?:the )?(?:circ|item|record|notes?|file|system|ils|below|above|"
    r"library|owning|borrowing)\b|(?:withheld|suppressed|redacted|removed|masked|hidden|omitted) "
    r"(?:by|for|per|at|under|from)\b|not (?:shown|printed|provided|given|included|recorded)\b"
)
"""``see circ record of item``, ``withheld by profile``: the words instead of a value."""


def is_no_value(value: str) -> bool:
    """Whether a value says that there is none: ``N/A``, ``—``, ``***``."""
    bare = value.strip().strip(".").lower().strip("()[]<>{} ")
    return (
        bare in NO_VALUE
        or NO_VALUE_HEAD.match(bare) is not None
        or not any(c.isalnum() for c in bare)
        or set(bare) <= {"x", " "}
    )


def is_organisation(value: str) -> bool:
    """Whether a value holds a word that only organisations have."""
    return ORGANISATION.search(value) is not None


def may_be_organisation(value: str) -> bool:
    """Whether a value holds a word that organisations have, and perhaps people."""
    return is_organisation(value) or ALSO_SURNAMES.search(value) is not None


MIN_LETTERS = 6


def is_wordy(text: str) -> bool:
    """Whether a text under ``Transaction`` or ``Date`` is more words than numbers."""
    return sum(map(str.isalpha, text)) > 2 * sum(map(str.isdigit, text)) + MIN_LETTERS
