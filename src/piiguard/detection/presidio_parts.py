"""The parts of Presidio that piiguard runs, without the rest of Presidio.

``import presidio_analyzer`` imports spaCy, the recognizers of all countries and more,
which is most of the time that one short run takes. piiguard runs a handful of
Presidio's modules, none of which needs the rest, so only these are imported, as the
modules they are: while they load, the packages that they lie in are stood in for by
hollow ones.

Nothing of that stays. Whoever imports ``presidio_analyzer`` afterwards, such as a
plugin, gets all of it, with the same classes as piiguard's. Where Presidio is there
already, or another version of it looks different, it is imported as usual.
"""

from __future__ import annotations

import ast
import importlib
import sys
import threading
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

from piiguard.detection.offline import stay_offline

_PRESIDIO = "presidio_analyzer"
_ENGINE = f"{_PRESIDIO}.nlp_engine"
_PREDEFINED = f"{_PRESIDIO}.predefined_recognizers"
_GENERIC = f"{_PREDEFINED}.generic"
_COUNTRIES = f"{_PREDEFINED}.country_specific"
_US = f"{_COUNTRIES}.us"
PACKAGES = (_PRESIDIO, _ENGINE, _PREDEFINED, _GENERIC, _COUNTRIES, _US)
"""The packages that the parts lie in, outermost first."""

_ARTIFACTS = f"{_ENGINE}.nlp_artifacts"
_HOMES = {
    "AnalysisExplanation": (_PRESIDIO, f"{_PRESIDIO}.analysis_explanation"),
    "EntityRecognizer": (_PRESIDIO, f"{_PRESIDIO}.entity_recognizer"),
    "LocalRecognizer": (_PRESIDIO, f"{_PRESIDIO}.local_recognizer"),
    "Pattern": (_PRESIDIO, f"{_PRESIDIO}.pattern"),
    "PatternRecognizer": (_PRESIDIO, f"{_PRESIDIO}.pattern_recognizer"),
    "RecognizerResult": (_PRESIDIO, f"{_PRESIDIO}.recognizer_result"),
    "NlpArtifacts": (_ENGINE, _ARTIFACTS),
    "CreditCardRecognizer": (_PREDEFINED, f"{_GENERIC}.credit_card_recognizer"),
    "IbanRecognizer": (_PREDEFINED, f"{_GENERIC}.iban_recognizer"),
    "UsBankRecognizer": (_PREDEFINED, f"{_US}.us_bank_recognizer"),
    "UsItinRecognizer": (_PREDEFINED, f"{_US}.us_itin_recognizer"),
    "UsLicenseRecognizer": (_PREDEFINED, f"{_US}.us_driver_license_recognizer"),
    "UsPassportRecognizer": (_PREDEFINED, f"{_US}.us_passport_recognizer"),
    "UsSsnRecognizer": (_PREDEFINED, f"{_US}.us_ssn_recognizer"),
}
"""Of each part, the package that offers it and the module that defines it."""

_lock = threading.RLock()


def load_parts() -> dict[str, Any]:
    """Return the parts by name."""
    with _lock:
        if _PRESIDIO not in sys.modules:
            try:
                return _load_alone()
            except Exception:
                # Another version of Presidio, perhaps: as everybody else imports it.
                _forget()
        stay_offline()
        return {name: getattr(importlib.import_module(p), name) for name, (p, _) in _HOMES.items()}


def _load_alone() -> dict[str, Any]:
    hollow: list[str] = []
    try:
        for package in PACKAGES:
            sys.modules[package] = _Hollow(package, find_spec(package))
            hollow.append(package)
        _load_artifacts()
        parts = {
            name: getattr(importlib.import_module(home), name) for name, (_, home) in _HOMES.items()
        }
    finally:
        for package in hollow:
            del sys.modules[package]
    sys.meta_path.insert(0, _Whole())
    return parts


def _forget() -> None:
    for name in [*sys.modules]:
        if name == _PRESIDIO or name.startswith(f"{_PRESIDIO}."):
            del sys.modules[name]


class _Hollow(ModuleType):
    """Stands in for a package while the parts in it are loaded."""

    def __init__(self, name: str, spec: ModuleSpec | None) -> None:
        super().__init__(name)
        if spec is None or spec.submodule_search_locations is None:
            raise ImportError(f"{name} is no package")
        self.__path__ = list(spec.submodule_search_locations)
        self._loading = threading.get_ident()

    def __getattr__(self, name: str) -> Any:
        package, home = _HOMES.get(name, (None, ""))
        if package == self.__name__:
            return getattr(importlib.import_module(home), name)
        if name.startswith("__") or threading.get_ident() == self._loading:
            raise AttributeError(f"{self.__name__} has no {name} yet")
        # Another thread imports Presidio at this moment: it waits, then gets all of it.
        with _lock:
            whole = importlib.import_module(self.__name__)
        return getattr(whole, name)


def _load_artifacts() -> None:
    """Load ``NlpArtifacts``, which names types of spaCy in annotations and nowhere else."""
    spec = find_spec(_ARTIFACTS)
    if spec is None or not isinstance(spec.loader, SourceFileLoader):
        raise ImportError(_ARTIFACTS)
    source = spec.loader.get_source(_ARTIFACTS)
    tree = _Unannotated().visit(ast.parse(source or ""))
    of_spacy = [
        each
        for each in tree.body
        if isinstance(each, ast.ImportFrom) and (each.module or "").startswith("spacy")
    ]
    unloaded = {name.asname or name.name: each for each in of_spacy for name in each.names}
    if unloaded.keys() & {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}:
        raise ImportError(f"{_ARTIFACTS} needs spaCy")
    tree.body = [each for each in tree.body if each not in of_spacy]
    module = module_from_spec(spec)
    sys.modules[_ARTIFACTS] = module
    exec(compile(tree, spec.origin or _ARTIFACTS, "exec"), module.__dict__)  # noqa: S102 - Presidio's own

    def load(name: str) -> Any:
        if name not in unloaded:
            raise AttributeError(f"module {_ARTIFACTS!r} has no attribute {name!r}")
        return getattr(importlib.import_module(str(unloaded[name].module)), name)

    module.__dict__["__getattr__"] = load


class _Unannotated(ast.NodeTransformer):
    """Drops the annotations of functions, which are evaluated when they are defined."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node


class _Whole(MetaPathFinder):
    """Imports the packages as they are, once somebody asks for them."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path) if fullname in PACKAGES else None
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Joining(spec.loader.name, spec.loader.path)
        return spec


class _Joining(SourceFileLoader):
    """Gives a package the modules in it that were loaded before it."""

    def exec_module(self, module: ModuleType) -> None:
        if module.__name__ == _PRESIDIO:
            stay_offline()
        for name, part in [*sys.modules.items()]:
            package, _, own = name.rpartition(".")
            if package == module.__name__:
                setattr(module, own, part)
        super().exec_module(module)
        if module.__name__ == _PRESIDIO:
            # It has imported the other packages: there is nothing left to do.
            sys.meta_path[:] = [each for each in sys.meta_path if not isinstance(each, _Whole)]


if TYPE_CHECKING:
    from presidio_analyzer import (
        AnalysisExplanation,
        EntityRecognizer,
        LocalRecognizer,
        Pattern,
        PatternRecognizer,
        RecognizerResult,
    )
    from presidio_analyzer.nlp_engine import NlpArtifacts
    from presidio_analyzer.predefined_recognizers import (
        CreditCardRecognizer,
        IbanRecognizer,
        UsBankRecognizer,
        UsItinRecognizer,
        UsLicenseRecognizer,
        UsPassportRecognizer,
        UsSsnRecognizer,
    )
else:
    globals().update(load_parts())

__all__ = [
    "PACKAGES",
    "AnalysisExplanation",
    "CreditCardRecognizer",
    "EntityRecognizer",
    "IbanRecognizer",
    "LocalRecognizer",
    "NlpArtifacts",
    "Pattern",
    "PatternRecognizer",
    "RecognizerResult",
    "UsBankRecognizer",
    "UsItinRecognizer",
    "UsLicenseRecognizer",
    "UsPassportRecognizer",
    "UsSsnRecognizer",
    "load_parts",
]
