"""Control words of RTF and what each stands for (specification, version 1.9.1)."""

from __future__ import annotations

STORIES = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
    "footnote": "footnote",
    "annotation": "comment",
    "shptxt": "text box",
    "dptxbxtext": "text box",
}
"""Destinations whose text is a story of its own."""

IGNORED = frozenset(
    {
        *("fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "rsidtbl"),
        *("themedata", "colorschememapping", "latentstyles", "xmlnstbl", "generator", "mmathPr"),
        *("wgrffmtfilter", "pgptbl", "panose", "falt", "blipuid", "blipupi", "oleclsid"),
        *("creatim", "revtim", "printim", "buptim", "listpicture", "atntime", "atndate"),
        *("atrfstart", "atrfend"),
    }
)
"""Destinations that hold names of fonts and styles, ids and times, but no text."""

DATA = frozenset(
    {
        *("pict", "objdata", "objclass", "objname", "fldinst", "formfield", "ffname", "ffdeftext"),
        *("ffhelptext", "ffstattext", "ffentrymcr", "ffexitmcr", "ffformat", "ffl", "atnid"),
        *("atnauthor", "atnicn", "atnref", "atnparent", "title", "subject", "author", "manager"),
        *("company", "operator", "category", "keywords", "comment", "doccomm", "hlinkbase"),
        *("propname", "staticval", "linkval", "docvar", "revtbl", "bkmkstart", "bkmkend", "sn"),
        *("sv", "datastore", "filetbl", "template", "private", "xe", "tc", "hl", "hlloc", "hlsrc"),
        *("hlfr", "datafield", "svb", "nextfile", "ud"),
    }
)
"""Destinations whose text is a value, whether or not they are marked ``\\*``."""

CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "emdash": "—", "endash": "–",
    "emspace": " ", "enspace": " ", "qmspace": " ", "bullet": "•", "lquote": "'",
    "rquote": "'", "ldblquote": '"', "rdblquote": '"', "nestcell": "\t", "nestrow": "\n",
}  # fmt: skip
PARAGRAPH_ENDS = frozenset({"par", "sect", "page", "column"})
SYMBOLS = {"~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
CODE_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
TINY_HALF_POINTS = 4
"""As for Word documents: under two points nobody reads it."""
