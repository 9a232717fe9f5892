"""Everything piiguard raises, under one base class.

Messages say what is wrong, where, and what to do. They never hold text from a
document: a message may end up in a log that outlives the document.
"""

from __future__ import annotations


class PiiguardError(Exception):
    """Base class of every error that piiguard raises on purpose."""


class ReadError(PiiguardError):
    """A document, or a part of it, could not be read.

    Attributes:
        code: A stable kebab-case word for programs, such as ``encrypted``,
            ``damaged``, ``empty``, ``no-text``, ``unsupported``, ``too-large``,
            ``timed-out``, ``out-of-memory``, ``crashed`` or ``not-found``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str]]:
        """Survive the way back from a worker process, which pickles."""
        return type(self), (self.code, str(self))


class PolicyError(PiiguardError):
    """A policy is missing, malformed, or uses a word piiguard does not know."""


class NoPolicyError(PolicyError):
    """No policy was named, configured, or clearly marked in the document."""


class ConfigError(PiiguardError):
    """``piiguard.yaml`` or an option is malformed, or names something absent."""


class PluginError(PiiguardError):
    """A third party's reader, recognizer or reporter failed to load."""


class AuditError(PiiguardError):
    """A decision could not be recorded, or the record cannot be read."""


class RecordChangedError(AuditError):
    """The record's end is not signed with its key: it was changed, or the key was."""


class WorkerError(PiiguardError):
    """The process in which documents are read does not start."""


def internal_error(error: BaseException | str) -> ReadError:
    """Return the error of a document on which piiguard itself failed.

    Args:
        error: What was raised, or its type's name. Only the type is told: the
            message, and the values in the traceback, may quote the document.
    """
    kind = error if isinstance(error, str) else type(error).__name__
    return ReadError(
        "internal-error",
        f"piiguard itself failed on this document ({kind}), so it is not checked; "
        "please report it, without the document",
    )
