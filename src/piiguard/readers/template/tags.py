"""Finds the tags of template languages in a text.

One pass for all languages: templates mix them (Koha lets ``<<borrowers.surname>>``
stand beside ``[% branch.branchname %]``), and no mark of one means text in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

MAX_TAG_CHARS = 20_000
"""Longer tags are no tags: the longest in Evergreen's stock templates, a whole
event's logic, has about 3,000 characters."""


class Syntax(StrEnum):
    """A family of template languages."""

    KOHA = "koha"
    TEMPLATE_TOOLKIT = "template-toolkit"
    MUSTACHE = "mustache"
    """Mustache, Handlebars, AngularJS, Jinja's, Django's and Twig's ``{{ }}``."""
    JINJA = "jinja"
    """Statements of Jinja, Django and Twig, and Python or Ruby in ``<% %>``."""
    DOLLAR = "dollar"
    """``${ }`` of Mako, FreeMarker and Velocity."""
    JASPER = "jasper"
    XSLT = "xslt"


class TagKind(StrEnum):
    """What a tag does."""

    OUTPUT = "output"
    STATEMENT = "statement"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and its content, as offsets into the text."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    syntax: Syntax
    kind: TagKind


@dataclass(frozen=True, slots=True)
class _Form:
    close: str
    syntax: Syntax
    kind: TagKind
    content: re.Pattern[str] | None = None
    """What the content must be, where the marks alone do not make a tag."""


_PATH = re.compile(r"\s*[\w.:-]+\s*(?:\|\s*\w+\s*)?", re.ASCII)
_JASPER_NAME = re.compile(r"\s*[\w.-]+\s*")
_DOLLAR = re.compile(r"\s*[A-Za-z_!][^{}\n]*")
_FORMS: dict[str, _Form] = {
    "[%#": _Form("%]", Syntax.TEMPLATE_TOOLKIT, TagKind.COMMENT),
    "[%": _Form("%]", Syntax.TEMPLATE_TOOLKIT, TagKind.STATEMENT),
    "<<": _Form(">>", Syntax.KOHA, TagKind.OUTPUT, _PATH),
    "{{!--": _Form("--}}", Syntax.MUSTACHE, TagKind.COMMENT),
    "{{!": _Form("}}", Syntax.MUSTACHE, TagKind.COMMENT),
    "{{{": _Form("}}}", Syntax.MUSTACHE, TagKind.OUTPUT),
    "{{": _Form("}}", Syntax.MUSTACHE, TagKind.OUTPUT),
    "{%": _Form("%}", Syntax.JINJA, TagKind.STATEMENT),
    "{#": _Form("#}", Syntax.JINJA, TagKind.COMMENT),
    "$F{": _Form("}", Syntax.JASPER, TagKind.OUTPUT, _JASPER_NAME),
    "$P{": _Form("}", Syntax.JASPER, TagKind.OUTPUT, _JASPER_NAME),
    "$V{": _Form("}", Syntax.JASPER, TagKind.OUTPUT, _JASPER_NAME),
    "${": _Form("}", Syntax.DOLLAR, TagKind.OUTPUT, _DOLLAR),
    "<%doc>": _Form("</%doc>", Syntax.JINJA, TagKind.COMMENT),
    "<%--": _Form("--%>", Syntax.JINJA, TagKind.COMMENT),
    "<%#": _Form("%>", Syntax.JINJA, TagKind.COMMENT),
    "<%=": _Form("%>", Syntax.JINJA, TagKind.OUTPUT),
    "<%-": _Form("%>", Syntax.JINJA, TagKind.OUTPUT),
    "</%": _Form(">", Syntax.JINJA, TagKind.STATEMENT),
    "<%": _Form(">", Syntax.JINJA, TagKind.STATEMENT),
}
_OPENER = re.compile("|".join(re.escape(mark) for mark in sorted(_FORMS, key=len, reverse=True)))
_MAKO_LINE = re.compile(
    r"^[ \t]*(?:%(?!%)[ \t]*((?:for|if|elif|else|while|try|except|finally|with|end\w+)\b[^\n]*)"
    r"|##([^\n]*))$",
    re.MULTILINE,
)
_DIRECTIVE = re.compile(
    r"""\s(?:(?:data-)?ng-repeat|\*ngFor|v-for|ng-bind(?:-html)?|v-text|v-html)\s*=\s*"""
    r"""(?:"([^"]{0,500})"|'([^']{0,500})')""",
    re.IGNORECASE,
)
"""Attributes of AngularJS, Angular and Vue that loop or print."""


def find_tags(text: str, *, mako: bool = False) -> list[Tag]:
    """Return the tags, in order, none within another.

    Args:
        text: The template.
        mako: Whether lines that begin with ``%`` and ``##`` are Mako's.
    """
    tags = list(_marked(text))
    extra = list(_directives(text))
    if mako:
        extra += _mako_lines(text)
    return _without_overlaps([*tags, *extra])


def _marked(text: str) -> Iterator[Tag]:
    closers: dict[str, int] = {}
    position = 0
    while opener := _OPENER.search(text, position):
        form = _FORMS[opener.group()]
        if opener.group() == "<%" and not re.match(
            r"<%[A-Za-z]\w*[\s:.>]", opener.string[opener.start() : opener.start() + 40]
        ):
            form = _Form("%>", form.syntax, form.kind)
        begin = opener.end()
        # The next closer is looked for once, however many openers stand before it.
        end = closers.get(form.close, -1)
        if end != len(text) and end < begin:
            found = text.find(form.close, begin)
            end = closers[form.close] = len(text) if found < 0 else found
        content_fits = end < len(text) and end - begin <= MAX_TAG_CHARS
        if content_fits and form.content is not None:
            content_fits = form.content.fullmatch(text, begin, end) is not None
        if not content_fits:
            position = opener.start() + 1
            continue
        yield Tag(opener.start(), end + len(form.close), begin, end, form.syntax, form.kind)
        position = end + len(form.close)


def _directives(text: str) -> Iterator[Tag]:
    for match in _DIRECTIVE.finditer(text):
        group = 1 if match.group(1) is not None else 2
        prints = (
            "bind" in match.group().lower()
            or "v-text" in match.group()
            or "v-html" in match.group()
        )
        kind = TagKind.OUTPUT if prints else TagKind.STATEMENT
        yield Tag(match.start(group), match.end(group), *match.span(group), Syntax.MUSTACHE, kind)


def _mako_lines(text: str) -> Iterator[Tag]:
    for match in _MAKO_LINE.finditer(text):
        group = 1 if match.group(1) is not None else 2
        kind = TagKind.STATEMENT if group == 1 else TagKind.COMMENT
        yield Tag(*match.span(), *match.span(group), Syntax.JINJA, kind)


def _without_overlaps(tags: list[Tag]) -> list[Tag]:
    kept: list[Tag] = []
    for tag in sorted(tags, key=lambda tag: (tag.start, -tag.end)):
        if not kept or tag.start >= kept[-1].end:
            kept.append(tag)
    return kept
