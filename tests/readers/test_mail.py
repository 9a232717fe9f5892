"""Messages: every header, every alternative, every attached file."""

from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest
from planting import codes, open_as, places_of, texts_of
from test_read import failure

from piiguard.model import Document, Field, PartKind
from piiguard.readers.mail.headers import decode_header, split_mailboxes

PLANTED = "Adaeze Okonkwo"
BASE64 = base64.b64encode(PLANTED.encode()).decode()


def mail(source: str | bytes, **limits: int) -> Document:
    return open_as(source, "a.eml", **limits)


def multipart(*parts: str, kind: str = "mixed") -> str:
    head = f'Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="B"\n\n'
    return head + "".join(f"--B\n{part}\n" for part in parts) + "--B--\n"


@pytest.mark.parametrize(
    ("header", "place"),
    [
        (f"From: {PLANTED} <a@example.org>", "header: From"),
        (f'To: "{PLANTED}" <a@example.org>', "header: To"),
        (f"Cc: b@example.org, {PLANTED} <a@example.org>", "header: Cc"),
        (f"Subject: Bill for {PLANTED}", "header: Subject"),
        ("Subject: =?utf-8?q?Adaeze_Okon?=\n =?utf-8?q?kwo?=", "header: Subject"),
        (f"Subject: =?utf-8?B?{BASE64}?=", "header: Subject"),
        ("Subject: Bill for Adaeze\n Okonkwo", "header: Subject"),
    ],
)
def test_headers_that_programs_show_are_visible(header: str, place: str) -> None:
    assert places_of(mail(f"{header}\n\nHello\n"), PLANTED) == [(place, True)]


@pytest.mark.parametrize(
    ("header", "place"),
    [
        (f"Bcc: {PLANTED} <a@example.org>", "header: Bcc"),
        (f"Reply-To: {PLANTED} <a@example.org>", "header: Reply-To"),
        (f"X-Patron: {PLANTED}", "header: other field 1"),
        (f"Received: from x for <{PLANTED}>", "header: Received"),
        (f"Comments: {PLANTED}", "header: Comments"),
    ],
)
def test_other_headers_are_hidden(header: str, place: str) -> None:
    document = mail(f"{header}\n\nHello\n")
    assert places_of(document, PLANTED) == [(place, False)]
    (part,) = [p for p in document.parts if p.kind is PartKind.HEADER]
    assert isinstance(part.content, Field)
    assert part.content.label == header.partition(":")[0]


def test_each_mailbox_is_a_value_of_its_own() -> None:
    document = mail('To: "Ok, Ada" <a@example.org>, b@example.org; Bo <c@example.org>\n\nHello')
    values = [texts_of(p)[0] for p in document.parts if p.name == "header: To"]
    assert values == ["Ok, Ada <a@example.org>", "b@example.org", "Bo <c@example.org>"]


@pytest.mark.parametrize("value", ["", "<", '"', '"a', "a\\", ",,;", "<a,b>", '"a\\"b" <c@d>'])
def test_any_mailbox_list_can_be_split(value: str) -> None:
    assert all(split_mailboxes(value))


BARCODE = "21187004417263"


def test_a_message_identifier_is_no_address() -> None:
    document = mail("Message-ID: <abc@mail.example.org>\nSubject: x\n\nHello\n")
    assert not places_of(document, "abc@mail")
    assert places_of(document, "abc mail.example.org") == [("header: Message-ID", False)]


def test_a_protocol_is_no_name() -> None:
    document = mail("Received: from x with ESMTPS id 4X for <a@example.org>\n\nHello\n")
    assert places_of(document, "from x for <a@example.org>")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('attachment; filename="a.bin"', 'attachment; filename="a"'),
        ("attachment; filename=a.bin; size=3", "attachment; filename=a; size=3"),
        ("attachment; filename*=utf-8''a%20b.pdf", "attachment; filename*=utf-8''a%20b"),
        (f'attachment; filename="{PLANTED}.pdf"', f'attachment; filename="{PLANTED}"'),
        ('attachment; filename="okonkwo@example.org"',) * 2,
    ],
)
def test_the_end_of_a_files_name_is_no_name(written: str, read: str) -> None:
    document = mail(f"Subject: x\nContent-Disposition: {written}\n\nHello\n")
    (value,) = [
        p.content.value
        for p in document.parts
        if p.name == "header: Content-Disposition" and isinstance(p.content, Field)
    ]
    assert value == read


@pytest.mark.parametrize(
    "field",
    [
        "Message-ID: <20261124074012.4XZQ1@x.example.org>",
        'Content-Type: text/plain; boundary="00000000000037a1"; charset=utf-8',
        "DKIM-Signature: v=1; bh=Weuwn+OJOL/abcdefghijkl=; d=x.example.org",
        f"X-Google-Smtp-Source: {'AGHT+Weuwn/' * 6}",
    ],
)
def test_what_servers_make_up_is_not_read(field: str) -> None:
    """Random letters and times read as names and card numbers, one message in ten."""
    document = mail(f"{field}\nSubject: x\n\nHello\n")
    for made_up in ("20261124074012", "00000000000037", "Weuwn"):
        assert not places_of(document, made_up)


@pytest.mark.parametrize(
    "field",
    [
        f"Message-ID: <{BARCODE}.overdue@x.example.org>",
        f"X-Patron: bh={BARCODE}",
        f"List-Unsubscribe: <https://x.example.org/eg/staff/circ/patron/{BARCODE}/unsubscribe/1>",
    ],
)
def test_what_else_stands_in_such_fields_is_read(field: str) -> None:
    assert places_of(mail(f"{field}\nSubject: x\n\nHello\n"), BARCODE)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("=?utf-8?q?Zo=C3?= =?utf-8?q?=AB?=", "Zoë"),
        ("=?iso-8859-1?Q?Zo=EB?= Ok", "Zoë Ok"),
        ("=?nonsense?Q?Zoe?=", "Zoe"),
        ("=?utf-8*en?q?Zoe?=", "Zoe"),
        ("=?utf-8?b?!!!?=", "!!!"),
        ("plain =? text", "plain =? text"),
        ("Zo\udceb", "Zoë"),
        ("Zo\udcc3\udcab", "Zoë"),
    ],
)
def test_encoded_words(raw: str, plain: str) -> None:
    assert decode_header(raw) == plain


@pytest.mark.parametrize(
    ("part", "place", "visible"),
    [
        (f"Content-Type: text/plain\n\n{PLANTED}", "text 1", True),
        (f"Content-Type: text/html\n\n<p>{PLANTED}", "HTML text 1: text 1", True),
        (f"Content-Type: text/html\n\n<p>x<!-- {PLANTED} -->", "HTML text 1: comment 1", False),
        (
            f"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n{BASE64}",
            "text 1",
            True,
        ),
        (
            "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n"
            "Adaeze=20Okon=\nkwo",
            "text 1",
            True,
        ),
        (f"Content-Type: text/x-odd\n\n{PLANTED}", "attachment 1: text", True),
        (
            f"Content-Type: text/plain; name=a.txt\n\n{PLANTED}",
            "attachment 1: text",
            True,
        ),
        (
            f"Content-Type: application/x-odd\nContent-Transfer-Encoding: base64\n\n{BASE64}",
            "attachment 1: text",
            True,
        ),
        (
            "Content-Type: text/calendar\n\nBEGIN:VEVENT\nATTENDEE;CN=Adaeze Okon\n kwo:mailto:a",
            "text 1",
            True,
        ),
        (f"Content-Type: text/vcard\n\nFN:{PLANTED}", "text 1", True),
        (
            f"Content-Type: message/rfc822\n\nSubject: {PLANTED}\n\nx",
            "attached message 1: header: Subject",
            True,
        ),
        (
            f"Content-Type: message/rfc822\n\nSubject: y\n\n{PLANTED}",
            "attached message 1: text 1",
            True,
        ),
        (
            f"Content-Type: message/delivery-status\n\nFinal-Recipient: {PLANTED}",
            "delivery report: other field 1",
            False,
        ),
        (
            f"Content-Type: text/plain\nContent-Description: {PLANTED}\n\nx",
            "part 1 header: Content-Description",
            False,
        ),
        (
            f"Content-Type: application/pkcs7-signature\n\n\x01\x02{PLANTED}\x03",
            "signature",
            False,
        ),
    ],
)
def test_each_part_is_read(part: str, place: str, visible: bool) -> None:
    assert places_of(mail(multipart(part)), PLANTED) == [(place, visible)]


@pytest.mark.parametrize("kind", ["alternative", "related", "mixed", "odd"])
def test_every_alternative_is_read(kind: str) -> None:
    document = mail(
        multipart(f"Content-Type: text/plain\n\n{PLANTED} 1", f"\n{PLANTED} 2", kind=kind)
    )
    assert places_of(document, f"{PLANTED} 1")
    assert places_of(document, f"{PLANTED} 2")


def test_what_stands_around_the_parts_is_hidden() -> None:
    source = multipart("\nx").replace("\n\n--B", "\n\nBefore Text\n--B") + "After Text\n"
    assert places_of(mail(source), "Before Text") == [("preamble", False)]
    assert places_of(mail(source), "After Text") == [("epilogue", False)]


def test_a_file_name_is_read_however_it_is_encoded() -> None:
    for name in ('filename="Adaeze Okonkwo.txt"', "filename*=utf-8''Adaeze%20Okonkwo.txt"):
        part = f"Content-Type: text/plain\nContent-Disposition: attachment; {name}\n\nx"
        assert ("attachment 1: file name", True) in places_of(mail(multipart(part)), PLANTED)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "koi8-r", "utf-16", "shift_jis"])
def test_a_body_in_any_charset(charset: str) -> None:
    name = {"koi8-r": "Жанна", "shift_jis": "図書館の利用者"}.get(charset, "Zoë Ångström")
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content(name.encode(charset), "text", "plain", cte="base64")
    message.set_param("charset", charset)
    assert places_of(mail(bytes(message)), name)


def test_eight_bit_text_without_a_charset() -> None:
    assert places_of(mail("Subject: x\n\nZoë Ok\n".encode("cp1252")), "Zoë Ok")
    assert places_of(mail("Subject: Zoë\n\nx\n".encode("cp1252")), "Zoë")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (multipart("\nx", kind="encrypted"), "encrypted"),
        (multipart("Content-Type: application/pkcs7-mime\n\nx"), "encrypted"),
        (
            multipart("Content-Type: application/pkcs7-mime; smime-type=signed-data\n\nx"),
            "unsupported",
        ),
        (multipart("\n-----BEGIN PGP MESSAGE-----\nabc\n"), "encrypted"),
        (multipart("Content-Type: application/ms-tnef; name=winmail.dat\n\nx"), "unsupported"),
        (multipart("Content-Type: message/external-body; access-type=x\n\n\n"), "unsupported"),
        (multipart("\nbegin 644 a.txt\n#86)C\n`\nend\n"), "unsupported"),
        (multipart("Content-Transfer-Encoding: x-odd\n\nx"), "unsupported"),
        (multipart("Content-Transfer-Encoding: base64\n\nQWRhZ"), "damaged"),
        (multipart("\nx").replace("--B--", ""), "damaged"),
        ("Subject: x\nContent-Type: multipart/mixed\n\nx", "damaged"),
        (multipart("Content-Type: application/zip\nContent-Transfer-Encoding: base64\n\nUEsDBA=="),
         "damaged"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_problem(source: str, code: str) -> None:
    assert code in codes(mail(source))


@pytest.mark.parametrize(("header", "found"), [("Content-ID: <a>", []), ("X: y", ["damaged"])])
def test_a_logo_in_the_text_that_cannot_be_read_is_no_problem(
    header: str, found: list[str]
) -> None:
    png = base64.b64encode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01cut").decode()
    part = f"Content-Type: image/png\n{header}\nContent-Transfer-Encoding: base64\n\n{png}"
    assert codes(mail(multipart("\nHello", part))) == found


def test_attached_messages_nest_to_the_limit() -> None:
    source = "Subject: Innermost\n\nx\n"
    for number in range(4):
        source = f"Subject: {number}\nContent-Type: message/rfc822\n\n{source}"
    assert places_of(mail(source), "Innermost")
    shallow = mail(source, nesting=3)
    assert not places_of(shallow, "Innermost")
    assert codes(shallow) == ["too-large"]
    assert "limits.nesting" in shallow.problems[0].message


def test_too_many_parts_name_the_key() -> None:
    with pytest.raises(Exception, match=r"limits\.members"):
        mail(multipart(*["\nx"] * 9), members=5)


def test_a_mailbox_is_its_messages() -> None:
    source = "".join(
        f"From a@example.org Tue Mar  3 10:00:0{n} 2026\nSubject: {PLANTED} {n}\n\nx\n\n"
        for n in range(2)
    )
    document = open_as(source, "a.mbox")
    assert places_of(document, PLANTED) == [
        ("message 1: header: Subject", True),
        ("message 2: header: Subject", True),
    ]


def test_an_archive_of_a_page_is_a_message() -> None:
    source = multipart(f"Content-Type: text/html\n\n<p>{PLANTED}", kind="related")
    assert places_of(open_as(source, "a.mht"), PLANTED) == [("HTML text 1: text 1", True)]


def test_a_message_is_one_by_its_content() -> None:
    assert mail(multipart("\nx")).media_type == "message/rfc822"
    assert open_as(multipart("\nx"), "a.txt").media_type == "message/rfc822"
    assert "not PDF" in str(failure(multipart("\nx").encode(), "a.pdf"))


@pytest.mark.parametrize(
    "header",
    [
        "Content-Type: text/plain; charset=\xff",
        "Content-Type: ;;;=",
        "Content-Type: multipart/mixed; boundary*0*=",
        'To: <<<>>>,;:"(((',
        "To: =?utf-8?q?" + "a" * 9999,
        "Content-Disposition: attachment; filename*=utf-16''%ff",
        "Date: \x00\x00",
        "From : spaced",
        "Content-Transfer-Encoding: \x80",
    ],
)
def test_a_malformed_header_keeps_nothing_from_being_read(header: str) -> None:
    document = mail(f"Subject: {PLANTED}\n{header}\n\nBody Text\n".encode("latin-1"))
    assert places_of(document, PLANTED)
    assert places_of(document, "Body Text")
