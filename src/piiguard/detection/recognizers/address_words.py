"""Words and forms of postal addresses, for the recognizer of addresses.

Sources: USPS Publication 28, appendix C1 (street suffixes and their usual
abbreviations), C2 (units), and its rules for boxes, rural routes, highways and
grid addresses; the reversed streets are the usual forms of French, Spanish and
German.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STRONG_SUFFIXES = _words(
    "street st str avenue ave av road rd drive dr lane ln boulevard blvd court ct highway "
    "hwy parkway pkwy terrace ter terr trail trl turnpike tpke expressway expy freeway "
    "fwy causeway cswy cir alley aly crescent cres sq plz bnd xing broadway esplanade "
    "pike pk grv hts cv rue calle avenida straße strasse"
)
"""Suffixes that after a house number and a word make a street."""

WEAK_SUFFIXES = _words(
    "circle place pl plaza square way loop run path point pt pass row walk cove crossing "
    "bend ridge rdg hill hills heights grove glen park gardens gdns green commons close "
    "mews view vista valley spring springs creek lake landing manor meadow meadows trace "
    "bluff branch bridge canyon cliff club corner estate estates field fields forest fork "
    "gate harbor haven hollow island isle key knoll mall mill mount mountain oval orchard "
    "overlook pines plain prairie ranch shore stream summit union village wharf woods"
)
"""Suffixes that are everyday words: usaddress must agree."""

NO_STREET_WORD = _words(
    "copies copy items item books book titles title dvds dvd cds days day weeks week "
    "months month years year hours hour minutes pages page pp volumes vols vol volume "
    "discs disc people patrons patron holds hold renewals checkouts and or at from for "
    "with by were was is are has had in on to into than that this who which when due "
    "returned lost damaged overdue dollars cents percent am pm of angry readers members "
    "january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""Words that after a number count or date something. ``of`` and ``march`` are in
streets' names too, where the label or the town line still finds them."""

HOUSE_NUMBER = (
    r"(?<![\w$€£#.,:/\-])(?:"
    r"\d{1,6}(?:-\d{1,5})?[A-Za-z]?(?:[ ]1/2|½)?"
    r"|[NSEW]\d{2,5}(?:[ ]?[NSEW]\d{2,6})?"
    r"|One|Two|Three|Four|Five|Ten"
    r")(?=[ ,]{1,2}[^\W_])"
)
"""418, 221B, 37-42 (Queens), 12 1/2, W156N8480 (Wisconsin's grid), One."""

_BOX_ID = r"[ ]?(?:#|no\.?)?[ ]?[A-Za-z]?\d{1,7}[A-Za-z]?\b"
POST_BOX = re.compile(
    rf"(?<![\w])(?:p\.?[ ]?o\.?[ ]?(?:box|b\b\.?){_BOX_ID}|post[ ]office[ ]box{_BOX_ID}|"
    rf"pmb{_BOX_ID}|"
    rf"apartado(?:[ ]postal)?{_BOX_ID}|(?:rr|r\.r\.|rural[ ]route|hcr?|"
    rf"star[ ]route)[ ]?#?[ ]?\d{{1,4}},?[ ]box{_BOX_ID}|"
    rf"(?:psc|cmr|unit)[ ]\d{{1,5}},?[ ]box{_BOX_ID}|rural[ ]route[ ]\d{{1,4}}\b|"
    r"box[ ]\d{1,6},?[ ](?:rr|rural[ ]route)[ ]?\d{1,4}\b)",
    re.IGNORECASE,
)

PRE_TYPE = re.compile(
    r"[ ,]{1,2}(?:[NSEW]\.?[ ]|North[ ]|South[ ]|East[ ]|West[ ]|Old[ ])?"
    r"(?:(?:county[ ](?:road|rd|highway|hwy|route)|co\.?[ ](?:rd|hwy)\.?|c\.?r\.|cth|"
    r"state[ ](?:road|route|rd|rt|highway|hwy)|"
    r"u\.?s\.?[ ](?:highway|hwy|route|rte)|highway|hwy|route|rte|interstate|"
    r"farm[ ]to[ ]market[ ]road|fm)[ ]"
    r"(?:\d{1,4}[A-Z]?|[A-Z]{1,2})\b"
    r"|(?:rue|avenue|av\.|boulevard|boul\.|chemin|ch\.|rang|calle|avenida|camino|paseo|via|"
    r"calzada|carrera|camino[ ]real)"
    r"[ ](?:(?:de|du|des|de[ ]la|de[ ]los|la|las|los|el|del|"
    r"l')[ ]?){0,2}[^\W\d_][\w'’\-]{1,30}(?:[ ](?-i:[A-ZÀ-Þ])[\w'’\-]{1,30}){0,3})",
    re.IGNORECASE,
)
"""Streets whose type comes before the name: highways, French and Spanish."""

REVERSED_STREET = re.compile(
    r"(?<![\w])(?:(?:Calle|Avenida|Av\.|Avda\.|C/|Carrera|Paseo|Camino)[ ](?:(?:de|del|la|las|los|"
    r"el)[ ]){0,2}"
    r"[A-ZÀ-Þ][\w'’\-]{1,30}(?:[ ][A-ZÀ-Þ][\w'’\-]{1,30}){0,3},?[ ](?:#|"
    r"n[º°o]\.?)?[ ]?\d{1,5}[A-Za-z]?\b"
    r"|[A-ZÄÖÜ][\w\-]{2,30}(?:straße|strasse|str\.|weg|platz|allee|gasse)[ ]\d{1,4}[a-z]?\b)"
)
"""Streets with the house number behind: Spanish and German."""

UNIT = re.compile(
    r"[ ,]{0,3}\n?[ ]{0,8}(?:(?:apt|apartment|unit|suite|ste|floor|fl|bldg|building|rm|room|lot|"
    r"trlr|trailer|"
    r"space|spc|dept|ph|penthouse|piso|depto|dpto|int|app|"
    r"appartement)\.?[ ]{0,2}#?[ ]?[A-Za-z]?-?\d{0,5}[A-Za-z]?\b"
    r"|#[ ]?[A-Za-z]?-?\d{1,5}[A-Za-z]?\b|(?:1st|2nd|3rd|[4-9]th)[ ]floor\b|(?:basement|upper|"
    r"lower|rear|front)\b)"
    r"(?![\w])",
    re.IGNORECASE,
)
"""The unit within a building."""
