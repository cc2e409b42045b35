"""Asks the spelling checker typos, which runs as a process of its own: once for many words."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..language.word_table import is_listed

_BESIDE_PYTHON = str(Path(sys.executable).parent)
_SHORTEST = 4


def corrections(words: Iterable[str], locale: str) -> dict[str, tuple[str, ...]]:
    """Return what each misspelt word should be; nothing where typos is not installed.

    Args:
        words: in small letters of the English alphabet.
        locale: "en-gb" or "en-us".
    """
    asked = list(dict.fromkeys(words))
    program = shutil.which("typos", path=_BESIDE_PYTHON) or shutil.which("typos")
    if not asked or not program:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for line in _run(program, locale, "\n".join(asked)).splitlines():
        told = json.loads(line)
        if told.get("type") == "typo":
            word = asked[told["line_num"] - 1]
            found[word] = tuple(_whole(word, told, right) for right in told["corrections"])
    return {word: right for word, right in found.items() if right}


def _run(program: str, locale: str, text: str) -> str:
    options = ("--isolated", "--locale", locale, "--format", "json", "-")
    return subprocess.run(
        [program, *options], input=text, capture_output=True, encoding="utf-8", check=False
    ).stdout


def _whole(word: str, told: dict[str, int | str], right: str) -> str:
    """Return the whole word with its wrong part put right: of "self-recieved" only one part is."""
    start, wrong = int(told["byte_offset"]), str(told["typo"])
    return word[:start] + right + word[start + len(wrong) :]


def unknown(words: Iterable[str]) -> Iterator[str]:
    """Yield the words that are in no table of words, so that they need to be asked for."""
    for word in itertools.filterfalse(is_listed, words):
        parts = word.split("-")
        is_plain = len(word) >= _SHORTEST and word.isascii() and all(map(str.isalpha, parts))
        if is_plain and not all(map(is_listed, parts)):
            yield word
