"""Brings files of the repository that pages link to into the site, with links that work.

The pages are written to be read in the repository, where ``../examples/piiguard.yaml``
is a link. Such a file becomes a page of its own here, and the link leads to it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
LINK = re.compile(r"(?<=\]\()([^)#:\s]+)(?=(?:#[^)\s]*)?\))")
NAMED = {"CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each file outside ``docs`` that a page links to."""
    queue = [*DOCS.rglob("*.md"), *(ROOT / name for name in NAMED)]
    seen: set[Path] = set()
    while queue:
        path = queue.pop()
        if path in seen:
            continue
        seen.add(path)
        if not path.is_relative_to(DOCS):
            files.append(File.generated(config, _page_of(path), content=_content(path)))
        if path.suffix == ".md":
            for link in LINK.findall(path.read_text(encoding="utf-8")):
                target = (path.parent / link).resolve()
                if target.is_file() and not target.is_relative_to(DOCS) and _is_ours(target):
                    queue.append(target)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let links lead to the pages of the files they name."""
    origin = _origin(page.file.src_uri)
    if page.parent is None:
        # A page that is a tab of its own has no neighbours to list beside it.
        page.meta.setdefault("hide", ["navigation"])

    def moved(match: re.Match[str]) -> str:
        target = (origin.parent / match[0]).resolve()
        if not target.is_file() or not _is_ours(target):
            return match[0]
        start = PurePosixPath(page.file.src_uri).parent
        return Path(os.path.relpath(_page_of(target), start)).as_posix()

    return LINK.sub(moved, markdown)


def _is_ours(path: Path) -> bool:
    return path.is_relative_to(ROOT)


def _page_of(path: Path) -> str:
    """Return the site's source for a file of the repository."""
    if path.is_relative_to(DOCS):
        return path.relative_to(DOCS).as_posix()
    name = path.relative_to(ROOT).as_posix()
    if name == "README.md":
        return "index.md"
    return NAMED.get(name, f"repository/{name}" + ("" if name.endswith(".md") else ".md"))


def _origin(src_uri: str) -> Path:
    """Return the repository's file for a source of the site."""
    for name, uri in NAMED.items():
        if uri == src_uri:
            return ROOT / name
    if src_uri.startswith("repository/"):
        name = src_uri.removeprefix("repository/")
        path = ROOT / name
        return path if path.is_file() else ROOT / name.removesuffix(".md")
    return DOCS / src_uri


def _content(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return text
    name = path.relative_to(ROOT).as_posix()
    language = {".yaml": "yaml", ".py": "python", ".toml": "toml"}.get(path.suffix, "text")
    return f"# `{name}`\n\n````{language}\n{text}````\n"
