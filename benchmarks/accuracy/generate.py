"""Make a corpus: which layout prints what, and the file with its labels."""

from __future__ import annotations

import itertools
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.accuracy import leaks as catalogue
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.layouts import Corpus, layouts
from benchmarks.accuracy.model import Labelled, Layout, Leak
from benchmarks.accuracy.people import GROUPS, person
from benchmarks.accuracy.split import fold

SEED = 1_889
CLEAN_SHARE = 0.4
"""Share of documents without a leak: enough to see a rate of 2 % of false alarms."""

LEAK_COUNTS = (1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 4)
"""How many placements of a leaking document leak: mostly one or two."""


class Turns:
    """Lets origin groups and forms take turns over a corpus, so that each is measured."""

    def __init__(self) -> None:
        self._groups = itertools.cycle(GROUPS)
        self._used: Counter[tuple[str, str]] = Counter()

    def group(self) -> str:
        """Return the next origin group."""
        return next(self._groups)

    def entity(self, rng: random.Random, entities: Sequence[str]) -> str:
        """Return the entity that is furthest behind its share of all leaks."""

        def printed(entity: str) -> float:
            used = sum(n for (kind, _), n in self._used.items() if kind == entity)
            return (used + rng.random()) / catalogue.WEIGHTS[entity]

        return min(entities, key=printed)

    def form(self, rng: random.Random, place: str, entity: str, times: int = 1) -> str:
        """Return the form of the entity, of those that the place allows, used least;
        it is about to be printed so many times."""
        forms = catalogue.forms_at(place, entity)
        fewest = min(self._used[entity, form] for form in forms)
        form = rng.choice([form for form in forms if self._used[entity, form] == fewest])
        self._used[entity, form] += times
        return form


def generate(corpus: Corpus, documents: int, seed: int = SEED) -> Iterator[Labelled]:
    """Yield a corpus; the same arguments give the same bytes.

    Layouts take turns, and so do origin groups, so that each is measured alike.
    """
    turns = Turns()
    in_turn = itertools.cycle(layouts(corpus))
    for index, layout in zip(range(documents), in_turn, strict=False):
        rng = random.Random(f"{seed} {corpus} {index}")
        clean = rng.random() < CLEAN_SHARE
        yield _document(f"{corpus}-{index:04d}", layout, corpus, rng, turns, clean=clean)


def _document(
    identifier: str,
    layout: Layout,
    corpus: Corpus,
    rng: random.Random,
    turns: Turns,
    *,
    clean: bool,
) -> Labelled:
    patron = person(rng, corpus, turns.group())
    case = Case(rng, corpus, layout, patron, {})
    if not clean:
        case.leaks = _plan(case, turns)
    file_name = _file_name(case)
    content = layout.draw(case)
    unprinted = set(case.leaks) - case.taken
    if unprinted:
        raise ValueError(f"{layout.name} did not print {sorted(unprinted)}")
    return Labelled(
        identifier,
        file_name,
        layout.name,
        layout.policy,
        layout.media,
        corpus,
        case.pages,
        tuple(dict.fromkeys(case.values)),
        content.encode("utf-8") if isinstance(content, str) else content,
    )


# -------------------------------------------------------------------- planning


def _plan(case: Case, turns: Turns) -> dict[str, tuple[Leak, ...]]:
    """Choose placements and what leaks there."""
    rng = case.rng
    slots = dict(case.layout.slots)
    slots["file name"] = ("name", "card number")
    if case.layout.policy == "bill":
        slots["file name"] = ("card number",)
    names = [name for name in slots if name not in ("file name", "metadata", "annotation")]
    weights = {name: 6 if name in names else 2 for name in slots}
    chosen: list[str] = []
    for _ in range(min(rng.choice(LEAK_COUNTS), len(slots))):
        left = [name for name in slots if name not in chosen]
        chosen.append(rng.choices(left, [weights[name] for name in left])[0])
    return {place: _leaks(case, place, slots[place], turns) for place in chosen}


def _leaks(case: Case, place: str, entities: tuple[str, ...], turns: Turns) -> tuple[Leak, ...]:
    rng = case.rng
    count = len(case.items) if place in ("column", "split column") else 1
    if place == "label" and rng.random() < 0.25:
        count = rng.choice((2, 3))
    if place == "group":
        count = min(rng.choice((2, 3, 4)), len(case.items))
    usable = [e for e in entities if catalogue.forms_at(place, e)]
    entity = turns.entity(rng, usable)
    form = turns.form(rng, place, entity, 1 if place == "label" else count)
    made: list[Leak] = []
    for _ in range(count):
        made.append(_leak(case, place, entity, form, turns))
        if place == "label":  # several labels name several things of one person
            left = [e for e in usable if e not in {leak.entity for leak in made}]
            if not left:
                break
            entity = turns.entity(rng, left)
            form = turns.form(rng, place, entity)
    return tuple(made)


def _leak(case: Case, place: str, entity: str, form: str, turns: Turns) -> Leak:
    rng, split = case.rng, case.split
    bill = case.layout.policy == "bill"
    for _ in range(50):
        if bill and entity not in ("name", "address", "guardian"):
            leak = catalogue.of(rng, split, case.patron, entity, form)
        else:
            role = "other patron" if bill else "patron"
            leak = catalogue.make(rng, split, entity, form, turns.group(), role)
        if case.layout.media != "pdf" or _encodable(leak.text):
            return leak
        if form == "diacritics":
            # The standard fonts of PDF know the letters of Western Europe only.
            leak = catalogue.make(rng, split, entity, form, "hispanic", leak.role)
            if _encodable(leak.text):
                return leak
    raise ValueError(f"no printable {entity}, {form}")


def _encodable(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _file_name(case: Case) -> str:
    rng = case.rng
    ending = case.layout.media
    kind = case.layout.policy
    leaks = case.take("file name")
    if leaks:
        text = fold(leaks[0].text).replace(",", "").replace(".", "")
        stem = text if rng.random() < 0.5 else text.replace(" ", rng.choice("_-"))
        return (
            rng.choice((f"{kind} {stem}", f"{stem} {kind}", f"{stem}_{case.date.year}"))
            + f".{ending}"
        )
    payer = case.payer.name.replace(".", "").replace(" ", "_")
    number = case.number.replace("/", "-")
    stems = [f"{kind}-{number}", f"{kind}_{case.date:%Y-%m}", f"{kind.title()} {number}"]
    if kind == "invoice":
        stems.append(f"{payer}_{case.date:%m%d%y}")
    elif rng.random() < 0.3:
        surname = fold(case.patron.surname).replace(" ", "_")
        case.allowed(surname, "name", "patron", "file name", "surname", case.patron.group)
        return f"bill_{surname}.{ending}"
    return f"{rng.choice(stems)}.{ending}"


# --------------------------------------------------------------------- writing


def write(documents: Iterator[Labelled], folder: Path) -> list[tuple[Path, Labelled]]:
    """Write a corpus: each document in a folder of its own, its labels beside that
    folder as JSON. Runs of the same corpus at once do not disturb each other."""
    written = []
    for document in documents:
        path = folder / document.id / document.file_name
        path.parent.mkdir(parents=True, exist_ok=True)
        for stale in set(path.parent.iterdir()) - {path}:
            stale.unlink(missing_ok=True)
        path.write_bytes(document.content)
        sidecar = json.dumps(document.sidecar(), ensure_ascii=False, indent=1)
        (folder / f"{document.id}.json").write_text(sidecar + "\n", encoding="utf-8")
        written.append((path, document))
    return written
