"""Reads XSL, in which Alma's letters are written: what its XPaths select.

Not with an XML parser, which knows lines but no columns and refuses the small
faults that are common in letters under work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from piiguard.lexicon.variables import VariableLexicon
from piiguard.model import Variable
from piiguard.readers.template.places import Places
from piiguard.readers.template.tags import Syntax

NAMESPACE = "http://www.w3.org/1999/XSL/Transform"
_PREFIX = re.compile(rf"""xmlns:([\w.-]+)\s*=\s*["']{re.escape(NAMESPACE)}["']""")
_ELEMENT = re.compile(
    r"""<(/?)([\w.-]+:)?([A-Za-z][\w.-]*)((?:[^<>"']++|"[^"<]{0,5000}+"|'[^'<]{0,5000}+')*+)>"""
)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NAMED_TEMPLATE = re.compile(r"""<[\w.-]+:template\s[^<>]{0,500}?\bname\s*=\s*["']([\w.-]+)["']""")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TEMPLATE_VALUE = re.compile(r"\{([^{}]{1,500})\}")
_XPATH_TOKEN = re.compile(
    r"""(?P<string>"[^"]*"|'[^']*')|(?P<path>[$@]?(?:/{0,2}(?:[A-Za-z_][\w.-]*(?:::)?|\*|\.\.?|@[\w.-]+))+"""
    r"""(?:\(\))?)|(?P<number>\d+)|(?P<op>[^\s])"""
)
_OPERATORS = frozenset({"and", "or", "div", "mod"})
_SKIPPED = frozenset(
    {
        "count(",
        "position(",
        "not(",
        "last(",
        "contains(",
        "starts-with(",
        "string-length(",
        "boolean(",
        "true(",
        "false(",
        "sum(",
        "key(",
    }
)
"""Functions that print numbers or nothing."""
_RESHAPING = frozenset({"substring(", "substring-before(", "substring-after(", "translate("})
"""Functions of which only the first argument is printed."""
_PRINTS = frozenset({"value-of", "copy-of", "apply-templates", "number"})


@dataclass(frozen=True, slots=True)
class _Path:
    """One XPath in an expression, with its offset in the template."""

    text: str
    start: int


@dataclass(slots=True)
class _State:
    """Where the walk is, and what it has seen."""

    context: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Open elements that move the context, with the context they set."""
    values: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    """Full paths by variable or parameter; of none, it was a literal."""

    @property
    def here(self) -> tuple[str, ...]:
        return self.context[-1][1] if self.context else ()


def is_stylesheet(text: str) -> bool:
    """Whether the text is XSL."""
    return _PREFIX.search(text[:20_000]) is not None


def stylesheet_variables(text: str, places: Places, lexicon: VariableLexicon) -> list[Variable]:
    """Return what a stylesheet prints, in the order of the text."""
    prefixes = {match.group(1) + ":" for match in _PREFIX.finditer(text)}
    text = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    defined = frozenset(match.group(1) for match in _NAMED_TEMPLATE.finditer(text))
    state = _State()
    for _ in _walk(text, prefixes, defined, state, places):
        pass
    state.context.clear()
    return list(dict.fromkeys(_walk(text, prefixes, defined, state, places)))


def _walk(
    text: str, prefixes: set[str], defined: frozenset[str], state: _State, places: Places
) -> Iterator[Variable]:
    calls: list[str] = []
    for element in _ELEMENT.finditer(text):
        closing, prefix, name, content = element.groups()
        attributes = _attributes(content, element.start(4))
        if prefix not in prefixes:
            for value, start in attributes.values():
                for match in _TEMPLATE_VALUE.finditer(value):
                    found = _paths(match.group(1), start + match.start(1))
                    yield from _printed(found, state, places)
            continue
        if closing:
            if state.context and state.context[-1][0] == name:
                state.context.pop()
            if name == "call-template" and calls:
                calls.pop()
            continue
        select, start = attributes.get("select", ("", 0))
        label = attributes.get("name", ("", 0))[0]
        open_ended = not content.rstrip().endswith("/")
        if name in _PRINTS and select:
            yield from _printed(_paths(select, start), state, places)
        elif name in ("for-each", "for-each-group") and open_ended:
            moved = [_full(path.text, state) for path in _paths(select, start)]
            state.context.append((name, next((p for m in moved for p in m), state.here)))
        elif name == "template":
            matched = attributes.get("match", ("", 0))[0].split("|")[0].split("[")[0]
            if open_ended:
                state.context.append((name, _steps(matched)))
        elif name in ("variable", "param", "with-param") and label:
            values = [path for each in _paths(select, start) for path in _full(each.text, state)]
            known = state.values.setdefault(label, [])
            known += [path for path in values if path not in known][:50]
            if name == "with-param" and calls and calls[-1] not in defined:
                yield from _printed(_paths(select, start), state, places)
        elif name == "call-template":
            if open_ended:
                calls.append(label)
            if label not in defined:
                yield _component(f"call {label}", label, element.start(), places)
        elif name in ("include", "import"):
            href = attributes.get("href", ("", 0))[0]
            yield _component(f"include {href}", href, element.start(), places)


def _attributes(content: str, start: int) -> dict[str, tuple[str, int]]:
    """Return the attributes of an element with their offsets in the template."""
    found = {}
    for match in _ATTRIBUTE.finditer(content):
        group = 2 if match.group(2) is not None else 3
        found[match.group(1)] = (match.group(group), start + match.start(group))
    return found


def _component(text: str, name: str, offset: int, places: Places) -> Variable:
    line, column = places.of(offset)
    shown = re.sub(r"[^\w .-]", "", text)[:80]
    step = name.removesuffix(".xsl")
    kind = text.split(" ")[0]
    return Variable(shown, (f"{kind}.{step}",), Syntax.XSLT.value, line, column)


def _printed(paths: Iterable[_Path], state: _State, places: Places) -> Iterator[Variable]:
    for path in paths:
        line, column = places.of(path.start)
        for steps in _full(path.text, state):
            if steps:
                yield Variable(path.text, (".".join(steps),), Syntax.XSLT.value, line, column)


def _full(path: str, state: _State) -> list[tuple[str, ...]]:
    """Return the paths from the root that an XPath may select."""
    if path.startswith("$"):
        name, _, rest = path[1:].partition("/")
        if name not in state.values:
            return [(f"${name}", *_steps(rest))]
        return [(*value, *_steps(rest)) for value in state.values[name]]
    steps = _steps(path)
    if path.startswith("//"):
        # Anywhere below: the field's own object, wherever it is, must be known.
        return [("notification_data", *steps)]
    if path.startswith("/") or steps[:1] == ("notification_data",):
        return [steps]
    here = list(state.here)
    for part in path.split("/"):
        if part == ".." and here:
            here.pop()
    return [tuple(here) + steps]


def _steps(path: str) -> tuple[str, ...]:
    parts = (part.strip().lstrip("@") for part in path.split("/"))
    return tuple(
        part.rpartition("::")[2]
        for part in parts
        if part not in ("", ".", "..", "*", "text()", "node()", "current()")
    )


def _paths(expression: str, start: int) -> list[_Path]:
    """Return the paths of an XPath expression whose values it prints."""
    found: list[_Path] = []
    skip_until: list[int] = []
    depth = 0
    predicate = 0
    frames: list[str] = []
    commas: list[int] = []
    tokens = list(_XPATH_TOKEN.finditer(expression))
    for index, token in enumerate(tokens):
        text = token.group()
        following = tokens[index + 1].group() if index + 1 < len(tokens) else ""
        if text == "[":
            predicate += 1
        elif text == "]":
            predicate = max(0, predicate - 1)
        elif text == "(":
            before = tokens[index - 1].group() if index else ""
            frames.append(f"{before}(")
            commas.append(0)
            depth += 1
            if frames[-1] in _SKIPPED:
                skip_until.append(depth)
        elif text == ")":
            if skip_until and skip_until[-1] == depth:
                skip_until.pop()
            if frames:
                frames.pop()
                commas.pop()
            depth -= 1
        elif text == ",":
            if commas:
                commas[-1] += 1
        elif token.lastgroup == "path" and not predicate and not skip_until:
            is_operator = text in _OPERATORS and index > 0
            is_argument = any(f in _RESHAPING and c for f, c in zip(frames, commas, strict=True))
            if following == "(" or is_operator or is_argument or text.endswith("-"):
                continue
            if text.startswith("/") and index and tokens[index - 1].group() == "]" and found:
                # What goes on after a predicate: a[b]/c.
                previous = found.pop()
                found.append(_Path(previous.text + text, previous.start))
                continue
            found.append(_Path(text, start + token.start()))
    return found
