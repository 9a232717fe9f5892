"""The consortium's own facts and choices, from ``piiguard.yaml``: a module for each part."""

from piiguard.config.config import (
    CONFIG_NAME,
    DEFAULT_MODEL,
    FINGERPRINT_KEY_VARIABLE,
    Config,
    load_config,
    parse_config,
)
from piiguard.config.directory import Barcodes, Directory, Library, StaffMember
from piiguard.config.limits import Limits, OcrChoice
from piiguard.config.plugins import Plugins
from piiguard.config.policies import PolicyMatch
from piiguard.config.variables import VariableMeaning

__all__ = [
    "CONFIG_NAME",
    "DEFAULT_MODEL",
    "FINGERPRINT_KEY_VARIABLE",
    "Barcodes",
    "Config",
    "Directory",
    "Library",
    "Limits",
    "OcrChoice",
    "Plugins",
    "PolicyMatch",
    "StaffMember",
    "VariableMeaning",
    "load_config",
    "parse_config",
]
