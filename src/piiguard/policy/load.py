"""Where policies come from: a file, the consortium's folder, the shipped ones."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from piiguard.config import Config
from piiguard.errors import PolicyError
from piiguard.policy.parse import Draft, complete, parse_drafts, slug
from piiguard.policy.policy import Policy
from piiguard.policy.vocabulary import unknown_word
from piiguard.yaml_lines import Node, read_yaml

_T = TypeVar("_T")

_SUFFIXES = (".yaml", ".yml")


def load_policy(name_or_path: str, config: Config) -> Policy:
    """Return one policy.

    Args:
        name_or_path: A policy's name (``overdue-notice``), looked up in the
            consortium's folder and then among the shipped ones; or a file
            (``policies/ours.yaml``), with ``#name`` behind it where the file
            holds several (``policies/ours.yaml#bill``).
        config: For the consortium's folder.

    Raises:
        PolicyError: There is no such policy, or it is malformed.
    """
    if is_path(name_or_path):
        return _Shelf(config).complete(_pick_from_file(name_or_path))
    policies = {policy.id: policy for policy in list_policies(config)}
    return _pick(policies, name_or_path, "policy")


def list_policies(config: Config) -> tuple[Policy, ...]:
    """Return every policy that has a name, sorted by it.

    The consortium's own replace shipped ones of the same name.

    Raises:
        PolicyError: A policy is malformed, or two of one folder have one name.
    """
    shelf = _Shelf(config)
    drafts = shelf.named()
    return tuple(shelf.complete(drafts[policy_id]) for policy_id in sorted(drafts))


class _Shelf:
    """The drafts that have a name, and what they extend."""

    def __init__(self, config: Config) -> None:
        self._folder = config.policy_folder

    @cached_property
    def _shipped(self) -> dict[str, Draft]:
        return _load_folder(shipped_folder())

    @cached_property
    def _own(self) -> dict[str, Draft]:
        return _load_folder(self._folder) if self._folder is not None else {}

    def named(self) -> dict[str, Draft]:
        """Return the consortium's own and the shipped ones, by id."""
        return {**self._shipped, **self._own}

    def complete(self, draft: Draft, above: tuple[Draft, ...] = ()) -> Policy:
        """Return the policy that a draft stands for.

        Args:
            draft: The draft.
            above: The drafts that extend it, the first one first.
        """
        node = draft.extends
        if node is None:
            return complete(draft)
        base = self._find(draft, node)
        chain = (*above, draft)
        if any(_same(base, each) for each in chain):
            circle = " → ".join(each.id for each in (*chain, base))
            raise node.error(f"policies extend each other in a circle: {circle}")
        return complete(draft, self.complete(base, chain))

    def _find(self, draft: Draft, node: Node) -> Draft:
        """Return what a draft extends: of its file, else its folder, else shipped.

        A policy that extends its own name extends the shipped one that it replaces.
        """
        name = node.word()
        try:
            if is_path(name):
                return _pick_from_file(str(draft.path.parent / name))
            mates = {each.id: each for each in _load_file(draft.path)}
            known = {**self._shipped, **self._own, **mates}
            if slug(name) == draft.id:
                known = self._shipped
            return _pick(known, name, "policy to extend")
        except PolicyError as error:
            # What is wrong in another file says where itself.
            raise node.error(str(error)) from None


def shipped_folder() -> Path:
    """Return the folder of the shipped policies.

    In an installed wheel it stands within the package, in a source tree at the
    top of the repository.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "policies", package.parent.parent / "policies"):
        if (folder / "invoice.yaml").is_file():
            return folder
    raise PolicyError("the shipped policies are missing; install piiguard again")


def is_path(text: str) -> bool:
    """Tell a policy's file from its name."""
    path = text.partition("#")[0]
    return "/" in path or "\\" in path or path.lower().endswith(_SUFFIXES)


def _same(one: Draft, other: Draft) -> bool:
    return one.id == other.id and one.path.resolve() == other.path.resolve()


def _pick_from_file(path_and_name: str) -> Draft:
    path, mark, chosen = path_and_name.partition("#")
    drafts = _load_file(Path(path))
    if mark:
        return _pick({draft.id: draft for draft in drafts}, chosen, f"policy in {path}")
    if len(drafts) > 1:
        ids = ", ".join(draft.id for draft in drafts)
        raise PolicyError(f"{path} holds several policies ({ids}); write {path}#{drafts[0].id}")
    return drafts[0]


def _pick(by_id: Mapping[str, _T], name: str, kind: str) -> _T:
    if slug(name) not in by_id:
        raise PolicyError(unknown_word(kind, name, by_id))
    return by_id[slug(name)]


def _load_folder(folder: Path) -> dict[str, Draft]:
    if not folder.is_dir():
        raise PolicyError(f"{folder}: there is no such folder of policies")
    drafts: dict[str, Draft] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in _SUFFIXES or not path.is_file():
            continue
        for draft in _load_file(path):
            if draft.id in drafts:
                other = drafts[draft.id].path
                raise PolicyError(f"{path}: policy '{draft.id}' stands in {other} too")
            drafts[draft.id] = draft
    return drafts


def _load_file(path: Path) -> tuple[Draft, ...]:
    return _parsed(read_yaml(path, "policy", PolicyError), path)


# Whoever asks again, as a program that stays loaded does, has the text read and not taken apart.
_parsed = lru_cache(maxsize=64)(parse_drafts)
