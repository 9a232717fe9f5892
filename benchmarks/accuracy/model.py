"""What a labelled document is: the values planted in it, and what a layout is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from benchmarks.accuracy.case import Case
    from benchmarks.accuracy.people import Person

Policy = Literal["invoice", "bill"]
Media = Literal["pdf", "txt", "csv"]

SIDE_PLACEMENTS = ("file name", "metadata", "annotation", "form field")
"""Placements outside the text of the page, which any layout may get."""


@dataclass(frozen=True, slots=True)
class Planted:
    """One value in a document, and what a tool should say of it."""

    value: str
    """The identifying characters, as printed; lines separated by ``\\n``. A
    mask (``XXXX``) before a partial card number is not part of it."""
    entity: str
    """An everyday word of the policy language: ``name``, ``card number`` …"""
    role: str
    """``patron``, ``other patron``, ``staff``, ``author``, ``library``, ``item``."""
    form: str
    """How it is written: ``capitals``, ``last, first``, ``spaced`` …"""
    placement: str
    """Where it stands: ``label``, ``column``, ``notes``, ``letter`` …"""
    group: str | None
    """Origin group of the person's name, where there is a person."""
    violating: bool


@dataclass(frozen=True, slots=True)
class Leak:
    """Personal data that a layout is asked to print."""

    entity: str
    form: str
    text: str
    """What to print; several lines are separated by ``\\n``."""
    value: str
    """The part of the text that identifies; see ``Planted.value``."""
    who: Person
    role: str = "patron"
    named: bool = False
    """Whether the first line of the text is the person's name (a leak too)."""

    @property
    def group(self) -> str:
        """Origin group of the person."""
        return self.who.group

    def planted(self, placement: str) -> tuple[Planted, ...]:
        """Return the labels of this leak, printed at the placement."""

        def label(value: str, entity: str, form: str) -> Planted:
            return Planted(value, entity, self.role, form, placement, self.group, violating=True)

        if self.form == "two columns":
            return tuple(label(part, "name", self.form) for part in self.text.split("\t"))
        own = label(self.value, self.entity, self.form)
        if not self.named:
            return (own,)
        return label(self.text.split("\n")[0], "name", "over address"), own


@dataclass(frozen=True, slots=True)
class Layout:
    """One way of printing an invoice or a bill."""

    name: str
    policy: Policy
    media: Media
    slots: Mapping[str, tuple[str, ...]]
    """Placement → entities that this layout can print there."""
    draw: Callable[[Case], bytes | str]
    """Print a case; the leaks in it are at the placements of ``slots``."""
    wording: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Entity → the labels of this layout's own, before the corpus's."""
    rows: tuple[int, ...] = (1, 2, 2, 3, 4, 5)
    """How many items a case may have."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document and its labels."""

    id: str
    file_name: str
    layout: str
    policy: Policy
    media: Media
    split: str
    pages: int
    values: tuple[Planted, ...]
    content: bytes = field(repr=False)

    @property
    def violating(self) -> tuple[Planted, ...]:
        """The values that must be reported."""
        return tuple(v for v in self.values if v.violating)

    @property
    def expected(self) -> str:
        """The right verdict."""
        return "fail" if self.violating else "pass"

    def sidecar(self) -> dict[str, Any]:
        """Return the labels as JSON."""
        return {
            "id": self.id,
            "file": self.file_name,
            "layout": self.layout,
            "policy": self.policy,
            "media": self.media,
            "split": self.split,
            "pages": self.pages,
            "expected": self.expected,
            "values": [asdict(v) for v in self.values],
        }
