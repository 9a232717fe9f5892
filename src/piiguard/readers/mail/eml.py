"""Internet messages (RFC 5322, MIME): every header, every alternative, every file."""

from __future__ import annotations

import email
import email.utils
import re
from collections.abc import Iterator
from dataclasses import replace
from email import errors, policy
from email.message import Message
from itertools import count
from typing import Any

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Part, PartKind, Problem, Text
from piiguard.readers.formats import extension, identify
from piiguard.readers.interface import Attachment, Reading
from piiguard.readers.mail.bodies import card_body, decoded, html_body, plain_body
from piiguard.readers.mail.headers import decode_header, header_parts, repaired
from piiguard.readers.normalise import expand_tabs, fold
from piiguard.readers.office.images import image_attachment, is_image
from piiguard.readers.strings import strings

_EXTENSIONS = frozenset({".eml", ".mht", ".mhtml", ".mbox"})
_MBOX_LINE = re.compile(rb"^From [^\n]{1,500}\n(?=[!-9;-~]{1,99}:)", re.M)
_CARDS = frozenset({"text/calendar", "text/vcard", "text/x-vcard", "text/directory"})
_HEADERS_ONLY = frozenset({"text/rfc822-headers", "message/delivery-status"})
_SIGNATURES = frozenset(
    ["application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"]
)
_SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_TNEF = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_LOSING = (
    errors.InvalidBase64LengthDefect,
    errors.InvalidBase64CharactersDefect,
    errors.CloseBoundaryNotFoundDefect,
    errors.StartBoundaryNotFoundDefect,
    errors.NoBoundaryInMultipartDefect,
    errors.MultipartInvariantViolationDefect,
    errors.InvalidMultipartContentTransferEncodingDefect,
)
"""Defects after which text may be missing or still encoded."""
_ENCODINGS = frozenset({
    "7bit", "8bit", "binary", "base64", "quoted-printable", "x-uuencode", "uuencode", "uue",
    "x-uue",
})  # fmt: skip


class EmlReader:
    """Reads messages by their header fields or by name."""

    name = "eml"
    media_type = "message/rfc822"

    def matches(self, data: bytes, name: str) -> bool:
        """Take .eml, .mht and .mbox, and what has a mail program's header fields."""
        what = identify(data)
        suffix = extension(name)
        if suffix == ".pdf":
            return False
        return what == "e-mail" or (what is None and suffix in _EXTENSIONS)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return headers, bodies, and attached files to read."""
        starts = [match.start() for match in _MBOX_LINE.finditer(data)]
        if starts and not data[: starts[0]].strip():
            return _mailbox(data, starts, limits)
        message = email.message_from_bytes(data, policy=policy.default)
        reading = _Message(limits).read(message, limits.nesting)
        if not reading.parts and not reading.problems and not reading.attachments:
            raise ReadError("empty", "the message holds nothing; was it saved completely?")
        return reading


def _mailbox(data: bytes, starts: list[int], limits: Limits) -> Reading:
    """Return the messages of an mbox file, each as a file."""
    if len(starts) > limits.members:
        raise too_many(len(starts), limits)
    ends = [*starts[1:], len(data)]
    messages = (
        data[start:end].partition(b"\n")[2] for start, end in zip(starts, ends, strict=True)
    )
    return Reading(
        (),
        (),
        tuple(
            Attachment("message.eml", message, visible=True, where=f"message {number}")
            for number, message in enumerate(messages, start=1)
        ),
    )


def too_many(found: int, limits: Limits) -> ReadError:
    """Return the error for a message of too many parts."""
    return ReadError(
        "too-large",
        f"{found} parts or messages are more than the cap of {limits.members}; split the file, "
        "or raise limits.members in piiguard.yaml",
    )


class _Message:
    """Reads one message with the messages within it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._count = 0
        self._parts = count(1)
        self._texts = count(1)
        self._files = count(1)
        self._messages = count(1)

    def read(self, message: Message[Any, Any], nesting: int) -> Reading:
        """Return what a message and all its parts hold."""
        return Reading(tuple(header_parts(_fields(message)))) + self._body(message, nesting)

    def _body(self, message: Message[Any, Any], nesting: int) -> Reading:
        self._count += 1
        if self._count > self._limits.members:
            raise too_many(self._count, self._limits)
        media_type = message.get_content_type()
        problems = tuple(self._problems(message, media_type))
        if media_type == "multipart/encrypted":
            return Reading((), problems)
        payload: Any = message.get_payload()
        if media_type in _HEADERS_ONLY and isinstance(payload, list):
            fields = (field for block in payload for field in _fields(block))
            return Reading(tuple(header_parts(fields, "delivery report")), problems)
        if media_type == "message/rfc822" and isinstance(payload, list):
            return Reading((), problems) + self._attached(payload, nesting)
        if isinstance(payload, list):
            reading = Reading(tuple(_around(message)), problems)
            for part in payload:
                where = f"part {next(self._parts)} header"
                reading += Reading(tuple(header_parts(_fields(part), where)))
                reading += self._body(part, nesting)
            return reading
        return Reading((), problems) + self._leaf(message, media_type)

    def _attached(self, messages: list[Message[Any, Any]], nesting: int) -> Reading:
        reading = Reading(())
        for message in messages:
            where = f"attached message {next(self._messages)}"
            if nesting <= 0:
                reading += Reading((), (_nested(where),))
            else:
                reading += self.read(message, nesting - 1).within(where)
        return reading

    def _leaf(self, message: Message[Any, Any], media_type: str) -> Reading:
        data = _content(message)
        name = _file_name(message)
        if media_type in _SIGNATURES:
            runs = Text(fold(strings(data)))
            return Reading((Part(PartKind.METADATA, "signature", runs, visible=False),))
        if media_type in _SEALED | _TNEF or not data.strip():
            # What they hold is among the problems already.
            return Reading(())
        attached = bool(name) or message.get_content_disposition() == "attachment"
        if media_type in _CARDS or (not attached and message.get_content_maintype() == "text"):
            where = f"text {next(self._texts)}"
            try:
                text = decoded(data, _charset(message))
            except ReadError as error:
                return Reading((), (Problem(error.code, f"{where}: {error}"),))
            if media_type in _CARDS:
                return card_body(text, where)
            if media_type == "text/plain":
                return plain_body(text, where)
            if media_type == "text/html":
                return html_body(text, f"HTML {where}")
        where = f"attachment {next(self._files)}"
        if is_image(data) and _raw(message, "content-id"):
            # Shown in the text: a logo more often than a scan.
            image = image_attachment(name, data, None)
            return Reading((), (), (replace(image, where=where),))
        return Reading((), (), (Attachment(name, data, visible=True, where=where),))

    def _problems(self, message: Message[Any, Any], media_type: str) -> Iterator[Problem]:
        kind = str(_parameter(message, "smime-type")).lower()
        if media_type == "multipart/encrypted" or (media_type in _SEALED and "signed" not in kind):
            yield Problem("encrypted", "the message is encrypted; save it decrypted and check that")
        elif media_type in _SEALED:
            yield Problem(
                "unsupported",
                "the message is wrapped in an S/MIME signature; save it without and check that",
            )
        elif media_type in _TNEF or _file_name(message).lower() == "winmail.dat":
            yield Problem(
                "unsupported",
                "winmail.dat is Outlook's own format; save the message as MSG and check that",
            )
        elif media_type in ("message/external-body", "message/partial"):
            yield Problem("unsupported", "a part of the message is kept elsewhere; check it there")
        encoding = repaired(str(_raw(message, "content-transfer-encoding"))).strip().lower()
        if encoding and encoding.partition(";")[0].strip() not in _ENCODINGS:
            yield Problem(
                "unsupported", "a part's transfer encoding is not known; save the message again"
            )
        if not message.is_multipart():
            _content(message)  # Decoding is what finds some defects.
        if any(isinstance(defect, _LOSING) for defect in message.defects):
            yield Problem(
                "damaged",
                "a part of the message is malformed or cut off, so text may be missing; save the "
                "message again",
            )


def _fields(message: Message[Any, Any]) -> Iterator[tuple[str, str]]:
    return ((name, str(value)) for name, value in message.raw_items())


def _raw(message: Message[Any, Any], name: str) -> str:
    return next((value for key, value in _fields(message) if key.lower() == name), "")


def _around(message: Message[Any, Any]) -> Iterator[Part]:
    """Yield what stands before and after the parts, which no program shows."""
    for where, text in (("preamble", message.preamble), ("epilogue", message.epilogue)):
        plain = expand_tabs(fold(repaired(text or "")).replace("\f", "\n")).strip("\n")
        if plain.strip():
            yield Part(PartKind.BODY, where, Text(plain), visible=False)


def _content(message: Message[Any, Any]) -> bytes:
    data = message.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _charset(message: Message[Any, Any]) -> str | None:
    value = _parameter(message, "charset")
    return value or None


def _file_name(message: Message[Any, Any]) -> str:
    for header, name in (("content-disposition", "filename"), ("content-type", "name")):
        value = _parameter(message, name, header)
        if value:
            return value
    return ""


def _parameter(message: Message[Any, Any], name: str, header: str = "content-type") -> str:
    """Return a header's parameter, decoded; '' where there is none."""
    # The default policy's own parsing raises on some malformed headers.
    plain: Message[str, str] = Message(policy.compat32)
    plain[header] = " ".join(repaired(_raw(message, header)).split())
    value = plain.get_param(name, "", header=header)
    return decode_header(email.utils.collapse_rfc2231_value(value))


def _nested(where: str) -> Problem:
    return Problem(
        "too-large",
        f"{where}: messages are attached to attached messages too deeply; check it by itself, or "
        "raise limits.nesting in piiguard.yaml",
    )
