from __future__ import annotations

import pytest

from piiguard.config import Config, VariableMeaning
from piiguard.detection import Detector
from piiguard.errors import ConfigError
from piiguard.layout import lay_out
from piiguard.model import Document, Part, PartKind, Role, Variable, Variables


def detect(name: str, text: str | None = None, config: Config | None = None):
    variable = Variable(text or name, (name,), "template-toolkit", 3, 7)
    part = Part(PartKind.TEMPLATE, "template", Variables((variable,)))
    cells = lay_out(Document("a.tt", "text/x-template", (part,)))
    return cells, Detector(config or Config()).detect(cells)


def test_a_variable_is_what_it_prints():
    cells, (found,) = detect("target.0.usr.dob", "u.dob")
    assert (found.entity_type, found.role) == ("DATE_OF_BIRTH", Role.PATRON)
    assert found.recognizer == "TemplateVariable"
    assert found.reason == "Evergreen: target.0.usr.dob prints patron birth date"
    assert found.text(cells) == "u.dob"
    place = cells[0].place(found.start, found.end)
    assert (place.line, place.column) == (3, 7)


def test_a_variable_may_print_several_things():
    meaning = VariableMeaning("x.y", "patron name and address", "piiguard.yaml:1")
    _, found = detect("x.y", config=Config(variables=(meaning,)))
    assert [each.entity_type for each in found] == ["PERSON", "STREET_ADDRESS"]


def test_an_unknown_variable_is_reported_as_such():
    _, (found,) = detect("mystery.thing")
    assert (found.entity_type, found.role) == ("TEMPLATE_VARIABLE", None)


@pytest.mark.parametrize("name", ["issue.date_due", "today"])
def test_a_variable_that_prints_nothing_personal_is_not_found(name):
    assert detect(name)[1] == ()


def test_a_variables_name_is_no_value():
    # A name, an e-mail address and a card number, were they text.
    for text in ("Delphine.Marchetti", "a@b.example.org", "x21191000117523"):
        _, found = detect("issue.date_due", text)
        assert found == ()


def test_a_meaning_nobody_knows_is_an_error_of_the_configuration():
    config = Config(variables=(VariableMeaning("x", "patrn name", "piiguard.yaml:4"),))
    with pytest.raises(ConfigError, match=r"piiguard\.yaml:4: unknown meaning 'patrn name'"):
        Detector(config).load()
