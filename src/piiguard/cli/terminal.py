"""What the terminal can show."""

from __future__ import annotations


def terminal() -> tuple[bool, int]:
    """Return whether standard output wants colours, and its width in columns."""
    from rich.console import Console

    console = Console()
    if not console.is_terminal:
        return False, 80
    color = console.color_system is not None and not console.no_color
    # Longer lines than these are hard to read.
    return color, min(console.width, 100)


_PLAIN = str.maketrans(
    {
        "•": "*",
        "·": "-",
        "…": "...",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "→": "->",
        "✅": "+",
        "❌": "x",
        "⚠": "!",
        "\ufe0f": "",
        "\N{REPLACEMENT CHARACTER}": "?",
    }
)
"""What stands for piiguard's own signs where a code page has none: Windows' 437 has
a bullet that is a control character, and no ellipsis."""


def showable(text: str, encoding: str | None) -> str:
    """Return text with signs that the encoding has, where there is a plain form.

    Whole kinds of signs are replaced, so that a mask looks the same on every line.

    Args:
        text: What is to be printed.
        encoding: The stream's; None is taken for one that has everything.
    """
    try:
        text.encode(encoding or "utf-8", "strict")
    except UnicodeEncodeError:
        return text.translate(_PLAIN)
    except LookupError:
        pass
    return text
