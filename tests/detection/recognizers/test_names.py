"""Names by label and by pattern, in the forms that systems and letters print."""

from __future__ import annotations

import pytest

from piiguard.detection.reading import read_names, spread
from piiguard.detection.recognizers.person_ner import trim
from piiguard.detection.tagger import NameSpan
from piiguard.model import CellKind, PartKind, Role

NAMES = [
    "OKONKWO, ADAEZE N",
    "Adaeze Okonkwo",
    "okonkwo adaeze",
    "ZZYZX, QX",
    "Nguyễn Thị Minh Khai",
    "O'Brien-Smith, Seán",
    "de la Cruz, María José",
    "Bill Page",
    "BRANCH, TAYLOR",
    "Wang, Li",
    "J. R. Smith Jr.",
    "李 明",
    "CHURCH, FRANK",
    "Frank Church",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("entity", ["PERSON", "GUARDIAN"])
def test_a_name_under_its_label(name, entity, found):
    assert found(name, entity) == [(entity, name)]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_under_a_label_that_says_only_whose(name, found):
    assert found(name, role=Role.PATRON) == [("PERSON", name)]


@pytest.mark.parametrize(
    "value",
    [
        "N/A",
        "none",
        "—",
        "-",
        "",
        "xxx",
        "***",
        "Unknown",
        "[redacted]",
        "Lisle Public Library",
        "Lisle Library Main Branch",
        "12.50",
    ],
)
def test_values_that_are_no_name(value, found):
    assert "PERSON" not in dict(found(value, "PERSON"))


def test_name_and_number_under_one_label_are_two(found):
    assert found("OKONKWO, ADAEZE N (21234000123456)", "PERSON", role=Role.PATRON) == [
        ("PERSON", "OKONKWO, ADAEZE N"),
        ("LIBRARY_BARCODE", "21234000123456"),
    ]


def test_an_author_with_life_dates(found):
    assert found("Benchley, Robert, 1889-1945", "PERSON", role=Role.AUTHOR) == [
        ("PERSON", "Benchley, Robert")
    ]


def test_a_name_wrapped_after_its_comma(found):
    assert found("OKONKWO,\nADAEZE", "PERSON", kind=CellKind.TABLE) == [
        ("PERSON", "OKONKWO,\nADAEZE")
    ]


def test_names_on_lines_of_their_own(found):
    assert found("Adaeze Okonkwo\nChidi Obi", "PERSON") == [
        ("PERSON", "Adaeze Okonkwo"),
        ("PERSON", "Chidi Obi"),
    ]


def test_a_bare_number_under_a_patron_label_is_the_patrons(found):
    assert found("30021", role=Role.PATRON) == [("LIBRARY_BARCODE", "30021")]


@pytest.mark.parametrize(
    ("value", "entity"),
    [
        ("4861", "LIBRARY_BARCODE"),
        ("30021", "LIBRARY_BARCODE"),
        ("P1234567", "LIBRARY_BARCODE"),
        ("CONC4000036", "LIBRARY_BARCODE"),
        ("2912 345 678", "LIBRARY_BARCODE"),
        ("5150", "PATRON_ID"),
        ("aokonkwo", "USERNAME"),
        ("4821", "PASSWORD"),
        ("Female", "DEMOGRAPHIC"),
        ("Juvenile", "DEMOGRAPHIC"),
        ("Banned until May", "PATRON_NOTE"),
        ("Steve Jobs", "TITLE"),
        ("FIC KIN", "CALL_NUMBER"),
    ],
)
def test_what_a_label_names(value, entity, found):
    assert found(value, entity) == [(entity, value)]


@pytest.mark.parametrize(
    ("value", "entity"),
    [
        ("03/11/2024", "LIBRARY_BARCODE"),
        ("$12.50", "LIBRARY_BARCODE"),
        ("n/a", "LIBRARY_BARCODE"),
        ("****", "PASSWORD"),
        ("None", "PATRON_NOTE"),
        ("-", "DEMOGRAPHIC"),
    ],
)
def test_what_a_label_cannot_name(value, entity, found):
    assert found(value, entity) == []


@pytest.mark.parametrize("value", ["31191003104478", "41"])
def test_an_item_label_over_a_number_names_no_title(value, found):
    assert "TITLE" not in dict(found(value, "TITLE", label="Item"))
    assert ("TITLE", "1984") in found("1984", "TITLE", label="Title")


def test_a_librarys_name_cut_by_a_line_end_is_no_persons():
    assert trim("Helen M. Plum\nMemorial Library", 0, 13) is None


def test_a_note_may_hold_what_names_a_person(found):
    note = "Ask guardian of Chidi Obi at (630) 555-0142"
    assert found(note, "PATRON_NOTE") == [
        ("PATRON_NOTE", note),
        ("PERSON", "Chidi Obi"),
        ("PHONE_NUMBER", "(630) 555-0142"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dear Maria,", "Maria"),
        ("Dear Ms. Okonkwo:", "Okonkwo"),
        ("Dear Adaeze Okonkwo,", "Adaeze Okonkwo"),
        ("DEAR ADAEZE OKONKWO,", "ADAEZE OKONKWO"),
        ("Dear Bill,", "Bill"),
        ("Dear Dr. O'Neil-Ruiz,", "O'Neil-Ruiz"),
        ("Hello Maria,", "Maria"),
        ("Hi Xiùlán!", "Xiùlán"),
        ("Estimada María José:", "María José"),
        ("Chère Aïcha,", "Aïcha"),
        ("Dear Maria\nYour hold is ready.", "Maria"),
    ],
)
def test_salutations(text, name, found):
    assert found(text, kind=CellKind.PARAGRAPH) == [("PERSON", name)]


def test_two_in_one_salutation(found):
    assert found("Dear Maria and Chidi,") == [("PERSON", "Maria"), ("PERSON", "Chidi")]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Patron,",
        "Dear Library Patron,",
        "Dear Customer:",
        "Dear Director,",
        "Dear Parent or Guardian,",
        "Dear Sir or Madam,",
        "Dear Lisle Public Library,",
        "Dear Friends of the Library,",
        "Hello everyone,",
        "To Whom It May Concern:",
        "my dear reader",
    ],
)
def test_salutations_of_nobody(text, found):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("OKONKWO, ADAEZE N", "OKONKWO, ADAEZE N"),
        ("OKONKWO, Adaeze", "OKONKWO, Adaeze"),
        ("Okonkwo, Adaeze N.", "Okonkwo, Adaeze N."),
        ("SMITH-JONES, MARY ANN", "SMITH-JONES, MARY ANN"),
        ("DE LA CRUZ, MARIA", "DE LA CRUZ, MARIA"),
        ("O'BRIEN, SEAN", "O'BRIEN, SEAN"),
        ("GARCÍA, JOSÉ", "GARCÍA, JOSÉ"),
        ("Lost by OKONKWO, ADAEZE on Friday", "OKONKWO, ADAEZE"),
        ("Mrs. Okonkwo called", "Okonkwo"),
        ("spoke with Mr. Walter Brannigan", "Walter Brannigan"),
        ("c/o Walter Brannigan", "Walter Brannigan"),
        ("patron Walter Brannigan says returned", "Walter Brannigan"),
        ("Damaged by Ptn: Walter Brannigan", "Walter Brannigan"),
        ("the parent of Chidi Obi", "Chidi Obi"),
        ("Per Marisol Quintanilla: left on bus.", "Marisol Quintanilla"),
        ("BANK, CHIDI", "BANK, CHIDI"),
        ("billed to WALTER BRANNIGAN", "WALTER BRANNIGAN"),
    ],
)
def test_names_by_their_form(text, name, found):
    assert ("PERSON", name) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "LISLE, IL",
        "Chicago, Illinois",
        "LOST, DAMAGED",
        "INVOICE, FINAL",
        "Friday, March 1",
        "Patron Services",
        "HOLD FOR PICKUP",
        "per Library Policy",
        "per day",
        "Patron ID",
        "Paid by Check",
        "Returned by Friday",
        "Customer Service Desk",
        "Books, DVDs",
        "TOTAL DUE",
    ],
)
def test_no_names(text, found):
    assert found(text) == []


def test_the_line_above_an_address_is_a_name_unless_it_is_a_library(found):
    address = "\n777 Front Street\nLisle, IL 60532"
    assert ("PERSON", "QX ZZYZX") in found("QX ZZYZX" + address, kind=CellKind.BLOCK)
    assert "PERSON" not in dict(found("Lisle Public Library" + address, kind=CellKind.BLOCK))


@pytest.mark.parametrize(
    ("span", "name"),
    [
        ("Walter   31322007654321", "Walter"),
        ("Dear Maria", "Maria"),
        ("Mrs. Okonkwo", "Okonkwo"),
        ("Maria's", "Maria"),
        ("Helen Plum Memorial Library", None),
        ("Bill", None),
        ("Bill B", None),
        ("Frank Church", None),
        ("12", None),
    ],
)
def test_the_models_spans_are_trimmed(span, name):
    trimmed = trim(span, 0, len(span))
    assert (span[slice(*trimmed)] if trimmed else None) == name


class Recorder:
    """A tagger that calls every capitalised first word a person, and remembers."""

    def __init__(self):
        self.texts = []

    def tag(self, texts):
        self.texts += texts
        return [[NameSpan(0, len(text.split(" ")[0]), "PERSON", 0.9)] for text in texts]


def test_the_model_reads_lines_of_a_block_and_flows_over_those_of_a_paragraph(cell):
    recorder = Recorder()
    cells = (
        cell("Adaeze Okonkwo\nLisle", kind=CellKind.BLOCK),
        cell("Adaeze\nOkonkwo called", kind=CellKind.PARAGRAPH),
        cell("12.50"),
        cell("Steve Jobs", "TITLE"),
    )
    names = read_names(cells, recorder)
    assert recorder.texts == ["Adaeze Okonkwo", "Lisle", "Adaeze Okonkwo called"]
    assert [(s.start, s.end) for s in names[0]] == [(0, 6), (15, 20)]
    assert names[2:] == [(), ()]


def test_the_model_reads_a_text_once(cell):
    recorder = Recorder()
    name = "Adaeze Okonkwo"
    read_names((cell(name), cell(name), cell(name, label="x")), recorder)
    assert recorder.texts == [name]


def test_file_names_are_read_as_words_and_offsets_stay(cell):
    name = "OkonkwoAdaeze_bill%20final.pdf"
    text, origin = spread(name)
    assert text == "Okonkwo Adaeze bill   final pdf"
    assert name[origin[8] : origin[14]] == "Adaeze"
    recorder = Recorder()
    file_cell = cell(name, kind=CellKind.FIELD, part_kind=PartKind.FILE_NAME)
    ((span,),) = read_names((file_cell,), recorder)
    assert name[span.start : span.end] == "Okonkwo"


@pytest.mark.parametrize(
    "address",
    ["P.O. Box 367\nSalinas, CA 93901", "8214 Sherman St\nCahokia, IL 62206"],
)
def test_an_address_where_a_name_might_stand_is_no_name(address, found):
    assert found(address, "PERSON") == [("STREET_ADDRESS", address)]
