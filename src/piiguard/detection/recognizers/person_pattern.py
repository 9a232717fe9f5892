"""Names by what stands around them, or by the form in which systems print them.

Sources of the forms: ``SURNAME, FIRSTNAME M`` as Koha, Evergreen and Polaris
print patrons; the salutations of their notice templates; postal practice (the
line above a street address names the addressee).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.hints import hinted
from piiguard.detection.name_words import (
    FULL_NAME,
    HONORIFICS,
    INITIAL,
    NAME_WORD,
    NEVER_A_NAME,
    NOT_A_NAME,
    PARTICLE,
    SPACE,
    STATE_NAMES,
    STATES,
    is_organisation,
    is_wordy,
    may_be_organisation,
)
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.detection.recognizers.street_address import starts_address
from piiguard.model import CellKind

SALUTATION = re.compile(
    r"(?:^|(?<=[\n.;:!>(]))[ ]{0,8}(?:dear|hello|hi|hey|greetings|estimad[oa]|querid[oa]|hola|"
    r"ch[eè]re?|"
    rf"bonjour|to)[ ]{{1,2}}(?i:{HONORIFICS}\.?[ ])?(?-i:(?P<name>{FULL_NAME}))"
    rf"(?:[ ](?:and|&|y|et)[ ](?-i:(?P<second>{FULL_NAME})))?[ ]?(?=[,:!;—–\n]|$)",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"['’]s$")
TO_ONE_WORD = re.compile(r"\s*to \S+\s*$", re.IGNORECASE)
"""``To Sitka`` heads a sheet of a town's rather than a letter."""
INVERTED_NAME = (
    rf"{NAME_WORD}(?:[ ]{NAME_WORD}){{0,2}},[ ]{NAME_WORD}(?:[ ](?:{INITIAL}|{NAME_WORD})){{0,2}}"
)
INITIALS_NAME = rf"(?:{INITIAL}[ ]?){{1,3}}{NAME_WORD}"
INVERTED_SALUTATION = re.compile(
    r"(?:^|(?<=\n))[ ]{0,8}(?:dear|hello|hi|hey|greetings|estimad[oa]|hola|bonjour)[ ]{1,2}"
    rf"(?-i:(?P<name>{INVERTED_NAME}))[ ]?[,:!]?[ ]{{0,3}}(?=\n|$)",
    re.IGNORECASE,
)
"""``Dear Okonkwo, Adaeze``, as Evergreen's notices greet."""
HONORED = re.compile(rf"(?<![\w.]){HONORIFICS}\.?[ ]{{1,2}}(?P<name>{FULL_NAME})")
CHILDRENS_LIBRARIAN = re.compile(r"(?i:Miss) \w+$")
"""``Story time with Miss Trudy``: patrons are not called so."""
INVERTED_CAPS = re.compile(
    rf"(?<![\w'’,.-])(?P<name>(?:[^\W\d_a-z]['’`-]?){{2,24}}(?:[ -]"
    rf"(?:[^\W\d_a-z]['’`-]?){{2,24}}){{0,2}}"
    rf"(?:,?[ ](?:JR|SR|II|III|IV)\.?)?,[ ]{{1,2}}{NAME_WORD}(?:{SPACE}(?:{INITIAL}|"
    rf"{NAME_WORD})){{0,2}})(?![\w])"
)
"""A surname in capitals, a comma, given names."""
CAPITAL_AND_COMMA = re.compile(r"[^\W\d_a-z]['’`.-]?,")
"""What each such name has; quicker to look for."""
INVERTED = re.compile(
    rf"(?P<name>(?:{PARTICLE}[ ]){{0,2}}{NAME_WORD}(?:[ ]{NAME_WORD}){{0,2}},[ ]{{1,2}}{NAME_WORD}"
    rf"(?:{SPACE}(?:{INITIAL}|{NAME_WORD})){{0,2}})"
)
"""The same in mixed case, which only a line of its own makes a name."""
MAX_CODE = 3
GREETING = re.compile(r"(?:dear|hello|hi|hey|greetings|estimad[oa]|hola|bonjour) ", re.IGNORECASE)
AFTER_NAME = re.compile(r"[ ]{0,3}(?:$|\n|[(\[#:;–—-]|\d{6}|,[ ]\d{4}-)")
NAMED_BEFORE = re.compile(
    r"(?<![\w])(?:(?:per|w/|deliver(?:ed)?[ ](?:to|with|w/)|notif(?:y|ied)|phoned|e-?mailed|"
    r"(?:refund(?:ed)?|credit)[ ]to|(?:pulled|saved|set[ ]aside)[ ]for|"
    r"(?-i:brother|sister|aunt|uncle|niece|nephew|cousin|grandmother|grandfather|grandson)|"
    r"ask(?:ed)?|tell|told|remind(?:ed)?)"
    r"(?=[ ](?-i:[A-Z]['’\w-]+[ ][A-Z]))|"
    r"(?:the[ ])?(?:patro?n|ptrn|ptn|pat|borrower|borr|brwr|"
    r"card[ ]?holder|customer|cust|member|mbr|reader|student|user)(?:['’]s)?(?:[ ](?:is|was|"
    r"name|nm|named)(?:[ ]?\([^)\n]{1,12}\))?)?|"
    r"(?:requested|suggested|recommended)[ ]by:?|(?:request|suggestion)[ ](?:by|from)|owed[ ]by|"
    r"(?:paid|pd|lost|returned|rtn?d)(?:[ ]on)?[ ]\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?[ ]by|"
    r"(?:borrowed|returned|rtn?d|retd|lost|damaged|paid|pd|placed|claimed|"
    r"(?:loaned|lent|issued|charged|chgd|chrgd)(?=[ ]to[ ])|(?:checked|ch?k['’]?d)[ ]out|"
    r"(?:last[ ])?had|(?:last|was|still|is)[ ]out)(?:[ ]for)?[ ](?:by|to)"
    r"(?:[ ](?:the[ ])?(?:patron|ptn|borrower|cardholder|customer|proxy|(?:step)?(?:mother|"
    r"father|son|daughter)))?|(?:mother|father|mom|dad|parent|wife|"
    r"husband|son|daughter)['’]?s[ ]behalf[ ]by|"
    r"(?-i:[Pp]aid|pd)(?-i:[ ][a-z]+){1,4}[ ]by|(?:went|gone|sent)[ ]home[ ]with|"
    r"(?:patron|borrower|customer)[ ](?:refund|credit|payment|reimbursement)(?:[ ](?:to|for))?|"
    r"see(?=[ ](?-i:[A-Z][^.;:\n]{3,40})[ ]in[ ]patron)|"
    r"(?-i:(?:went|refunded|mailed)(?:[ ]back)?[ ]to|back[ ]to)"
    r"(?=[ ](?-i:[A-Z][\w’'-]+,?[ ][A-Z]))|"
    r"(?:note|remark|comment|memo):?[ ]for(?=[ ](?-i:[A-Z][\w’'-]+,?[ ][A-Z]))|"
    r"(?:copy|book|item|it|dis[ck]|one)[ ](?:was|is)(?=[ ](?-i:[A-Z][\w’'-]+[ ][A-Z][\w-]+['’]s[ ]"
    r"(?:in|on|last|until|till|before|all)\b))|"
    r"bill(?:ed)?[ ]to|mail(?:ed)?[ ]to|on[ ]behalf[ ]of|(?:parent|guardian|mother|father|son|"
    r"daughter|spouse)"
    r"(?:/guardian|[ ]or[ ]guardian|\(s\))?[ ]of|c/o|attn\.?|attention|hold[ ]for|held[ ]for|"
    r"card[ ]of|"
    r"(?:linked|joint|family|shared|household|parent)[ ]account|"
    r"account[ ]of|(?:account|statement)[ ]for(?=[ ](?-i:[A-Z]['’\w-]+,?[ ][A-Z]))"
    rf")[ ]?[:;,-]?[ ]{{1,2}}(?:{HONORIFICS}\.?[ ])?"
    rf"(?-i:(?P<name>{INVERTED_NAME}|{INITIALS_NAME}|{FULL_NAME}))",
    re.IGNORECASE,
)
NAMED_AFTER = re.compile(
    rf"(?<![\w'’,])(?P<name>{INVERTED_NAME}|{NAME_WORD}(?:[ ](?:{INITIAL}|{NAME_WORD})){{1,3}})"
    r"(?:[ ]?[/(\[,–-][ ]?(?:card[ ]?#?[ ]?)?2\d{13}(?!\d)|"
    r"[ ](?:says|said|told|claims|claimed|reports|reported|insists|swears|promised|phoned|"
    r"e-?mailed|returned|paid|pd|brought|dropped)\b)"
)
"""``Adaeze Okonkwo says returned 2/3``, as staff write under an item."""
OWNED = re.compile(
    rf"(?<![\w'’,])(?P<name>{NAME_WORD}(?:[ ](?:{INITIAL}|{NAME_WORD})){{1,3}})['’]s[ ]"
    r"(?:account|baby|boyfriend|brother|card|cat|child|children|dad|daughter|dog|dorm|family|father|"
    r"girlfriend|grand(?:child(?:ren)?|daughter|father|ma|mother|pa|son)|home|house|household|"
    r"husband|kids?|kitten|mom|mother|neighbor|nephew|niece|parents?|partner|patron|puppy|"
    r"room(?:mate)?|sister|son|toddler|twins|wife)(?!\w)"
)
"""``Ngozi Eze's toddler tore pages``: in lower case, as no title has it behind two names."""
BEHIND_RECORD = re.compile(
    rf"(?<![\w/])\.?p\d{{6,8}}[\dxa]?[ ]?[/(][ ]?(?-i:(?P<name>{INVERTED_NAME}|{FULL_NAME}))",
    re.IGNORECASE,
)
"""``p1024364 (OKONKWO, ADAEZE)``: Sierra's record of a patron, and whose it is."""
KIN = re.compile(
    rf"(?<![\w'’,])the[ ](?P<name>{NAME_WORD})[ ](?:boys?|girls?|kids?|child|children|twins|"
    r"family|household|brothers?|sisters?|teen(?:ager)?|baby|mother|father|mom|dad|parents)(?!\w)"
)
"""``the Castellanos boy``, as people speak of a family; titles have capitals."""
LINE_NAME = re.compile(
    rf"[ ]{{0,8}}(?:{HONORIFICS}\.?[ ])?(?P<name>(?:{INITIAL}|"
    rf"{NAME_WORD})(?:,?[ ]{{1,2}}(?:{PARTICLE}[ ]){{0,2}}(?:{INITIAL}|"
    rf"{NAME_WORD})){{1,4}})[ ]{{0,8}}"
)
STATE_NAME = re.compile(rf"(?:{STATE_NAMES})", re.IGNORECASE)

SAID = (
    (
        hinted(SALUTATION, r"dear |hello |hi |hey |greet|estimad|querid|hola |cher|bonjour |to "),
        ("name", "second"),
        0.9,
        "a salutation names it",
    ),
    (
        hinted(INVERTED_SALUTATION, r"dear |hello |hi |hey |greet|estimad|hola |bonjour "),
        ("name",),
        0.9,
        "a salutation names it",
    ),
    (
        hinted(
            HONORED,
            r"(?:mrs?|ms|mx|miss|messrs|drs?|prof|professor|rev|fr|sra?|srta|mme|mlle|hon|sir|dame)"
            r"[. ]",
        ),
        ("name",),
        0.75,
        "an honorific stands before it",
    ),
    (
        hinted(
            NAMED_BEFORE,
            r"brother |sister |aunt |uncle |niece |nephew |cousin |grand|per |w/|ask|tell |told |"
            r"remind|"
            r"deliver|notif|phone|mail|refund|credit|pulled|saved|aside|pat|ptr?n|borr|"
            r"brwr|card|cust|m(?:em)?be?r|reader|student|user|return|rtn?d|retd|lost|damaged|paid|pd|"
            r"placed|request|suggest|recommended|owed|claimed|loaned|lent|issued|chr?gd|charged|"
            r"checked|ch?k'?d|had |last |(?:was|still|is) out|behalf|home|see |went|back to|"
            r"(?:note|remark|comment|memo):? for|(?:copy|book|item|it|dis[ck]|one) (?:was|is)|bill|"
            r"parent|guardian|mother|father|son|daughter|spouse|c/o|att|hold|held|account|statement",
        ),
        ("name",),
        0.75,
        "the words before it name a person",
    ),
    (
        hinted(
            NAMED_AFTER,
            r" (?:sa[iy]|told|claim|report|insist|swear|promis|phone|e-?mail|return|p(?:ai)?d|"
            r"brought|dropp)|2\d{13}",
        ),
        ("name",),
        0.75,
        "the words after it are of a person",
    ),
    (
        hinted(OWNED, r"['’]s [a-z]"),
        ("name",),
        0.75,
        "what is theirs stands behind it",
    ),
    (
        hinted(BEHIND_RECORD, r"p\d{6}"),
        ("name",),
        0.75,
        "a patron's record number stands before it",
    ),
    (
        hinted(
            KIN,
            r" (?:boy|girl|kid|child|twins|family|household|brother|sister|teen|baby|mother|father|"
            r"mom|dad|parents)",
        ),
        ("name",),
        0.75,
        "the words after it are of a person",
    ),
)
"""What surroundings say a name: the pattern, its groups, the score and the reason."""
NO_NAMES = (TO_ONE_WORD, CHILDRENS_LIBRARIAN)
"""What reads so and names nobody."""


class PersonPattern(Recognizer):
    """Finds names by form and surroundings."""

    entities = ("PERSON",)
    guesses_names = True

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield names without honorifics and salutations."""
        if context.kind is CellKind.TABLE:
            text = context.running(text)
        lowered = context.lowered(text)
        for said, groups, score, reason in SAID:
            for match in said.finditer(text, lowered):
                if any(no_name.match(match[0]) for no_name in NO_NAMES):
                    continue
                for group in groups:
                    yield from self._named(text, match, group, score, reason)
        plain = context.label is not None and context.label.plain and not is_wordy(text)
        if "," in text and not plain:
            yield from self._inverted(text)
        if context.kind is CellKind.BLOCK or "\n" in text:
            yield from self._addressees(text)

    def _named(
        self, text: str, match: re.Match[str], group: str, score: float, reason: str
    ) -> Iterator[Hit]:
        if match[group] is None:
            return
        start, end = match.span(group)
        value = text[start:end]
        if may_be_organisation(value):
            # "For Harpreet Sandhu, Dept. of Music"
            value, _, _ = value.partition(",")
            end = start + len(value)
        if may_be_organisation(value):
            return
        # "Dear Maria Your hold …": the name ends before the first word that is none.
        stop = end
        for word in re.finditer(r"\S+", value):
            bare = word[0].strip(".,")
            if len(bare) > 1 and bare.lower() in NEVER_A_NAME:
                stop = start + word.start()
                break
        name = POSSESSIVE.sub("", text[start:stop].rstrip(" ,"))
        if name.isupper() and len(name) <= MAX_CODE:
            return  # "Charged to SL": a branch's letters.
        if sum(map(str.isalpha, name)) >= 2 and name.lower() not in NOT_A_NAME:
            yield Hit("PERSON", start, start + len(name), score, reason)

    def _inverted(self, text: str) -> Iterator[Hit]:
        has_caps = CAPITAL_AND_COMMA.search(text) is not None
        for match in INVERTED_CAPS.finditer(text) if has_caps else ():
            if _is_inverted_name(match["name"]):
                yield Hit(
                    "PERSON", *match.span("name"), 0.7, "a surname in capitals, then given names"
                )
        start = 0
        for line in text.split("\n"):
            inner = len(line) - len(line.lstrip())
            lone = INVERTED.match(text, start + inner, start + len(line))
            if lone and AFTER_NAME.match(text, lone.end()) and _is_inverted_name(lone["name"]):
                yield Hit("PERSON", *lone.span("name"), 0.65, "surname, given names on a line")
            start += len(line) + 1

    def _addressees(self, text: str) -> Iterator[Hit]:
        start = 0
        lines = text.split("\n")
        for line, following in pairwise(lines):
            match = LINE_NAME.fullmatch(line)
            if match and starts_address(following) and not may_be_organisation(line):
                name = match["name"]
                if not all(w.lower() in NOT_A_NAME for w in re.findall(r"[^\W\d_]+", name)):
                    begin = start + match.start("name")
                    yield Hit(
                        "PERSON", begin, begin + len(name), 0.85, "the line above a street address"
                    )
            start += len(line) + 1


def _is_inverted_name(value: str) -> bool:
    if GREETING.match(value):
        return False
    _, _, given = value.partition(",")
    first = given.split()[0].strip(".") if given.split() else ""
    words = re.findall(r"[^\W\d_]+", value.lower())
    return not (
        first.upper() in STATES
        or STATE_NAME.fullmatch(given.strip())
        or is_organisation(value)
        or may_be_organisation(given)
        or any(word in NEVER_A_NAME for word in words)
    )
