"""One page for a board: what was checked, held and overridden, by month and rule.

The page is one HTML file with its drawings in it: it opens anywhere, prints on one
sheet, and asks no other computer for anything. The drawings are Matplotlib's.
"""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from io import StringIO
from typing import Any

from piiguard.audit.entry import Head
from piiguard.audit.months import Totals
from piiguard.errors import ConfigError
from piiguard.policy import RULES

PASSED, HELD, OVERRIDDEN = "#0072b2", "#d55e00", "#1a1a1a"
"""Blue and vermilion of Okabe and Ito's palette, which colour-blind people tell apart,
and a near black; each at least 3:1 against white (WCAG 2.2, 1.4.11)."""

SHOWN_MONTHS = 24
SHOWN_RULES = 12
"""More would not be legible on one page; the rest is added up in words."""

_STYLE = """
@page { margin: 14mm }
body { font: 16px/1.45 system-ui, sans-serif; color: #1a1a1a; background: #fff;
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6rem; margin: 0 } h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem }
p { margin: .4rem 0 } .period, footer { color: #595959 }
dl { display: flex; flex-wrap: wrap; gap: 1rem 3rem; margin: 1.2rem 0 }
dt { color: #595959 } dd { margin: 0; font-size: 2rem; font-weight: 600 }
svg { width: 100%; height: auto } table { border-collapse: collapse; width: 100% }
th, td { text-align: right; padding: .15rem .5rem; border-bottom: 1px solid #ddd }
th:first-child, td:first-child { text-align: left; padding-left: 0 }
footer { margin-top: 1.5rem; font-size: .85rem; overflow-wrap: anywhere }
details { margin-top: .5rem } summary { cursor: pointer }
@media print { body { font-size: 12px; margin: 0; max-width: none } h2 { margin-top: .8rem }
  svg { max-height: 74mm } details { display: none } }
"""


def render_summary(totals: Totals, head: Head, faults: int) -> str:
    """Return the page.

    Args:
        totals: What was decided.
        head: The record's length and last digest, to be noted.
        faults: How many faults ``verify`` found.

    Raises:
        ConfigError: Matplotlib is not installed.
    """
    months = totals.months[-SHOWN_MONTHS:]
    period = (
        f"{totals.months[0].name} to {totals.months[-1].name}"
        if totals.months
        else "Nothing was decided yet"
    )
    share = f" ({totals.held / totals.checked:.0%})" if totals.checked else ""
    numbers = [
        ("documents checked", f"{totals.checked:,}"),
        (f"held{share}", f"{totals.held:,}"),
        ("of these overridden by staff", f"{totals.overridden:,}"),
    ]
    pieces = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>Personal data in outgoing documents</title><style>{_STYLE}</style></head><body>",
        "<h1>Personal data in outgoing documents</h1>",
        f'<p class="period">{period}</p><dl>',
        *(f"<div><dt>{name}</dt><dd>{number}</dd></div>" for name, number in numbers),
        "</dl>",
    ]
    if months:
        earlier = len(totals.months) - len(months)
        pieces += [
            "<h2>By month</h2>",
            _drawing(
                _months_figure,
                [(m.name, m.passed, m.held, m.overridden) for m in months],
                "Documents passed, held and overridden by month; the table has the numbers",
            ),
            f"<p>{earlier} earlier months are not drawn.</p>" if earlier else "",
        ]
    if totals.rules:
        pieces += [
            "<h2>Why documents were held</h2>",
            "<p>Documents held for each reason; one may be held for several.</p>",
            _drawing(
                _rules_figure,
                [(_in_words(rule), n) for rule, n in totals.rules.most_common(SHOWN_RULES)],
                "How many documents each rule held; the table has the numbers",
            ),
        ]
    pieces += ["<details><summary>The numbers</summary>", _months_table(totals)]
    pieces += [_rules_table(totals), "</details>", _footer(head, faults), "</body></html>"]
    return "\n".join(piece for piece in pieces if piece) + "\n"


def _footer(head: Head, faults: int) -> str:
    state = (
        f"The record of {head.count:,} decisions is complete and unchanged."
        if not faults
        else f"The record has {faults} faults: do not rely on these numbers; run piiguard audit "
        "verify."
    )
    made = datetime.now(UTC).date().isoformat()
    return (
        f"<footer><p>{state} Its last entry is {escape(str(head))}.</p>"
        f"<p>Made by piiguard on {made} (UTC). Nothing of any document is in the record.</p>"
        "</footer>"
    )


def _months_table(totals: Totals) -> str:
    rows = [
        f"<tr><td>{m.name}</td><td>{m.checked:,}</td><td>{m.held:,}</td><td>{m.overridden:,}</td></tr>"
        for m in totals.months
    ]
    head = "<tr><th>Month</th><th>Checked</th><th>Held</th><th>Overridden</th></tr>"
    return f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"


def _rules_table(totals: Totals) -> str:
    rows = [
        f"<tr><td>{escape(_in_words(rule))}</td><td>{number:,}</td></tr>"
        for rule, number in totals.rules.most_common()
    ]
    head = "<tr><th>Reason</th><th>Documents held</th></tr>"
    return f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"


def _in_words(rule: str) -> str:
    if rule == "incomplete":
        return "Could not be fully checked"
    return RULES[rule].title if rule in RULES else rule


def _months_figure(axes: Any, rows: list[tuple[str, int, int, int]]) -> None:
    names = [name for name, *_ in rows]
    held = [held for _, _, held, _ in rows]
    # What was held in one month may be let go in the next.
    overridden = [min(overridden, held) for _, _, held, overridden in rows]
    axes.bar(names, [passed for _, passed, _, _ in rows], bottom=held, color=PASSED, label="passed")
    axes.bar(
        names,
        [all_held - let_go for all_held, let_go in zip(held, overridden, strict=True)],
        bottom=overridden,
        color=HELD,
        label="held",
    )
    axes.bar(names, overridden, color=OVERRIDDEN, label="held, then overridden")
    axes.set_ylabel("documents")
    handles, labels = axes.get_legend_handles_labels()
    order = [labels.index(name) for name in ("passed", "held", "held, then overridden")]
    axes.legend(
        [handles[i] for i in order],
        [labels[i] for i in order],
        frameon=False,
        ncols=3,
        loc="lower left",
        bbox_to_anchor=(0, 1),
    )
    if len(names) > 8:
        axes.tick_params(axis="x", rotation=60)


def _rules_figure(axes: Any, rows: list[tuple[str, int]]) -> None:
    bars = axes.barh([rule for rule, _ in rows], [number for _, number in rows], color=HELD)
    axes.bar_label(bars, padding=3)
    axes.invert_yaxis()
    # Each bar says its number.
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)


def _drawing(draw: Any, rows: list[Any], description: str) -> str:
    """Return a drawing as SVG that stands within HTML."""
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
        from matplotlib.ticker import MaxNLocator
    except ImportError:
        raise ConfigError(
            "the summary needs Matplotlib; install it with: pip install 'piiguard[report]'"
        ) from None
    across = draw is _rules_figure
    # The same rows give the same file; letters stay letters, in the reader's own font.
    with rc_context({"svg.hashsalt": "piiguard", "svg.fonttype": "none", "font.size": 10}):
        size = (7, 0.8 + 0.27 * len(rows)) if across else (7, 3)
        figure = Figure(figsize=size, layout="constrained")
        axes = figure.add_subplot()
        draw(axes, rows)
        axes.spines[["top", "right"]].set_visible(False)
        if not across:
            axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
        out = StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None})
    svg = out.getvalue()
    svg = svg[svg.index("<svg") :]
    return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(description)}" ', 1)
