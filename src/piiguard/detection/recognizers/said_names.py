"""The words and forms around a name that say that it is one, as data.

Sources: the salutations of the systems' notice templates; what staff write of patrons in
notes; the honorifics and particles of ``piiguard.detection.name_words``.
"""

from __future__ import annotations

import re

from piiguard.detection.hints import hinted
from piiguard.detection.name_words import FULL_NAME, HONORIFICS, INITIAL, NAME_WORD

SALUTATION = re.compile(
    r"(?:^|(?<=[\n.;:!>(“\"]))[ ]{0,8}(?:dear|hello|hi|hey|greetings|estimad[oa]|querid[oa]|hola|"
    r"ch[eè]re?|"
    rf"bonjour|to)[ ]{{1,2}}(?i:{HONORIFICS}\.?[ ])?(?-i:(?P<name>{FULL_NAME}))"
    rf"(?:[ ](?:and|&|y|et)[ ](?-i:(?P<second>{FULL_NAME})))?[ ]?(?=[,:!;—–\n]|$)",
    re.IGNORECASE,
)
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
NAMED_BEFORE = re.compile(
    r"(?<![\w])(?:(?:per|w/|deliver(?:ed)?[ ](?:to|with|w/)|notif(?:y|ied)|phoned|e-?mailed|"
    r"(?:refund(?:ed)?|credit)[ ]to|(?:pulled|saved|set[ ]aside)[ ]for|"
    r"(?-i:brother|sister|aunt|uncle|niece|nephew|cousin|grandmother|grandfather|grandson|"
    r"neighbou?r|roommate|friend|herman[oa]|hij[oa]|madre|padre|espos[oa]|tí[oa])|"
    r"ask(?:ed)?|tell|told|remind(?:ed)?)"
    r"(?=[ ](?-i:[A-Z]['’\w-]+[ ][A-Z]))|"
    r"(?:the[ ])?(?:patro?n|ptrn|ptn|pat|borrower|borr|brwr|"
    r"card[ ]?holder|customer|cust|member|mbr|reader(?!['’]s[ ]Digest)|student|user)"
    r"(?:['’]s)?(?:[ ](?:is|was|"
    r"name|nm|named)(?:[ ]?\([^)\n]{1,12}\))?)?|"
    r"(?:requested|req(?:['’]?d)?|suggested|recommended)[ ]by:?|c/o[ ]to|"
    r"(?:request|suggestion)[ ](?:by|from)|owed[ ]by|"
    r"(?:family|household|parents?|estate)[ ]of(?=[ ](?-i:[A-Z]['’\w-]+,?[ ][A-Z]))|"
    r"(?<=[\[(])(?:for|assoc(?:iated)?\.?)(?=:|[ ](?-i:[A-Z][\w’'-]+,?[ ][A-Z]))|"
    r"(?:recalled|reserved|picked[ ]up|wanted)[ ](?:by|for)(?=\s(?-i:[A-Z][\w’'-]+,?[ ][A-Z]))|"
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
    r"(?:note|remark|comment|memo)s?:?[ ]for(?=[ ](?-i:[A-Z][\w’'-]+,?[ ][A-Z]))|"
    r"(?:copy|book|item|it|dis[ck]|one)[ ](?:was|is)(?=[ ](?-i:[A-Z][\w’'-]+[ ][A-Z][\w-]+['’]s[ ]"
    r"(?:in|on|last|until|till|before|all)\b))|"
    r"bill(?:ed)?[ ]to|mail(?:ed)?[ ]to|on[ ]behalf[ ]of|(?:parent|guardian|mother|father|son|"
    r"daughter|spouse)"
    r"(?:/guardian|[ ]or[ ]guardian|\(s\))?[ ]of|c/o|attn\.?|attention|hold[ ]for|held[ ]for|"
    r"card[ ]of|(?:mother|father|mom|dad|wife|husband|son|daughter|sister|brother)['’]s[ ]"
    r"(?:card|account)(?=,?[ ](?-i:[A-Z]['’\w-]+,?[ ][A-Z]))|"
    r"(?:linked|joint|family|shared|household|parent)[ ]account|"
    r"(?-i:HOLD|Hold)(?=[ ](?-i:[A-Z][\w’'-]+,[ ][A-Z]))|"
    r"hold[ ](?:pending|waiting|placed|request)[^.;:\n]{0,40}(?=:)|"
    r"(?:her|his|their|your)[ ](?:son|daughter|mother|father|husband|wife|child|partner|spouse)"
    r"(?=[ ](?-i:[A-Z]['’\w-]+[ ][A-Z]))|"
    r"taken(?:[ ]out)?(?:[ ]on[ ](?:your|his|her|their|the)[ ](?:card|account))?[ ]by|"
    r"account[ ]of|(?:account|statement)[ ]for(?=[ ](?-i:[A-Z]['’\w-]+,?[ ][A-Z]))"
    rf")[ ]?[:;,-]?[ ]{{1,2}}(?:{HONORIFICS}\.?[ ])?(?!N(?:o|br|um|umber)\b)"
    rf"(?-i:(?P<name>{INVERTED_NAME}|{INITIALS_NAME}|{FULL_NAME}))",
    re.IGNORECASE,
)
NAMED_AFTER = re.compile(
    rf"(?<![\w'’,])(?P<name>{INVERTED_NAME}|{NAME_WORD}(?:[ ](?:{INITIAL}|{NAME_WORD})){{1,3}})"
    r"(?:[ ]?[/(\[,–-][ ]?(?:card[ ]?#?[ ]?)?2\d{13}(?!\d)|"
    r"[ ]{1,2}2[ -]?\d{4}[ -]?(?:\d{4}[ -]?\d{5}|\d{5}[ -]?\d{4})(?![ -]?\d)|"
    r"[ ](?:says|said|told|claims|claimed|reports|reported|insists|swears|promised|phoned|"
    r"e-?mailed|returned|paid|pd|brought|dropped|still[ ](?:has|owes)|owes|"
    r"has[ ](?:it|them|the[ ](?:book|item|dvd|dis[ck]|copy))|never[ ](?:returned|paid|received))\b)"
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
    rf"(?<![\w/])\.?p\d{{6,8}}[\dxa]?(?:[ ]?[/(][ ]?|[ ]{{1,2}}(?=[A-Z’-]+,))"
    rf"(?-i:(?P<name>{INVERTED_NAME}|{FULL_NAME}))",
    re.IGNORECASE,
)
"""``p1024364 (OKONKWO, ADAEZE)``: Sierra's record of a patron, and whose it is."""
OF_KIN = re.compile(
    rf"(?<![\w])(?:brother|sister|mother|father|mom|dad|son|daughter|cousin|husband|wife|"
    rf"roommate|neighbou?r|herman[oa]|hij[oa]|fr[eè]re|s[oœ]+ur|fils|fille)[ ](?P<name>{NAME_WORD})"
    r"(?=[ ](?:also|has|had|still|owes|lost|kept|took|borrowed|returned|tambi[eé]n|tiene|a)\b|"
    r"['’]s[ ](?:account|card|book|record))"
)
"""``Her little brother Zakariye also has …``"""
KIN = re.compile(
    rf"(?<![\w'’,])the[ ](?P<name>{NAME_WORD})[ ](?:boys?|girls?|kids?|child|children|twins|"
    r"family|household|brothers?|sisters?|teen(?:ager)?|baby|mother|father|mom|dad|parents)(?!\w)"
)
"""``the Castellanos boy``, as people speak of a family; titles have capitals."""
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
            r"neighbo|roommate |friend |herman|hij[oa] |[mp]adre |espos|tí[oa] |[\[(](?:for|assoc)|"
            r"recalled |reserved |picked |wanted |brother |sister |aunt |uncle |niece |nephew |"
            r"cousin |grand|per |w/|ask|tell |told |remind|"
            r"family |household |parents? |estate |"
            r"deliver|notif|phone|mail|refund|credit|pulled|saved|aside|pat|ptr?n|borr|"
            r"brwr|card|cust|m(?:em)?be?r|reader|student|user|return|rtn?d|retd|lost|damaged|paid|pd|"
            r"placed|req|suggest|recommended|owed|claimed|loaned|lent|issued|chr?gd|charged|"
            r"checked|ch?k'?d|had |last |(?:was|still|is) out|behalf|home|see |went|back to|"
            r"(?:note|remark|comment|memo)s?:? for|"
            r"(?:copy|book|item|it|dis[ck]|one) (?:was|is)|bill|"
            r"parent|guardian|mother|father|son|daughter|spouse|c/o|att|"
            r"taken |hold|held|account|statement",
        ),
        ("name",),
        0.75,
        "the words before it name a person",
    ),
    (
        hinted(
            NAMED_AFTER,
            r" (?:sa[iy]|told|claim|report|insist|swear|promis|phone|e-?mail|return|p(?:ai)?d|"
            r"brought|dropp|still (?:has|owes)|owes|has (?:it|them|the)|never )|"
            r"2[ -]?\d{4}[ -]?\d{4}",
        ),
        ("name",),
        0.75,
        "the words after it are of a person",
    ),
    (
        hinted(
            OF_KIN,
            r"(?:brother|sister|mother|father|mom|dad|son|daughter|cousin|husband|wife|roommate|"
            r"neighbou?r|herman[oa]|hij[oa]|fr[eè]re|s[oœ]+ur|fils|fille) ",
        ),
        ("name",),
        0.75,
        "a word of kin stands before it",
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
