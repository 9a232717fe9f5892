"""Templates: their variables, and their own text as an ordinary document's.

A file is a template by its name (``.tt``, ``.j2`` …) or by tags that hold what a
template's would. The languages are told apart by their tags, so one file may mix
them.
"""

from __future__ import annotations

import re
from functools import cache

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.lexicon.variables import VariableLexicon
from piiguard.model import Part, PartKind, Text, Variable, Variables
from piiguard.readers.decode import decode
from piiguard.readers.formats import extension, identify, named_format
from piiguard.readers.interface import Reading
from piiguard.readers.normalise import expand_tabs, fold
from piiguard.readers.template import words
from piiguard.readers.template.expressions import tokenize
from piiguard.readers.template.places import Places
from piiguard.readers.template.statements import Walk
from piiguard.readers.template.static import Piece, read_static
from piiguard.readers.template.stylesheet import is_stylesheet, stylesheet_variables
from piiguard.readers.template.tags import Syntax, Tag, TagKind, find_tags

_OTHER_FORMATS = frozenset({"HTML", "XML"})
"""Formats of content or name in which templates are written too."""
_MAIL_TEMPLATE = re.compile(r"\A(?:[\w-]+:[^\n]*\n)*?(?:To|From|Subject):[^\n]*(?:\[%|\{\{|<<)")
_MAKO = re.compile(r"^[ \t]*%[ \t]*(?:for|if|while|def|end(?:for|if))\b", re.MULTILINE)
_NAME = re.compile(r"\s*[#^/&>~-]?\s*(?:[^\W\d_]|[_$])")
_WORDS = re.compile(
    r"\s*[-+~]?\s*(?:for|if|set|block|extends|include|load|with|macro|trans|else|end)"
)


class TemplateReader:
    """Reads templates of library systems, and the usual languages of others."""

    name = "template"
    media_type = "text/x-template"

    def matches(self, data: bytes, name: str) -> bool:
        """Take text that is a template by its ending or its tags."""
        ending = extension(name)
        probe = data.replace(b"\x00", b"") if b"\x00" in data[:64] else data
        if ending not in words.EXTENSIONS and not any(mark in probe for mark in words.MARKS):
            return False
        if b"%PDF-" in data[:1024] or ending in (".csv", ".tsv", ".pdf"):
            return False
        try:
            content = identify(data)
            if content not in (None, "e-mail", *_OTHER_FORMATS):
                return False
            text = fold(decode(data))
        except ReadError:
            return False
        if content == "e-mail" and not _MAIL_TEMPLATE.match(text):
            return False
        if ending in words.EXTENSIONS:
            return ending not in (".xsl", ".xslt") or is_stylesheet(text)
        if named_format(name) not in (None, *_OTHER_FORMATS):
            return False
        return is_stylesheet(text) or any(_is_sure(text, tag) for tag in _tags(text, name))

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return the variables, the text, and what of comments and markup there is.

        Lines count from 1. Columns of variables count characters; those of the
        text do too, unless HTML tags stand before them on the line.
        """
        text = fold(decode(data)).replace("\f", "\n")
        places = Places(text)
        if is_stylesheet(text):
            variables = stylesheet_variables(text, places, _lexicon())
            tags: list[Tag] = []
        else:
            tags = _tags(text, name)
            variables = Walk(text, tags, places, _lexicon()).variables()
        pieces = [Piece(tag.start, tag.end, _piece(text, tag)) for tag in tags]
        static = read_static(text, pieces, _literals(text, tags))
        parts = [_variables(variables), _text(PartKind.BODY, "text", static.text)]
        if static.comments.strip():
            parts.append(_text(PartKind.COMMENT, "comments", static.comments, visible=False))
        if static.markup.strip():
            name_of = "attributes and scripts"
            parts.append(_text(PartKind.BODY, name_of, static.markup, visible=False))
        return Reading(tuple(part for part in parts if _is_there(part)))


def _variables(variables: list[Variable]) -> Part:
    return Part(PartKind.TEMPLATE, "template", Variables(tuple(variables)))


def _text(kind: PartKind, name: str, text: str, *, visible: bool = True) -> Part:
    return Part(kind, name, Text(expand_tabs(text)), visible=visible)


def _is_there(part: Part) -> bool:
    return not isinstance(part.content, Variables) or bool(part.content.variables)


def _tags(text: str, name: str) -> list[Tag]:
    mako = extension(name) == ".mako" or _MAKO.search(text) is not None
    tags = find_tags(text, mako=mako)
    if "<script" in text.lower() and extension(name) not in words.EXTENSIONS:
        # There ${} is JavaScript's.
        tags = [tag for tag in tags if tag.syntax is not Syntax.DOLLAR]
    if extension(name) in words.EXTENSIONS:
        return tags
    # A text may hold what looks like a tag: "<<see note>>", "Total ${amount".
    return [
        tag for tag in tags if tag.syntax not in (Syntax.KOHA, Syntax.DOLLAR) or _is_sure(text, tag)
    ]


def _is_sure(text: str, tag: Tag) -> bool:
    """Whether a tag could not well be anything else."""
    inner = text[tag.inner_start : tag.inner_end]
    if tag.syntax is Syntax.TEMPLATE_TOOLKIT or tag.kind is TagKind.COMMENT:
        return tag.syntax is Syntax.TEMPLATE_TOOLKIT and bool(inner.strip())
    if tag.syntax in (Syntax.KOHA, Syntax.DOLLAR):
        path = inner.partition("|")[0].strip()
        known = _lexicon().find(Variable(path, (path,), tag.syntax.value, 1, 1))
        return known is not None or re.fullmatch(r"\w+\.\w+(?:\.\w+)*", path) is not None
    if tag.syntax is Syntax.JINJA:
        return tag.kind is TagKind.OUTPUT or _WORDS.match(inner) is not None
    return _NAME.match(inner) is not None


def _piece(text: str, tag: Tag) -> str:
    """Say whether a tag leaves something behind, a value or a comment."""
    if tag.kind is TagKind.STATEMENT and tag.syntax is Syntax.TEMPLATE_TOOLKIT:
        first = re.match(r"[-+=~\s]*([A-Z]{2,})\b", text[tag.inner_start : tag.inner_end])
        return "statement" if first else "output"
    return tag.kind.value


def _literals(text: str, tags: list[Tag]) -> list[tuple[int, int, bool]]:
    """Return the strings in tags, and whether they are printed by themselves."""
    found = []
    for tag in tags:
        if tag.kind is TagKind.COMMENT or tag.syntax in (Syntax.KOHA, Syntax.JASPER):
            continue
        tokens = tokenize(text, tag.inner_start, tag.inner_end)
        prints = _piece(text, tag) == "output"
        depth = 0
        for index, token in enumerate(tokens):
            depth += (token.text in ("(", "[")) - (token.text in (")", "]"))
            if token.kind == "string" and len(token.text) > 2:
                alone = prints and depth == 0 and not (index and tokens[index - 1].text == "|")
                found.append((token.start + 1, token.end - 1, alone))
    return found


@cache
def _lexicon() -> VariableLexicon:
    return VariableLexicon()
