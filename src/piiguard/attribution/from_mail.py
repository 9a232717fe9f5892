"""Clues from a message's header: who sends it, and who is at the sender's address."""

from __future__ import annotations

from collections.abc import Iterator

from piiguard.attribution.scene import Scene
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
    text = scene.text(index) if entity == "EMAIL_ADDRESS" else _address_beside(scene, index)
    domain = domain_of(text)
    if domain and domain in scene.once(_senders_domains):
        reason = "its address has the domain of the message's sender"
        yield Clue("sender", Role.STAFF, COLLEAGUE_WEIGHT, reason)


def _is_sender(scene: Scene, cell: int) -> bool:
    here = scene.cells[cell]
    body = scene.once(_body)
    return (
        here.part_kind is PartKind.HEADER
        and (body is None or here.part < body)
        and here.kind is CellKind.FIELD
        and here.label is not None
        and here.label.text.casefold() in SENDERS
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


def domain_of(address: str) -> str:
    """Return an e-mail address's domain in lower case, or nothing."""
    return address.rpartition("@")[2].casefold().strip(" >.") if "@" in address else ""


def _address_beside(scene: Scene, index: int) -> str:
    """Return the mailbox that stands right after a name: ``Bao Ton <bton@…>``."""
    after = scene.after(index).lstrip(" \"'<(")
    word = after.split(maxsplit=1)[0] if after.strip() else ""
    return word.rstrip(">),;") if "@" in word else ""
