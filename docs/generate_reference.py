"""Write the reference pages that follow from the code: ``python docs/generate_reference.py``.

With ``--check`` nothing is written; the exit code says whether a page is out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import yaml
from pictures import rule_picture, stages_picture
from typer.main import get_command
from typer.testing import CliRunner

from piiguard.cli import app
from piiguard.config import Config
from piiguard.policy import RULES, list_policies
from piiguard.policy.vocabulary import ANY, ITEM_WORDS, PERSON_WORDS, ROLE_WORDS, Word

FOLDER = Path(__file__).parent / "reference"
NOTICE = "<!-- Written by docs/generate_reference.py; change the code, then run it. -->"


def rules_page() -> Iterator[str]:
    """Yield the lines of ``rules.md``."""
    yield "# Rules"
    yield ""
    yield "One way to violate a policy each. `piiguard rule ID` prints the same text."
    yield ""
    yield from _table(
        ["rule", "finds", "severity"],
        ([f"[`{r.id}`](#{r.id})", r.title, r.severity.value] for r in RULES.values()),
    )
    for rule in RULES.values():
        yield from ("", f"## {rule.id}", "", f"**{rule.title}.** {rule.what}", "")
        yield from (rule.why, "", f"*Instead:* {rule.remedy}", "")
        alternative = f"Violates: {rule.bad} Fine: {rule.good}".replace("[", "(").replace("]", ")")
        yield f"![{alternative}](../images/rules/{rule.id}.svg)"


def words_page() -> Iterator[str]:
    """Yield the lines of ``entity-words.md``."""
    yield "# Entity words"
    yield ""
    yield (
        "The everyday words of a policy and what they stand for. Case, hyphens and plurals do not "
        "matter. `any` (or `PII`) is all of a role's data, `none` is nothing. A type that a "
        "recognizer of yours adds is written `entity LOYALTY_ID`."
    )
    for heading, words in (("Of a person", PERSON_WORDS), ("Of an item", ITEM_WORDS)):
        yield from ("", f"## {heading}", "")
        yield from _table(["word", "also written", "entity types"], map(_word_row, words))
    yield from ("", "## Roles", "")
    yield from _table(
        ["role", "also written"],
        ([f"`{role.value}`", ", ".join(names[1:])] for role, names in ROLE_WORDS.items()),
    )


def policies_page() -> Iterator[str]:
    """Yield the lines of ``policies.md``."""
    yield "# Policies that ship"
    yield ""
    yield (
        "`piiguard policy show ID` prints the same. To change one, save what it prints under a "
        "name of your own."
    )
    for policy in list_policies(Config()):
        yield from ("", f"## {policy.id}", "", f"**{policy.title}.** {policy.why}", "")
        form = yaml.safe_load(policy.to_yaml())
        for key in ("title", "why", "id", "marks", "remedy"):
            form.pop(key, None)
        yield "```yaml"
        yield yaml.safe_dump(form, sort_keys=False, default_flow_style=None, width=90).rstrip()
        yield "```"


def cli_page() -> Iterator[str]:
    """Yield the lines of ``cli.md``."""
    yield "# Command line"
    yield ""
    yield "What `--help` prints of each command. See also [exit codes](exit-codes.md)."
    for command in _commands():
        words = command.split()
        help_text = CliRunner().invoke(
            app, [*words, "--help"], prog_name="piiguard", terminal_width=80
        )
        yield from ("", f"## piiguard {command}".rstrip(), "", "```text")
        yield from help_text.stdout.strip().splitlines()
        yield "```"


def _commands() -> list[str]:
    """Return every command that the program has, groups before their own."""
    found = [""]
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        found += [name, *(f"{name} {inner}" for inner in getattr(command, "commands", ()))]
    return found


PICTURES = {
    "../images/stages.svg": stages_picture,
    **{f"../images/rules/{rule.id}.svg": partial(rule_picture, rule) for rule in RULES.values()},
}

PAGES = {
    "cli.md": cli_page,
    "rules.md": rules_page,
    "entity-words.md": words_page,
    "policies.md": policies_page,
}


def _word_row(word: Word) -> list[str]:
    synonyms = ", ".join(synonym for synonym in word.synonyms if synonym != ANY)
    types = ", ".join(f"`{entity_type}`" for entity_type in sorted(word.entity_types))
    return [f"`{word.name}`", synonyms, types or "none: never personal"]


def _table(header: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    for row in (header, ["---"] * len(header), *rows):
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def _page(title: str, *lines: str) -> str:
    return "\n".join([title, "", NOTICE, *lines]) + "\n"


def main() -> int:
    """Write the pages, or check them."""
    texts = {name: _page(*lines()) for name, lines in PAGES.items()}
    texts |= {name: draw() for name, draw in PICTURES.items()}
    stale = []
    for name, text in texts.items():
        path = FOLDER / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale:
        sys.stdout.write(f"out of date: {', '.join(stale)}\n")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
