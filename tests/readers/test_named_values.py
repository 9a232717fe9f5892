"""JSON and XML: every value, under the name that the file gives it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planting import codes, open_as, places_of, texts_of
from test_read import failure

from piiguard.lexicon import lookup
from piiguard.model import Document, Field, Grid

PLANTED = "Adaeze Okonkwo"


def fields(document: Document) -> list[tuple[str, str]]:
    contents = [part.content for part in document.parts[1:]]
    return [(c.label, c.value) for c in contents if isinstance(c, Field)]


def tables(document: Document) -> list[list[tuple[str, ...]]]:
    grids = [p.content for p in document.parts if isinstance(p.content, Grid) and p.name != "names"]
    return [[row.values for row in grid.rows] for grid in grids]


def test_values_have_the_longest_label_that_is_known() -> None:
    source = {"patron": {"name": "Ada", "x": {"lastName": "Ok"}}, "odd": {"thing": "v"}}
    assert fields(open_as(json.dumps(source), "a.json")) == [
        ("patron name", "Ada"),
        ("lastName", "Ok"),
        ("odd.thing", "v"),
    ]
    assert lookup("patron name").known


def test_lists_of_objects_are_tables() -> None:
    source = [
        {"patronName": "Ada", "item": {"barcode": 33191000105864}},
        {"patronName": "Bo", "loans": [{"title": "Emma"}, {"title": "Persuasion"}]},
    ]
    assert tables(open_as(json.dumps(source), "a.json")) == [
        [("patronName", "item barcode"), ("Ada", "33191000105864"), ("Bo", "")],
        [("title",), ("Emma",), ("Persuasion",)],
    ]


def test_numbers_stay_as_they_are_written() -> None:
    document = open_as('{"a": 29077000123456, "b": 1.50, "c": 1e400}', "a.json")
    assert [value for _, value in fields(document)] == ["29077000123456", "1.50", "1e400"]


def test_every_member_of_a_repeated_name_is_read() -> None:
    document = open_as('{"name": "Ada", "name": "Bo"}', "a.json")
    assert tables(document) == [[("name",), ("Ada",), ("Bo",)]]


def test_names_are_read_too() -> None:
    source = {
        "29077000123456": {"name": "Ada"},
        "Adaeze Okonkwo": {"name": "Bo"},
        "x": {"name": ""},
    }
    document = open_as(json.dumps(source), "a.json")
    assert places_of(document, PLANTED)
    assert places_of(document, "29077000123456")
    assert places_of(open_as(json.dumps({PLANTED: {"a": 1}}), "a.json"), PLANTED) == [
        ("names", True)
    ]


def test_json_lines() -> None:
    document = open_as('{"name": "Ada"}\n{"name": "Bo"}\n', "a.jsonl")
    assert tables(document) == [[("name",), ("Ada",), ("Bo",)]]


def test_a_broken_line_is_text_and_a_problem() -> None:
    document = open_as(f'{{"name": "Ada"}}\n{{"name": "{PLANTED}\n', "a.jsonl")
    assert places_of(document, PLANTED) == [("broken lines", True)]
    assert codes(document) == ["damaged"]


def test_html_in_a_value_is_read_as_shown() -> None:
    document = open_as(json.dumps({"body": "<p>Ada<b>eze</b> Okonkwo</p>"}), "a.json")
    assert places_of(document, PLANTED) == [("HTML value 1: text 1", True)]


@pytest.mark.parametrize("name", ["a.json", "a.txt", ""])
def test_json_is_known_by_its_content(name: str) -> None:
    assert open_as('{"name": "Ada"}', name).media_type == "application/json"


@pytest.mark.parametrize("text", ['{"a', "[1] See note", "{a: 1}", '"quoted"', "[% x %]"])
def test_text_that_only_looks_like_json_is_text(text: str) -> None:
    assert open_as(text, "a.txt").media_type != "application/json"


@pytest.mark.parametrize(
    "bomb", ["[" * 100_000, '{"a":' * 100_000, "[" * 900 + "1" + "]" * 900], ids=[0, 1, 2]
)
def test_deep_json_is_too_large(bomb: str) -> None:
    error = failure(bomb.encode(), "a.json")
    assert error.code == "too-large"


def test_records_without_a_common_name_make_no_endless_table() -> None:
    document = open_as(json.dumps([{f"k{n}": str(n)} for n in range(2000)]), "a.json")
    assert len(fields(document)) == 2000


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text()),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=12,
    )
)
def test_no_text_of_any_json_is_lost(value: object) -> None:
    planted = {"first": value, "list": [value, {"k": PLANTED}]}
    document = open_as(json.dumps(planted), "a.json")
    assert places_of(document, PLANTED)


@pytest.mark.parametrize(
    ("source", "place", "visible"),
    [
        (f"<a><patron>{PLANTED}</patron></a>", "value 1", True),
        (f"<a><patron name='{PLANTED}'/></a>", "value 1", True),
        (f"<a><patron><![CDATA[{PLANTED}]]></patron></a>", "value 1", True),
        ("<a><patron>Adaeze &#79;konkwo</patron></a>", "value 1", True),
        ("<a><p>Dear Ada<b>eze</b> Okonkwo!</p></a>", "value 1", True),
        (f"<a><b>x</b>{PLANTED}<b>y</b></a>", "value 1", True),
        (f"<a><p>t<b c='{PLANTED}'>x</b></p></a>", "value 2", True),
        (f"<a><r><n>{PLANTED}</n></r><r><n>B</n></r></a>", "table 1", True),
        (f"<a>x<!-- {PLANTED} --></a>", "comment 1", False),
        (f"<!-- {PLANTED} --><a>x</a>", "comment 1", False),
        (f"<a>x</a><!-- {PLANTED} -->", "comment 1", False),
        (f"<a><p>t<b>u<!-- {PLANTED} --></b></p></a>", "comment 1", False),
        (f"<a>x<?note {PLANTED}?></a>", "instruction 1", False),
        (f"<!DOCTYPE a [<!ENTITY e '{PLANTED}'>]><a>&e;</a>", "entity 1", False),
        (f"<a xmlns:k='urn:k'><k:p>{PLANTED}</k:p></a>", "value 1", True),
        (f"<a><k:p k:q='x'>{PLANTED}</k:p></a>", "value 2", True),
    ],
)
def test_each_place_of_xml_is_read(source: str, place: str, visible: bool) -> None:
    document = open_as(f"<?xml version='1.0'?>{source}", "a.xml")
    assert places_of(document, PLANTED) == [(place, visible)]


def test_an_element_that_runs_into_the_text_around_it_counts_by_itself_too() -> None:
    source = "<?xml version='1.0'?><a>Note<who>okonkwo@example.org</who><on>2026</on></a>"
    fields = [p.content for p in open_as(source, "a.xml").parts if isinstance(p.content, Field)]

    assert ("a.who", "okonkwo@example.org") in [(f.label, f.value) for f in fields]


def test_repeated_elements_are_a_table() -> None:
    source = (
        "<ps><patron id='1'><name>Ada</name></patron><patron id='2'><name>Bo</name></patron></ps>"
    )
    assert tables(open_as(source, "a.xml")) == [
        [("patron id", "patron name"), ("1", "Ada"), ("2", "Bo")]
    ]


def test_entities_are_not_expanded_and_say_so() -> None:
    laughs = "<!DOCTYPE a [<!ENTITY a0 'ha'>" + "".join(
        f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
    )
    document = open_as(f"<?xml version='1.0'?>{laughs}]><a>&a11;</a>", "a.xml")
    assert "unsupported" in codes(document)
    assert sum(len(text) for part in document.parts for text in texts_of(part)) < 2_000


def test_no_file_is_fetched(tmp_path: object) -> None:
    source = (
        f"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e SYSTEM 'file://{tmp_path}'>]><a>x&e;</a>"
    )
    assert codes(open_as(source, "a.xml")) == ["unsupported"]


def test_broken_xml_is_read_as_far_as_it_goes() -> None:
    document = open_as(f"<?xml version='1.0'?><a><b>{PLANTED}</b><c>", "a.xml")
    assert places_of(document, PLANTED)
    assert codes(document) == ["damaged"]


def test_what_is_no_xml_at_all_is_damaged() -> None:
    assert failure(b"just words", "a.xml").code == "damaged"


@pytest.mark.parametrize("depth", [300, 100_000])
def test_deep_xml_is_no_clean_file(depth: int) -> None:
    source = "<?xml version='1.0'?>" + "<a>" * depth + PLANTED + "</a>" * depth
    try:
        ended = codes(open_as(source, "a.xml"))
    except Exception as error:
        ended = [getattr(error, "code", "crash")]
    assert ended
    assert set(ended) <= {"damaged", "too-large", "empty"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_xml_in_its_declared_encoding(encoding: str) -> None:
    data = f"<?xml version='1.0' encoding='{encoding}'?><a><b>Zoë</b></a>".encode(encoding)
    assert places_of(open_as(data, "a.xml"), "Zoë")
