"""piiguard stops personal data from leaving a library in documents that do not need it."""

__version__ = "0.1.0"
