"""Reads the expressions in tags: which variables they name, and which they print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from piiguard.readers.template import words

MAX_NESTING = 20
"""Deeper brackets are read without structure: every name in them is printed."""

_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\]++|\\.){0,300}+"|'(?:[^'\\]++|\\.){0,300}+')"""
    r"""|(?P<number>\d+(?:\.\d+)?)"""
    r"""|(?P<name>[$@]?[^\W\d]\w*)"""
    r"""|(?P<op>\|\||&&|->|=>|==|!=|<=|>=|::|\?\.|[^\s\w])""",
    re.DOTALL,
)
_INTERPOLATED = re.compile(r"\$\{?\s*([^\W\d][\w.]*)")
_PARENS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an expression, with offsets into the template."""

    kind: str
    """``string``, ``number``, ``name`` or ``op``."""
    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset after it."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Reference:
    """A variable with what is called on it: ``user.card.barcode.substr(-4)``."""

    text: str
    """As written, without the literals in its arguments."""
    steps: tuple[str, ...]
    """``user``, ``card``, ``barcode``, ``substr()``."""
    start: int
    arguments: tuple[Reference, ...] = ()


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of ``text[start:end]``."""
    return [
        Token(match.lastgroup or "op", match.group(), match.start())
        for match in _TOKEN.finditer(text, start, end)
    ]


def references(tokens: Sequence[Token], depth: int = 0) -> list[Reference]:
    """Return the variables an expression names, those in arguments within theirs."""
    found: list[Reference] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        before = tokens[position - 1].text if position else ""
        if token.kind == "string" and token.text[0] == '"':
            found.extend(_interpolated(token))
        if token.kind != "name" or token.text in words.OPERATORS:
            position += 1
            continue
        reference, after = _chain(tokens, position, depth)
        if reference.text == "_":  # Template Toolkit's concatenation
            position = after
            continue
        follows = tokens[after].text if after < len(tokens) else ""
        position = after
        is_named = follows in ("=", "=>") or (follows == ":" and before in (",", "(", "{"))
        if before == "|" or is_named:
            # A filter only reshapes; a name before "=" is an argument's.
            continue
        found.append(reference)
    return found


def without_condition(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return what a choice may print: ``b : c`` of ``a ? b : c``, without ``if a``."""
    depth = 0
    kept: list[Token] = []
    in_condition = False
    for index, token in enumerate(tokens):
        depth += (token.text in _PARENS) - (token.text in _PARENS.values())
        if depth == 0 and token.text == "?":
            return without_condition(tokens[index + 1 :])
        if depth == 0 and token.text in ("if", "else") and index:
            in_condition = token.text == "if"
        if not in_condition:
            kept.append(token)
    return kept


def _chain(tokens: Sequence[Token], position: int, depth: int) -> tuple[Reference, int]:
    first = tokens[position]
    steps = [first.text.lstrip("$@")]
    shown = [first.text]
    arguments: list[Reference] = []
    position += 1
    while position < len(tokens):
        text = tokens[position].text
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        if text in (".", "->", "?.", "::") and following and following.kind in ("name", "number"):
            steps.extend(following.text.lstrip("$").split("."))
            shown.append("." + following.text)
            if following.text.startswith("$"):
                steps[-1] = "$"  # Which field it is, another variable says.
            position += 2
        elif text == "." and following and following.text in ("*", "@", "{"):
            steps.append("$")
            position += 2
        elif text in _PARENS and tokens[position].start == tokens[position - 1].end:
            inner, position = _bracket(tokens, position, depth)
            if text == "(":
                steps[-1] += "()"
                arguments.extend(references(inner, depth + 1))
            elif len(inner) == 1 and inner[0].kind == "string":
                steps.append(inner[0].text[1:-1])
                shown.append(f"[{steps[-1]}]" if steps[-1].isidentifier() else "[]")
                continue
            shown.append(_shown(text, inner))
        else:
            break
    return Reference("".join(shown), tuple(steps), first.start, tuple(arguments)), position


def _bracket(tokens: Sequence[Token], position: int, depth: int) -> tuple[Sequence[Token], int]:
    """Return what stands in a bracket and the position after it."""
    if depth >= MAX_NESTING:
        return (), position + 1
    level = 0
    for index in range(position, len(tokens)):
        level += (tokens[index].text in _PARENS) - (tokens[index].text in _PARENS.values())
        if level == 0:
            return tokens[position + 1 : index], index + 1
    return tokens[position + 1 :], len(tokens)


def _shown(opening: str, inner: Sequence[Token]) -> str:
    """Write a call's arguments without what might be a person's: only numbers."""
    plain = all(token.kind == "number" or token.text in (",", "-", ":") for token in inner)
    content = "".join(token.text for token in inner) if plain else ""
    short = content if len(content) <= 12 else ""
    return f"{opening}{short}{_PARENS[opening]}"


def _interpolated(token: Token) -> Iterator[Reference]:
    """Yield the variables within a double-quoted string of Template Toolkit."""
    for match in _INTERPOLATED.finditer(token.text):
        path = match.group(1).rstrip(".")
        yield Reference(path, tuple(path.split(".")), token.start + match.start(1))
