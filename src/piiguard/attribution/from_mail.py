"""Clues from a message's header: who sends it, and who is at the sender's address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.attribution.holdings import libraries_named
from piiguard.attribution.scene import Scene
from piiguard.attribution.words_of_offices import LIBRARY_DOMAIN
from piiguard.model import CellKind, Clue, PartKind, Role

SENDERS = frozenset({"from", "sender", "reply-to", "return-path", "errors-to"})
"""Fields that name who sends (RFC 5322, 3.6.2)."""

PUBLIC_DOMAINS = frozenset(
    {
        *("gmail.com", "googlemail.com", "yahoo.com", "ymail.com", "hotmail.com", "outlook.com"),
        *("live.com", "msn.com", "aol.com", "icloud.com", "me.com", "mac.com", "comcast.net"),
        *("verizon.net", "att.net", "sbcglobal.net", "bellsouth.net", "charter.net", "cox.net"),
        *("earthlink.net", "frontier.com", "frontiernet.net", "protonmail.com", "proton.me"),
        *("gmx.com", "gmx.net", "mail.com", "zoho.com", "fastmail.com"),
        *("example.com", "example.org", "example.net"),
    }
)
"""Where anybody has an address: a shared domain says nothing. The last three are
reserved for examples (RFC 2606)."""

FROM_WEIGHT = 0.9
COLLEAGUE_WEIGHT = 0.8
LIBRARY_WEIGHT = 0.75
RECEIVER_WEIGHT = 0.55
"""Below what agrees with a patron's name: a patron may have such an address."""

MAX_BESIDE = 80
MAILBOX = re.compile(
    r"[\s\"'<(,;|·-]*(?:[\d()+. -]{7,20}[\s,;|·-]+)?(?P<mailbox>[\w.+-]+@[\w.-]+\w)"
)

RECEIVERS = frozenset({"to", "cc"})
ORGANISATIONS = re.compile(r"\.(?:org|gov|us|lib\.[a-z.]+)$")
"""Top-level domains of libraries and public bodies; at ``.edu`` students are patrons."""

NAME_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
COMMON = frozenset(
    [
        "library",
        "libraries",
        "public",
        "free",
        "memorial",
        "district",
        "county",
        "town",
        "city",
        "regional",
        "community",
        "of",
        "the",
        "and",
        "system",
        "network",
        "consortium",
        "cooperative",
        "athenaeum",
        "area",
    ]
)
"""Words that many libraries' names have: they tell none from another."""
MIN_INITIALS = 3
MIN_WORD = 5


def clues(scene: Scene, index: int) -> Iterator[Clue]:
    """Yield what the header says of a name or an address.

    The message leaves the library, so its sender is staff. A message inside the
    message may be anybody's, a patron's too: only the outer header counts.
    """
    entity = scene.detections[index].entity_type
    if entity not in {"PERSON", "EMAIL_ADDRESS"}:
        return
    here = scene.detections[index].cell
    if _is_sender(scene, here):
        yield Clue("sender", Role.STAFF, FROM_WEIGHT, "it sends the message")
        return
    if entity == "PERSON" and scene.text(index).casefold() in scene.once(_senders_names):
        reason = "the sender's domain has this name: an office's"
        yield Clue("domain", Role.LIBRARY, COLLEAGUE_WEIGHT, reason)
    text = scene.text(index) if entity == "EMAIL_ADDRESS" else _address_beside(scene, index)
    domain = domain_of(text)
    if not domain or domain in PUBLIC_DOMAINS:
        return
    if entity == "PERSON" and LIBRARY_DOMAIN.search(domain):
        reason = "the domain of its address is a library's or a public body's"
        yield Clue("colleague", Role.STAFF, LIBRARY_WEIGHT, reason)
    elif domain in scene.once(_senders_domains):
        reason = "its address has the domain of the message's sender"
        yield Clue("colleague", Role.STAFF, COLLEAGUE_WEIGHT, reason)
    elif _is_library_named(scene, domain):
        reason = "its address has the domain of a library that the document names"
        yield Clue("colleague", Role.STAFF, LIBRARY_WEIGHT, reason)
    elif _is_receiver(scene, here) and ORGANISATIONS.search(domain):
        reason = "the message goes to an organisation's address"
        yield Clue("colleague", Role.STAFF, RECEIVER_WEIGHT, reason)


def _is_library_named(scene: Scene, domain: str) -> bool:
    """Whether a domain is made of the initials or of words of a library that is named.

    ``kpl.org`` is Kalamazoo Public Library's, ``newbedford.org`` the New Bedford Free
    Public Library's.
    """
    labels = domain.split(".")[:-1]
    initials, words = scene.once(_libraries)
    return any(label in initials or label in words for label in labels)


def _libraries(scene: Scene) -> tuple[frozenset[str], frozenset[str]]:
    """Return the initials of the libraries named, and their names' first words run together."""
    initials, words = set(), set()
    for name in scene.once(libraries_named):
        parts = [part.casefold() for part in NAME_PART.findall(name)]
        for start in range(len(parts) - 1):
            tail = parts[start:]
            if len(tail) >= MIN_INITIALS:
                initials.add("".join(part[0] for part in tail))
            own = "".join(part for part in tail if part not in COMMON)
            if len(own) >= MIN_WORD:
                words.add(own)
    return frozenset(initials), frozenset(words)


def _is_sender(scene: Scene, cell: int) -> bool:
    return _is_in_field(scene, cell, SENDERS)


def _is_receiver(scene: Scene, cell: int) -> bool:
    return _is_in_field(scene, cell, RECEIVERS)


def _is_in_field(scene: Scene, cell: int, names: frozenset[str]) -> bool:
    """Whether a cell is one of these fields of the message's own header."""
    here = scene.cells[cell]
    body = scene.once(_body)
    return (
        here.part_kind is PartKind.HEADER
        and (body is None or here.part < body)
        and here.kind is CellKind.FIELD
        and here.label is not None
        and here.label.text.casefold() in names
    )


def _body(scene: Scene) -> int | None:
    return next((c.part for c in scene.cells if c.part_kind is PartKind.BODY), None)


def _senders_domains(scene: Scene) -> set[str]:
    found = {
        domain_of(scene.text(index))
        for index, detection in enumerate(scene.detections)
        if detection.entity_type == "EMAIL_ADDRESS" and _is_sender(scene, detection.cell)
    }
    return found - PUBLIC_DOMAINS - {""}


def _senders_names(scene: Scene) -> frozenset[str]:
    """Return the words of the senders' domains: of ``mail.kitchigami.org`` two."""
    labels = {label for domain in scene.once(_senders_domains) for label in domain.split(".")[:-1]}
    return frozenset(labels - {"mail", "example"})


def domain_of(address: str) -> str:
    """Return an e-mail address's domain in lower case, or nothing."""
    return address.rpartition("@")[2].casefold().strip(" >.") if "@" in address else ""


def _address_beside(scene: Scene, index: int) -> str:
    """Return the mailbox that stands after a name: ``Bao Ton <bton@…>``, or behind a phone."""
    rest = scene.after(index, MAX_BESIDE).partition("\n")[0]
    found = MAILBOX.match(rest)
    return found["mailbox"] if found else ""
