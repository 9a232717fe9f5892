"""Which recognizers run: ours, Presidio's, and the user's own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from piiguard.config import Config
from piiguard.detection.presidio import InContext, presidio_recognizers
from piiguard.detection.presidio_parts import EntityRecognizer
from piiguard.detection.recognizer import Recognizer
from piiguard.detection.recognizers.call_number import CallNumber
from piiguard.detection.recognizers.card_beside_name import CardBesideName
from piiguard.detection.recognizers.date_of_birth import DateOfBirth
from piiguard.detection.recognizers.email import Email
from piiguard.detection.recognizers.inline_value import InlineValue
from piiguard.detection.recognizers.label_value import LabelValue
from piiguard.detection.recognizers.library_barcode import LibraryBarcode
from piiguard.detection.recognizers.partial_card import PartialCard
from piiguard.detection.recognizers.patron_note import PatronNote
from piiguard.detection.recognizers.person_ner import PersonNer
from piiguard.detection.recognizers.person_pattern import PersonPattern
from piiguard.detection.recognizers.phone import Phone
from piiguard.detection.recognizers.record_url import RecordUrl
from piiguard.detection.recognizers.sierra_record import SierraRecord
from piiguard.detection.recognizers.standard_number import StandardNumber
from piiguard.detection.recognizers.street_address import StreetAddress
from piiguard.detection.recognizers.template_variable import TemplateVariable
from piiguard.detection.tagger import NameTagger
from piiguard.errors import PluginError
from piiguard.plugins import RECOGNIZERS, load_plugins


def build_recognizers(config: Config, tagger: NameTagger) -> list[EntityRecognizer]:
    """Return every recognizer.

    Args:
        config: Barcode prefixes, the user's recognizer files and plugins.
        tagger: What finds names.

    Raises:
        PluginError: A recognizer file or plugin is missing or broken.
    """
    recognizers: list[EntityRecognizer] = [
        LabelValue(),
        LibraryBarcode(config.barcodes),
        PartialCard(),
        CardBesideName(),
        RecordUrl(),
        SierraRecord(),
        InlineValue(),
        Email(),
        Phone(),
        DateOfBirth(),
        StreetAddress(),
        PatronNote(),
        PersonPattern(),
        PersonNer(tagger),
        CallNumber(),
        StandardNumber(),
        TemplateVariable(config.variables),
        *presidio_recognizers(),
    ]
    for path in config.recognizers:
        recognizers += load_recognizers(path)
    return [*recognizers, *load_recognizer_plugins(config.plugins.recognizers)]


def load_recognizer_plugins(names: Iterable[str]) -> list[EntityRecognizer]:
    """Return third parties' recognizers: subclasses of ours, or any of Presidio's.

    Args:
        names: Entry-point names in the group ``piiguard.recognizers``.

    Raises:
        PluginError: No installed package has it, or it is broken.
    """
    loaded = []
    for name in names:
        (recognizer,) = load_plugins(RECOGNIZERS, [name], ["analyze", "supported_entities"])
        if not isinstance(recognizer, EntityRecognizer):
            raise PluginError(f"recognizer '{name}' is no Presidio EntityRecognizer")
        # Ours know labels; a plain one gets its context words from the label here.
        own = isinstance(recognizer, Recognizer)
        loaded.append(recognizer if own else InContext(recognizer))
    return loaded


def load_recognizers(path: Path) -> list[EntityRecognizer]:
    """Return the recognizers of a Presidio recognizer YAML file.

    Presidio's own ``add_recognizers_from_yaml`` prints to standard output where
    it fails, which would spoil a report; only its reading of an entry is used.

    Raises:
        PluginError: The file is missing or broken, naming the file and entry.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PluginError(f"{path}: the recognizer file cannot be read: {_short(error)}") from error
    entries = content.get("recognizers") if isinstance(content, dict) else None
    if not isinstance(entries, list) or not entries:
        raise PluginError(
            f"{path}: a recognizer file needs a list under 'recognizers', as Presidio's "
            "documentation on no-code recognizers shows"
        )
    return [_load_entry(path, number, entry) for number, entry in enumerate(entries, start=1)]


def _load_entry(path: Path, number: int, entry: Any) -> EntityRecognizer:
    # Presidio's reading of an entry is a method of its registry, for which all of
    # Presidio is imported: only where the user has recognizers.
    from presidio_analyzer import RecognizerRegistry

    holder = RecognizerRegistry()
    try:
        holder.add_pattern_recognizer_from_dict(dict(entry))
        return InContext(holder.recognizers[0])
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise PluginError(f"{path}: recognizer {number} is broken: {_short(error)}") from error


def _short(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
