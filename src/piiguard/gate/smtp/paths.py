"""What follows MAIL and RCPT: an address, and parameters of extensions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from piiguard.gate.smtp.replies import Reply

PASSED_ON = ("8BITMIME", "SMTPUTF8", "DSN", "ENHANCEDSTATUSCODES")
"""Extensions that are the next hop's to offer and need nothing of the gate."""

MAIL_PARAMETERS = {
    "SIZE": "SIZE",
    "BODY": "8BITMIME",
    "SMTPUTF8": "SMTPUTF8",
    "RET": "DSN",
    "ENVID": "DSN",
    "AUTH": "AUTH",
}
RCPT_PARAMETERS = {"NOTIFY": "DSN", "ORCPT": "DSN"}
"""Parameter → the extension that allows it."""

_PATH = re.compile(r'<((?:"(?:[^"\\]|\\.)*"|[^<>"])*)>((?: +\S+)*) *')
_UNKNOWN = Reply.of("555 5.5.4 A parameter is not known")


def parse_path(
    keyword: str, argument: str, known: dict[str, str], offered: Iterable[str]
) -> tuple[str, list[str]] | Reply:
    """Return an address and its parameters, or what is wrong with them.

    Args:
        keyword: ``FROM:`` or ``TO:``.
        argument: What followed the command.
        known: Parameter → the extension that allows it.
        offered: Which extensions the client may use.
    """
    text = argument.strip()
    match = _PATH.fullmatch(text[len(keyword) :].strip())
    if not text.upper().startswith(keyword) or match is None:
        return Reply.of(f"501 5.5.4 Syntax: {keyword}<address> [parameters]")
    address, parameters = match[1], match[2].split()
    if {known.get(each.partition("=")[0].upper()) for each in parameters} - set(offered):
        return _UNKNOWN
    return address, parameters
