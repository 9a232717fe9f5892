"""The first ``piiguard.yaml`` of a consortium, with comments that say what is what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from piiguard.config import Library
from piiguard.configuring.scalars import library_entry, listed, quoted


@dataclass(frozen=True, slots=True)
class System:
    """What to know of a library system."""

    title: str
    barcodes: str = ""
    """What is particular about its card numbers."""
    templates: str = ""
    """How its templates are checked before anything is printed."""


SYSTEMS: Mapping[str, System] = MappingProxyType(
    {
        "koha": System(
            "Koha",
            "Koha takes any card number, often a running one: name no prefix that items share.",
            "piiguard check notice.txt  (a template from Tools > Notices and slips)",
        ),
        "evergreen": System("Evergreen", templates="piiguard check bill.tt"),
        "folio": System(
            "FOLIO",
            "FOLIO takes any user barcode: name no prefix that items share.",
            "piiguard check notice.html",
        ),
        "polaris": System("Polaris"),
        "sierra": System(
            "Sierra",
            "Sierra takes any barcode, student numbers too; record numbers (.p1234567) are known.",
        ),
        "symphony": System("Symphony"),
        "alma": System("Alma", templates="piiguard check letter.xsl"),
        "other": System("another system"),
    }
)
"""By the word for ``--system``; from the systems' own manuals, and the templates in
``examples/templates``."""

SCHEMA_FOLDER = ".piiguard"
"""Where the schemas for editors lie; hidden, so that it is not checked as a document."""
SCHEMA_COMMENT = f"# yaml-language-server: $schema={SCHEMA_FOLDER}/config.schema.json"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a consortium says of itself."""

    system: str = "other"
    """A key of ``SYSTEMS``."""
    libraries: tuple[Library, ...] = ()
    email_domains: tuple[str, ...] = ()
    patron_prefixes: tuple[str, ...] = ()
    item_prefixes: tuple[str, ...] = ()
    policies: tuple[tuple[str, str], ...] = ()
    """Globs of files and the policy of each, the first match first."""


def starter_file(answers: Answers) -> str:
    """Return the text of the file.

    What was not answered stands there as a comment: an example that is taken for a fact
    could make a document pass.
    """
    return "\n".join(_lines(answers)) + "\n"


def _lines(answers: Answers) -> Iterator[str]:
    system = SYSTEMS[answers.system]
    yield SCHEMA_COMMENT
    yield f"# What piiguard knows of a consortium with {system.title}. Every key is optional;"
    yield "# 'piiguard doctor' says whether the file is right and what is missing."
    yield ""
    yield "# Who is no patron. List your libraries and staff, and nobody else: a patron who"
    yield "# bears a listed name is taken for the library's or the staff's."
    yield from _section(
        "directory",
        {
            "libraries": [f"- {library_entry(each)}" for each in answers.libraries],
            "email_domains": listed(answers.email_domains) if answers.email_domains else "",
            "staff": "",
        },
        {
            "libraries": ['- {name: Riverside Library, phones: ["585-555-0100"]}'],
            "email_domains": "[riverside.example.org]",
            "staff": ["- {name: Rosa Delgado, email: rosa@riverside.example.org}"],
        },
    )
    yield ""
    yield "# What your own barcodes begin with, in quotes. They tell a patron's card from an"
    yield "# item where nothing else in the document does."
    if system.barcodes:
        yield f"# {system.barcodes}"
    yield from _section(
        "barcodes",
        {
            "patron_prefixes": listed(answers.patron_prefixes) if answers.patron_prefixes else "",
            "item_prefixes": listed(answers.item_prefixes) if answers.item_prefixes else "",
        },
        {"patron_prefixes": '["21187"]', "item_prefixes": '["31187"]'},
    )
    yield ""
    yield "# Which policy judges which file: the first match wins, so put the strictest first."
    yield "# 'piiguard policy list' prints them. A file that none matches does not pass."
    if system.templates:
        yield "# Templates can be checked before they print anything:"
        yield f"#   {system.templates}"
    yield from _policies(answers)
    yield ""
    yield "# Your own policies, one YAML file each, found by name before the shipped ones."
    yield "# policy_folder: policies"


Values = Mapping[str, str | list[str]]


def _section(name: str, given: Values, examples: Values) -> Iterator[str]:
    """Yield a mapping; what is not given is an example that a ``#`` keeps from counting."""
    active = any(given.values())
    yield f"{name}:" if active else f"# {name}:"
    for key, value in given.items():
        inert = "" if value else ("# " if active else "")
        outer = "" if active else "# "
        shown = value or examples[key]
        if isinstance(shown, str):
            yield f"{outer}  {inert}{key}: {shown}"
        else:
            yield f"{outer}  {inert}{key}:"
            yield from (f"{outer}  {inert}  {item}" for item in shown)


def _policies(answers: Answers) -> Iterator[str]:
    matches = answers.policies or (("invoice-*", "invoice"), ("bill-*", "bill"))
    inert = "" if answers.policies else "# "
    yield f"{inert}policies:"
    for glob, policy in matches:
        yield f"{inert}  - {{match: {quoted(glob)}, policy: {quoted(policy)}}}"
