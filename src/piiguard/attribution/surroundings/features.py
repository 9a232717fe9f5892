"""What stands around a name, as features: words, labels, forms and company.

The name itself says nothing of whose it is: patrons, clerks and authors have the same
names. So no feature holds a part of it but its form (capitals, surname first, initials).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from piiguard.attribution.scene import Roles, Scene

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_REACH = 200
"""Characters of the cell before and after the name that are looked at."""
_NEAR = 6
"""Words before and after the name on its line."""
_ACROSS = 12
"""Words of the lines above and below, and of what stands beside."""
_HEAD_CELLS = 8
"""Cells that tell what kind of document it is: its heading, its first lines."""
_HEAD_CHARS = 150
_STEM = 5
"""Letters that abbreviations and endings have in common with the word."""
_NEIGHBOURS = 2
"""Detections before and after the name that count as its neighbours."""
_COMPANY = 20
"""Detections of the cell before and after the name that are its company."""
_MOST = 5
"""From so many on, numbers of names are the same."""


class Surroundings:
    """A document whose names are asked about: what all of them share is read once.

    Args:
        scene: The document.
        roles: What the other sources say of all detections.
    """

    def __init__(self, scene: Scene, roles: Roles) -> None:
        self._scene = scene
        self._roles = roles
        self._shared = frozenset(self._of_all())
        self._people: dict[int, Counter[str]] = defaultdict(Counter)
        self._columns: dict[tuple[int, int | None], Counter[str]] = defaultdict(Counter)
        for index, detection in enumerate(scene.detections):
            if detection.entity_type == "PERSON":
                role, cell = roles[index].role.value, scene.cell(index)
                self._people[detection.cell][role] += 1
                if cell.table is not None:
                    self._columns[cell.table, cell.column][role] += 1

    def features_of(self, index: int) -> Iterator[str]:
        """Yield what stands around a detected name: names of features, some more than once."""
        scene = self._scene
        detection, cell = scene.detections[index], scene.cell(index)
        above, after = scene.above(index)[-_REACH:], scene.after(index, _REACH)
        text = scene.text(index)
        before = _words(above.rpartition("\n")[2])
        behind = _words(after.partition("\n")[0])
        whole = not before and not behind
        yield from self._shared
        yield from _beside(before, behind)
        yield from _form(text)
        yield from _lines(scene, index, above, after)
        yield f"kind={cell.kind.value}"
        yield f"part={cell.part_kind.value}"
        yield f"kind={cell.kind.value},{'whole' if whole else 'within'},{',' in text}"
        yield f"by={detection.recognizer}"
        yield f"score={detection.score:.1f}"
        yield f"depth={5 * detection.cell // len(scene.cells)}"
        yield from _labels(scene, index)
        yield from self._company(index)

    def _of_all(self) -> Iterator[str]:
        """Yield what kind of document it is: its first words, and whose data it holds."""
        for head in self._scene.cells[:_HEAD_CELLS]:
            for word in _words(head.text[:_HEAD_CHARS]):
                yield f"head={word}"
        people = 0
        for detection, attribution in zip(self._scene.detections, self._roles, strict=True):
            if detection.entity_type == "PERSON":
                people += 1
                yield f"people={attribution.role.value}"
            else:
                yield f"has={detection.entity_type}:{attribution.role.value}"
        yield f"people={min(_MOST, people)}"

    def _company(self, index: int) -> Iterator[str]:
        """Yield who and what else stands in the cell, in its column and next to the name."""
        scene, roles = self._scene, self._roles
        here, cell = scene.detections[index].cell, scene.cell(index)
        own = roles[index].role.value
        yield from _others("here", self._people[here], own)
        if cell.table is not None:
            yield from _others("column", self._columns[cell.table, cell.column], own)
        near = range(max(0, index - _COMPANY), min(len(roles), index + _COMPANY + 1))
        for other in near:
            beside = scene.detections[other]
            if beside.cell == here and beside.entity_type != "PERSON":
                yield f"here={beside.entity_type}:{roles[other].role.value}"
        first, last = max(0, index - _NEIGHBOURS), index + _NEIGHBOURS + 1
        for other, detection in enumerate(scene.detections[first:last], start=first):
            if other != index and detection.entity_type == "PERSON":
                side = "next" if other > index else "previous"
                yield f"{side}=PERSON:{roles[other].role.value}"
        for clue in roles[index].clues:
            yield f"clue={clue.source}:{clue.role.value}"


def _others(place: str, roles: Counter[str], own: str) -> Iterator[str]:
    """Yield the roles of the other names of a place."""
    for role, count in roles.items():
        if count > (role == own):
            yield f"{place}=PERSON:{role}"


def _beside(before: list[str], behind: list[str]) -> Iterator[str]:
    for distance, word in enumerate(reversed(before[-_NEAR:])):
        yield f"before={word}"
        yield f"before={word[:_STEM]}*"
        if distance < 2:
            yield f"before{distance}={word}"
    for distance, word in enumerate(behind[:_NEAR]):
        yield f"after={word}"
        yield f"after={word[:_STEM]}*"
        if distance < 2:
            yield f"after{distance}={word}"
    if len(before) > 1:
        yield f"before={before[-2]} {before[-1]}"
    if len(behind) > 1:
        yield f"after={behind[0]} {behind[1]}"
    if not before:
        yield "first"
    if not behind:
        yield "last"
    for word in {*before, *behind}:
        yield f"line={word}"
        yield f"line={word[:_STEM]}*"


def _form(text: str) -> Iterator[str]:
    outline = re.sub(r"[^\W\d_]+", lambda m: _shape(m[0]), text)
    yield f"form={re.sub(r'[0-9]', '0', outline)}"
    yield f"words={min(_MOST, len(text.split()))}"
    if text.isupper():
        yield "capitals"
    if "," in text:
        yield "comma"


def _shape(word: str) -> str:
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    return "XX" if word.isupper() else "Xx" if word[0].isupper() else "xx"


def _lines(scene: Scene, index: int, above: str, after: str) -> Iterator[str]:
    here = scene.detections[index].cell
    up = above.rpartition("\n")[0].rpartition("\n")[2]
    if not up:
        up = next((scene.cells[c].text for c in scene.cells_above(here, 1)), "")
    for word in _words(up[-_HEAD_CHARS:])[-_ACROSS:]:
        yield f"up={word}"
    down = after.partition("\n")[2].partition("\n")[0]
    if not down and (below := scene.cell_below(here)) is not None:
        down = scene.cells[below].text[:_HEAD_CHARS].partition("\n")[0]
    for word in _words(down)[:_ACROSS]:
        yield f"down={word}"
    mates = scene.cells_beside(here) if scene.cells[here].table is None else ()
    for mate in mates:
        for word in _words(scene.cells[mate].text[:_HEAD_CHARS])[:_ACROSS]:
            yield f"side={word}"


def _labels(scene: Scene, index: int) -> Iterator[str]:
    cell = scene.cell(index)
    if cell.label is None:
        yield "unlabelled"
    else:
        yield f"label={cell.label.text.casefold()}"
        yield f"label:role={cell.label.role and cell.label.role.value}"
        yield f"label:entity={cell.label.entity_type}"
        if cell.label.remark:
            yield "label:remark"
        for word in _words(cell.label.text):
            yield f"label={word}*"
    if cell.section is not None:
        for word in _words(cell.section.text):
            yield f"section={word}"
    for mate in scene.row_mates(scene.detections[index].cell):
        label = scene.cells[mate].label
        for word in _words(label.text) if label is not None else ():
            yield f"row={word}"


def _words(text: str) -> list[str]:
    """Return words in lower case, marks, and numbers by their length."""
    return [
        f"<{min(6, len(token))}>" if token.isdigit() else token.casefold()
        for token in _TOKEN.findall(text)
    ]
