"""One object that checks many documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from piiguard import engine
from piiguard.api.globs import matches
from piiguard.api.processes import map_in_processes
from piiguard.api.sources import open_source
from piiguard.config import Config, load_config
from piiguard.errors import ConfigError, PiiguardError, PolicyError, ReadError
from piiguard.model import Document, DocumentReport, Problem, Severity, Verdict
from piiguard.policy import Policy, list_policies, load_policy
from piiguard.readers import read

FailOn = Literal["error", "warning"]

UNNAMED = "-"
"""The path of content that has none, such as standard input."""

NO_POLICY = "no-policy"
"""Code of the problem that nothing says which policy applies."""

HOW_TO_CHOOSE = (
    "no policy was chosen: name one with --policy ('piiguard policy list' prints them), "
    "or say under 'policies' in piiguard.yaml which files it is for"
)


class NoPolicyError(PolicyError):
    """No policy was named, configured, or clearly marked in the document."""


class Checker:
    """Checks many documents; policies and models are loaded once.

    Args:
        policy: A policy's name, the path of its YAML file, or the policy itself;
            None leaves it to the configuration, then to the document's own marks.
        config: The configuration, or the path of its file; None looks for
            ``piiguard.yaml`` in the current folder and its parents.
        fail_on: Whether warnings fail a document too.

    Raises:
        PolicyError: The policy is absent or malformed.
        ConfigError: The configuration is.
    """

    def __init__(
        self,
        policy: str | Path | Policy | None = None,
        *,
        config: Config | str | Path | None = None,
        fail_on: FailOn = "error",
    ) -> None:
        if fail_on not in ("error", "warning"):
            raise ConfigError("fail_on is 'error' or 'warning'")
        if not isinstance(config, Config):
            config = load_config(Path(config) if config is not None else None, Path.cwd())
        self.config = config
        self.fail_on: FailOn = fail_on
        self._policies: dict[str, Policy] = {}
        self._policy = self._load(policy) if policy is not None else None

    def check(
        self, source: str | Path | bytes | None = None, *, text: str | None = None, name: str = ""
    ) -> DocumentReport:
        """Check one document.

        Args:
            source: A path, or a document's bytes. A ``str`` is a path, unless a
                line break in it says that it is text.
            text: Text, instead of ``source``.
            name: The file name of bytes or text, which is checked too.

        Returns:
            The report; what cannot be read or checked is ``incomplete``.

        Raises:
            ReadError: There is no such file.
            NoPolicyError: Nothing says which policy applies.
            PolicyError, ConfigError, PluginError: They are malformed or absent.
        """
        content = open_source(source, text, name, self.config.limits.size_bytes)
        try:
            if content.error:
                raise content.error
            document = read(content.data, content.name, self.config.limits)
        except ReadError as error:
            return self._unchecked(content.name, Problem(error.code, str(error)))
        return self._check_document(document)

    def check_many(
        self, sources: Iterable[str | Path | bytes], *, jobs: int = 1
    ) -> Iterator[DocumentReport]:
        """Check documents one after the other, or several at once, in order.

        Whatever goes wrong with one document makes its own report ``incomplete``, also
        a crash or the lack of a policy; the others go on.

        Args:
            sources: Paths, or documents' bytes; a ``str`` is a path.
            jobs: How many processes work. With more than one, a script that calls
                this needs ``if __name__ == "__main__":``, as multiprocessing does.

        Raises:
            PolicyError, ConfigError, PluginError: They are malformed or absent.
        """
        if jobs <= 1:
            for source in sources:
                yield self._check_safely(source)
        else:
            start = (_WorkerStart(self._policy, self.config, self.fail_on),)
            yield from map_in_processes(
                _check_in_worker, sources, jobs, _start_worker, start, crashed_report
            )

    def explain(
        self, source: str | Path | bytes | None = None, *, text: str | None = None, name: str = ""
    ) -> engine.Explanation:
        """Return everything that is detected in a document, whose, and why.

        Args are those of ``check``.

        Raises:
            ReadError: The document cannot be read.
            ConfigError, PluginError: They are malformed or absent.
        """
        content = open_source(source, text, name, self.config.limits.size_bytes)
        if content.error:
            raise content.error
        document = read(content.data, content.name, self.config.limits)
        explanation = engine.explain_document(document, self._detector, self.config)
        return explanation if explanation.path else replace(explanation, path=UNNAMED)

    @cached_property
    def _detector(self) -> engine.Detects:
        # Loading the models takes seconds and is left until there is a document.
        from piiguard.detection import Detector

        return Detector(self.config)

    @cached_property
    def _shipped_and_own(self) -> tuple[Policy, ...]:
        return list_policies(self.config)

    def _load(self, policy: str | Path | Policy) -> Policy:
        if isinstance(policy, Policy):
            return policy
        key = str(policy)
        if key not in self._policies:
            self._policies[key] = load_policy(key, self.config)
        return self._policies[key]

    def _policy_for(self, document: Document) -> Policy:
        if self._policy is not None:
            return self._policy
        source = self.config.source
        folder = source.parent if source is not None else Path.cwd()
        for match in self.config.policies:
            if matches(match.match, document.path, folder.resolve()):
                return self._load(match.policy)
        chosen = engine.choose_policy_of(document, self._shipped_and_own)
        if chosen is None:
            raise NoPolicyError(HOW_TO_CHOOSE)
        return chosen

    def _check_document(self, document: Document) -> DocumentReport:
        try:
            policy = self._policy_for(document)
            report = engine.check_document(
                document, policy, self._detector, self.config, Severity(self.fail_on)
            )
        except NoPolicyError:
            if not document.problems:
                raise
            # What could not be read has no heading to go by; that comes first.
            return self._unchecked(document.path, *document.problems)
        except PiiguardError:
            raise
        except Exception as error:
            return crashed_report(document.path, error)
        return report if report.path else replace(report, path=UNNAMED)

    def _check_safely(self, source: str | Path | bytes) -> DocumentReport:
        name = "" if isinstance(source, bytes) else str(source)
        try:
            return self.check(source if isinstance(source, bytes) else Path(source))
        except ReadError as error:
            return self._unchecked(name, Problem(error.code, str(error)))
        except NoPolicyError as error:
            return self._unchecked(name, Problem(NO_POLICY, str(error)))
        except PiiguardError:
            raise
        except Exception as error:
            return crashed_report(source, error)

    def _unchecked(self, name: str, *problems: Problem) -> DocumentReport:
        try:
            path = engine.mask_path(name, self._detector, self.config) or UNNAMED
        except PiiguardError:
            raise
        except Exception:
            path = engine.withhold_path(name)
        return DocumentReport(path, None, None, Verdict.INCOMPLETE, (), problems, name)


def crashed_report(source: str | Path | bytes, error: BaseException) -> DocumentReport:
    """Return the report on a document that made piiguard fail.

    Only the error's type is told: its message, and the values in its traceback,
    may quote the document.
    """
    problem = Problem(
        "internal-error",
        f"piiguard itself failed on this document ({type(error).__name__}), "
        "so it is not checked; please report it, without the document",
    )
    name = "" if isinstance(source, bytes) else str(source)
    path = engine.withhold_path(name) or UNNAMED
    return DocumentReport(path, None, None, Verdict.INCOMPLETE, (), (problem,), name)


@dataclass(frozen=True, slots=True)
class _WorkerStart:
    """What a worker process builds its checker from."""

    policy: Policy | None
    config: Config
    fail_on: FailOn


_worker: Checker | None = None


def _start_worker(start: _WorkerStart) -> None:
    global _worker
    _worker = Checker(start.policy, config=start.config, fail_on=start.fail_on)


def _check_in_worker(source: str | Path | bytes) -> DocumentReport:
    if _worker is None:
        raise RuntimeError("the worker process was not started")
    return _worker._check_safely(source)
