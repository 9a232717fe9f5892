"""Which piiguard this is; reading it from the installed package's metadata takes a moment."""

__version__ = "0.1.0"
