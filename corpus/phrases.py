"""Known words and phrases in plain text, found whether the spaces in and between them were kept, lost or doubled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from corpus.letters import plain

_PIECE = re.compile(r"[^\W\d_]+|\d[\d.,/٬،٫]*\d|\d|[^\w\s]|_|[^\S ]| {4,}")
"""A word, a number with the marks inside it, or what parts two phrases."""
_LONGEST_WORD = 30
"""Longer runs of letters are not taken apart."""
_MARKS = {",": "comma", "،": "comma", "-": "dash", "/": "slash", ".": "dot"}
_REMEMBERED = 20_000

Entry = tuple[str, object]


class Token(NamedTuple):
    """A kind of word at `[start, stop)` of the plain text, and what it stands for.

    Kinds besides those of the lexicon: "digits", "word" (unknown), "comma", "dash", "slash", "dot" and "break".
    """

    kind: str
    start: int
    stop: int
    value: object = None


class Lexicon:
    """Phrases, written with a space wherever a space or half-space may stand, and the kind and value of each.

    `may_touch(left, right)` says whether words of these kinds may be glued together without a space; "" is the edge
    of a run of letters.
    """

    def __init__(self, entries: Mapping[str, Entry], may_touch: Callable[[str, str], bool]) -> None:
        self._whole: dict[str, Entry] = {}
        self._begun: set[str] = set()
        self._may_touch = may_touch
        self._parts: dict[str, tuple[tuple[int, Entry], ...]] = {}
        self._unknown: set[str] = set()
        for phrase, entry in entries.items():
            joined = ""
            for word in plain(phrase).text.split():
                joined += word
                self._begun.add(joined)
            self._whole.setdefault(joined, entry)

    def read(self, text: str) -> list[Token]:
        """The words of `text` (in plain letters), in order; spaces are not kept."""
        pieces = [(match.group(), match.start()) for match in _PIECE.finditer(text)]
        tokens: list[Token] = []
        at = 0
        while at < len(pieces):
            piece, start = pieces[at]
            at += 1
            if piece in self._unknown:
                tokens.append(Token("word", start, start + len(piece)))
            elif not piece[0].isalpha():
                tokens.append(_mark(piece, start))
            elif piece in self._begun and (phrase := self._phrase(pieces, at - 1)):
                entry, at, stop = phrase
                tokens.append(Token(entry[0], start, stop, entry[1]))
            else:
                tokens.extend(self._apart(piece, start))
        return tokens

    def _phrase(self, pieces: list[tuple[str, int]], at: int) -> tuple[Entry, int, int] | None:
        """The longest phrase that begins with this word, the next word behind it, and its end."""
        found, joined = None, ""
        for after in range(at, len(pieces)):
            word, start = pieces[after]
            joined += word
            if joined not in self._begun:
                break
            if entry := self._whole.get(joined):
                found = entry, after + 1, start + len(word)
        return found

    def _apart(self, word: str, start: int) -> Iterator[Token]:
        """The known words that are glued together in `word`, or the unknown word itself."""
        parts = self._parts.get(word)
        if parts is None:
            parts = tuple(self._split(word)) if len(word) <= _LONGEST_WORD else ()
            if parts and len(self._parts) < _REMEMBERED:
                self._parts[word] = parts
        if not parts:
            yield Token("word", start, start + len(word))
            if len(word) <= _LONGEST_WORD and word not in self._begun and len(self._unknown) < _REMEMBERED:
                self._unknown.add(word)
        for length, entry in parts:
            yield Token(entry[0], start, start + length, entry[1])
            start += length

    def _split(self, word: str) -> list[tuple[int, Entry]]:
        """The words that make up the whole of `word`, longest first; empty if there are none."""
        if not any(word[cut:] in self._whole for cut in range(1, len(word))):
            return []  # most words
        ways: dict[int, list[tuple[int, Entry]]] = {len(word): []}
        for start in range(len(word) - 1, -1, -1):
            for stop in range(len(word), start, -1):
                entry = self._whole.get(word[start:stop]) if stop in ways else None
                right = ways[stop][0][1][0] if entry and ways[stop] else ""
                if entry and self._may_touch(entry[0], right):
                    ways[start] = [(stop - start, entry), *ways[stop]]
                    break
        way = ways.get(0, [])
        return way if way and self._may_touch("", way[0][1][0]) else []


def _mark(piece: str, start: int) -> Token:
    kind = "digits" if piece[0].isdigit() else _MARKS.get(piece, "break")
    return Token(kind, start, start + len(piece), piece if kind == "digits" else None)


class Rule[Context](NamedTuple):
    """Kinds in a row (`pattern`: a regular expression whose letters are the names of kinds) make one of another kind.

    `value` gets the tokens and the context, and refuses them with None.
    """

    kind: str
    pattern: str
    value: Callable[[list[Token], Context], object]


_KIND = re.compile(r"[a-z][a-z-]*")
_FIRST_LETTER = 0xE000


class Stage[Context]:
    """Rules tried together from left to right; where several match, the first of them that accepts the words counts."""

    _letters: dict[str, str] = {}  # noqa: RUF012 (one alphabet for all stages, so that it grows with their rules)

    def __init__(self, rules: Iterable[Rule[Context]], macros: Mapping[str, str] | None = None) -> None:
        self._rules = list(rules)
        self._written = [self._in_letters(rule.pattern, macros or {}) for rule in self._rules]
        self._any = re.compile("|".join(f"(?:{each})" for each in self._written))

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        """Compiled when first needed: only a text that names a time needs them."""
        return [re.compile(each) for each in self._written]

    def apply(self, tokens: list[Token], context: Context) -> list[Token]:
        """The tokens, with those that a rule took replaced by what it made of them."""
        letters = "".join([self._letters.get(token.kind, " ") for token in tokens])
        out: list[Token] = []
        done = 0
        match = self._any.search(letters)
        while match:
            at = match.start()
            made, stop = self._made(tokens, letters, at, context)
            out.extend(tokens[done:at])
            out.append(made)
            done = stop
            match = self._any.search(letters, done)
        return [*out, *tokens[done:]] if done else tokens

    def _made(self, tokens: list[Token], letters: str, at: int, context: Context) -> tuple[Token, int]:
        for rule, pattern in zip(self._rules, self._patterns, strict=True):
            match = pattern.match(letters, at)
            if match and match.end() > at:
                taken = tokens[at : match.end()]
                value = rule.value(taken, context)
                if value is not None:
                    return Token(rule.kind, taken[0].start, taken[-1].stop, value), match.end()
        return tokens[at], at + 1

    def _in_letters(self, pattern: str, macros: Mapping[str, str]) -> str:
        written = pattern
        for _ in range(2):  # a macro may use another
            written = _KIND.sub(lambda name: macros.get(name[0], name[0]), written)
        return _KIND.sub(lambda name: self._letter(name[0]), written).replace(" ", "")

    def _letter(self, kind: str) -> str:
        return self._letters.setdefault(kind, chr(_FIRST_LETTER + len(self._letters)))
