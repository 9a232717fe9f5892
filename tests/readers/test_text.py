"""Text in any encoding, as the eye sees it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import PartKind, Text
from piiguard.readers import read
from piiguard.readers.normalise import expand_tabs, fold


def text_of(data: bytes) -> str:
    (part,) = read(data, "", Limits()).parts
    assert isinstance(part.content, Text)
    return part.content.text


SENTENCE = "Señora Zoë Åkesson, 12 Café Street — “paid” £5"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_encodings(encoding: str) -> None:
    assert text_of(SENTENCE.encode(encoding)) == SENTENCE


@pytest.mark.parametrize("name", ["José", "Zoë", "Núñez", "O´Brien", "¿José? ¡Sí!"])
def test_one_accent_in_a_latin_1_file(name: str) -> None:
    text = f"Patron: {name}\nItem: 33191000105864\n"
    assert text_of(text.encode("latin-1")) == fold(text)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Читательский билет выдан библиотекой города на имя читателя", "cp1251"),
        ("Η βιβλιοθήκη της πόλης χορήγησε την κάρτα στον αναγνώστη", "cp1253"),
        ("図書館の利用者カードを発行しました。返却期限を守ってください。", "shift_jis"),
    ],
)
def test_other_scripts_are_guessed(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == fold(text)


PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1)


@given(PRINTABLE, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_any_text_survives_any_unicode_encoding(text: str, encoding: str) -> None:
    marked = f"Title: x\n{text}"
    if "</" in text or "<br" in text:
        return
    assert text_of(marked.encode(encoding)) == fold(marked)


@given(st.text())
def test_folding_is_done_once(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert folded.count("\n") >= text.count("\n")


@pytest.mark.parametrize(
    ("disguised", "plain"),
    [
        ("Ada\u200beze", "Adaeze"),
        ("2907\u00ad7000\u2060123456", "29077000123456"),
        ("\u202eOkonkwo\u202c", "Okonkwo"),
        ("555\u20110123", "555-0123"),
        ("555–0123", "555-0123"),
        ("２９０７７", "29077"),
        ("٢٩٠", "290"),
        ("Ａｄａ", "Ada"),
        ("𝐀𝐝𝐚", "Ada"),
        ("\ufb01ne", "fine"),
        ("Ada\u00a0Okonkwo", "Ada Okonkwo"),
        ("Ada\u2003Okonkwo", "Ada Okonkwo"),
        ("O’Brien", "O'Brien"),
        ("O´Brien", "O'Brien"),
        ("Jose\u0301", "José"),
        ("a\r\nb\rc\u2028d\u0085e\vf", "a\nb\nc\nd\ne\nf"),
        ("12½ Elm", "12½ Elm"),
        ("29077²", "29077²"),
        ("Kindle™", "Kindle™"),
        ("ﾊﾟ", "パ"),
    ],
)
def test_fold(disguised: str, plain: str) -> None:
    assert fold(disguised) == plain


def test_form_feeds_part_pages() -> None:
    document = read(b"one\n\ftwo\n\f\f\nfour\n\f", "", Limits())
    assert [(p.kind, p.name, p.page) for p in document.parts] == [
        (PartKind.PAGE, "page 1", 1),
        (PartKind.PAGE, "page 2", 2),
        (PartKind.PAGE, "page 4", 4),
    ]
    with pytest.raises(ReadError, match=r"limits\.pages"):
        read(b"1\f2\f3", "", Limits(pages=2))


def test_a_text_without_form_feeds_is_a_body() -> None:
    (part,) = read(b"one\n", "", Limits()).parts
    assert (part.kind, part.name, part.page) == (PartKind.BODY, "text", None)


def test_tabs_of_a_table_line_up() -> None:
    table = "Name\tCard\tDue\nOkonkwo-Williamson, Adaeze\t29077000123456\tx\nLi\t1\ty"
    assert expand_tabs(table).split("\n") == [
        "Name                        Card            Due",
        "Okonkwo-Williamson, Adaeze  29077000123456  x",
        "Li                          1               y",
    ]


@pytest.mark.parametrize(
    ("line", "expanded"),
    [
        ("Name:\tAda", "Name:   Ada"),
        ("Patrons\tAda", "Patrons         Ada"),
        ("\tindented", "        indented"),
        ("none", "none"),
    ],
)
def test_a_tab_is_never_one_space(line: str, expanded: str) -> None:
    assert expand_tabs(line) == expanded


def test_the_end_mark_of_dos_is_no_control_character() -> None:
    assert text_of(b"Adaeze\r\n\x1a") == "Adaeze\n"
