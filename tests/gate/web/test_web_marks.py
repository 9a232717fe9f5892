"""Marks in text: every value is marked, and masked wherever it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from piiguard.gate.web.checking import quotes
from piiguard.gate.web.marks import marked
from piiguard.gate.web.views import Excerpt, Line
from piiguard.model import Finding, Location, Role, Severity


def finding(value: str, line: int, column: int | None) -> Finding:
    return Finding(
        rule="patron-name", entity_type="PERSON", role=Role.PATRON, subject=1,
        severity=Severity.ERROR, score=1.0, location=Location("text", line=line, column=column),
        masked="•", message="", remedy="", value=value,
    )  # fmt: skip


def lines(*texts: str) -> Excerpt:
    return Excerpt("text", False, tuple(Line(n, (t,)) for n, t in enumerate(texts, start=1)))


def shown(excerpt: Excerpt, *findings: Finding, values: bool = False) -> list[str]:
    found = marked(excerpt, list(enumerate(findings, start=1)), shown=values)
    return ["".join(p.text for p in line.values[0]) for line in found]


def test_a_value_is_marked_where_it_stands() -> None:
    (line,) = marked(lines("Patron: Okonkwo, A."), [(1, finding("Okonkwo, A.", 1, 9))], shown=True)
    assert [(p.text, p.finding) for p in line.values[0]] == [("Patron: ", None), ("Okonkwo, A.", 1)]


def test_a_value_of_several_lines_is_masked_on_each() -> None:
    excerpt = lines("Mail to:", "   9 Chandler Court", "   Port Aldous, NY", "Thanks")
    texts = shown(excerpt, finding("9 Chandler Court\nPort Aldous, NY", 2, 4))
    assert texts == ["Mail to:", "   • •••••••• •••••", "   •••• ••••••, ••", "Thanks"]


def test_where_a_value_is_not_found_again_the_line_is_masked() -> None:
    assert shown(lines("Okonkwo"), finding("Adaeze", 1, 1)) == ["•••••••"]


def test_a_value_is_masked_where_it_is_not_marked_too() -> None:
    excerpt = lines("Okonkwo", "Dear Okonkwo,")
    assert shown(excerpt, finding("Okonkwo", 1, 1)) == ["•••••••", "Dear •••••••,"]


def test_a_field_without_a_column_is_masked_in_all() -> None:
    table = Excerpt("table", True, (Line(1, ("Jaws", "Okonkwo")),))
    (line,) = marked(table, [(1, finding("Okonkwo", 1, 2))], shown=False)
    assert [v[0].text for v in line.values] == ["Jaws", "•••••••"]


@given(st.lists(st.text(st.characters(categories=["L", "N", "P", "Zs"])), min_size=1), st.data())
def test_masking_keeps_every_line_as_long_as_it_was(texts: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(texts) - 1))
    value = data.draw(st.text(min_size=1))
    column = data.draw(st.none() | st.integers(1, 40))
    masked = shown(lines(*texts), finding(value, index + 1, column))
    assert [len(text) for text in masked] == [len(text) for text in texts]
    # Whatever the finding says, its value is not to be read on its line.
    if len(value.split()) == 1 and len(value) > 3 and value.isalpha():
        assert value not in masked[index]


def test_a_reason_quotes_a_name_however_it_is_written() -> None:
    findings = (finding("OKONKWO, ADAEZE N", 1, 1), finding("(585) 555-0164", 2, 1))
    assert quotes("Mrs. Okonkwo wants it", findings)
    assert quotes("call 585 555 0164 about it", findings)
    assert not quotes("The director wants it in writing", findings)
