"""Wrong values are told in plain words, and what is suggested is right.

The values and messages stand in `field_values.txt`; `pytest --update` rewrites the messages.
"""

from __future__ import annotations

import dataclasses
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainpledge.model import (
    Document,
    Finding,
    FrontMatter,
    HouseStyle,
    Pledge,
    Span,
    Term,
    Wording,
    fields_of,
)
from plainpledge.reading.documents import parse_document
from plainpledge.reading.fields import MOST_TOLD, read_fields
from plainpledge.reading.suggestions import suggestions

VALUES = Path(__file__).with_name("field_values.txt")
OF_PROGRAMMERS = re.compile(
    r"\b(str|string|int|integer|tuple|bool|boolean|dict\w*|inputs?|pars\w+|pydantic|valid\w*|model"
    r"|enum|none|null|mapping|sequence|instance|type|value_error)\b|something else",
    re.IGNORECASE,
)


def _model(line: str) -> type[Any]:
    key = line.partition(":")[0]
    models: tuple[type[Any], ...] = (Pledge, Term, HouseStyle)
    return next(
        (model for model in models if key in {f.name for f in dataclasses.fields(model)}), Wording
    )


def _findings(line: str) -> tuple[Document, tuple[Finding, ...]]:
    model, document = _model(line), parse_document("docs/x.md", f"---\n{line}\n---\n")
    extra = {} if model is HouseStyle else {"document": document}
    _, findings = read_fields(model, "docs/x.md", document.front_matter, extra)
    told = [f for f in findings if f.rule != "missing-field" or f.span.start > 0]
    return document, (*document.findings, *told)


def _told(line: str) -> Iterator[str]:
    yield line
    document, findings = _findings(line)
    for found in findings:
        place = document.text[found.span.start : found.span.end].strip()
        advice = found.advice.replace(", ".join(fields_of(Pledge)), "(all of them)")
        yield f"→ {place} · {found.message} {advice}"
        if found.suggestion is not None:
            yield f"→     {found.suggestion}"


def test_values(request: pytest.FixtureRequest) -> None:
    lines = VALUES.read_text("utf-8").splitlines()
    heads = [line for line in lines if line.startswith("#")]
    values = [line for line in lines if line and line[0] not in "#→"]
    told = "\n".join([*heads, *("\n" + "\n".join(_told(value)) for value in values), ""])
    if request.config.getoption("--update"):
        VALUES.write_text(told, "utf-8")
    assert told == VALUES.read_text("utf-8")


@pytest.mark.parametrize(
    "line", [x for x in VALUES.read_text("utf-8").splitlines() if x and x[0] not in "#→"]
)
def test_a_suggestion_mends_the_value(line: str) -> None:
    _, findings = _findings(line)
    for found in findings:
        if found.suggestion is not None:
            start, end = (offset - len("---\n") for offset in (found.span.start, found.span.end))
            _, left = _findings(line[:start] + found.suggestion + line[end:])
            before = [f.message for f in findings if f is not found]
            assert [f.message for f in left if f.rule == found.rule] in (before, []), line


words = st.text("abc5: ,-/[]{}'\"&*#é", max_size=8)
values = st.recursive(
    st.none() | words,
    lambda v: st.lists(v, max_size=3) | st.dictionaries(words, v, max_size=3),
    max_leaves=5,
)


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from([Pledge, Term, Wording, HouseStyle]),
    st.data(),
)
def test_every_message_is_in_plain_words(model: type[Any], data: st.DataObject) -> None:
    own = ["heading", "parts", "layout", "one", "many", "document", "items"]
    keys = st.sampled_from([*fields_of(model), *own])
    typed = data.draw(
        st.dictionaries(keys | words, values | st.dictionaries(keys, values), max_size=5)
    )
    document = Document("docs/x.md", "")
    fields = FrontMatter(Span(0, 0), typed)
    _, findings = read_fields(
        model, "docs/x.md", fields, {} if model is HouseStyle else {"document": document}
    )
    for found in findings:
        ours = re.sub(r"“[^”]*”", "", f"{found.message} {found.why} {found.advice}")
        assert not OF_PROGRAMMERS.search(ours), ours
        assert found.advice and len(found.message) < 200
    unknown = {name for name in typed if name not in fields_of(model)}
    assert len([f for f in findings if f.rule == "unknown-field"]) >= len(unknown)


def test_a_long_value_is_told_in_short() -> None:
    for line in (f"number: {'9' * 20_000}", f"reviewed: {'x' * 20_000}"):
        assert all(len(found.message) < 200 for found in _findings(line)[1])


@settings(max_examples=60)
@given(st.text(max_size=20))
def test_nothing_typed_breaks_a_suggestion(typed: str) -> None:
    for kind in ("int", "string", "bool", "enum", "tuple", "value", "date", "model", "greater"):
        for text, _ in suggestions(kind, typed, ["draft", "agreed"]):
            assert "\n" not in text


def test_of_very_many_wrong_entries_the_first_are_told_and_the_rest_is_counted() -> None:
    start = time.process_time()
    _, findings = _findings(f"related: [{', '.join(f'x{n}' for n in range(3_000))}]")
    assert time.process_time() - start < 3
    assert len(findings) == MOST_TOLD + 1
    assert findings[-1].message == "2,980 more things are wrong in “related”, from here on."
    document = parse_document("docs/x.md", f"---\nrelated: [{'x, ' * MOST_TOLD}y]\n---\n")
    _, findings = read_fields(
        Pledge, "docs/x.md", document.front_matter, {"document": document}, number=1
    )
    last = max(findings, key=lambda found: found.span)
    assert last.message == "1 more thing is wrong in “related”, from here on."
    assert document.text[last.span.start : last.span.end] == "y"


def test_the_suggestion_for_one_entry_looks_at_no_other() -> None:
    _, findings = _findings("related: [one, Pledge 5, two]")
    assert [found.suggestion for found in findings] == [None, "5", None]


def test_very_many_unknown_fields_take_no_long_time() -> None:
    start = time.process_time()
    _, findings = _findings("\n".join(f"xq{n}: y" for n in range(5_000)))
    assert len([found for found in findings if found.rule == "unknown-field"]) == 5_000
    assert time.process_time() - start < 3
