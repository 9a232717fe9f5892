"""``piiguard doctor``: what is installed and what would be incomplete."""

from __future__ import annotations

import textwrap
from pathlib import Path

from piiguard.cli.exits import Exit
from piiguard.cli.options import ConfigOption
from piiguard.cli.output import say
from piiguard.cli.terminal import terminal

EXAMPLES = """\b
Examples:
  piiguard doctor
  piiguard doctor --config consortium/piiguard.yaml

\b
Exit codes: 0 all that is asked for works (what is absent does not count),
1 something configured does not work, 2 wrong use.
"""

_COLUMN = 28
"""Where messages begin: behind the longest topic."""


def doctor(config: ConfigOption = None) -> int:
    """Say what is installed and configured, and what is missing.

    Loads the configuration, the policies, the name model and the plugins, and
    checks two invented invoices. Nothing is sent anywhere and no document of
    yours is read.
    """
    from piiguard.diagnosis import State, diagnose

    _, width = terminal()
    wrong = 0
    for found in diagnose(config, Path.cwd()):
        wrong += found.state is State.WRONG
        head = f"{found.state.value:<8}{found.topic}"
        text = f"{found.message}; {found.remedy}" if found.remedy else found.message
        say(
            textwrap.fill(
                text,
                width,
                initial_indent=f"{head:<{_COLUMN}}",
                subsequent_indent=" " * _COLUMN,
                break_on_hyphens=False,
                break_long_words=False,
            )
        )
    say("")
    if wrong:
        say(f"{wrong} of these must be put right before a check can be trusted.")
        return Exit.VIOLATIONS
    say("All that is asked for works.")
    return Exit.PASS
