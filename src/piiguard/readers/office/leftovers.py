"""Whatever text an XML member holds besides what its format's walk has read.

The walks know where text belongs; this knows nothing, so it finds what stands
where no text belongs. All character data counts. Attributes count if they are
known to hold words, or if their value could be somebody's: most of them are
measures, colours and names of styles, on which a name finder would only trip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from piiguard.model import Part, PartKind
from piiguard.readers.normalise import fold_line
from piiguard.readers.office.flow import text_part
from piiguard.readers.office.markup import Element, local

WORDS = frozenset(
    {
        *("alt", "altTitle", "author", "authors", "caption", "codeName", "comment", "connection"),
        *("command", "connectString", "descr", "description", "display", "displayName"),
        *("displayText", "email", "error", "errorTitle", "initials", "instr", "lastEdited"),
        *("location", "manager", "oddHeader", "prompt", "promptTitle", "query", "sqlText"),
        *("statusText", "summary", "text", "title", "tooltip", "url", "user", "userId"),
        *("userName", "string-value", "href", "HRef", "helpText", "currentValue", "Target"),
    }
)
"""Attributes that hold words or addresses in Office Open XML (ECMA-376, part 1)
or OpenDocument (1.3, part 3), by local name."""

WORDS_OF = frozenset(
    {
        *(("docVar", "name"), ("docVar", "val"), ("query", "val"), ("connectString", "val")),
        *(("hidden-text", "string-value"), ("conditional-text", "string-value-if-true")),
        *(("conditional-text", "string-value-if-false"), ("text", "value"), ("textarea", "value")),
        *(("hidden", "value"), ("option", "label"), ("option", "value"), ("item", "label")),
        *(("formatted-text", "value"), ("text", "current-value"), ("combobox", "value")),
        *(
            ("textarea", "current-value"),
            ("combobox", "current-value"),
            ("property", "string-value"),
        ),
        *(("user-defined", "name"), ("user-field-decl", "string-value")),
        *(("udl", "val"), ("table", "val"), ("addressFieldName", "val"), ("mailSubject", "val")),
        *(("mappedName", "val"), ("name", "val"), ("alias", "val"), ("tag", "val")),
        *(("column", "val"), ("listItem", "value"), ("listItem", "displayText")),
        *(("helpText", "val"), ("statusText", "val"), ("default", "val"), ("result", "val")),
        *(("tableColumn", "name"), ("tableColumn", "totalsRowLabel"), ("table", "displayName")),
        *(("cacheField", "name"), ("cacheField", "caption"), ("s", "v"), ("n", "v"), ("d", "v")),
        *(("filter", "val"), ("customFilter", "val"), ("top10", "val"), ("dateGroupItem", "val")),
        *(("sheetName", "val"), ("definedName", "name"), ("ddeItem", "name"), ("scenario", "name")),
        *(("inputCells", "val"), ("protectedRange", "name"), ("userInfo", "name")),
        *(("sheet", "name"), ("pivotField", "name"), ("dataField", "name"), ("item", "n")),
        *(("queryTable", "name"), ("textPr", "sourceFile"), ("dbPr", "connection")),
        *(
            ("cNvPr", "name"),
            ("docPr", "name"),
            ("bookmarkStart", "name"),
            ("style", "displayName"),
        ),
        *(("user-field-decl", "name"), ("variable-decl", "name"), ("bookmark", "name")),
        *(("database-range", "name"), ("named-range", "name"), ("named-expression", "expression")),
        *(("placeholder", "description"), ("section", "name"), ("table", "name")),
        *(("frame", "name"), ("li", "displayText"), ("textpath", "string"), ("attr", "val")),
        *(("custom-shape", "name"), ("g", "name"), ("page", "name"), ("connector", "name")),
        *(("cmAuthor", "name"), ("author", "name"), ("custShow", "name")),
        *(("permStart", "ed"), ("permStart", "edGrp"), ("entryMacro", "val"), ("exitMacro", "val")),
    }
)
"""Element and attribute, where only together they hold words."""

STRUCTURE = frozenset(
    {
        *("typeface", "ascii", "hAnsi", "eastAsia", "cs", "altName", "panose", "font-name"),
        *("font-family", "font-family-asian", "font-family-complex", "font-name-asian"),
        *("font-name-complex", "style-name", "Id", "id", "Type", "ContentType", "PartName"),
        *("Extension", "TargetMode", "uri", "Ignorable", "Requires", "xpath", "prefixMappings"),
        *("storeItemID", "schemaLocation", "style", "path", "coordsize", "cryptAlgorithmClass"),
        *("rsid", "paraId", "textId", "rsidR", "rsidRDefault", "rsidP", "rsidRPr", "rsidTr"),
        *("hash", "salt", "hashValue", "saltValue", "sqref", "ref", "formatCode", "lang"),
        *("family-name", "viewBox", "d", "points", "guid", "GUID", "uid", "sqrefs", "adj"),
        *("algorithmName", "durableId", "spinCount", "mimetype", "media-type", "full-path"),
        *("name", "display-name", "SelectedStyle", "StyleName", "Version"),
        *("gfxdata", "signature", "nsid", "tmpl"),
    }
)
"""Attributes that name fonts, styles, places and hashes, by local name."""

_FONT_DATA = frozenset({"panose1", "sig", "mathFont", "rsid", "nsid", "tmpl", "latin", "ea", "cs"})
"""Elements whose attributes describe fonts or count revisions."""
_STYLE_ROOTS = frozenset({"styles", "styleSheet", "fonts", "numbering", "theme"})
_STYLE_NAMES = frozenset({"name", "style", "font", "cellStyle", "aliases", "lsdException"})
"""Names of styles and fonts read like names of people (``Lucida Sans``, ``Will Grid``),
so they count only with an address or a number in them."""
_AREA = re.compile(r"\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?")
"""A reference to cells."""
_BUILT_IN = re.compile(
    r"(?:[A-Za-z]+ ){1,4}\d+|_\w*|(?:Sheet|Table|Tabelle|Frame|Image|Object|Section|Field|Query"
    r"|Bookmark|Column|graphics?|Item|Feuil|Hoja)_?\d*",
    re.I,
)
"""Names that programs give by themselves: ``Text Box 2``, ``_GoBack``, ``Table1``."""
_SCHEMA = re.compile(
    r"(?:https?://(?:schemas\.|www\.w3\.org/|purl\.oclc\.org/|ns\.adobe\.com|docs\.oasis-open\.org/"
    r"|openoffice\.org/)|urn:(?:schemas|oasis))\S*",
    re.I,
)
"""Namespaces and relationship types, which are addresses in form only."""
_SOMEBODYS_NUMBER = re.compile(r"@|(?:\d[ .()/-]{0,2}){9}|\d{3}[ .-]\d{4}")
_MEASURE = re.compile(r"-?\d{0,20}(?:\.\d{1,20})?(?:in|cm|mm|pt|pc|px|em|%)|-?\d{0,20}\.\d{1,20}")
_TWO_WORDS = re.compile(r"[^\W\d_]{2,},? +[^\W\d_]{2,}")
"""What a stray attribute must hold to be read: an address, nine digits, a telephone
number, or two words. Measures and colours have eight digits at most."""
_LONG = 500
"""Attributes longer than this always count; it also keeps the pattern's time down."""
_NOISE = re.compile(
    rf"{_SCHEMA.pattern}|{_AREA.pattern}|{_MEASURE.pattern}|True|False|General", re.I
)
"""Lines of which none is anybody's."""
_LETTER_OR_DIGITS = re.compile(r"[^\W\d_]|\d{4}")


def leftovers(
    root: Element, taken: frozenset[str] = frozenset(), without: str = ""
) -> Iterator[str]:
    """Yield each text and wordy attribute as one line.

    Args:
        root: The root element; comments beside it count too.
        taken: Local names of elements whose text the format's walk has read.
        without: Local name of children of the root that are read already, whole.
    """
    styles = local(root.tag) in _STYLE_ROOTS
    for outer in (*root.itersiblings(preceding=True), *root.itersiblings()):
        if outer.text:
            yield fold_line(outer.text)
    branches = (inner.iter() for inner in root if not without or local(inner.tag) != without)
    for element in chain([root], *branches):
        name = local(element.tag)
        if element.text and name not in taken and not element.text.isspace():
            yield fold_line(element.text)
        if element.tail and element is not root and not element.tail.isspace():
            yield fold_line(element.tail)
        for key, value in element.attrib.items():
            if styles and name in _STYLE_NAMES and not _SOMEBODYS_NUMBER.search(value):
                continue
            if len(value) > 1 and _counts(name, local(key), value):
                yield fold_line(value)


def leftover_part(
    name: str,
    root: Element,
    taken: frozenset[str] = frozenset(),
    *,
    without: str = "",
    skip: Sequence[str] = (),
) -> Part | None:
    """Return one hidden part with the leftovers, each different line once."""
    lines = dict.fromkeys(leftovers(root, taken, without))
    text = "\n".join(
        line
        for line in lines
        if line not in skip and _LETTER_OR_DIGITS.search(line) and not _NOISE.fullmatch(line)
    )
    return text_part(PartKind.METADATA, name, text, visible=False)


def _counts(element: str, attribute: str, value: str) -> bool:
    if attribute in WORDS or (element, attribute) in WORDS_OF:
        return not _BUILT_IN.fullmatch(value)
    if attribute in STRUCTURE or attribute.startswith("border") or _MEASURE.fullmatch(value):
        return False
    if len(value) > _LONG or _SOMEBODYS_NUMBER.search(value):
        return element not in _FONT_DATA
    return element not in _FONT_DATA and _TWO_WORDS.search(value) is not None
