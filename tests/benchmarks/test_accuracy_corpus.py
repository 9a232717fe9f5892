"""The accuracy corpora are what their labels say, and nothing tested was trained on."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pikepdf
import pypdfium2
import pytest
from benchmarks.accuracy import leaks, values, wording
from benchmarks.accuracy.generate import generate
from benchmarks.accuracy.layouts import Corpus, layouts
from benchmarks.accuracy.model import SIDE_PLACEMENTS, Labelled
from benchmarks.accuracy.people import GROUPS, names
from benchmarks.accuracy.score import letters
from benchmarks.accuracy.split import belongs, fold, split_of

CORPORA: tuple[Corpus, ...] = ("dev", "test")
DOCUMENTS = 400


@pytest.fixture(scope="module")
def corpora() -> Mapping[str, tuple[Labelled, ...]]:
    return {corpus: tuple(generate(corpus, DOCUMENTS)) for corpus in CORPORA}


def readable(document: Labelled) -> dict[str, str]:
    """What a program can read, by placement; ``text`` is what stands on the pages."""
    seen = {"file name": document.file_name}
    if document.media != "pdf":
        return {**seen, "text": document.content.decode("utf-8")}
    pages = pypdfium2.PdfDocument(document.content)
    seen["text"] = "\n".join(page.get_textpage().get_text_range() for page in pages)
    pages.close()
    with pikepdf.open(io.BytesIO(document.content)) as pdf:
        seen["metadata"] = " ".join(str(value) for value in pdf.docinfo.values())
        notes = [a for page in pdf.pages for a in page.get("/Annots", [])]
        seen["annotation"] = " ".join(str(a.get("/Contents", "")) for a in notes)
        seen["form field"] = " ".join(str(a.get("/V", "")) for a in notes)
    return seen


# ------------------------------------------------------------------- the split


@pytest.mark.parametrize(
    ("value", "split"),
    [("Smith", "train"), ("SMITH", "train"), ("Okonkwo", "train"), ("Steve Jobs", "train")],
)
def test_a_value_belongs_to_one_split_whatever_its_case(value: str, split: str) -> None:
    assert split_of(value) == split_of(value.upper()) == split_of(value.lower())
    assert split_of(value) in ("train", "dev", "test")


def test_a_name_is_tested_only_if_its_plain_spelling_is_too() -> None:
    for group in GROUPS:
        for name in (n for part in names(group, "test") for n in part):
            assert split_of(name) == split_of(fold(name)) == "test"


def test_development_and_test_share_no_name_title_library_or_street() -> None:
    for group in GROUPS:
        for dev, test in zip(names(group, "dev"), names(group, "test"), strict=True):
            assert not {fold(n).casefold() for n in dev} & {fold(n).casefold() for n in test}
    for source in ("titles.txt", "libraries.txt", "streets.txt"):
        heads = {row.split("|")[0] for row in values.lines(source)}
        assert not any(belongs(head, "dev") and belongs(head, "test") for head in heads)


def test_every_group_has_enough_names_to_be_tested() -> None:
    for group in GROUPS:
        given, surnames = names(group, "test")
        assert min(len(given), len(surnames)) >= 12, group


def test_documents_print_titles_and_libraries_of_their_own_split_only(
    corpora: Mapping[str, tuple[Labelled, ...]],
) -> None:
    for document in corpora["test"]:
        for value in document.values:
            if value.entity == "title" or (value.entity, value.role) == ("name", "library"):
                assert split_of(value.value) == "test"


def test_the_two_corpora_speak_in_different_words() -> None:
    def said(table: Mapping[str, wording.Words], split: str) -> set[str]:
        return {w for v in wording.VOICES[split] for words in table[v].values() for w in words}

    for table in (wording.NOTES, wording.LETTER):
        assert not said(table, "dev") & said(table, "test")
    dev = {note for voice in wording.VOICES["dev"] for note in wording.CLEAN_NOTES[voice]}
    assert not dev & set(wording.CLEAN_NOTES["test"])
    assert not {*wording.VOICES["dev"]} & {*wording.VOICES["test"]}


# ------------------------------------------------------------------ the layouts


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_corpus_has_a_dozen_layouts_of_both_policies_and_every_medium(corpus: Corpus) -> None:
    found = layouts(corpus)
    assert len(found) >= 12
    assert {layout.policy for layout in found} == {"invoice", "bill"}
    assert {layout.media for layout in found} == {"pdf", "txt", "csv"}
    assert all(layout.name.startswith(corpus) for layout in found)
    assert len({layout.name for layout in found}) == len(found)


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_corpus_holds_every_form_placement_group_and_layout(
    corpora: Mapping[str, tuple[Labelled, ...]], corpus: str
) -> None:
    planted = [v for document in corpora[corpus] for v in document.violating]
    forms = {(v.entity, v.form) for v in planted}
    missing = {(e, f) for e, of in leaks.FORMS.items() for f in of} - forms
    assert not missing
    assert {"salutation", "over address", "two columns"} <= {form for _, form in forms}
    places = {"label", "column", "notes", "letter", "group", "block", *SIDE_PLACEMENTS}
    assert places <= {v.placement for v in planted}
    assert {v.group for v in planted} >= set(GROUPS)
    assert {d.layout for d in corpora[corpus]} == {layout.name for layout in layouts(corpus)}


# ------------------------------------------------------------------- the labels


def test_the_same_seed_gives_the_same_bytes() -> None:
    for corpus in CORPORA:
        assert list(generate(corpus, 40)) == list(generate(corpus, 40))
        once, again = generate(corpus, 40), generate(corpus, 40)
        assert [d.content for d in once] == [d.content for d in again]


def test_another_seed_gives_other_documents() -> None:
    assert [d.content for d in generate("dev", 5)] != [d.content for d in generate("dev", 5, 7)]


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_violating_value_can_be_read_where_its_label_says(
    corpora: Mapping[str, tuple[Labelled, ...]], corpus: str
) -> None:
    for document in corpora[corpus]:
        seen = readable(document)
        for value in document.violating:
            where = value.placement if value.placement in SIDE_PLACEMENTS else "text"
            for line in value.value.split("\n"):
                assert letters(line) in letters(seen[where]), (document.id, value)


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_bill_prints_the_name_and_the_address_that_it_needs(
    corpora: Mapping[str, tuple[Labelled, ...]], corpus: str
) -> None:
    for document in (d for d in corpora[corpus] if d.policy == "bill"):
        text = letters(readable(document)["text"])
        own = {v.entity: v for v in document.values if v.placement == "address window"}
        assert set(own) == {"name", "address"}
        for value in own.values():
            assert not value.violating
            assert all(letters(line) in text for line in value.value.split("\n"))


@pytest.mark.parametrize("corpus", CORPORA)
def test_clean_documents_hold_no_violating_value(
    corpora: Mapping[str, tuple[Labelled, ...]], corpus: str
) -> None:
    clean = [d for d in corpora[corpus] if not d.violating]
    assert 0.3 < len(clean) / DOCUMENTS < 0.5
    assert all(d.expected == "pass" for d in clean)
    # Numbers that are drawn from so many that no two documents share one by chance.
    planted = {
        letters(v.value)
        for d in corpora[corpus]
        for v in d.violating
        if v.entity in ("card number", "patron link", "government id") and len(v.value) >= 9
    }
    assert len(planted) > 50
    for document in clean:
        text = letters(" ".join(readable(document).values()))
        assert not [value for value in planted if value in text], document.id


def test_patron_barcodes_of_items_and_cards_have_a_right_check_digit() -> None:
    # Published examples, see "Barcodes" in Library Technology Guides' sample records.
    for number in ("30234000517861", "33191000105864", "39002043930396", "31924001521792"):
        assert values.luhn_digit(number[:13]) == number[13]
