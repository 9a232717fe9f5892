"""Generate a corpus, let the tools judge it, print and write the tables."""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections import Counter
from pathlib import Path

from benchmarks.accuracy import report
from benchmarks.accuracy.generate import SEED, generate, write
from benchmarks.accuracy.model import Labelled
from benchmarks.accuracy.score import Score
from benchmarks.accuracy.tools import Tool, piiguard_tool, presidio_tool
from rich.console import Console
from rich.progress import track

OUT = Path(__file__).parent / "out"


def arguments() -> argparse.Namespace:
    """Return the parsed command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--baseline", action="store_true", help="measure plain Presidio too")
    parser.add_argument("--only-baseline", action="store_true", help="measure Presidio alone")
    parser.add_argument("--errors", action="store_true", help="list every miss and false alarm")
    parser.add_argument(
        "--force", action="store_true", help="list them for the test split too, which spoils it"
    )
    parser.add_argument(
        "--layout", help="only documents of layouts whose name contains this, such as dev6_"
    )
    parser.add_argument("--generate-only", action="store_true")
    return parser.parse_args()


def main() -> int:
    """Run the benchmark; exit code 0 if it ran."""
    options = arguments()
    console = Console(width=max(Console().width, 120))
    logging.disable(logging.WARNING)
    documents = generate(options.split, options.documents, options.seed)
    corpus = write(documents, OUT / f"{options.split}-{options.seed}-{options.documents}")
    if options.layout:
        corpus = [(p, d) for p, d in corpus if options.layout in d.layout]
    leaking = sum(bool(d.violating) for _, d in corpus)
    pages = sum(d.pages for _, d in corpus)
    about = (
        f"Split `{options.split}`, seed {options.seed}: {len(corpus)} documents "
        f"({leaking} leaking), {pages} pages, "
        f"{len({d.layout for _, d in corpus})} layouts, "
        f"{sum(len(d.violating) for _, d in corpus)} violating values."
    )
    console.print(about)
    if options.generate_only:
        return 0
    scores = {name: _score(name, tool, corpus, console) for name, tool in _tools(options).items()}
    report.show(console, scores)
    command = f"python -m benchmarks.accuracy --split {options.split}"
    command += f" --documents {options.documents}" + (" --baseline" if options.baseline else "")
    target = OUT / f"{options.split}.md"
    target.write_text(report.markdown(scores, command, about), encoding="utf-8")
    if options.errors:
        _errors(console, next(iter(scores.values())), options.split == "dev" or options.force)
    return 0


def _tools(options: argparse.Namespace) -> dict[str, Tool]:
    tools: dict[str, Tool] = {}
    if not options.only_baseline:
        tools["piiguard"] = piiguard_tool()
    if options.baseline or options.only_baseline:
        tools["Presidio"] = presidio_tool()
    return tools


def _score(name: str, tool: Tool, corpus: list[tuple[Path, Labelled]], console: Console) -> Score:
    score = Score()
    began = time.perf_counter()
    for path, document in track(corpus, description=name, console=console, transient=True):
        score.add(document, tool(path, document))
    took = time.perf_counter() - began
    console.print(f"{name}: {took:.1f} s, {1000 * took / len(corpus):.0f} ms a document")
    return score


def _errors(console: Console, score: Score, open_: bool) -> None:
    """List mistakes; of the test split, which must stay unseen, only their counts."""
    if not open_:
        kinds = Counter((m.kind, m.layout) for m in score.mistakes)
        for (kind, layout), count in sorted(kinds.items()):
            console.print(f"{kind:5} {count:3} {layout}")
        return
    for mistake in sorted(score.mistakes, key=lambda m: (m.kind, m.layout, m.document)):
        console.print(
            f"{mistake.kind:5} {mistake.document} {mistake.layout}: {mistake.text!r} "
            f"[{mistake.about}]",
            markup=False, highlight=False, soft_wrap=True,
        )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
