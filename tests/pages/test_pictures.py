"""Pictures get their size, and nothing else of a page changes."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainpledge.pages.pictures import with_hashes, with_sizes

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="720" height="400" viewBox="0 0 9 5"/>'
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 30, 20) + bytes(9)
FILES = {
    "a.svg": SVG,
    "../a b.png": PNG,
    "no.svg": b"<svg/>",
    "half.png": PNG[:18],
    "empty.png": b"",
    "words.jpg": b"These are words.",
}
SIZED = [
    (
        '<p><img alt="A > B" src="a.svg" /></p>',
        '<p><img width="720" height="400" alt="A > B" src="a.svg" /></p>',
    ),
    ("<img src='a.svg?v=2#top'>", '<img width="720" height="400" src=\'a.svg?v=2#top\'>'),
    (
        '<img src="../a%20b.png" alt="">',
        '<img width="30" height="20" src="../a%20b.png" alt="">',
    ),
    ("<IMG\nsrc=a.svg>", "<IMG\nsrc=a.svg>"),
]
LEFT = [
    *(f'<img src="{name}">' for name in ("no.svg", "half.png", "empty.png", "words.jpg")),
    '<img src="nowhere.png">',
    '<img src="https://example.org/a.svg">',
    '<img src="//example.org/a.svg">',
    '<img src="data:image/svg+xml,a.svg">',
    '<img src="a.svg" width="10">',
    '<img height=5 src="a.svg">',
    '<img alt="none">',
    "<p>No picture: &lt;img src=a.svg&gt;</p>",
    '<img src="a.svg',
    "<img alt=\"see src='a.svg' there\">",
]
RENAMED = [
    ('<p><img alt="A" src="a.svg" /></p>', '<p><img alt="A" src="a.12.svg" /></p>'),
    ("<img src='up/a.svg?v=2#top' alt=''>", "<img src='up/a.12.svg?v=2#top' alt=''>"),
    ('<img src="../a%20b.png">', '<img src="../a%20b.34.png">'),
    ('<img src="x.svg?a=1&amp;b=2">', '<img src="x.56.svg?a=1&amp;b=2">'),
    ('<img alt=" src=\'a.svg\'" src="a.svg">', '<img alt=" src=\'a.svg\'" src="a.12.svg">'),
    ('<img data-src="a.svg" src="a.svg">', '<img data-src="a.svg" src="a.12.svg">'),
    ('<img srcset="a.svg" src="a.svg">', '<img srcset="a.svg" src="a.12.svg">'),
    ('<img src="&quot;.svg">', '<img src="%22.78.svg">'),
]
NAMES = {
    "a.svg": "a.12.svg",
    "up/a.svg": "a.12.svg",
    "../a b.png": "a b.34.png",
    "x.svg": "x.56.svg",
    '".svg': '".78.svg',
}


@pytest.mark.parametrize(("html", "expected"), SIZED)
def test_a_picture_gets_its_size(html: str, expected: str) -> None:
    assert with_sizes(html, FILES.get) == expected


@pytest.mark.parametrize("html", LEFT)
def test_other_things_stay(html: str) -> None:
    assert with_sizes(html, FILES.get) == html


@pytest.mark.parametrize(("html", "expected"), RENAMED)
def test_a_picture_is_asked_for_by_its_hashed_name(html: str, expected: str) -> None:
    assert with_hashes(html, NAMES.get) == expected


@pytest.mark.parametrize("html", [html for html in LEFT if ' src="a.svg"' not in html])
def test_what_has_no_hashed_name_keeps_its_own(html: str) -> None:
    assert with_hashes(html, NAMES.get) == html


@given(st.text("<img src=a.vg\"'>/\n", max_size=80))
def test_any_page_stays_where_no_picture_has_a_hash(html: str) -> None:
    assert with_hashes(html, lambda _: None) == html


@given(st.text("<img src=a.vg\"'>/\n", max_size=80), st.binary(max_size=60))
def test_any_page_and_any_picture(html: str, data: bytes) -> None:
    sized = with_sizes(html, lambda _: data)
    assert len(sized) >= len(html) and with_sizes(html, lambda _: None) == html


@pytest.mark.parametrize("part", ["<img ", '<img "', "<img src= a", "<img a=b c "])
def test_many_broken_pictures_take_no_time(part: str) -> None:
    html = part * 20_000
    assert with_sizes(html, FILES.get) == with_hashes(html, NAMES.get) == html
