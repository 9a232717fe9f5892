"""A document chooses its policy only where its heading leaves no doubt."""

from __future__ import annotations

import pytest
from shorthand import mark_up

from piiguard.config import Config
from piiguard.model import CellKind
from piiguard.policy import choose_policy, list_policies

POLICIES = list_policies(Config())


def choice(*lines, kind=CellKind.PARAGRAPH):
    marked = mark_up(*lines, kind=kind)
    chosen = choose_policy(marked.document, marked.cells, POLICIES)
    return chosen and chosen.id


@pytest.mark.parametrize(
    ("heading", "policy"),
    [
        ("INTERLIBRARY BILLING", "invoice"),
        ("Overdue Notice", "overdue-notice"),
        ("SECOND OVERDUE NOTICE: 09/01/26", "overdue-notice"),
        ("Hold slip", "hold-slip"),
        ("HOLD FOR PICKUP", "hold-slip"),
        ("Receipt", "receipt"),
        ("Board Meeting Agenda, March 2026", "board-packet"),
        ("Circulation statistics", "statistics-report"),
        ("NOTICE OF CHARGES", "bill"),
    ],
)
def test_a_clear_heading_chooses(heading, policy):
    assert choice("Westbrook Public Library", heading, "more text") == policy


@pytest.mark.parametrize(
    "lines",
    [
        ["INVOICE"],
        ["Invoice 2231"],
        ["Bill"],
        ["Please keep this receipt with your records"],
        ["Please keep this receipt"],
        ["You got an overdue notice from us some time ago"],
        ["Overdue notice", "Receipt"],
        ["INVOICE", "Overdue notice"],
        ["Invoice no. 7", "INVOICE 7", "Overdue notice"],
        [],
        [""],
    ],
)
def test_doubt_chooses_nothing(lines):
    assert choice(*lines) is None


def test_an_invoices_own_mark_may_stand_under_the_bare_word():
    assert choice("INVOICE", "Interlibrary invoice") == "invoice"


def test_only_the_early_visible_text_of_the_first_page_counts():
    assert choice(*["some line of text"] * 30, "Overdue notice") is None
    assert choice("Dear Sir", {"page": 2, "text": "Overdue notice"}) is None
    assert choice({"part": "metadata", "text": "Overdue notice"}) is None
    assert choice({"part": "file-name", "text": "overdue notice"}) is None
    assert choice({"page": 1, "visible": False, "text": "Overdue notice"}, "Dear Sir") is None


def test_a_value_is_no_heading():
    assert choice("Overdue notice", kind=CellKind.VALUE) is None
    assert choice("Overdue notice", kind=CellKind.TABLE) is None


def test_no_policy_no_choice():
    marked = mark_up("Overdue notice")
    assert choose_policy(marked.document, marked.cells, ()) is None
