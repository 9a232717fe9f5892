"""What a document's columns and forms hold: names, libraries, items' numbers.

Each is a question to the whole document, asked once (:meth:`Scene.once`).
"""

from __future__ import annotations

import re
from collections import defaultdict

from piiguard.attribution.scene import REACH, WHOLE_SHARE, Scene
from piiguard.attribution.words_of_offices import ORGANISATION
from piiguard.lexicon.works import is_town
from piiguard.model import Cell, CellKind, Role

LIBRARY_NAME = re.compile(
    r"\b(?:librar(?:y|ies)|biblioth[eè]que|biblioteca|(?-i:PL|PLD))\b", re.IGNORECASE
)

LIBRARY_IN_TEXT = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*[ ]|(?:of|the|and|&)[ ]){1,7}"
    r"(?:Librar(?:y|ies)|Athenaeum|Consortium|Network|System|Cooperative)"
    r"(?:[ ](?:System|District|Consortium|Network|Cooperative))?"
)
"""A library's name in running text, with the capitalised words before it."""

LIBRARY_WORD = re.compile(
    r"\b(?:librar(?:y|ies)|memorial|athen(?:a)?eum|biblioth[eè]que|biblioteca|free|public)\b|"
    r"\b(?-i:PL|PLD)\b",
    re.IGNORECASE,
)
"""What libraries' names have, as lists shorten them: ``Barrett Memorial``, ``Aram PL``."""

BORROWING = re.compile(r"borrow(?:er|ed by|ing)\b", re.IGNORECASE)
REQUESTING = re.compile(r"(?:borrow|request)(?:er|ed by|ing|or)\b", re.IGNORECASE)
SYMBOL = re.compile(r"[:\s]*[A-Z][A-Z\d]{1,7}(?:-[A-Z\d]{1,5})?\s*(?:\n|$)")
"""``NDVC``: a library's symbol, alone on its line (OCLC's, or the system's own)."""
LENDING_LABEL = re.compile(
    r"\b(?:lend(?:er|ing)|suppl(?:ier|ying)|respond(?:er|ing)|pick-?up location)\b", re.IGNORECASE
)
LENDER = re.compile(r"\b(?:lend|supplie|supplying)", re.IGNORECASE)
OWNER = re.compile(r"\b(?:lend|own(?:er|ing|ed by)|supplie|supplying|held by)", re.IGNORECASE)
"""How lists of interlibrary loans head the two libraries' columns."""

MIN_CARD_DIGITS = 9
"""Accounts of customers have fewer digits; cards have 14, and seldom less than these."""

CUSTOMER = re.compile(r"cust(?:omer)?\b|client\b|account\b", re.IGNORECASE)
BILLED = re.compile(
    r"to$|(?:bill|sold|ship|credit|invoice|charge)\w*\W+(?:to|for)\b", re.IGNORECASE
)
OFFICES_WINDOW = re.compile(r"[^\n]+\nattn\b", re.IGNORECASE)
"""``OTIS LIBRARY | ATTN BUSINESS OFFICE`` over an address."""

DESK_LOGIN = re.compile(r"[a-z]{0,8}(?:circ|desk|staff|checkout|acq)\d{0,3}", re.IGNORECASE)

_List = tuple[int | None, int]
"""A table and its column, or no table and a cell."""


def is_list_of_names(scene: Scene, cell: int) -> bool:
    """Whether a column, or a cell's lines, are names of persons and nothing else.

    Two at least: one title may be a name, a list's titles are not all names.
    """
    names, texts = scene.once(_names_and_texts).get(_list_of(scene, cell), (0, 0))
    return names >= 2 and names == texts


def is_list_of_libraries(scene: Scene, cell: int) -> bool:
    """Whether a table's column names libraries: two of its cells, a quarter at least."""
    named, all_ = scene.once(_libraries_in_columns).get(_list_of(scene, cell), (0, 0))
    return named >= 2 and named * 4 >= all_


def libraries_named(scene: Scene) -> frozenset[str]:
    """Return the libraries' names in the document's texts, in full as printed."""
    return frozenset(
        match[0] for cell in scene.cells for match in LIBRARY_IN_TEXT.finditer(cell.text[:REACH])
    )


def is_account_of_library(scene: Scene, cell: int) -> bool:
    """Whether what a patron's label names, in the cell's row or form, is a library.

    Interlibrary loan calls the library that borrows the borrower.
    """
    here = scene.cells[cell]
    if _is_beside_a_lender(scene, cell):
        return True
    if here.table is not None and here.kind is CellKind.TABLE:
        row = [cell, *scene.row_mates(cell)]
        return any(_names_borrowing_library(scene, mate) for mate in row)
    return here.part in scene.once(_forms_of_libraries)


def is_customers_code(scene: Scene, cell: int) -> bool:
    """Whether ``Customer ID: ORRVIL`` stands in an invoice that bills a library.

    Accounting programs call every party a customer; a person's name there is a patron.
    """
    label = scene.cells[cell].label
    return (
        label is not None
        and CUSTOMER.match(label.text) is not None
        and label.entity_type in {None, "PERSON", "PATRON_ID", "LIBRARY_BARCODE"}
        # A list of customers is one of patrons.
        and (scene.cells[cell].kind is CellKind.VALUE or scene.row_count(cell) == 1)
        and sum(map(str.isdigit, scene.cells[cell].text)) < MIN_CARD_DIGITS
        and _is_a_partys_code(scene, scene.cells[cell].text)
    )


def _is_a_partys_code(scene: Scene, text: str) -> bool:
    """Whether a library is billed, and a text is a number or the start of its name."""
    code, parties = text.strip().casefold(), scene.once(_libraries_billed)
    if any(map(str.isalpha, code)) and not any(map(str.isdigit, code)):
        return any(re.search(rf"\b{re.escape(code)}", party) is not None for party in parties)
    return bool(parties) and len(code.split()) == 1


def _libraries_billed(scene: Scene) -> tuple[str, ...]:
    """Return the libraries and offices that labels or windows say are billed, in lower case."""
    return tuple(
        cell.text[:REACH].casefold()
        for cell in scene.cells
        if ORGANISATION.search(cell.text[:REACH].partition("\n")[0]) is not None
        and (
            OFFICES_WINDOW.match(cell.text) is not None
            or (
                cell.label is not None
                and cell.label.role is Role.UNKNOWN
                and BILLED.match(cell.label.text) is not None
            )
        )
    )


def is_login_of_staff(scene: Scene, cell: int) -> bool:
    """Whether a table's column of log-ins has a desk's, ``bracirc1``: who took the payments."""
    return _list_of(scene, cell) in scene.once(_columns_of_logins)


def _columns_of_logins(scene: Scene) -> frozenset[_List]:
    return frozenset(
        _list_of(scene, index)
        for index, cell in enumerate(scene.cells)
        if cell.kind is CellKind.TABLE and DESK_LOGIN.fullmatch(cell.text.strip()) is not None
    )


def labels_items_apart(scene: Scene) -> bool:
    """Whether barcodes are labelled as items', ``Item barcode``, and a single one is not."""
    labels = [
        cell.label
        for cell in scene.cells
        if cell.kind is CellKind.VALUE
        and cell.label is not None
        and cell.label.entity_type == "LIBRARY_BARCODE"
    ]
    plain = sum(label.role is None for label in labels)
    return plain == 1 and any(label.role is Role.ITEM for label in labels)


def _list_of(scene: Scene, cell: int) -> _List:
    here = scene.cells[cell]
    if here.table is None or here.column is None:
        return None, cell
    return here.table, here.column


def _names_and_texts(scene: Scene) -> dict[_List, tuple[int, int]]:
    """How many whole names, and how many texts, a table's column or a cell holds."""
    counts: dict[_List, tuple[int, int]] = {}
    for index, cell in enumerate(scene.cells):
        if cell.kind is CellKind.LABEL or (cell.table is not None and cell.row == 0 and cell.label):
            continue
        names = sum(_is_whole_line(scene, d) for d in scene.by_cell.get(index, ()))
        texts = sum(sum(map(str.isalpha, line)) > 2 for line in cell.text.split("\n"))
        key = _list_of(scene, index)
        before = counts.get(key, (0, 0))
        counts[key] = before[0] + names, before[1] + texts
    return counts


def _is_whole_line(scene: Scene, index: int) -> bool:
    detection = scene.detections[index]
    return detection.entity_type == "PERSON" and (
        detection.end - detection.start > WHOLE_SHARE * len(scene.line_of(index))
    )


def _libraries_in_columns(scene: Scene) -> dict[_List, tuple[int, int]]:
    """How many cells of a table's column name libraries, and how many there are."""
    counts: dict[_List, tuple[int, int]] = {}
    for index, cell in enumerate(scene.cells):
        if cell.table is None or cell.kind is not CellKind.TABLE:
            continue
        key = _list_of(scene, index)
        named = LIBRARY_WORD.search(cell.text) is not None
        before = counts.get(key, (0, 0))
        counts[key] = before[0] + named, before[1] + 1
    return counts


def _forms_of_libraries(scene: Scene) -> set[int]:
    """Parts in which every value labelled as a patron's name is a library."""
    named: dict[int, list[bool]] = defaultdict(list)
    for index, cell in enumerate(scene.cells):
        if cell.kind is CellKind.VALUE and _is_of_patron(cell):
            named[cell.part].append(_names_borrowing_library(scene, index))
    return {part for part, libraries in named.items() if all(libraries)}


def _names_borrowing_library(scene: Scene, cell: int) -> bool:
    """Whether a patron's label names a library, and nobody besides."""
    here = scene.cells[cell]
    found = LIBRARY_NAME.search(here.text) if _is_of_patron(here) else None
    return found is not None and all(
        scene.detections[index].entity_type != "PERSON"
        or scene.detections[index].recognizer == "LabelValue"
        for index in scene.by_cell.get(cell, ())
    )


def _is_beside_a_lender(scene: Scene, cell: int) -> bool:
    """Whether ``Borrower`` heads a column beside ``Lender``'s, and the value is no person's name.

    Codes, towns and single words are libraries there; ``OKONKWO, ADAEZE`` is a patron.
    """
    here = scene.cells[cell]
    if here.label is None or here.label.entity_type != "PERSON":
        return False
    if here.kind is CellKind.VALUE and SYMBOL.match(here.text):
        return REQUESTING.match(here.label.text) is not None and (
            here.part in scene.once(_parts_with_lenders)
        )
    if here.table is None or not BORROWING.match(here.label.text):
        return False
    lenders = scene.once(_lenders).get(here.table, "")
    # "Borrower" beside "Owning branch" is a patron as a rule, beside "Lender" a library.
    beside = LENDER if here.label.text.casefold().startswith("borrower") else OWNER
    return beside.search(lenders) is not None and not _reads_as_person(here.text)


def _parts_with_lenders(scene: Scene) -> frozenset[int]:
    """Parts whose forms have a label of the library that lends, or of its pickup location."""
    return frozenset(
        cell.part
        for cell in scene.cells
        if (cell.kind is CellKind.LABEL or cell.text.endswith(":"))
        and LENDING_LABEL.search(cell.text[:REACH]) is not None
    )


def _lenders(scene: Scene) -> dict[int | None, str]:
    """Return the labels of each table's columns that may name the library that lends."""
    found: dict[int | None, str] = {}
    for cell in scene.cells:
        if cell.table is not None and cell.label is not None and OWNER.match(cell.label.text):
            found[cell.table] = f"{found.get(cell.table, '')} {cell.label.text}"
    return found


def _reads_as_person(text: str) -> bool:
    """Whether a value may be a person's name: two words at least, and no place's or office's."""
    first = text.strip().split("\n")[0]
    words = re.findall(r"[^\W\d_]+", first)
    return (
        len(words) > 1
        and not any(map(str.isdigit, first))
        and not any(word.isupper() for word in words if not first.isupper())
        and ORGANISATION.search(first) is None
        and not is_town(first)
    )


def _is_of_patron(cell: Cell) -> bool:
    return (
        cell.label is not None
        and cell.label.role is Role.PATRON
        and cell.label.entity_type == "PERSON"
    )
