"""Templates: which files are ones, what they print and where, and what they say."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import PartKind, Text, Variables
from piiguard.readers import read
from piiguard.readers.template.reader import TemplateReader

XSL = (
    '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">\n'
    '<xsl:template match="/">{}</xsl:template></xsl:stylesheet>'
)


def parts(text: str, name: str = "notice.tt"):
    return TemplateReader().read(text.encode(), name, Limits()).parts


def variables(text: str, name: str = "notice.tt"):
    return [
        each
        for part in parts(text, name)
        if isinstance(part.content, Variables)
        for each in part.content.variables
    ]


def names(text: str, name: str = "notice.tt") -> list[str]:
    """The names under which what is printed is looked up first."""
    return [each.names[0] for each in variables(text, name)]


def said(text: str, name: str = "notice.tt", kind: PartKind = PartKind.BODY) -> str:
    part = next(p for p in parts(text, name) if p.kind is kind)
    assert isinstance(part.content, Text)
    return part.content.text


# ------------------------------------------------------------- which files are ones


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dear <<borrowers.surname>>", "notice.txt"),
        ("<p>Dear <<surname>></p>", "notice.html"),
        ("Due [% issue.date_due %]", "due.txt"),
        ("Hello {{user.firstName}}", ""),
        ("{% for loan in loans %}x{% endfor %}", "loans.html"),
        ("No tags at all", "empty.tt"),
        ("Total ${invoice.total}", "bill.mako"),
        (XSL.format(""), "letter.xsl"),
        (XSL.format(""), "letter.xml"),
        ('<?xml version="1.0"?><r><t>$F{Patron_Name_C}</t></r>', "slip.jrxml"),
        ("To: [% user.email %]\nMIME-Version: 1.0\n\nHello", "event.txt"),
    ],
)
def test_templates(text, name):
    assert TemplateReader().matches(text.encode(), name)
    assert TemplateReader().matches(text.encode("utf-16"), name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dear Adaeze Okonkwo", "letter.txt"),
        ("Shift left: x << 3, y >> 2", "notes.txt"),
        ("<<see the note>> and <<gone>>", "notes.txt"),
        ("He paid ${amount and left", "notes.txt"),
        ("name,token\nA,{{user.name}}", "tokens.csv"),
        ('{"a": {"b": {}}}', "data.json"),
        ("<script>let a = `${b}`</script>", "page.html"),
        ("From: a@example.org\nMIME-Version: 1.0\n\n{{user.name}}", "mail.eml"),
        ("%PDF-1.7 << /Type /Catalog >> {{x}}", "a.pdf"),
        ("<?xml version='1.0'?><a/>", "data.xml"),
        ("<?xml version='1.0'?><a/>", "data.xsl"),
    ],
)
def test_no_templates(text, name):
    assert not TemplateReader().matches(text.encode(), name)


# ------------------------------------------------------------------ what is printed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Koha's old syntax
        ("<<borrowers.surname>> <<today>>", ["borrowers.surname", "today"]),
        ("<<issues.date_due | dateonly>>", ["issues.date_due"]),
        ("<<borrower-attribute:SCHOOL>>", ["borrower-attribute:SCHOOL"]),
        # Template Toolkit
        ("[% a.b %][%- c.d -%][%+ e.f +%][%~ g.h ~%]", ["a.b", "c.d", "e.f", "g.h"]),
        ("[% a.b | html | $KohaDates with_hours => 1 %]", ["a.b"]),
        ("[% a.b.substr(-4) %]", ["a.b.substr()"]),
        ("[% a.b _ ' ' _ c.d %]", ["a.b", "c.d"]),
        ("[% a.b || c.d || 'x' %]", ["a.b", "c.d"]),
        ("[% x.y ? a.b : c.d %]", ["a.b", "c.d"]),
        ("[% a.b IF x.y %][% IF x.y %][% ELSIF x.z %][% END %]", ["a.b"]),
        ("[% IF x.y; a.b; ELSE; c.d; END %]", ["a.b", "c.d"]),
        ("[% GET a.b %][% CALL a.c %]", ["a.b"]),
        ("[% # a.b\n c.d # e.f\n %][%# g.h %]", ["c.d"]),
        ('[% "Dear $a.b and ${c.d}" %]', ["a.b", "c.d"]),
        ("[% helpers.format_date(a.b) %]", ["a.b"]),
        ("[% date.format(helpers.format_date(a.dob), '%Y') %]", ["a.dob"]),
        ("[% mystery(a.b) %]", ["a.b", "mystery()"]),
        ("[% a.item('x').b %]", ["a.item().b"]),
        ("[% a.$key %]", ["a.$"]),
        ("[% a.list.0.b %]", ["a.list.0.b"]),
        # … its aliases
        ("[% SET u = target.0.usr %][% u.dob %]", ["target.0.usr.dob"]),
        ("[% u = target.0.usr; c = u.card; c.barcode %]", ["target.0.usr.card.barcode"]),
        ("[% SET u = a.b v = c.d %][% u %][% v %]", ["a.b", "c.d"]),
        ("[% IF x; u = a.b; ELSE; u = c.d; END; u %]", ["a.b", "c.d"]),
        ("[% n = a.b _ c.d %][% n %]", ["a.b", "c.d"]),
        ("[% n = 'literal' %][% n %]", []),
        ("[% t = ''; FOR p IN x.y; t = t _ p.z; END; t %]", ["x.y.z"]),
        ("[% FOREACH c IN target %][% c.usr.dob %][% END %]", ["target.usr.dob"]),
        ("[% FOREACH c = target %][% c.id %][% END %]", ["target.id"]),
        (
            "[% FOREACH h IN a %][% h.x %][% END %][% FOREACH h IN b %][% h.x %][% END %]",
            ["a.x", "b.x"],
        ),
        (
            "[% BLOCK row %][% who.dob %][% END %][% INCLUDE row who = target.0.usr %]",
            ["target.0.usr.dob"],
        ),
        ("[% x = x %][% x %]", []),
        ("[% INCLUDE 'title.inc' patron = a %]", ["include:title"]),
        # Mustache, Handlebars, AngularJS
        ("{{a.b}} {{{c.d}}} {{&e.f}} {{! g.h }}", ["a.b", "c.d", "e.f"]),
        ("{{#loans}}{{item.title}}{{/loans}}{{user.id}}", ["loans.item.title", "user.id"]),
        ("{{^loans}}none{{/loans}}{{> footer}}", ["include:footer"]),
        ("{{#each loans}}{{title}}{{/each}}{{#if a.b}}x{{/if}}", ["loans.title"]),
        ("{{ today | date:'short' }}", ["today"]),
        (
            '<li ng-repeat="c in checkouts"><b ng-bind="c.title"></b>{{c.barcode}}</li>',
            ["checkouts.title", "checkouts.barcode"],
        ),
        # Jinja, Django, Twig, Mako, ERB, Jasper
        ("{% for l in loans %}{{ l.title|upper }}{% endfor %}", ["loans.title"]),
        ("{% for k, v in a.items() %}{{ v.x }}{% endfor %}", ["a.items().x"]),
        ("{% set u = a.b %}{{ u['email'] }}{# c.d #}", ["a.b.email"]),
        ("{% with a.b as u %}{{ u.c }}{% endwith %}", ["a.b.c"]),
        ("{{ a.b if x.y else c.d }}", ["a.b", "c.d"]),
        (
            "{% include 'x.html' %}{% extends \"base.html\" %}",
            ["include:x", "include:base"],
        ),
        ("{{ a.b|default('nobody') }}", ["a.b"]),
        ("% for l in loans:\n${l.title}\n% endfor\n## ${x.y}", ["loans.title"]),
        ("<%= a.b %><% if c.d %><%# e.f %>", ["a.b"]),
        ("$F{Patron_Name_C} $P{Branch}", ["Patron_Name_C", "Branch"]),
    ],
)
def test_what_is_printed(text, wanted):
    assert sorted(names(text)) == sorted(wanted)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ('<xsl:value-of select="notification_data/a/b"/>', ["notification_data.a.b"]),
        ("<xsl:value-of select=\"/notification_data/a[c='x']/b\"/>", ["notification_data.a.b"]),
        ("<xsl:copy-of select=\"concat(n/a, ' ', n/b)\"/>", ["n.a", "n.b"]),
        ('<xsl:value-of select="substring(n/a, string-length(n/b) - 3)"/>', ["n.a"]),
        ('<xsl:value-of select="count(n/a)"/><xsl:if test="n/b">x</xsl:if>', []),
        (
            '<xsl:for-each select="n/a/b"><xsl:value-of select="c"/></xsl:for-each>'
            '<xsl:value-of select="d"/>',
            ["n.a.b.c", "d"],
        ),
        (
            '<xsl:for-each select="n/a"><xsl:value-of select="."/>'
            '<xsl:value-of select="../e"/></xsl:for-each>',
            ["n.a", "n.e"],
        ),
        ('<xsl:variable name="v" select="n/a"/><xsl:value-of select="$v/b"/>', ["n.a.b"]),
        ('<xsl:variable name="v" select="\'x\'"/><xsl:value-of select="$v"/>', []),
        ('<xsl:value-of select="$never"/>', ["$never"]),
        ('<a href="http://example.org/{n/id}">x</a>', ["n.id"]),
        ('<!-- <xsl:value-of select="n/a"/> -->', []),
        (
            '<xsl:call-template name="senderReceiver"/><xsl:include href="header.xsl"/>',
            ["call.senderReceiver", "include.header"],
        ),
        (
            '<xsl:call-template name="own"><xsl:with-param name="p" select="n/a"/>'
            "</xsl:call-template>",
            ["call.own", "n.a"],
        ),
    ],
)
def test_what_a_stylesheet_prints(body, wanted):
    assert sorted(names(XSL.format(body), "letter.xsl")) == sorted(wanted)


def test_a_template_of_the_stylesheet_itself_prints_what_it_is_given():
    body = (
        '<xsl:call-template name="row"><xsl:with-param name="p" select="n/a"/></xsl:call-template>'
        '</xsl:template><xsl:template name="row"><xsl:param name="p"/><xsl:value-of select="$p/b"/>'
    )
    assert names(XSL.format(body), "letter.xsl") == ["n.a.b"]


# --------------------------------------------------------------------------- where


def test_lines_and_columns_are_the_files_own():
    text = "Dear <<borrowers.surname>>,\n\r\n\t[%- IF x -%]  [% user.dob\n | html %]\u00e9 {{a.b}}"
    assert [(v.text, v.line, v.column) for v in variables(text)] == [
        ("borrowers.surname", 1, 8),
        ("user.dob", 3, 19),
        ("a.b", 4, 15),
    ]


def test_a_name_is_shown_as_written_without_what_could_be_a_persons():
    shown = [
        v.text
        for v in variables('[% u = a.b %][% u.c("Okonkwo").substr(-4) %][% d.e(5551234567890) %]')
    ]
    assert shown == ["u.c().substr(-4)", "d.e()"]
    shown = [v.text for v in variables("{{ a['email'] }}{{ b['Adaeze Okonkwo'] }}")]
    assert shown == ["a[email]", "b[]"]


# ------------------------------------------------------------------- what it says


def test_its_own_text_keeps_its_lines_and_columns():
    text = "Patron: [% user.name %]\n[% IF x %]Dear Adaeze Okonkwo,[% END %]\n"
    assert said(text) == "Patron: _______________\n          Dear Adaeze Okonkwo,         \n"
    assert said("a[% b %]1 [% c %]") == "a _____ 1 _______"


def test_comments_are_hidden_parts():
    text = "a[%# Adaeze Okonkwo %]\n{# Jane #}\n{{! Roe }}\n<!-- Marchetti -->"
    comments = said(text, kind=PartKind.COMMENT)
    for name in ("Adaeze Okonkwo", "Jane", "Roe", "Marchetti"):
        assert name in comments
        assert name not in said(text)


def test_literals_that_are_printed_are_text_and_others_are_not_lost():
    text = "[% 'Adaeze Okonkwo' %] {{ a.b|default('Jane Roe') }}"
    assert "Adaeze Okonkwo" in said(text)
    assert "Jane Roe" in said(text, kind=PartKind.COMMENT)


def test_markup_gives_way_and_its_attributes_are_hidden():
    text = (
        '<p title="For Jane Roe">Dear <b>Adaeze</b> Okonkwo,&nbsp;hello<br>O&#39;Brien</p>'
        '<script>"x1"</script>{{a.b}}'
    )
    assert "Dear Adaeze Okonkwo," in said(text, "x.html")
    assert "O'Brien" in said(text, "x.html")
    hidden = next(p for p in parts(text, "x.html") if not p.visible)
    assert "For Jane Roe" in hidden.content.text
    assert '"x1"' in hidden.content.text


@pytest.mark.parametrize("text", ["<jane.roe@example.org>", "<Adaeze Okonkwo>", "5 < 6 and 7 > 3"])
def test_angle_brackets_in_text_are_no_markup(text):
    assert text in said(f"To: {text}\n[% a.b %] <br>")


def test_it_is_read_as_a_template_by_the_registry():
    document = read(b"<<borrowers.surname>>", "notice.txt", Limits())
    assert document.media_type == "text/x-template"
    assert [part.kind for part in document.parts] == [
        PartKind.FILE_NAME, PartKind.TEMPLATE, PartKind.BODY,
    ]  # fmt: skip


# ---------------------------------------------------------------------- hostile input

PIECES = st.sampled_from(
    [
        *("[%", "%]", "<<", ">>", "{{", "}}", "{{{", "}}}", "{%", "%}", "{#", "#}", "${", "}"),
        *("<%", "%>", "<%=", "$F{", "<!--", "-->", '<xsl:value-of select="', '"/>', ">", "<"),
        *("SET ", "FOREACH ", " IF ", "END", " IN ", "=", ";", ".", "(", ")", "[", "]", "'", '"'),
        *("\\", "|", "#", "^", "&", "_", ",", "?", ":", "a.b", "user", "borrowers.surname"),
        *(
            "include ",
            "BLOCK ",
            "x",
            "for ",
            " in ",
            "set ",
            " as ",
            "\n",
            "\t",
            "1",
            "é",
            "\u200b",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(PIECES | st.text(max_size=4), max_size=40),
    st.sampled_from(["a.tt", "a.j2", "a.mako", "a.txt"]),
)
@example(["[%", "a(" * 30, "%]"], "a.tt")
@example(["{{#", "}}{{/", "}}{{/}}"], "a.tt")
def test_the_reader_raises_nothing_but_read_errors(pieces, name):
    text = "".join(pieces)
    for data in (
        text.encode("utf-8", "surrogatepass"),
        XSL.format(text).encode("utf-8", "surrogatepass"),
    ):
        TemplateReader().matches(data, name)
        try:
            found = TemplateReader().read(data, name, Limits()).parts
        except ReadError:
            continue
        lines = text.count("\n") + 3
        for part in found:
            if isinstance(part.content, Variables):
                assert all(
                    1 <= v.line <= lines + text.count("\r") and v.column >= 1
                    for v in part.content.variables
                )


@pytest.mark.parametrize(
    "text",
    [
        "[%" * 50_000,
        "{{" * 50_000 + "}}",
        "<<a.b" * 30_000,
        "[% " + "a(" * 9_000 + " %]",
        "[% " + '"\\' * 9_000 + " %]",
        "[% " + "x = a _ x; " * 1_500 + "x %]",
        "<script" * 30_000 + "[% a.b %]",
        "<!--" * 30_000 + "[% a.b %]",
        "<a b='" * 30_000 + "[% a.b %]",
        "[% a.b %]" * 20_000,
        "{{#a}}" * 2_000 + "{{b}}",
        "$" + "{" * 50_000,
        "x" * 1_000_000 + "[% a.b %]",
        XSL.format("<xsl:for-each select='a'>" * 3_000),
        XSL.format("<xsl:value-of select='" + "(" * 4_000 + "a'/>"),
    ],
    ids=lambda text: text[:12],
)
def test_no_template_takes_long(text):
    start = time.perf_counter()
    TemplateReader().matches(text.encode(), "a.tt")
    TemplateReader().read(text.encode(), "a.tt", Limits())
    assert time.perf_counter() - start < 5
