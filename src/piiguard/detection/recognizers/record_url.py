"""Links to a patron's record, and to an item's, in the eight usual systems.

Sources: the routes of Evergreen's staff client, Koha's intranet scripts, Polaris
Leap, Sierra's WebPAC and API, FOLIO's Users and Inventory apps, Symphony
Enterprise, BiblioCommons and Aspen, as their documentation and source print
them. The host is ignored: every consortium has its own. Path, fragment and query
are matched after decoding, since mailers and templates encode links once more.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.model import Role

CANDIDATE = re.compile(r"[^\s<>\"“”|]{4,2048}")
CONTINUATION = re.compile(r"\n[ ]?(?!\w{2,8}://|www\.)([^\s<>\"“”|]{1,2048})")
MAX_LINES = 8
"""A link may be wrapped over this many lines."""
MAX_DECODINGS = 3
"""Twice in practice: a link in a redirect in a tracked mail; once to spare."""

_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_EG = r"/eg2?/(?:[a-z]{2}(?:-[a-z]{2})?/)?"


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    score: float
    reason: str


def _rule(pattern: str, score: float, reason: str) -> _Rule:
    return _Rule(re.compile(pattern), score, reason)


PATRON_RULES = (
    _rule(
        _EG + r"staff/circ/patron/(?:\d+|bcsearch/[^/?#]+|register/(?:stage|clone|edit)/[^/?#]+|"
        r"search\?.*search=.)",
        0.97,
        "Evergreen patron record",
    ),
    _rule(r"(?:^|[/?&;#])borrowernumber=\d", 0.97, "Koha patron record"),
    _rule(r"member-flags\.pl\?(?:.*&)?member=\d", 0.97, "Koha patron permissions"),
    _rule(r"(?:^|[?&;])findborrower=[^&]", 0.95, "Koha patron search"),
    _rule(
        r"accountline-details\.pl\?", 0.6, "Koha account line, which names its patron when opened"
    ),
    _rule(
        r"guided_reports\.pl\?.*sql_params=[^&]",
        0.5,
        "Koha report with a parameter that may be a patron's",
    ),
    _rule(r"#/?patrons/\d+|leapwebapp/[^ ]*patrons/\d+", 0.97, "Polaris patron record"),
    _rule(r"papiservice/.*/patron/[^/?#]+", 0.97, "Polaris API patron"),
    _rule(r"/patroninfo(?:~s\d+)?/\d+", 0.97, "Sierra patron record"),
    _rule(r"/sierra-api/v\d+/patrons/[^/?#]", 0.97, "Sierra API patron"),
    _rule(r"/record=p\d{6,}", 0.95, "Sierra patron record"),
    _rule(rf"/users/(?:(?:preview|view)/)?{_UUID}", 0.97, "FOLIO user record"),
    _rule(
        r"/(?:patrons?|borrowers?|cardholders?)/(?:profiles?/)?(?:\d{2,}|[a-z]{0,4}\d{4,}|"
        + _UUID
        + ")",
        0.9,
        "path to a patron",
    ),
    _rule(
        r"(?:^|[/?&;#])(?:[a-z]+[._])?(?:patron|borrower|cardholder)(?:[_-]?(?:id|no|number|"
        r"barcode|"
        r"name|card|key|uuid))?=[^&#{<\[]",
        0.9,
        "parameter that names a patron",
    ),
    _rule(
        r"(?:^|[?&;#])(?:cardnumber|card[_-]?no|card[_-]?number|library[_-]?card|user[_-]?barcode)="
        r"[^&#{<\[]",
        0.9,
        "parameter with a card number",
    ),
    _rule(
        r"[?&;#](?:user[_-]?id|userid|user|username|member[_-]?id|memberid|login)=[^&#{<\[]",
        0.6,
        "parameter that names a user",
    ),
)
"""Links that name a patron; the first rule that fits counts."""

ITEM_RULES = (
    _rule(
        _EG + r"(?:staff/cat(?:alog)?/(?:item|record|catalog/record)/\d|opac/record/\d|"
        r"staff/cat/item/\d)",
        0.9,
        "Evergreen record",
    ),
    _rule(
        r"catalogue/\w+\.pl\?|opac-detail\.pl\?|[?&;](?:biblionumber|itemnumber)=\d|/bib/\d+",
        0.9,
        "Koha record",
    ),
    _rule(
        r"#/?(?:itemrecords|bibliographicrecords|bibrecords)/\d|search/title\.aspx\?",
        0.9,
        "Polaris record",
    ),
    _rule(r"/record=[bi]\d{6,}|/sierra-api/v\d+/(?:items|bibs)/\d", 0.9, "Sierra record"),
    _rule(rf"/inventory/view/{_UUID}", 0.9, "FOLIO inventory record"),
    _rule(r"/search/(?:detailnonmodal|detail|results)[^ ]*ent:", 0.9, "Symphony Enterprise record"),
    _rule(r"/v2/record/s\d+c\d+", 0.9, "BiblioCommons record"),
    _rule(r"/(?:groupedwork|record)/[0-9a-z-]{6,}", 0.7, "Aspen record"),
)
"""Links to what was borrowed."""

_HINT = re.compile(
    "patron|borrower|cardholder|member|card|user|login|accountline|sql_params|"
    "record|catalog|opac|item|bib|search/|inventory|groupedwork"
)
"""Every rule needs one of these words: asked first, they keep a line of nothing but
slashes from costing two dozen searches for each slash."""


def decoded(link: str) -> str:
    """Return a link without host, decoded until nothing changes, in lower case."""
    for _ in range(MAX_DECODINGS):
        plainer = unquote(html.unescape(link)) if "&" in link or "%" in link else link
        if plainer == link:
            break
        link = plainer
    return re.sub(r"^[a-z][a-z0-9+.-]{1,20}://[^/?#]*", "", link.lower())


class RecordUrl(Recognizer):
    """Finds links to patrons' and items' records; other links are nothing."""

    entities = ("PATRON_URL", "ITEM_URL")
    needs = re.compile(r"[/=%]")

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield links, wrapped ones as one."""
        if "/" not in text and "=" not in text and "%" not in text:
            return
        done = 0
        for match in CANDIDATE.finditer(text):
            if match.start() < done or not _looks_like_link(match[0]):
                continue
            hit = self._best(text, match)
            if hit is not None:
                done = hit.end
                yield hit

    def _best(self, text: str, match: re.Match[str]) -> Hit | None:
        """Return the hit of the shortest run of lines that names a patron, else an item."""
        link, end = match[0], match.end()
        item: Hit | None = None
        for _ in range(MAX_LINES):
            found = _classify(link)
            start, stop = _trimmed(text, match.start(), end)
            if found is not None and found[0] == "PATRON_URL":
                return Hit(found[0], start, stop, found[1].score, found[1].reason, Role.PATRON)
            if found is not None and item is None:
                item = Hit(found[0], start, stop, found[1].score, found[1].reason, Role.ITEM)
            more = CONTINUATION.match(text, end)
            if more is None:
                break
            link, end = link + more[1], more.end()
        return item


def _looks_like_link(token: str) -> bool:
    return "/" in token or "=" in token or "%2f" in token.lower()


def _classify(link: str) -> tuple[str, _Rule] | None:
    plain = decoded(link)
    if _HINT.search(plain) is None:
        return None
    for entity_type, rules in (("PATRON_URL", PATRON_RULES), ("ITEM_URL", ITEM_RULES)):
        for rule in rules:
            if rule.pattern.search(plain):
                return entity_type, rule
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the punctuation of the sentence around the link."""
    while end > start and text[end - 1] in ".,;:!)]}>'’":
        end -= 1
    while start < end and text[start] in "([{<'‘":
        start += 1
    return start, end
