"""Text and pages are cut into cells that know their label."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.layout import lay_out
from piiguard.model import (
    BBox,
    Cell,
    CellKind,
    Document,
    Field,
    Grid,
    Part,
    PartKind,
    Row,
    Text,
    Word,
    Words,
)


def cells_of(text: str) -> tuple[Cell, ...]:
    return lay_out(Document("t", "text/plain", (Part(PartKind.BODY, "text", Text(text)),)))


def page(lines: list[list[tuple[float, str]]], size: float = 10.0, pitch: float = 12.0) -> Words:
    """Set words as Helvetica would: half an em a character, 0.28 em a space."""
    words = []
    for number, line in enumerate(lines):
        top = 72 + number * pitch
        for x, text in line:
            for word in text.split(" "):
                width = 0.5 * size * len(word)
                words.append(Word(word, BBox(x, top, x + width, top + size)))
                x += width + 0.28 * size
    return Words(tuple(words), 612, 792)


def cells_on(content: Words, pages: int = 1) -> tuple[Cell, ...]:
    parts = tuple(Part(PartKind.PAGE, f"page {n}", content, page=n) for n in range(1, pages + 1))
    return lay_out(Document("p", "application/pdf", parts))


def labelled(cells: tuple[Cell, ...]) -> dict[str, str | None]:
    return {c.text: c.label.text if c.label else None for c in cells if c.kind != CellKind.LABEL}


def test_columns_get_their_headers_as_labels() -> None:
    cells = cells_of(
        "Barcode          Title        Patron\n"
        "-----------------------------------------\n"
        "31322007654321   Steve Jobs   OKONKWO, ADAEZE N\n"
    )
    assert labelled(cells) == {
        "31322007654321": "Barcode",
        "Steve Jobs": "Title",
        "OKONKWO, ADAEZE N": "Patron",
    }
    assert {c.kind for c in cells if c.row} == {CellKind.TABLE}


def test_a_wrapped_title_is_one_cell_and_the_note_beside_it_another() -> None:
    cells = cells_of(
        "Barcode          Title                   Notes\n"
        "31322007654321   The Immortal Life of    Patron says\n"
        "                 Henrietta Lacks         returned\n"
        "31322007654322   Emma                    Lost\n"
    )
    assert labelled(cells)["The Immortal Life of\nHenrietta Lacks"] == "Title"
    assert labelled(cells)["Patron says\nreturned"] == "Notes"
    assert labelled(cells)["Emma"] == "Title"


def test_a_header_over_two_lines_is_read_as_one() -> None:
    cells = cells_of(
        "Item             Due        Replacement\n"
        "Barcode          Date       Cost\n"
        "31322007654321   03/04/26   $27.00\n"
    )
    assert labelled(cells) == {
        "31322007654321": "Item Barcode",
        "03/04/26": "Due Date",
        "$27.00": "Replacement Cost",
    }


def test_two_halves_of_a_name_that_no_label_has_alone_make_a_header() -> None:
    cells = cells_of("Sur            Giv\nOkonkwo        Adaeze\nCastellanos    Iker\n")
    assert labelled(cells)["Okonkwo"] == "Sur"
    assert labelled(cells)["Iker"] == "Giv"


def test_addressees_side_by_side_are_blocks_not_rows() -> None:
    cells = cells_of(
        "Bill To:                    Ship To:\n"
        "Wolcott Library             Plum Library\n"
        "5890 New Hartford St        411 S. Maple Ave\n"
        "Wolcott, NY 14590           Lombard, IL 60148\n"
    )
    assert labelled(cells) == {
        "Wolcott Library\n5890 New Hartford St\nWolcott, NY 14590": "Bill To",
        "Plum Library\n411 S. Maple Ave\nLombard, IL 60148": "Ship To",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Patron: OKONKWO, ADAEZE N", {"OKONKWO, ADAEZE N": "Patron"}),
        ("Patron      OKONKWO, ADAEZE N", {"OKONKWO, ADAEZE N": "Patron"}),
        ("Barcode 31322007654321", {"31322007654321": "Barcode"}),
        (
            "Name: Adaeze Okonkwo Card: 21234000123456",
            {"Adaeze Okonkwo": "Name", "21234000123456": "Card"},
        ),
        (
            "Address:  12 Elm Street\n          Apt 4\n          Wolcott, NY 14590\n"
            "Phone:    315-555-0143",
            {"12 Elm Street\nApt 4\nWolcott, NY 14590": "Address", "315-555-0143": "Phone"},
        ),
        ("Patron\nOKONKWO, ADAEZE N", {"OKONKWO, ADAEZE N": "Patron"}),
    ],
)
def test_labels_before_and_over_values(text: str, expected: dict[str, str]) -> None:
    assert labelled(cells_of(text)) == expected


def test_a_colon_in_a_sentence_or_a_title_makes_no_label() -> None:
    cells = cells_of(
        "Educated: A Memoir\n\nPlease tell the patron: we are closed on 10:30 Sundays."
    )
    assert [c.label for c in cells] == [None, None]


def test_a_heading_says_whose_the_following_values_are() -> None:
    cells = cells_of("Patron information\nName: Adaeze Okonkwo\nPhone: 315-555-0143\n")
    sections = {c.text: c.section and c.section.role for c in cells if c.kind == CellKind.VALUE}
    assert sections == {"Adaeze Okonkwo": "patron", "315-555-0143": "patron"}


def test_a_group_heading_and_a_total_are_no_rows() -> None:
    cells = cells_of(
        "Barcode          Title        Price\n"
        "Patron: OKONKWO, ADAEZE N\n"
        "31322007654321   Emma         $10.00\n"
        "                 Total:       $10.00\n"
    )
    assert labelled(cells)["OKONKWO, ADAEZE N"] == "Patron"
    assert [c.text for c in cells if c.row == 1] == ["31322007654321", "Emma", "$10.00"]


def test_a_letter_is_paragraphs_and_blocks() -> None:
    cells = cells_of(
        "Dear Maria,\n\n"
        "The following item was checked out on your card and is now long overdue.  Please\n"
        "return it to the library or pay the replacement cost shown above.\n\n"
        "Sincerely,\nDorothy Vance\n"
    )
    assert [c.kind for c in cells] == [CellKind.BLOCK, CellKind.PARAGRAPH, CellKind.BLOCK]
    assert cells[2].text == "Sincerely,\nDorothy Vance"


def test_drawn_borders_and_tabs_separate_cells() -> None:
    assert labelled(cells_of("| Title | Patron |\n|---|---|\n| Emma | OKONKWO, A |")) == {
        "Emma": "Title",
        "OKONKWO, A": "Patron",
    }
    assert labelled(cells_of("Title\tPatron\nEmma\tOKONKWO, A")) == {
        "Emma": "Title",
        "OKONKWO, A": "Patron",
    }


def test_page_words_are_cut_by_geometry() -> None:
    cells = cells_on(
        page(
            [
                [(72, "Item barcode"), (180, "Title"), (330, "Cost"), (380, "Notes")],
                [(72, "31322007654321"), (180, "Steve Jobs"), (330, "$27.00"), (380, "OKONKWO, A")],
                [(180, "Large print")],
            ]
        )
    )
    assert labelled(cells) == {
        "31322007654321": "Item barcode",
        "Steve Jobs\nLarge print": "Title",
        "$27.00": "Cost",
        "OKONKWO, A": "Notes",
    }


def test_narrow_gaps_are_cut_at_the_columns_edge() -> None:
    cells = cells_on(
        page(
            [
                [(72, "Title"), (160, "Patron"), (300, "Cost")],
                [(72, "Pride and Prej"), (160, "OKONKWO, A"), (300, "$27.00")],
                [(72, "The Sea-Wolf in"), (160, "VANTERPOOL, C"), (300, "$9.00")],
            ]
        )
    )
    assert labelled(cells)["OKONKWO, A"] == "Patron"
    assert labelled(cells)["The Sea-Wolf in"] == "Title"


def test_a_table_goes_on_over_the_page_without_its_header() -> None:
    first = page(
        [
            [(72, "Barcode"), (200, "Title"), (400, "Patron")],
            [(72, "1"), (200, "Emma"), (400, "A, B")],
        ]
    )
    second = page([[(72, "2"), (200, "Jaws"), (400, "OKONKWO, A")]])
    document = Document(
        "p",
        "application/pdf",
        (
            Part(PartKind.PAGE, "page 1", first, page=1),
            Part(PartKind.PAGE, "page 2", second, page=2),
        ),
    )
    assert labelled(lay_out(document))["OKONKWO, A"] == "Patron"


def test_the_place_of_a_detection_is_where_it_is_printed() -> None:
    text = "Dear Maria,\n\nWe lent\n   Emma   OKONKWO, ADAEZE"
    cell = next(c for c in cells_of(text) if "OKONKWO" in c.text)
    start = cell.text.index("ADAEZE")
    place = cell.place(start, start + 6)
    assert (place.line, place.column) == (4, 20)


def test_the_box_of_a_detection_covers_its_words() -> None:
    cell = cells_on(page([[(72, "Adaeze Okonkwo owes us a book since last May or so")]]))[0]
    box = cell.place(0, 14).bbox
    assert box is not None
    assert (box.x0, box.top) == (72, 72)
    assert box.x1 == pytest.approx(72 + 13 * 5 + 2.8)


def test_metadata_names_are_the_documents_own() -> None:
    parts = (
        Part(
            PartKind.METADATA,
            "document information: Author",
            Field("Author", "Okonkwo"),
            visible=False,
        ),
        Part(
            PartKind.METADATA,
            "document information: Patron",
            Field("Patron", "Okonkwo"),
            visible=False,
        ),
        Part(PartKind.FORM_FIELD, "form field", Field("borrower_name", "Okonkwo")),
    )
    roles = [c.label and c.label.role for c in lay_out(Document("p", "application/pdf", parts))]
    assert roles == [None, "patron", "patron"]


def test_a_grid_finds_its_header_under_a_title() -> None:
    rows = (
        Row(1, ("Lost items of May",)),
        Row(3, ("patronName", "itemBarcode", "Title")),
        Row(4, ("OKONKWO, A", "31322007654321", "Emma")),
    )
    cells = lay_out(Document("c", "text/csv", (Part(PartKind.BODY, "table", Grid(rows)),)))
    assert labelled(cells)["OKONKWO, A"] == "patronName"
    place = cells[-1].place(0, 4)
    assert (place.line, place.column) == (4, 3)


def test_a_grid_of_pairs_labels_by_row() -> None:
    rows = (Row(1, ("Patron", "OKONKWO, A")), Row(2, ("Card no.", "1047")))
    cells = lay_out(Document("c", "text/csv", (Part(PartKind.BODY, "table", Grid(rows)),)))
    assert labelled(cells) == {"OKONKWO, A": "Patron", "1047": "Card no."}


WORD = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=12)
LINES = st.lists(
    st.lists(st.tuples(WORD, st.sampled_from([" ", "  ", "      ", "\t"])), max_size=6), max_size=12
)


@given(LINES)
def test_no_word_is_lost_or_doubled(lines: list[list[tuple[str, str]]]) -> None:
    """Except rules such as ``-----`` and drawn borders, every word is in one cell."""
    text = "\n".join("".join(word + gap for word, gap in line) for line in lines)
    drawn = set("-=_*+~.·–—─━═|│║┃¦ ")

    def words(chunks: list[str]) -> Counter[str]:
        # A known label's colon may stand tight before its value: "call number:FIC KIN".
        split = [w for chunk in chunks for w in chunk.replace(":", ": ").split()]
        return Counter(w for w in split if not set(w) & drawn)

    cells = cells_of(text)
    assert words([c.text for c in cells]) == words(text.split("\n"))
    for cell in cells:
        assert all(cell.text[s.start : s.end].strip() for s in cell.slices)


def test_labels_under_their_values() -> None:
    lines = [
        (72, [(72, "Adaeze Okonkwo"), (300, "585-555-0143")]),
        (82, [(72, "Borrower"), (300, "Telephone")]),
        (110, [(72, "Emma"), (300, "31322007654321")]),
        (120, [(72, "Title"), (300, "Barcode")]),
    ]
    words = [
        Word(word.text, BBox(word.bbox.x0, top, word.bbox.x1, top + 10))
        for top, line in lines
        for word in page([line]).words
    ]
    assert labelled(cells_on(Words(tuple(words), 612, 792))) == {
        "Adaeze Okonkwo": "Borrower",
        "585-555-0143": "Telephone",
        "Emma": "Title",
        "31322007654321": "Barcode",
    }


def test_leaders_join_a_label_and_its_value() -> None:
    assert labelled(cells_of("Birthdate of patron ........ 10-29-1943")) == {
        "10-29-1943": "Birthdate of patron"
    }


def test_a_shortened_card_number_keeps_its_dots() -> None:
    assert "..........7525" in labelled(cells_of("Card:  ..........7525"))


def test_labels_and_values_in_turn_are_no_header() -> None:
    cells = cells_of(
        "Title    Jaws        Author    Benchley, Peter\nISBN     12345       Price     $5.00\n"
    )
    assert labelled(cells)["Benchley, Peter"] == "Author"


def test_a_name_behind_its_label_without_a_colon() -> None:
    assert labelled(cells_of("OPERATOR Paying Chue")) == {"Paying Chue": "OPERATOR"}
    assert labelled(cells_of("Patron Services Desk")) == {"Patron Services Desk": None}


def test_a_colon_without_a_gap() -> None:
    assert labelled(cells_of("call number:FIC KIN  copy:1"))["FIC KIN"] == "call number"
