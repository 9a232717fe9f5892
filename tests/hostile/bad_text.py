"""Text, tables, markup, mail and templates made to hurt."""

from __future__ import annotations

import json
from collections.abc import Iterator

from seeds import TEXT

XML_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b0 "patron">'
    + "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    + "]><a>&b11;</a>"
)
XML_QUADRATIC = f'<!DOCTYPE a [<!ENTITY b "{"x" * 50_000}">]><a>{"&b;" * 50_000}</a>'
XML_OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
XML_NETWORK = '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a>x</a>'
XML_DEEP = "<a>" * 20_000 + "x" + "</a>" * 20_000

LINE_UNITS = {
    "dots": "a.",
    "digits": "7",
    "digit-groups": "1 ",
    "barcodes": "21187004417263",
    "spaces": " ",
    "at-signs": "@",
    "mails": "a@b.",
    "brackets": "(",
    "braces": "{{",
    "tags": "[% ",
    "angles": "<<",
    "words": "Ab ",
    "capitals": "AB ",
    "initials": "A. ",
    "streets": "1 Main St ",
    "links": "http://",
    "escapes": "%25",
    "slashes": "/",
    "quotes": '"',
    "commas": ",",
    "tabs": "\t",
    "colons": "Name: ",
    "one-word": "a",
}

LINE_CHARS = 10_000


def bad_text() -> Iterator[tuple[str, bytes]]:
    """Yield file names and contents."""
    yield "empty.txt", b""
    yield "one-byte.txt", b"\n"
    yield "only-bom.txt", b"\xef\xbb\xbf"
    yield "nul.txt", b"\0"
    yield "nuls.csv", b"\0" * 10_000
    yield "controls.txt", bytes(range(32)) * 100
    yield "all-bytes.txt", bytes(range(256)) * 40
    yield "not-utf-8.txt", b"Patron: \xc3\x28 \xa0\xa1 \xff\xfe\n" * 50
    yield "half-utf-16.txt", ("﻿" + TEXT).encode("utf-16-le")[:-1]
    yield "utf-16-in-utf-8.txt", TEXT.encode() + TEXT.encode("utf-16-le")
    yield "utf-7.txt", b"+AFA-atron: +AE8-konkwo\n"
    yield "lone-surrogates.json", b'{"patron": "\\ud800\\udfff \\udc00"}'
    yield "surrogates.txt", "Patron: \ud800Okonkwo".encode("utf-8", "surrogatepass")
    yield "bidi.txt", "Patron: ‮owknokO ezeadA‬⁦⁧⁩\n".encode()
    yield "zero-width.txt", ("Patron: " + "​".join("Okonkwo, Adaeze")).encode()
    yield "combining.txt", ("Patron: " + "O" + "́" * 20_000).encode()
    yield (
        "look-alikes.txt",
        "Раtrоn: Оkоnkwо, Аdаеzе\nFullwidth: ２１１８７００４４１７２６３\n".encode(),
    )
    yield "form-feeds.txt", b"\f" * 5_000
    yield "carriage-returns.txt", b"a\r" * 5_000
    yield "line-separators.txt", ("a\u2028b\u2029\x85" * 2_000).encode()
    yield "ansi.txt", b"\x1b[2J\x1b]0;title\x07Patron: Okonkwo\x1b[8mhidden\x1b[0m"
    for name, unit in LINE_UNITS.items():
        yield f"line-of-{name}.txt", (unit * LINE_CHARS)[:LINE_CHARS].encode()
    yield "many-short-lines.txt", b"x\n" * 20_000
    yield "deep-indents.txt", "\n".join(" " * n + "x" for n in range(1_000)).encode()

    yield "wide.csv", (",".join(f"c{n}" for n in range(2_000)) + "\n").encode() * 2
    yield "ragged.csv", "\n".join("a," * (n % 50) + "b" for n in range(1_000)).encode()
    yield "open-quote.csv", b'a,b\n"' + b"x,\n" * 5_000
    yield "quotes.csv", b'"' * 9_999
    yield "formula.csv", b'name,link\n=cmd|\' /C calc\'!A0,"=HYPERLINK(""http://127.0.0.1"")"\n'
    yield "no-end.tsv", b"a\tb\n" + b"\t" * 5_000

    yield "deep.json", b"[" * 50_000
    yield "deep-closed.json", b"[" * 5_000 + b"]" * 5_000
    yield "deep-objects.json", b'{"a":' * 5_000 + b"1" + b"}" * 5_000
    yield "big-number.json", b'{"n": ' + b"9" * 50_000 + b"}"
    yield "nan.json", b'{"a": NaN, "b": 1e999, "c": -Infinity}'
    yield "same-keys.json", b"{" + b'"a": 1,' * 5_000 + b'"a": 2}'
    yield "half.json", json.dumps({"patron": ["Okonkwo"] * 100}).encode()[:-20]
    yield "many-lines.jsonl", b'{"patron": "Okonkwo"}\n{broken\n' * 500

    for name, xml in {
        "bomb": XML_BOMB,
        "quadratic": XML_QUADRATIC,
        "outside": XML_OUTSIDE,
        "network": XML_NETWORK,
        "deep": XML_DEEP,
    }.items():
        yield f"{name}.xml", xml.encode()
        yield f"{name}.html", xml.encode()
    yield "wrong-encoding.xml", b'<?xml version="1.0" encoding="utf-16"?><a>x</a>'
    yield "no-such-encoding.xml", b'<?xml version="1.0" encoding="x-none"?><a>x</a>'
    yield (
        "recursive.xsl",
        (
            b'<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
            b'<xsl:include href="recursive.xsl"/><xsl:import href="file:///etc/passwd"/>'
            b'<xsl:template name="a"><xsl:call-template name="a"/></xsl:template></xsl:stylesheet>'
        ),
    )

    yield "deep-divs.html", b"<div>" * 20_000 + TEXT.encode()
    yield "deep-tables.html", b"<table><tr><td>" * 2_000 + TEXT.encode()
    yield "spans.html", b'<table><tr><td colspan="999999999" rowspan="999999999">x</table>'
    yield (
        "negative-spans.html",
        b'<table><tr><td colspan="-5" rowspan="0">x<td colspan="x">y</table>',
    )
    yield "attributes.html", b"<p " + b'a="b" ' * 20_000 + b">x</p>"
    yield "open-comment.html", b"<p>x</p><!-- " + TEXT.encode() * 100
    yield "open-script.html", b"<script>var a = '" + b"\\" * 20_000
    yield "open-tag.html", b"<a href='" + b"x" * 50_000
    yield "entities.html", b"&amp;" * 5_000 + b"&#0;&#xD800;&#x110000;&#99999999999;&nosuch;"
    yield "data-in-data.html", b'<img src="data:text/html;base64,' + b"PGltZz4=" * 5_000 + b'">'
    yield "bad-data.html", b'<img src="data:image/png;base64,%%%"><img src="data:,">'
    yield "styles.html", b"<style>" + b"a{" * 20_000 + b"</style><p style='display:none'>x"
    yield "conditional.html", b"<!--[if mso]><p>Okonkwo</p><![endif]-->" * 500

    yield "headers-only.eml", b"From: a@example.org\r\nSubject: x\r\n\r\n"
    yield "no-boundary.eml", b"From: a@example.org\nContent-Type: multipart/mixed\n\nx\n"
    yield "nested.eml", _nested_mail(200)
    yield (
        "self-boundary.eml",
        (
            b'From: a@example.org\nContent-Type: multipart/mixed; boundary="x"\n\n'
            + b"--x\n" * 5_000
        ),
    )
    yield (
        "bad-base64.eml",
        (b"From: a@example.org\nContent-Transfer-Encoding: base64\n\n" + b"=%*&\n" * 500),
    )
    yield (
        "bad-charset.eml",
        (b'From: a@example.org\nContent-Type: text/plain; charset="x-none"\n\n\xff\xfe\xfd'),
    )
    yield (
        "long-header.eml",
        b"From: a@example.org\nSubject: " + b"=?utf-8?q?=41?= " * 5_000 + b"\n\nx",
    )
    yield "many-headers.eml", b"From: a@example.org\n" + b"X-A: b\n" * 10_000 + b"\nx"
    yield "bad-words.eml", b"From: =?x?y?z?= <a@example.org>\nTo: =?utf-8?b?%%%?=\n\nx"
    yield (
        "traversal.eml",
        (
            b"From: a@example.org\n"
            b'Content-Disposition: attachment; filename="../../../tmp/out.txt"\n\nx'
        ),
    )

    yield "open.tt", b"[% IF a %][% FOREACH b IN c %]" * 2_000
    yield "deep.jinja", b"{% if a %}" * 2_000 + b"{{ user.barcode }}"
    yield "braces.jinja", b"{{{{{{{{ user.barcode }" * 500
    yield "include.tt", b"[% INCLUDE '/etc/passwd' %][% PERL %]unlink 'x'[% END %]"
    yield "code.jinja", b"{{ ''.__class__.__mro__[1].__subclasses__() }}{% import 'os' as os %}"
    yield "code.mako", b"<%! import os; os.system('touch out') %>${user.barcode}"
    yield "open.koha", b"<<borrowers.surname" * 2_000

    yield "deep.rtf", b"{\\rtf1" + b"{" * 20_000 + b"x"
    yield "unbalanced.rtf", b"{\\rtf1 x" + b"}" * 20_000
    yield "binary.rtf", b"{\\rtf1\\bin999999999 x}"
    yield "negative-binary.rtf", b"{\\rtf1\\bin-5 x}"
    yield "unicode.rtf", b"{\\rtf1\\uc99999\\u-1\\u99999999 ?\\'zz\\'}"
    yield "object.rtf", b"{\\rtf1{\\object{\\*\\objdata 01" + b"0z" * 5_000 + b"}}}"
    yield "controls.rtf", b"{\\rtf1" + b"\\a" * 20_000 + b"}"


def _nested_mail(depth: int) -> bytes:
    message = b"From: a@example.org\n\n" + TEXT.encode()
    for _ in range(depth):
        message = b"From: a@example.org\nContent-Type: message/rfc822\n\n" + message
    return message
