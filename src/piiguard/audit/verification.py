"""Whether the record is as it was written."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass

from piiguard.audit.database import TRIGGERS
from piiguard.audit.entry import FIRST, Head, entry_digest
from piiguard.audit.log import AuditLog


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the record that is not as it was written."""

    number: int | None
    """Which entry; None for the record as a whole."""
    what: str


def verify(log: AuditLog, anchor: Head | None = None) -> Iterator[Fault]:
    """Yield what was changed, removed, added or moved.

    Args:
        log: The record.
        anchor: A head noted elsewhere, earlier. Without one, a file that was put
            back to an earlier state of itself, head and all, looks right.

    Raises:
        AuditError: The record cannot be read, its key is another, or its head
            was changed.
    """
    head = log.head()
    noted = {head.count: head.digest}
    if anchor is not None:
        noted[anchor.count] = anchor.digest
    found: dict[int, str] = {0: FIRST}
    last, previous = 0, FIRST
    for entry in log.entries():
        if entry.number > last + 1:
            yield Fault(last + 1, f"missing, up to entry {entry.number - 1}")
        if not hmac.compare_digest(entry.digest, entry_digest(entry, log.key)):
            yield Fault(entry.number, "changed since it was written")
        elif entry.number == last + 1 and entry.previous != previous:
            yield Fault(entry.number, "does not follow the entry before it")
        last, previous = entry.number, entry.digest
        if last in noted:
            found[last] = previous
    if last < head.count:
        yield Fault(last + 1, f"missing, up to the last entry, {head.count}")
    elif found[head.count] != head.digest:
        yield Fault(head.count, "is not the entry that was written")
    # The gates may have gone on writing meanwhile.
    if last > log.head().count:
        yield Fault(last, "stands past the end of the record")
    if anchor is not None and found.get(anchor.count) != anchor.digest:
        yield Fault(anchor.count, "is not the entry that was noted elsewhere")
    if absent := TRIGGERS - log.triggers():
        yield Fault(None, f"what keeps entries from being changed was removed: {sorted(absent)}")
