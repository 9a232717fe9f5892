"""Where policies come from: a file, the consortium's folder, the shipped ones."""

from __future__ import annotations

from pathlib import Path

from piiguard.config import Config
from piiguard.errors import PolicyError
from piiguard.policy.parse import parse_policies, slug
from piiguard.policy.policy import Policy
from piiguard.policy.vocabulary import unknown_word

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
    path, mark, chosen = name_or_path.partition("#")
    if _is_path(path):
        policies = _load_file(Path(path))
        if mark:
            return _pick(policies, chosen, f"policy in {path}")
        if len(policies) > 1:
            ids = ", ".join(policy.id for policy in policies)
            raise PolicyError(
                f"{path} holds several policies ({ids}); write {path}#{policies[0].id}"
            )
        return policies[0]
    return _pick(list_policies(config), name_or_path, "policy")


def list_policies(config: Config) -> tuple[Policy, ...]:
    """Return every policy that has a name, sorted by it.

    The consortium's own replace shipped ones of the same name.

    Raises:
        PolicyError: A policy is malformed, or two of one folder have one name.
    """
    policies = _load_folder(shipped_folder())
    if config.policy_folder is not None:
        policies |= _load_folder(config.policy_folder)
    return tuple(policies[policy_id] for policy_id in sorted(policies))


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


def _is_path(text: str) -> bool:
    return "/" in text or "\\" in text or text.lower().endswith(_SUFFIXES)


def _pick(policies: tuple[Policy, ...], name: str, kind: str) -> Policy:
    by_id = {policy.id: policy for policy in policies}
    if slug(name) not in by_id:
        raise PolicyError(unknown_word(kind, name, by_id))
    return by_id[slug(name)]


def _load_folder(folder: Path) -> dict[str, Policy]:
    if not folder.is_dir():
        raise PolicyError(f"{folder}: there is no such folder of policies")
    policies: dict[str, Policy] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in _SUFFIXES or not path.is_file():
            continue
        for policy in _load_file(path):
            if policy.id in policies:
                other = policies[policy.id].source
                raise PolicyError(f"{path}: policy '{policy.id}' stands in {other} too")
            policies[policy.id] = policy
    return policies


def _load_file(path: Path) -> tuple[Policy, ...]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise PolicyError(f"{path}: there is no such policy file") from None
    except UnicodeDecodeError:
        raise PolicyError(f"{path}: the policy is not UTF-8 text") from None
    except OSError as error:
        raise PolicyError(f"{path}: cannot be read: {error.strerror}") from None
    return parse_policies(text, path)
