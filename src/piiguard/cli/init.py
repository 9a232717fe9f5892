"""``piiguard init``: a commented configuration in a minute."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from piiguard.cli.files import ensure_writable, write_report
from piiguard.cli.output import say
from piiguard.config import CONFIG_NAME, Config, Library, parse_config
from piiguard.errors import ConfigError, PolicyError
from piiguard.yaml_lines import did_you_mean

if TYPE_CHECKING:
    from piiguard.configuring import Answers

EXAMPLES = """\b
Examples:
  piiguard init
  piiguard init --system evergreen --library "Riverside Library" \\
      --patron-prefix 21187 --item-prefix 31187 \\
      --policy "invoice-*=invoice" --policy "bill-*=bill" --yes

\b
Exit codes: 0 written, 2 wrong use, or the file is there already.
"""


def init(
    system: Annotated[
        str | None,
        typer.Option(
            "--system",
            metavar="NAME",
            help="koha, evergreen, folio, polaris, sierra, symphony, alma or other.",
        ),
    ] = None,
    library: Annotated[
        list[str] | None,
        typer.Option("--library", metavar="NAME", help="A library; may be repeated."),
    ] = None,
    email_domain: Annotated[
        list[str] | None,
        typer.Option("--email-domain", metavar="DOMAIN", help="Staff's e-mail domain; repeats."),
    ] = None,
    patron_prefix: Annotated[
        list[str] | None,
        typer.Option("--patron-prefix", metavar="DIGITS", help="Patrons' cards begin so; repeats."),
    ] = None,
    item_prefix: Annotated[
        list[str] | None,
        typer.Option("--item-prefix", metavar="DIGITS", help="Items' barcodes begin so; repeats."),
    ] = None,
    policy: Annotated[
        list[str] | None,
        typer.Option("--policy", metavar="GLOB=NAME", help="Policy of some files; repeats."),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")
    ] = Path(CONFIG_NAME),
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing; what is not given stays open.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
) -> None:
    """Write a commented piiguard.yaml for your consortium.

    Asks for what no option gives, at most six questions. What stays open is in the
    file as a comment, never as a guess. Beside it, a hidden folder .piiguard gets
    the JSON Schemas by which editors complete and check the file and policies.
    """
    from piiguard.configuring import Answers, starter_file

    if output.exists() and not force:
        raise ConfigError(f"{output} exists; --force replaces it, --output names another")
    ensure_writable(output)
    given = Answers(
        system=_system(system) if system is not None else "other",
        libraries=tuple(map(Library, library or ())),
        email_domains=tuple(email_domain or ()),
        patron_prefixes=tuple(patron_prefix or ()),
        item_prefixes=tuple(item_prefix or ()),
        policies=tuple(map(_match, policy or ())),
    )
    if not yes:
        if not sys.stdin.isatty():
            raise ConfigError("there is no terminal to ask at: give the options, and --yes")
        given = _ask(given, asked_system=system is None)
    text = starter_file(given)
    parse_config(text, output)
    write_report(text, output, private=False)
    folder = _write_schemas(output.resolve().parent)
    say(f"Wrote {output}, and {folder} for editors.")
    say("Next: 'piiguard doctor', then 'piiguard check' with a document you know.")


def _system(name: str) -> str:
    from piiguard.configuring import SYSTEMS

    if name.lower() not in SYSTEMS:
        raise ConfigError(f"unknown system '{name}'{did_you_mean(name, SYSTEMS)}")
    return name.lower()


def _match(text: str) -> tuple[str, str]:
    glob, equals, name = (part.strip() for part in text.rpartition("="))
    if not (glob and equals and name):
        raise ConfigError(f"'{text}' is not GLOB=NAME, such as 'invoice-*=invoice'")
    _ensure_policy(name)
    return glob, name


def _ensure_policy(name: str) -> None:
    from piiguard.policy import load_policy

    # A file of one's own may be written later; 'piiguard doctor' then checks it.
    if "/" in name or name.endswith((".yaml", ".yml")):
        return
    try:
        load_policy(name, Config())
    except PolicyError as error:
        raise PolicyError(f"{error} (your own: policies/{name}.yaml)") from None


def _ask(given: Answers, *, asked_system: bool) -> Answers:
    """Ask for what is not given; an empty answer leaves it open."""
    from piiguard.configuring import SYSTEMS, Answers

    say("Press Enter to leave an answer open; several are separated by commas.\n")
    return Answers(
        system=_ask_system(list(SYSTEMS)) if asked_system else given.system,
        libraries=given.libraries or tuple(map(Library, _ask_list("Your libraries"))),
        email_domains=given.email_domains or _ask_list("E-mail domains of your staff"),
        patron_prefixes=given.patron_prefixes or _ask_list("Patrons' card numbers begin with"),
        item_prefixes=given.item_prefixes or _ask_list("Items' barcodes begin with"),
        policies=given.policies or _ask_policies(),
    )


def _ask_system(names: list[str]) -> str:
    while True:
        answer = typer.prompt(f"Library system ({', '.join(names)})", default="other")
        try:
            return _system(str(answer).strip())
        except ConfigError as error:
            say(f"  {error}")


def _ask_list(question: str) -> tuple[str, ...]:
    answer = typer.prompt(question, default="", show_default=False)
    return tuple(part.strip() for part in str(answer).split(",") if part.strip())


def _ask_policies() -> tuple[tuple[str, str], ...]:
    """Ask which documents are sent, then how their files are called."""
    from piiguard.policy import list_policies

    policies = list_policies(Config())
    say("\nDocuments that leave you:")
    for each in policies:
        say(f"  {each.id:<20} {each.title}")
    chosen: list[tuple[str, str]] = []
    asked = _ask_list("Which do you send")
    while asked:
        again = False
        for answer in asked:
            try:
                chosen.append(_match(answer) if "=" in answer else _ask_glob(answer))
            except (ConfigError, PolicyError) as error:
                say(f"  {error}")
                again = True
        asked = _ask_list("Which instead") if again else ()
    return tuple(chosen)


def _ask_glob(name: str) -> tuple[str, str]:
    _ensure_policy(name)
    usual = f"{Path(name).stem}*"
    glob = typer.prompt(f"Files of '{name}' are called", default=usual)
    return str(glob).strip() or usual, name


def _write_schemas(folder: Path) -> Path:
    from piiguard.configuring.starter import SCHEMA_FOLDER
    from piiguard.schemas import Kind, schema_text

    hidden = folder / SCHEMA_FOLDER
    try:
        hidden.mkdir(exist_ok=True)
    except OSError as error:
        raise ConfigError(f"{hidden} cannot be made: {error.strerror}") from None
    for kind in Kind:
        write_report(schema_text(kind), hidden / f"{kind.value}.schema.json", private=False)
    return hidden


def schema(
    kind: Annotated[str, typer.Argument(metavar="config|policy", help="Which schema.")],
) -> None:
    """Print the JSON Schema of piiguard.yaml or of policies."""
    from piiguard.schemas import Kind, schema_text

    if kind not in list(Kind):
        raise ConfigError(f"unknown schema '{kind}'{did_you_mean(kind, list(Kind))}")
    say(schema_text(Kind(kind)), end="")


SCHEMA_EXAMPLES = """\b
Examples:
  piiguard schema config > piiguard.schema.json
  piiguard schema policy > policy.schema.json

\b
Then the first line of a file says which schema is its own:
  # yaml-language-server: $schema=policy.schema.json
"""
