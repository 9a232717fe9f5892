"""``--changed``: only what a branch or a commit to be changes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from piiguard.errors import ConfigError


def changed_files(since: str) -> frozenset[Path]:
    """Return the files that differ from a commit, new ones with them, as absolute paths.

    Args:
        since: A commit, a branch or a tag; of a branch, where this one left it.

    Raises:
        ConfigError: This is no git repository, or has no such commit.
    """
    top = Path(_git("rev-parse", "--show-toplevel").strip("\n"))
    if since.startswith("-"):
        raise ConfigError(f"--since takes a commit or a branch, not {since}")
    base = _base(since)
    differing = _git("-C", str(top), "diff", "--name-only", "-z", "--diff-filter=d", base, "--")
    new = _git("-C", str(top), "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset((top / name).resolve() for name in (differing + new).split("\0") if name)


def _base(since: str) -> str:
    """Return the commit to compare with: what others did on the branch is not ours."""
    commit = _git("rev-parse", "--verify", "--quiet", f"{since}^{{commit}}", what=since).strip()
    try:
        return _git("merge-base", "HEAD", commit).strip() or commit
    except ConfigError:
        # A shallow clone, or histories that never met.
        return commit


def _git(*arguments: str, what: str = "") -> str:
    git = shutil.which("git")
    if git is None:
        raise ConfigError("--changed asks git, which is not installed")
    done = subprocess.run(  # noqa: S603 - git, with arguments of our own
        [git, *arguments], capture_output=True, check=False
    )
    if done.returncode != 0:
        if what:
            raise ConfigError(f"the git repository has no commit or branch '{what}'")
        raise ConfigError("--changed works in a git repository with at least one commit")
    return done.stdout.decode("utf-8", "surrogateescape")
