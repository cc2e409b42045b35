"""What is true of all lists of words, and of what is found and written in place of it."""

import csv
import re
from pathlib import Path

import pytest

from plainpledge.language.forms import phrase_forms
from plainpledge.model import HouseStyle, Site, WordList
from plainpledge.reading.documents import parse_document
from plainpledge.rules import spelling
from plainpledge.rules.checking import check
from plainpledge.rules.spelling import corrections, unknown
from plainpledge.rules.word_list import read_list

LISTS = ["hard_word", "words_to_avoid", "care_language", "unexplained_term"]
TABLES = [*LISTS, "abbreviation_not_explained", "american_spelling", "misspelling"]
OF_WORDS = {"hard-word", "words-to-avoid", "care-language", "misspelling", "american-spelling"}
DATA = Path(spelling.__file__).parent / "data"


@pytest.mark.parametrize("name", TABLES)
def test_each_row_has_a_source_and_no_word_stands_twice(name: str) -> None:
    lines = (DATA / f"{name}.tsv").read_text("utf-8").splitlines()
    rows = list(csv.DictReader(lines, delimiter="\t", strict=True))
    assert all(row["source"].strip() and None not in row for row in rows)
    first = next(iter(rows[0]))
    keys = [(row[first], row.get("part"), row.get("write")) for row in rows]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", LISTS)
def test_the_parts_of_speech_are_known(name: str) -> None:
    lines = (DATA / f"{name}.tsv").read_text("utf-8").splitlines()
    assert {line.split("\t")[1] for line in lines[1:]} <= {"verb", "noun", "other"}


@pytest.mark.parametrize("name", LISTS)
def test_something_is_said_of_each_word(name: str) -> None:
    silent = {entry.word for entry in read_list(name) if not entry.write and not entry.note}
    assert not silent


def test_no_word_is_in_two_lists() -> None:
    found: dict[str, str] = {}
    for name in LISTS[:3]:
        for entry in read_list(name):
            for form in phrase_forms(entry.word, entry.part).values():
                assert found.setdefault(form, name) == name, form


def test_no_replacement_is_itself_in_a_list() -> None:
    listed = {entry.word for name in LISTS[:2] for entry in read_list(name)}
    for name in LISTS[:3]:
        for entry in read_list(name):
            assert not listed & {*entry.write}, entry.word


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("We utilised it.", "We used it."),
        ("Facilitating talks is fun.", "Helping talks is fun."),
        ("It was furnished by us.", "It was given by us."),
        ("We furnished it.", "We gave it."),
        ("She commences today.", "She starts today."),
        ("WE COMMENCE TODAY.", "WE START TODAY."),
        ("It is an additional one.", "It is an extra one."),
        ("It is an enquiry.", "It is a question."),
        ("A methodology.", "A method."),
        ("Prior to that", "Before that"),
        ("They have participated.", "They have taken part."),
        ("They adhered to it.", "They kept to it."),
        ("A robust plan.", "A strong plan."),
        ("A key aim.", "An important aim."),
        ("We ring-fenced it.", "We kept separate it."),
        ("His siblings’ rooms", "His brothers and sisters’ rooms"),
        ("The client’s end", "The person’s end"),
        ("All clients can come.", "All people can come."),
        ("We organize it.", "We organise it."),
        ("Color matters.", "Colour matters."),
        ("Recieve it.", "Receive it."),
    ],
)
def test_the_suggestion_can_stand_in_place(typed: str, written: str) -> None:
    assert _mended(typed) == written


def _mended(text: str) -> str:
    style = HouseStyle(word_lists=(WordList.CARE,))
    document = parse_document("a.md", text)
    found = check(Site(Path(), style, {"a.md": document}), OF_WORDS)
    for finding in sorted(found, key=lambda finding: -finding.span.start):
        if finding.suggestion:
            text = text[: finding.span.start] + finding.suggestion + text[finding.span.end :]
    return text


def test_messages_quote_what_stands_at_the_place() -> None:
    text = "We utilise the **hub** of an\nenquiry, and recieve the color.\n"
    document = parse_document("a.md", text)
    found = check(Site(Path(), HouseStyle(), {"a.md": document}), OF_WORDS)
    assert len(found) == 5
    for finding in found:
        quoted = re.findall(r"“(.+?)”", finding.message)
        stands = " ".join(text[finding.span.start : finding.span.end].replace("*", "").split())
        assert stands.endswith(quoted[0])


def test_only_what_no_table_has_is_asked_for() -> None:
    words = {"planned", "children", "occured", "multi-agancy", "kl", "a1b2c", "don't", "café"}
    assert set(unknown(words)) == {"occured", "multi-agancy"}


def test_a_part_of_a_word_is_put_right() -> None:
    assert corrections(["self-recieved", "fine"], "en-gb") == {"self-recieved": ("self-received",)}


def test_nothing_is_found_where_typos_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    assert corrections(["recieve"], "en-gb") == {}
    assert corrections([], "en-gb") == {}
