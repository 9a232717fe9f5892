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
            ``damaged``, ``empty``, ``no-text``, ``unsupported``, ``too-large``
            or ``not-found``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str]]:
        """Survive the way back from a worker process, which pickles."""
        return type(self), (self.code, str(self))


class PolicyError(PiiguardError):
    """A policy is missing, malformed, or uses a word piiguard does not know."""


class ConfigError(PiiguardError):
    """``piiguard.yaml`` or an option is malformed, or names something absent."""


class PluginError(PiiguardError):
    """A third party's reader, recognizer or reporter failed to load."""
