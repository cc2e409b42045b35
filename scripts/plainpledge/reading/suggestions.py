"""What a writer may have meant by a value that is wrong."""

from __future__ import annotations

import calendar
import difflib
import re
from collections.abc import Iterator

from ..model import Value
from .yaml_tree import quoted


def suggestions(kind: str, value: object, options: list[str]) -> Iterator[tuple[str, Value]]:
    """Yield what a writer may have meant: as it is typed, and as it is read."""
    match kind, " ".join(value.split()) if isinstance(value, str) else value:
        case "tuple", str(words):
            counted = re.fullmatch(r"[\d\s,;&]+|[\d\s,;]+and\s+\d+", words)
            entries = re.findall(r"\d+", words) if counted else re.split(r"\s*[,;]\s*", words)
            entries = [entry for entry in entries if entry]
            yield f"[{', '.join(map(_entry, entries))}]", list[Value](entries)
        case (("value" | "date"), str(words)):
            if day := _date(words):
                yield day, day
        case "enum", str(words):
            for option in difflib.get_close_matches(words.lower(), options, n=1):
                yield option, option
        case "int", str(words):
            if len(numbers := re.findall(r"\d+", words)) == 1:
                yield numbers[0], numbers[0]
        case "string", [{"gap": str(what)}]:  # without quotation marks a gap is a list
            yield quoted(f"[gap: {what}]"), f"[gap: {what}]"
        case "string", [str(only)]:
            yield _entry(only), only


def _entry(text: str) -> str:
    text = " ".join(text.split())
    return text if re.fullmatch(r"\w[\w ’-]*", text) and text.lower() != "null" else quoted(text)


def _date(typed: str) -> str | None:
    """Return a day as year-month-day, for some other ways to write it."""
    if day_first := re.fullmatch(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})", typed):
        day, month, year = day_first.groups()
    elif year_first := re.match(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?!\d)", typed):
        year, month, day = year_first.groups()
    elif in_words := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9}) (\d{4})", typed):
        day, name, year = in_words.groups()
        numbers = [
            m for m in range(1, 13) if calendar.month_name[m].lower().startswith(name.lower())
        ]
        month = str(numbers[0]) if numbers else "0"
    else:
        return None
    return f"{year}-{month:0>2}-{day:0>2}"
