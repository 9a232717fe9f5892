"""Clues from the words around a value: ``returned by``, ``Director``, ``Library``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.attribution.scene import Scene
from piiguard.lexicon import lookup
from piiguard.model import CellKind, Clue, Role

# The words are what notices, invoices and letters of the systems print; each
# group stands for a role, weighed by how seldom it means something else.

ORGANISATION = re.compile(
    r"\b(?:librar(?:y|ies)|biblioth[eè]que|biblioteca|branch|consortium|consortia|"
    r"athenaeum|bookmobile|lyceum|college|university|school|district|academy|"
    r"county|city of|town of|village of|museum|archives?|foundation|society|"
    r"inc|llc|ltd|corp|corporation|company|press|publish(?:ing|ers?)|"
    r"system|systems|cooperative|council|commission|board|center|centre|"
    r"interlibrary|ill|circulation|technical services|accounts payable|"
    r"business office|department|dept|association|institute|church|hospital|bank)\b",
    re.IGNORECASE,
)

PATRON_BEFORE = re.compile(
    r"(?:\b(?:patron|borrower|customer|card\s?holder|member|student|pt|ptn|cust|"
    r"returned by|lost by|paid by|checked out (?:by|to)|charged to|loaned to|issued to|"
    r"borrowed by|claimed by|claims returned by|reported by|damaged by|owed by|"
    r"spoke (?:with|to|w/)|called|c/o|account of|card of|belongs to|held for|"
    r"requested by|parent(?: or guardian)? of|guardian of|mother|father|son|daughter|"
    r"child|usuari[oa]|usager|on behalf of|refund to)\b[\s:.,#-]*(?:is|was|name)?[\s:]*)$",
    re.IGNORECASE,
)

PATRONS_CONTACT = re.compile(
    r"\b(?:patron|borrower|customer|card\s?holder|ptn|member)(?:['’]?s)?\W{1,3}"
    r"(?:(?:at|on|by|via|e-?mail|phone|cell|mobile|tel|number|address|card|acct|account|no|is|"
    r"record|barcode|id)\W{0,3}){0,3}$",
    re.IGNORECASE,
)

PATRON_CELL = re.compile(
    r"\b(?:patron|borrower|customer|card\s?holder|ptn?|her|his|their|him|she|he|mom|dad|"
    r"mother|father|parent|guardian|cell|home phone|library card|card|your account)\b",
    re.IGNORECASE,
)

STAFF_BEFORE = re.compile(
    r"(?:\b(?:prepared by|processed by|approved by|authori[sz]ed by|submitted by|"
    r"entered by|created by|checked in by|helped by|served by|assisted by|signed|"
    r"contact|attn|attention|att|questions\?? (?:call|contact|ask for|to)|please contact|"
    r"call|reach|e-?mail|write to|ask for|librarian|director|clerk|cashier|manager|"
    r"staff|operator|technician|supervisor|treasurer|bookkeeper|compiled by|run by|"
    r"remit to|sent by)\b[\s:.,-]*(?:is|was)?[\s:]*)$",
    re.IGNORECASE,
)

STAFF_AFTER = re.compile(
    r"^[\s,;|/–—(-]*(?:the\s)?(?:(?:assistant|associate|deputy|interim|head|senior|acting|"
    r"branch|library|circulation|circ|ill|interlibrary loan|billing|business|finance|"
    r"accounts?|youth|children'?s|adult|technical|access|public|lead|support|of|services?|"
    r"office|system|systems|it|executive|loan|payable|receivable|"
    r"resource|sharing|delivery|fiscal|lending|borrowing|reserves|outreach|youth|teen)\s*){0,4}"
    r"(?:director|librarian|manager|clerk|supervisor|coordinator|specialist|technician|"
    r"treasurer|bookkeeper|accountant|cashier|administrator|officer|assistant|page|"
    r"head|staff|secretary|president|trustee|dean|department|desk|office|services|"
    r"circulation|billing|sharing|lending|loans?|accounts (?:payable|receivable)|mls|mlis)\b",
    re.IGNORECASE,
)

POSITION_LINE = re.compile(
    r"\b(?:desk|dept|department|office|services?|loans?|sharing|circulation|lending|borrowing|"
    r"librar(?:y|ian)|manager|clerk|director|supervisor|coordinator|officer|treasurer|"
    r"technician|specialist|administrator|assistant|branch|prêt|bibliothécaire|directeur|"
    r"directrice|bibliotecari[oa]|préstamo|servicios?|accounts?|billing|payable|head)\b",
    re.IGNORECASE,
)
"""The line under a name in a signature: ``Lending Desk``, ``Service du prêt``."""
MAX_POSITION_WORDS = 6

COMMA_ORGANISATION = re.compile(
    r"^\s?,[^\n\d:;]{0,60}\b(?:librar(?:y|ies)|consorti(?:um|a)|branch|system|college|university|"
    r"school|cooperative|network|biblioth[eè]que|biblioteca)\b",
    re.IGNORECASE,
)
"""``Bao Ton, Lending Desk, Hornell Public Library``"""

CONTACT_CELL = re.compile(
    r"\b(?:questions?|contact(?: us)?|call us|e-?mail us|reach us|phone us|remit|"
    r"library|office|circulation|desk|hours|visit|fax|our|us|please call|renew|"
    r"interlibrary|accounts? (?:payable|receivable)|billing|website|www)\b",
    re.IGNORECASE,
)

LIBRARY_PLACE_BEFORE = re.compile(
    r"\b(?:remit|mail|send|return|visit|located|payments?|payable|library|branch|deliver|checks?|"
    r"us|our|office|come|bring)\b(?:[^.;]|\.\d){0,60}\b(?:to|at|in|is|:|,)\s*$",
    re.IGNORECASE,
)
"""``Please remit to …``, ``visit us at …``: an address in a sentence."""

ROLE_ACCOUNT = re.compile(
    r"^(?:circ(?:ulation)?|info|billing|bills?|accounts?|ap|ar|ill|illoans?|interlibrary\w*|"
    r"librar(?:y|ian|ies)|lib|reference|ref|admin\w*|office|business|finance|help|helpdesk|"
    r"support|contact|no-?reply|noreply|notices?|overdues?|fines?|payments?|invoices?|"
    r"staff|director|desk|mail|services?|access|techserv\w*|payable|receivable|holds?|"
    r"circdesk|lost\w*|collections?|it|webmaster|ask\w*|mainlibrary|branch\w*|"
    r"treasurer|bookkeep\w*)(?:[._+-]?\w*)?@",
    re.IGNORECASE,
)

LIBRARY_DOMAIN = re.compile(
    r"@(?:[\w-]+\.)*[\w-]*(?:librar|lib\b|lib\.|library|pl\b|pld\b|biblio|consorti|ils\b|\.gov\b|"
    r"k12)[\w.-]*$",
    re.IGNORECASE,
)

PATRON_HEADING = re.compile(
    r"^\W*(?:holds?(?: slip| shelf| notice)?|hold for(?: pick-?\s?up)?|on hold(?: for)?|"
    r"reserved(?: for)?|pick-?\s?up(?: slip)?|requested(?: by)?|patron|borrower|checked out to)\W*$",
    re.IGNORECASE,
)
"""Headings of hold slips and routing slips, over the name of who waits."""

CLOSING = re.compile(
    r"\b(?:sincerely|regards|thank you|thanks|respectfully|cordially|yours truly|yours|salutations(?: distinguées)?|saludos|sinceramente|cordially yours|"
    r"atentamente|cordialement|signed|with appreciation|best)\b[\s,.!]*$",
    re.IGNORECASE,
)


def clues(scene: Scene, index: int) -> Iterator[Clue]:
    """Yield what the surrounding words say about a detection."""
    entity = scene.detections[index].entity_type
    if entity == "PERSON":
        yield from _person(scene, index)
    elif entity == "EMAIL_ADDRESS":
        yield from _email(scene, index)
    elif entity in {"PHONE_NUMBER", "STREET_ADDRESS", "LIBRARY_BARCODE"}:
        yield from _contact(scene, index, entity)


def _person(scene: Scene, index: int) -> Iterator[Clue]:
    before, after = scene.before(index), scene.after(index)
    text = scene.text(index)
    if ORGANISATION.search(text) or _goes_on_as_organisation(text, scene.line_of(index)):
        yield Clue(
            "organisation", Role.LIBRARY, 0.97, "the name goes on as a library's or an office's"
        )
    if PATRON_BEFORE.search(before):
        yield Clue("words", Role.PATRON, 0.9, "the words before it speak of a patron")
    if PATRON_HEADING.search(_line_above(scene, index)):
        yield Clue("heading", Role.PATRON, 0.8, "the line above says that something waits for them")
    if STAFF_BEFORE.search(before):
        yield Clue("words", Role.STAFF, 0.85, "the words before it speak of staff or a contact")
    if STAFF_AFTER.search(after) or _has_position_below(scene, index):
        yield Clue("words", Role.STAFF, 0.88, "an office or a position follows it")
    elif COMMA_ORGANISATION.match(after):
        yield Clue("words", Role.STAFF, 0.8, "a library or an office follows it")
    yield from _signature(scene, index)


def _goes_on_as_organisation(text: str, line: str) -> bool:
    """Whether the line is a name such as ``Helen M. Plum Memorial Library``.

    The capitalised words right after the detection must lead to a library word.
    """
    line, text = (re.sub(r"[_+]|(?<=\w)-(?=[A-Z])", " ", part) for part in (line, text))
    _, found, rest = line.partition(text)
    if not found:
        return False
    for word in re.findall(r"^\s|[^\s]+", rest)[:6]:
        if word.isspace():
            continue
        if ORGANISATION.fullmatch(word.strip(".,;:()")):
            return True
        if re.fullmatch(r"[,.]|,?\s?(?:Jr|Sr|II|III)\.?,?", word):
            continue
        if not word[0].isupper() and word.casefold() not in {"&", "of", "and", "the", "de", "for"}:
            return False
        if word.endswith((",", ";", ":")):
            return False
    return False


def _line_above(scene: Scene, index: int) -> str:
    """Return the line over a detection: in its cell, or the last of the cell above."""
    detection, cell = scene.detections[index], scene.cell(index)
    above = cell.text[: detection.start].split("\n")[:-1]
    if not above and cell.kind in {CellKind.BLOCK, CellKind.VALUE}:
        for other in scene.cells_above(detection.cell, limit=1):
            above = scene.cells[other].text.split("\n")
    return above[-1] if above else ""


def _has_position_below(scene: Scene, index: int) -> bool:
    """Whether the next line is a position or an office: short, and no sentence."""
    rest = scene.after(index, 200).split("\n")
    if rest[0].strip(" ,"):
        return False
    if len(rest) > 1:
        below = rest[1]
    else:
        following = scene.cell_below(scene.detections[index].cell)
        below = "" if following is None else scene.cells[following].text.split("\n")[0]
    below = re.split(r"[|·•]|\s-\s", below)[0].strip()
    return (
        len(below.split()) <= MAX_POSITION_WORDS
        and not below.endswith((".", ":"))
        and not any(ch.isdigit() for ch in below)
        and (POSITION_LINE.search(below) is not None or lookup(below).role is Role.STAFF)
    )


def _signature(scene: Scene, index: int) -> Iterator[Clue]:
    """Look for a closing above the name: in its block, or the block before."""
    detection, cell = scene.detections[index], scene.cell(index)
    if cell.kind not in {CellKind.BLOCK, CellKind.PARAGRAPH}:
        return
    *lines, here = cell.text[: detection.start].split("\n")
    if here.strip(" ,"):
        return
    above = [line.strip() for line in lines if line.strip()][-2:]
    if not above:
        for other in scene.cells_above(detection.cell, limit=1):
            above = scene.cells[other].text.split("\n")[-1:]
    if any(len(line) <= 40 and CLOSING.search(line) for line in above):
        yield Clue("signature", Role.STAFF, 0.88, "it stands under a letter's closing")


def _email(scene: Scene, index: int) -> Iterator[Clue]:
    text = scene.text(index)
    if ROLE_ACCOUNT.match(text):
        yield Clue("role-account", Role.LIBRARY, 0.9, "the address is an office's, no person's")
    if LIBRARY_DOMAIN.search(text):
        yield Clue("domain", Role.STAFF, 0.7, "its domain is a library's or a public body's")
    yield from _contact(scene, index, "EMAIL_ADDRESS")


def _contact(scene: Scene, index: int, entity: str) -> Iterator[Clue]:
    cell = scene.cell(index)
    line = scene.line_of(index) if cell.kind is CellKind.BLOCK else cell.text
    around = line.replace(scene.text(index), " ")
    if entity == "STREET_ADDRESS":
        if LIBRARY_PLACE_BEFORE.search(scene.before(index, 80)):
            yield Clue("words", Role.LIBRARY, 0.7, "the words before it say where the library is")
        elif PATRON_CELL.search(around) and not names_library(around):
            yield Clue("words", Role.PATRON, 0.7, "the words around it speak of a patron")
        return
    before = scene.before(index)
    if PATRON_BEFORE.search(before) or PATRONS_CONTACT.search(before):
        yield Clue("words", Role.PATRON, 0.9, "the words before it speak of a patron")
    elif _speaks_of_patron(cell.kind, before if entity == "LIBRARY_BARCODE" else around):
        yield Clue("words", Role.PATRON, 0.7, "the words around it speak of a patron")
    elif entity != "LIBRARY_BARCODE" and CONTACT_CELL.search(around):
        yield Clue("words", Role.LIBRARY, 0.75, "the words around it say how to reach the library")


def names_library(text: str) -> bool:
    """Whether a text names a library or an office."""
    return ORGANISATION.search(text) is not None


def _speaks_of_patron(kind: CellKind, around: str) -> bool:
    if kind is CellKind.PARAGRAPH:
        # A letter speaks of "your card" and gives the library's phone.
        return False
    return PATRON_CELL.search(around) is not None
