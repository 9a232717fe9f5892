"""Third parties' readers, recognizers and reporters: loaded only when named.

An installed package can register anything under an entry point; nothing of it runs
until ``plugins`` in ``piiguard.yaml`` names it. What is named and does not load ends
the run: a document checked without a recognizer that was asked for is not checked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from piiguard.errors import PluginError
from piiguard.yaml_lines import did_you_mean

READERS = "piiguard.readers"
"""Entry points naming classes with the attributes of ``piiguard.readers.Reader``."""
RECOGNIZERS = "piiguard.recognizers"
"""Entry points naming Presidio ``EntityRecognizer`` classes."""
REPORTERS = "piiguard.reporters"
"""Entry points naming classes with the attributes of ``piiguard.reporters.Reporter``."""


def installed(group: str) -> tuple[str, ...]:
    """Return the names that installed packages register in a group, none of them loaded."""
    from importlib.metadata import entry_points  # Most runs have no plugin.

    return tuple(sorted({entry.name for entry in entry_points(group=group)}))


def load_plugins(group: str, names: Iterable[str], attributes: Iterable[str]) -> tuple[Any, ...]:
    """Load what is named, and nothing else.

    Args:
        group: One of the groups above.
        names: Names of entry points in it.
        attributes: What each must have.

    Returns:
        One object a name, in order; a class was called without arguments.

    Raises:
        PluginError: A name is nobody's or two packages', or it failed to load.
    """
    kind = group.rpartition(".")[2].removesuffix("s")
    return tuple(_load(group, kind, name, tuple(attributes)) for name in names)


def _load(group: str, kind: str, name: str, attributes: tuple[str, ...]) -> Any:
    from importlib.metadata import entry_points

    found = tuple(entry_points(group=group, name=name))
    if not found:
        known = installed(group)
        hint = did_you_mean(name, known) if known else "; there is none at all"
        raise PluginError(f"no installed package has a {kind} named '{name}'{hint}")
    values = {entry.value for entry in found}
    if len(values) > 1:
        raise PluginError(
            f"{len(values)} installed packages have a {kind} named '{name}'; uninstall all but one"
        )
    # Neither an import nor a constructor has seen a document, so their words may be told.
    try:
        loaded = found[0].load()
        plugin = loaded() if isinstance(loaded, type) else loaded
    except (Exception, SystemExit) as error:
        words = f"{type(error).__name__}: {error}".splitlines()[0]
        raise PluginError(f"{kind} '{name}' ({found[0].value}) failed to load: {words}") from error
    missing = [attribute for attribute in attributes if not hasattr(plugin, attribute)]
    if missing:
        raise PluginError(
            f"{kind} '{name}' ({found[0].value}) is none: it has no {', '.join(missing)}"
        )
    return plugin
