"""Values that running text names itself: ``card no. 30021``, ``PIN: 4821``.

Sources of the words: the field names of Koha, Evergreen, FOLIO, Polaris and
Sierra, as staff write them into notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.hints import hinted
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.model import Role

_OWNER = (
    r"(?:patron|borrower|customer|member|cardholder|ptn|brwr|user|usuario|lector|usager|student|"
    r"pupil|lunch|requester|client)"
)
_NUMBER = r"(?:no\b\.?|number|num\b\.?|nbr|#|id\b|identifier\b|pid\b)"
_IS = r"[ ]{0,2}(?:is[ ]|:|=|#)?[ ]{0,2}"

CARD = re.compile(
    rf"\b(?:(?:library|(?:patron|borrower|member)(?:['’]s)?|on|his|her|their|the)[ ]card|"
    r"card(?=[ ][A-Z]?\d{5})|"
    r"(?:the|this|his|her|their)[ ]account(?=[ ][A-Z]?\d{5})|"
    rf"(?<!our )acct\.?|your[ ](?:library[ ])?account[ ]{_NUMBER}|"
    rf"(?:his|her|their)[ ](?:card[ ])?number|card(?=[ ]is[ ]\d)|"
    rf"account[ ](?:with|by)[ ](?:the[ ])?(?:card|barcode)|barcode){_IS}"
    rf"(?P<number>\d{{1,5}}(?:[ ]\d{{3,6}}){{2,3}}|[A-Za-z]{{0,3}}\d[\dA-Za-z-]{{3,31}})(?![\w])"
    r"|\byour[ ](?:library[ ])?account[ ]?\((?P<yours>[A-Z]{0,4}-?\d[\d-]{4,14})\)"
    r"|[\[(]ID[ :#]{1,2}(?P<bracketed>[A-Z]{2,4}-\d[\d-]{3,12})[\])]"
    rf"|\b(?:(?:library[ ])?card|barcode|carte|tarjeta|(?:card|patron|user)[ _]?barcode|cardnumber)"
    rf"[ ]{{0,2}}(?:{_NUMBER}|barcode|"
    rf":){_IS}(?P<value>[A-Za-z]{{0,3}}\d[\dA-Za-z-]{{3,31}})(?![\w])",
    re.IGNORECASE,
)
DONE_BY = re.compile(
    r"\b(?i:lost|returned|borrowed|paid|pd|owed|claimed|damaged|checked[ ]out)[ ](?:by|to)[ ]"
    r"(?P<value>[A-Z]{0,4}\d{5,14})(?![\w/.-]\d|\w)"
)
"""``Lost by 929335555``: staff name a patron by the card."""
PATRON_ID = re.compile(
    rf"\b{_OWNER}(?:[ _]?rec(?:ord)?)?(?:[ _]?{_NUMBER})?{_IS}"
    rf"(?P<value>[0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})(?![\w])"
    rf"|\b(?:patron|borrower|cardholder|ptn|user|usr)[ ](?P<bare>[A-Z]?\d{{4,14}})(?![\w-]|[./]\d)"
    r"|\b(?:student|borrower|user|member)(?:['’]s)?[ ]account[ ](?P<account>\d{4,14})"
    r"(?![\w-]|[./]\d)"
    r"|\b(?:student|patron|borrower|pupil)\b[^\n(]{1,40}\((?:id|no\.?|#)[ :#]{0,2}"
    r"(?P<inside>\d{4,13})\)"
    r"|(?<![\w.])P[ ]?#[ ]?(?P<letter>\d{4,14})(?![\w-])"
    rf"|\b{_OWNER}(?:(?:[ _]?record)?[ _]?{_NUMBER}|[ _]record){_IS}"
    rf"(?P<number>[A-Za-z]{{0,2}}\d[\dA-Za-z-]{{1,31}})(?![\w])",
    re.IGNORECASE,
)
PASSWORD = re.compile(
    r"\b(?:new|your|temporary|temp)[ ](?:pin|password|passcode)[ ](?P<digits>\d{4,12})(?!\w)|"
    r"\b(?:pin(?:[ ](?:no\.?|number|code))?|password|passcode|pwd|contraseña|mot de passe)"
    r"(?:[ ](?:is|=)[ ](?!(?:an?|the|your|not|now|no|in|on|set|still)\b)|[ ]?[:=#][ ]?)"
    r"(?P<value>[^\s,;]{3,40})"
    r"|\bpin(?:[ ][a-z ]{2,20}[ ](?:to|is))?[ ](?P<pin>\d{4,12})(?!\w)"
    r"|\bpin[ ][a-z ]{2,40}:[ ](?P<told>\d{4,12})(?!\w)"
    r"|\b(?:password|passcode)[ ](?P<word>(?=[^\s,;]*\d)[^\s,;]{5,40}?)(?=[.,;)]?(?:\s|$))",
    re.IGNORECASE,
)
USERNAME = re.compile(
    r"\b(?:user[ _-]?name|user[ ]?id|login(?:[ ]?(?:id|name))?|userid|net[ -]?id|uniquename)"
    r"(?:[ ](?:is|=)[ ]|[ ]?[:=][ ]?|"
    r"[ ]?\((?=[\w.@+-]*[\d._@]))(?P<value>[\w.@+-]{3,64})"
    r"|\b(?:reserved|requested|placed|borrowed|returned|claimed|paid|checked[ ]out|renewed)"
    r"(?:[ ]online)?[ ](?:by|for|to)[ ](?P<doer>(?-i:[a-z]{4,20}\d{1,4}))(?![\w@.])"
    r"|(?<=[^\W\d_])[ ]/[ ](?P<behind>(?!(?:copy|item|page|disc|part|book|room|version|route)\d)"
    r"(?-i:[a-z]{5,20}\d{1,4}))(?![\w@])"
    r"|\bacct[ ](?P<acct>(?-i:[a-z]{4,20}\d{1,4}))(?![\w@.])"
    r"|\b(?:patron|borrower|cardholder|requester|ptn)[ ]?:[ ]?"
    r"(?P<theirs>(?-i:[a-z]{4,20}\d{1,4}))(?![\w@.])"
    r"|\buser[ ](?P<named>(?-i:[a-z]{4,20}\d{1,4}))(?![\w@])"
    r"|\b[Ll]og[ ]in[ ]with[ ](?P<with>(?=[\w.-]{0,30}\d)[a-z][\w.-]{2,31})(?![\w@])"
    r"|(?<=[^\W\d_])[ ]\((?P<bracketed>(?!(?:copy|item|page|disc|part|book|room|version)\d)"
    r"(?-i:[a-z]{5,20}\d{1,4}))\)"
    r"|\b(?:by|as|web|catalog|opac|online)[ ](?:user|login|account)[ ]"
    r"(?P<user>[a-z][a-z0-9._-]{2,31})(?![\w@])"
    r"|\b(?:signs?|signed|logs?|logged)[ ](?:in|on)[ ]"
    r"(?:to[ ](?:[a-z ]{3,20}|[\w.-]{4,40})[ ])?as[ ]"
    r"(?P<handle>[a-z][a-z0-9._-]{2,31})(?![\w@])"
    r"|\b(?:user[ _-]?name|userid|login)[ ](?:of[ ])?"
    r"(?P<number>(?=[\w.-]{0,30}\d)[a-z\d][\w.-]{2,31})(?![\w@])",
    re.IGNORECASE,
)
TABLE = (
    (
        hinted(CARD, r"card|acct|account|barcode|carte|tarjeta|[\[(]id|(?:his|her|their) number"),
        "LIBRARY_BARCODE",
        0.8,
        "a number called a card's",
        None,
    ),
    (
        hinted(DONE_BY, r"(?:by|to) [a-z]{0,4}\d{5}"),
        "LIBRARY_BARCODE",
        0.8,
        "a number of who did it",
        Role.PATRON,
    ),
    (
        hinted(
            PATRON_ID,
            r"patron|borrower|customer|member|cardholder|ptn|brwr|user|usuario|lector|usager|"
            r"student|pupil|lunch|requester|client|usr|p ?#",
        ),
        "PATRON_ID",
        0.8,
        "a number called a patron's",
        Role.PATRON,
    ),
    (
        hinted(PASSWORD, r"pin|password|passcode|pwd|contrase|mot de passe"),
        "PASSWORD",
        0.8,
        "called a PIN or password",
        None,
    ),
    (
        hinted(
            USERNAME,
            r"user|log|acc|sign|net[ -]?id|uniquename|\([a-z]{5,20}\d{1,4}\)|/ [a-z]{5,20}\d|"
            r"(?:by|for|to|:) ?[a-z]{4,20}\d",
        ),
        "USERNAME",
        0.8,
        "called a user name",
        None,
    ),
)
MONEY_OR_DATE = re.compile(r"\d(?:-\d{2,3}){3,}-?|\d{1,2}-\d{1,2}-\d{2,4}|\d{4}-\d{1,2}-\d{1,2}")


class InlineValue(Recognizer):
    """Finds card numbers, patron ids, user names and passwords that the text names."""

    entities = ("LIBRARY_BARCODE", "PATRON_ID", "PASSWORD", "USERNAME")
    reads_wrapped = True
    needs = re.compile(
        r"card|acct|account|barcode|carte|tarjeta|patron|borrow|customer|member|ptn|brwr|user|"
        r"usuario|lector|usager|student|usr|p ?#|pin|pass|pwd|contrase|log|sign|lost|return|"
        r"paid|pd|"
        r"owed|claim|damag|checked|\([a-z]{5,20}\d{1,4}\)|/ [a-z]{5,20}\d|request|reserv|placed|"
        r"renew|client|lunch|pupil|net[ -]?id|uniquename|[\[(]id|(?:his|her|their) number"
    )

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield the values without the words before them."""
        lowered = context.lowered(text)
        for pattern, entity_type, score, reason, role in TABLE:
            for match in pattern.finditer(text, lowered):
                # The second group is what needs a digit to be believed.
                group = str(match.lastgroup)
                value = match[group]
                if not MONEY_OR_DATE.fullmatch(value) and set(value) - set("*xX•."):
                    end = match.end(group) - (len(value) - len(value.rstrip(".")))
                    yield Hit(entity_type, match.start(group), end, score, reason, role)
