"""Words of template languages and of HTML, and what each means to the reader."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CONDITIONS = _words(
    "CASE ELSIF IF SWITCH UNLESS WHILE case elif elsif if ifchanged ifequal ifnotequal switch "
    "unless when while"
)
"""Statements whose expression is asked and not printed."""

LOOPS = _words("FOR FOREACH for foreach")
"""Statements that run over a list."""

SETS = _words("DEFAULT SET assign blocktrans blocktranslate capture set with")
"""Statements that assign."""

INCLUDES = _words("INCLUDE INSERT PROCESS WRAPPER embed extends import include inherit")
"""Statements that print another file's text."""

PRINTS = _words("GET cycle firstof get print trans translate url")
"""Statements that print their expression."""

DEFINES = _words("BLOCK MACRO block def macro")
"""Statements that name a part of the template."""

SILENT = _words(
    "BREAK CALL CATCH CLEAR DEBUG ELSE END FILTER FINAL LAST META NEXT PERL RAWPERL RETURN STOP "
    "TAGS THROW TRY USE VIEW autoescape break call comment continue "
    "csrf_token debug do else empty end endautoescape endblock endblocktrans "
    "endblocktranslate endcall endcapture endcomment endfilter endfor endif endmacro endraw "
    "endset endspaceless endtrans endtry endverbatim endwhile endwith except filter finally "
    "from load lorem namespace now page raw spaceless templatetag try verbatim"
)
"""Statements that print nothing of their own."""

POSTFIX = _words("FILTER FOR FOREACH IF UNLESS WHILE")
"""Conditions and loops that may stand behind what they rule."""

OPERATORS = _words(
    "AND DIV ELSE EQ False IF IN IS MOD NE NOT None OR True and as asc by defined desc div else "
    "elsif end endif eq false ge gt if in instanceof is le let lt mod ne new nil none not null "
    "of only or return self then this track true typeof undef undefined unless with"
)
"""Operators and constants that are words, in any of the languages."""

INLINE = _words(
    "a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s small span strike strong "
    "sub sup tt u var wbr xsl:copy-of xsl:text xsl:value-of"
)
"""Elements within a line of text."""

ELEMENTS = INLINE | _words(
    "address article aside base blockquote body br button caption center checkedout col "
    "colgroup dd details div dl doctype dt fieldset figure fines footer form frame h1 h2 h3 h4 "
    "h5 h6 head header hr html iframe img input item label legend li link main meta nav news "
    "noscript object ol optgroup option overdue p param pre script section select style summary "
    "svg table tbody td template textarea tfoot th thead title tr ul video"
)
"""HTML's elements, and the tags around Koha's repeated lines. In text that is no XML,
anything else between ``<`` and ``>`` may be a name or an address."""

XSL_VALUES = _words("xsl:apply-templates xsl:call-template xsl:copy-of xsl:value-of")
"""Elements in whose place something is printed."""

TECHNICAL = _words(
    "align bgcolor border cellpadding cellspacing charset class color colspan dir encoding face "
    "for height http-equiv id lang method onclick rel role rowspan size style tabindex target "
    "type valign version width xml:lang"
)
"""Attributes that hold no words for people."""

EXTENSIONS = _words(
    ".djhtml .ejs .erb .ftl .handlebars .hbs .j2 .jinja .jinja2 .jrxml .liquid .mako .mustache "
    ".tmpl .tpl .tt .tt2 .ttml2 .twig .vm .xsl .xslt"
)
"""File name endings of template languages, as their own documentation uses them."""

MARKS = (b"[%", b"<<", b"{{", b"{%", b"${", b"$F{", b"<%", b"XSL/Transform")
"""What a template without such a name holds one of."""
