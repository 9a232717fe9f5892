"""Walks through a template's tags: what each prints, sets or includes.

Each language's statements are few words; the expressions within are alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from piiguard.lexicon.variables import VariableLexicon
from piiguard.model import Variable
from piiguard.readers.template import words
from piiguard.readers.template.expressions import (
    Reference,
    Token,
    references,
    tokenize,
    without_condition,
)
from piiguard.readers.template.places import Places
from piiguard.readers.template.scope import Scope
from piiguard.readers.template.tags import Syntax, Tag, TagKind

_MARKS = ("#", "^", "/", "&", ">", "else")
_NAME = re.compile(r"[^\W\d][\w./-]*")


@dataclass(frozen=True, slots=True)
class Walk:
    """Walks through the tags of one template."""

    text: str
    tags: Sequence[Tag]
    places: Places
    lexicon: VariableLexicon

    def variables(self) -> list[Variable]:
        """Return what is printed, in the order of the text.

        The first round only collects assignments: a block may be printed from
        below, where its variables are set.
        """
        scope = Scope()
        blocks = self._blocks()
        for _ in self._walk(scope, blocks):
            pass
        scope.sections.clear()
        return list(dict.fromkeys(self._walk(scope, blocks)))

    def _walk(self, scope: Scope, blocks: frozenset[str]) -> Iterator[Variable]:
        for tag in self.tags:
            if tag.kind is TagKind.COMMENT:
                continue
            if tag.syntax is Syntax.KOHA or tag.syntax is Syntax.JASPER:
                yield from self._plain(tag)
                continue
            for statement in self._statements(tag):
                yield from self._statement(statement, tag, scope, blocks)

    def _plain(self, tag: Tag) -> Iterator[Variable]:
        """Yield a variable whose content is its name: ``<<items.barcode | dateonly>>``."""
        inner = self.text[tag.inner_start : tag.inner_end]
        name = inner.partition("|")[0].strip()
        offset = tag.inner_start + len(inner) - len(inner.lstrip())
        yield self._variable(name, (name,), tag, offset)

    def _statements(self, tag: Tag) -> Iterator[list[Token]]:
        """Cut a tag's content at ``;`` and leave out its marks and comments."""
        inner = self.text[tag.inner_start : tag.inner_end]
        start = tag.inner_start + len(inner) - len(inner.lstrip("-+=~ \t\r\n"))
        end = tag.inner_end - (len(inner) - len(inner.rstrip("-+=~/ \t\r\n")))
        blanked = self.text
        if tag.syntax is Syntax.TEMPLATE_TOOLKIT and "#" in inner:
            pieces = [(m.start(), m.end()) for m in _LINE_COMMENT.finditer(blanked, start, end)]
            tokens = [
                token
                for token in tokenize(blanked, start, end)
                if not any(a <= token.start < b for a, b in pieces)
            ]
        else:
            tokens = tokenize(blanked, start, max(start, end))
        statement: list[Token] = []
        depth = 0
        for token in tokens:
            depth += (token.text in ("(", "[", "{")) - (token.text in (")", "]", "}"))
            if token.text == ";" and depth <= 0:
                yield statement
                statement = []
            else:
                statement.append(token)
        yield statement

    def _statement(
        self, tokens: list[Token], tag: Tag, scope: Scope, blocks: frozenset[str]
    ) -> Iterator[Variable]:
        if not tokens:
            return
        word = tokens[0].text
        is_mustache = tag.syntax is Syntax.MUSTACHE
        if is_mustache and tag.kind is TagKind.OUTPUT and word in _MARKS:
            yield from self._section(word, tokens[1:], tag, scope)
            return
        bare = len(tokens) == 1 or tokens[1].text not in (".", "(", "=")
        if tag.kind is TagKind.STATEMENT and bare:
            if word in words.LOOPS or (tokens[0].text == "let"):
                self._loop(tokens[1:], scope)
                return
            if word in words.CONDITIONS or word in words.SILENT:
                return
            if word in words.SETS:
                self._set(tokens[1:], scope)
                return
            if word in words.DEFINES:
                return
            if word in words.INCLUDES:
                yield from self._include(tokens, tag, scope, blocks)
                return
            if word in words.PRINTS:
                tokens = tokens[1:]
        if is_mustache and tag.kind is TagKind.STATEMENT:
            self._loop(tokens, scope)  # ng-repeat="item in items"
            return
        if self._is_assignment(tokens):
            self._set(tokens, scope)
            return
        yield from self._printed(self._without_postfix(tokens, scope), tag, scope)

    def _printed(self, tokens: Sequence[Token], tag: Tag, scope: Scope) -> Iterator[Variable]:
        for reference in references(without_condition(tokens)):
            yield from self._prints(reference, tag, scope)

    def _prints(self, reference: Reference, tag: Tag, scope: Scope) -> Iterator[Variable]:
        names = scope.names(reference)
        if reference.arguments:
            reshapes = [
                self.lexicon.find(Variable(reference.text, each, tag.syntax, 1, 1))
                for each in names
            ]
            if any(found is None or found.arguments for found in reshapes):
                for argument in reference.arguments:
                    yield from self._prints(argument, tag, scope)
            names = [
                each
                for each, found in zip(names, reshapes, strict=True)
                if found is None or not found.arguments
            ]
        for each in names:
            yield self._variable(reference.text, each, tag, reference.start)

    def _variable(self, text: str, names: tuple[str, ...], tag: Tag, offset: int) -> Variable:
        line, column = self.places.of(offset)
        return Variable(text, names, tag.syntax.value, line, column)

    def _section(
        self, mark: str, tokens: Sequence[Token], tag: Tag, scope: Scope
    ) -> Iterator[Variable]:
        """Enter or leave ``{{#loans}}…{{/loans}}``; print ``{{&x}}`` and ``{{> x}}``."""
        if mark == "&":
            yield from self._printed(tokens, tag, scope)
        elif mark == ">" and tokens:
            inner = self.text[tokens[0].start : tag.inner_end].strip()
            name = _NAME.match(inner)
            yield from self._included(name.group() if name else "?", tag, tokens[0].start)
        elif mark == "#" and tokens:
            helper = tokens[0].text in ("each", "if", "unless", "with", "foreach")
            found = references(tokens[1:] if helper else tokens)
            is_context = not helper or tokens[0].text in ("each", "with", "foreach")
            scope.sections.append(".".join(found[0].steps) if found and is_context else "")
            if not is_context:
                scope.sections[-1] = "if"
        elif mark == "/" and scope.sections:
            scope.sections.pop()

    def _loop(self, tokens: Sequence[Token], scope: Scope) -> None:
        """Read ``x IN y``, ``x = y``, ``(key, x) in y.items()`` and ``let x of y``."""
        for index, token in enumerate(tokens):
            if token.text in ("in", "IN", "of", "="):
                values = references(_before_pipe(tokens[index + 1 :]))
                for each in tokens[:index]:
                    if each.kind == "name" and each.text not in ("let", "as"):
                        scope.loop(each.text.lstrip("$"), values)
                return

    def _set(self, tokens: Sequence[Token], scope: Scope) -> None:
        """Read ``x = y z = w`` and, of Django, ``with y as x``."""
        starts = [
            index
            for index, token in enumerate(tokens[:-1])
            if token.kind == "name" and self._is_assignment(tokens[index:])
        ]
        for number, index in enumerate(starts):
            stop = starts[number + 1] if number + 1 < len(starts) else len(tokens)
            equals = next(i for i in range(index, len(tokens)) if tokens[i].text == "=")
            value = without_condition(self._without_postfix(tokens[equals + 1 : stop], scope))
            scope.assign(tokens[index].text.lstrip("$"), self._values(value))
        for index, token in enumerate(tokens):
            if token.text == "as" and index + 1 < len(tokens):
                scope.assign(tokens[index + 1].text, references(tokens[:index]))

    def _values(self, tokens: Sequence[Token]) -> list[Reference]:
        """Return what an assigned expression holds; a reshaped value holds the value."""
        found: list[Reference] = []
        waiting = references(tokens)
        while waiting:
            reference = waiting.pop(0)
            known = self.lexicon.find(Variable("", (".".join(reference.steps),), "", 1, 1))
            if reference.arguments and known is not None and known.arguments:
                waiting = [*reference.arguments, *waiting]
            else:
                found.append(reference)
        return found

    def _include(
        self, tokens: list[Token], tag: Tag, scope: Scope, blocks: frozenset[str]
    ) -> Iterator[Variable]:
        """Report another file's text, which is not here to be checked."""
        self._set(tokens[1:], scope)
        if tokens[0].text in ("import", "from"):
            return
        inner = self.text[tokens[1].start : tag.inner_end] if len(tokens) > 1 else ""
        inner = re.sub(r"^file\s*=\s*", "", inner).lstrip("\"' ")
        name = _NAME.match(inner)
        if name and name.group() in blocks:
            return
        yield from self._included(name.group() if name else "?", tag, tokens[0].start)

    def _included(self, name: str, tag: Tag, offset: int) -> Iterator[Variable]:
        stem = name.rpartition("/")[2].partition(".")[0]
        yield self._variable(f"include {name}", (f"include:{stem}",), tag, offset)

    def _blocks(self) -> frozenset[str]:
        """Return the names of blocks that the template itself defines."""
        return frozenset(
            match.group(1)
            for tag in self.tags
            if tag.kind is TagKind.STATEMENT
            for match in _BLOCK.finditer(self.text, tag.inner_start, tag.inner_end)
        )

    @staticmethod
    def _is_assignment(tokens: Sequence[Token]) -> bool:
        """Whether tokens begin ``name =`` or ``name.field =``."""
        index = 1
        while index + 1 < len(tokens) and tokens[index].text == "." and index < 9:
            index += 2
        return len(tokens) > index and tokens[0].kind == "name" and tokens[index].text == "="

    def _without_postfix(self, tokens: Sequence[Token], scope: Scope) -> Sequence[Token]:
        """Leave out a condition that stands behind: ``x IF y``; enter ``x FOREACH x = y``."""
        for index, token in enumerate(tokens):
            if index and token.text in words.POSTFIX:
                if token.text in words.LOOPS:
                    self._loop(tokens[index + 1 :], scope)
                return tokens[:index]
        return tokens


_BLOCK = re.compile(r"\b(?:BLOCK|block|MACRO|macro|def)\s+(?:name\s*=\s*)?[\"']?([\w.-]+)")
_LINE_COMMENT = re.compile(r"(?:^|(?<=[\s;]))#[^\n]*", re.MULTILINE)


def _before_pipe(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out filters: ``hold in holds | orderBy: 'title'``."""
    for index, token in enumerate(tokens):
        if token.text in ("|", ";"):
            return tokens[:index]
    return tokens
