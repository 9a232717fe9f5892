"""Globs of ``piiguard.yaml``, which say what files a policy is for.

They read as in ``.gitignore``: ``*`` and ``?`` stay within a folder's name,
``**`` crosses folders, and a glob without a slash is held against the file's name
wherever it lies. A glob with a slash starts at the folder of ``piiguard.yaml``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path


def matches(glob: str, path: str, folder: Path) -> bool:
    """Tell whether a file is one of those that a glob names.

    Args:
        glob: As the configuration has it.
        path: The file's path; empty for content without a name.
        folder: What globs with a slash are relative to; absolute.
    """
    pattern = _pattern(glob.removeprefix("/"))
    if "/" not in glob:
        return pattern.fullmatch(Path(path).name) is not None
    full = (folder / path).resolve()
    if full.is_relative_to(folder):
        full = full.relative_to(folder)
    return pattern.fullmatch(full.as_posix().removeprefix("/")) is not None


@lru_cache(maxsize=256)
def _pattern(glob: str) -> re.Pattern[str]:
    pieces = re.split(r"(\*\*/|\*\*|\*|\?)", glob)
    wild = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(wild.get(piece, re.escape(piece)) for piece in pieces), re.DOTALL)
