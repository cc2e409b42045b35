"""Details by which a person can be found or known: addresses, telephone and other numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from ..model import Document, Span
from .tables import column

_DOMAIN = re.compile(r"@((?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24})(?![\w@-])")
_MAILBOX = re.compile(r"(?<![\w.+/:'-])[\w.+'-]+\Z")
_LONGEST_MAILBOX = 64
_OF_MANY = ("team", "teams", "office", "officer", "service", "services", "management")
"""How the mailboxes of many end, also where words are run together."""
_EXAMPLE = re.compile(
    r"(?:.*\.)?(?:example|invalid|test|localhost|example\.(?:com|org|net|edu|co\.uk))", re.I
)
"""Domains that belong to nobody, set aside for examples (RFC 2606)."""
_MAY_BE_ONE = re.compile(r"[0-9](?:(?:[ ()-]*[0-9]){5}|[A-Z]{2}(?!\w))")
"""What stands in each number and postcode that is looked for, and in few other texts."""
_PHONE = re.compile(
    r"[+(0](?<![\w.+/-].)(?:(?<=\+)44[ -]?(?:\(0\)[ -]?)?|(?<=\()0|(?<=0))[127]\d[\d ()-]{6,14}\d"
    r"(?![\w/-]|\.\d)"
)
"""United Kingdom numbers of homes, offices and mobiles. Those that start 03 or 08 are nobody's."""
_OF_DRAMA = re.compile(
    r"0(?:11[3-8]4960|1[2-6]14960|207946|1914980|2896496|292018|1632960|7700900)\d*"
)
"""Numbers that Ofcom sets aside for drama: they ring nowhere."""
_NHS = re.compile(r"[4679](?<![\w.+/-].)\d{2}([ -]?)\d{3}\1\d{4}(?![\w/-]|\.\d)")
_INSURANCE = re.compile(
    r"[A-CEGHJ-PR-TW-Z](?<!\w.)[A-CEGHJ-NPR-TW-Z](?<!BG|GB|NK|KN|TN|NT|ZZ) ?(?:\d{2} ?){3}[A-D]\b"
)
_POSTCODE = re.compile(r"[A-Z](?<!\w.)[A-Z]?\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}(?!\w)")
_HOUSE = re.compile(
    r"(?<![\w/.-])(?:flat \d+\w?,? )?\d{1,4}[A-Za-z]?,? (?:[A-Z][\w'’.-]* ){1,4}?"
    r"(?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Way|Court|Crescent|Place|Terrace|Gardens"
    r"|Grove|Hill|Square|Row|Walk|Mews|Park|Green|Rise|View|Parade)\b",
    re.I,
)
_NEAR = 120
"""Characters within which a house number and a postcode are one address."""
_WEIGHTS = range(10, 1, -1)


class Detail(NamedTuple):
    """One detail of somebody."""

    span: Span
    what: str
    """What it is, with its article."""
    typed: str


def details(document: Document) -> Iterator[Detail]:
    """Yield the details that stand in a document's words, and in its links to write or call."""
    text = document.prose
    found = [*_emails(text)]
    if _MAY_BE_ONE.search(text):
        found += (*_numbers(text), *_homes(text))
    yield from found
    starts = sorted(detail.span.start for detail in found)
    for link in document.links:
        scheme, _, rest = link.target.partition(":")
        is_shown = bisect_left(starts, link.span.start) < bisect_left(starts, link.span.end)
        if scheme.lower() in ("mailto", "tel") and not is_shown:
            for detail in (*_emails(rest), *_numbers(rest)):
                yield detail._replace(span=link.span)


def _detail(text: str, start: int, end: int, what: str) -> Detail:
    return Detail(Span(start, end), what, text[start:end])


def _emails(text: str) -> Iterator[Detail]:
    for match in _DOMAIN.finditer(text):
        before = text[max(0, match.start() - _LONGEST_MAILBOX) : match.start()]
        mailbox = _MAILBOX.search(before)
        is_example = _EXAMPLE.fullmatch(match[1])
        if mailbox and not is_example and not _is_shared(mailbox[0].lower()):
            start = match.start() - len(mailbox[0])
            yield _detail(text, start, match.end(), "an e-mail address")


def _is_shared(mailbox: str) -> bool:
    """True for the mailbox of a team or a task: nobody is known by it."""
    parts = set(re.split(r"[._+-]", mailbox))
    is_listed = parts & column(__package__, "shared_mailboxes", "word")
    return bool(is_listed) or mailbox.endswith(_OF_MANY)


def _homes(text: str) -> Iterator[Detail]:
    for match in _POSTCODE.finditer(text):
        houses = list(_HOUSE.finditer(text, max(0, match.start() - _NEAR), match.start()))
        if houses and "\n\n" not in text[houses[-1].start() : match.start()]:
            yield _detail(text, houses[-1].start(), match.end(), "a postal address")


def _numbers(text: str) -> Iterator[Detail]:
    for match in _PHONE.finditer(text):
        digits = re.sub(r"^44(?:0)?", "0", re.sub(r"\D", "", match[0]))
        is_whole = len(digits) in (10, 11) and match[0].count("(") == match[0].count(")")
        if is_whole and not _OF_DRAMA.fullmatch(digits):
            yield _detail(text, *match.span(), "a telephone number")
    for match in _NHS.finditer(text):
        if _is_nhs_number(re.sub(r"\D", "", match[0])):
            yield _detail(text, *match.span(), "an NHS number")
    for match in _INSURANCE.finditer(text):
        yield _detail(text, *match.span(), "a National Insurance number")


def _is_nhs_number(digits: str) -> bool:
    """True when the last digit is the check digit of the others, as in the NHS Data Dictionary."""
    if digits[0] not in "4679" or len(set(digits)) == 1:
        return False
    weighed = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return (11 - weighed % 11) % 11 == int(digits[9])
