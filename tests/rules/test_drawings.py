"""Drawings that could act are found however they say it; ordinary ones pass."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from built_sites import OWN
from plainpledge.rules.drawings import first_active

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:q="http://www.w3.org/1999/xlink">'
X, H = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
HOSTILE = {
    "any prefix": f'<svg xmlns="{X}"><s:script xmlns:s="{X}">alert(1)</s:script></svg>',
    "a prefix that is no ASCII": f'<é:svg xmlns:é="{X}"><é:script>alert(1)</é:script></é:svg>',
    "page code": f'{HEAD}<h:script xmlns:h="{H}">alert(1)</h:script></svg>',
    "a picture of page code": f'{HEAD}<h:img xmlns:h="{H}" src="x" onerror="alert(1)"/></svg>',
    "page code in metadata": f'{HEAD}<metadata><h:iframe xmlns:h="{H}"/></metadata></svg>',
    "another prefix of a link": f'{HEAD}<a q:href="javascript:alert(1)"><text>x</text></a></svg>',
    "letters as numbers": f'{HEAD}<a href="java&#115;cript:alert(1)"><text>x</text></a></svg>',
    "a link that changes": f'{HEAD}<a><animate attributeName="href" values="x:1"/></a></svg>',
    "a value that is set": f'{HEAD}<set attributeName="onload" to="alert(1)"/></svg>',
    "a transformation": f'<?xml-stylesheet type="text/xsl" href="#s"?>{HEAD}</svg>',
    "a style from elsewhere": f'<?xml-stylesheet href="https://evil.example/x.css"?>{HEAD}</svg>',
    "an import": f'{HEAD}<style>@import "https://evil.example/x.css";</style></svg>',
    "a hidden import": f"{HEAD}<style>@\\69mport 'x'</style></svg>",
    "an import in data": f"{HEAD}<style><![CDATA[@import 'x';]]></style></svg>",
    "an import in pieces": f"{HEAD}<style>@im<!-- -->po<g/>rt 'x'</style></svg>",
    "a style in a style": f"{HEAD}<style>@import 'x';<style/></style></svg>",
    "a style after a style": f"{HEAD}<style><style/>@import 'x';</style></svg>",
    "a fill from elsewhere": f"{HEAD}<path style=\"fill:url('https://evil.example/#x')\"/></svg>",
    "a hidden fill": f"{HEAD}<path fill='u\\72l(https://evil.example/#x)'/></svg>",
    "a mask from elsewhere": f'{HEAD}<path mask="url(//evil.example/m.svg#x)"/></svg>',
    "a picture from elsewhere": f'{HEAD}<image q:href="//evil.example/t.png"/></svg>',
    "a part from elsewhere": f'{HEAD}<use href="https://evil.example/x.svg#y"/></svg>',
    "a part in data": f'{HEAD}<use href="data:image/svg+xml,x#y"/></svg>',
    "a handler": f'{HEAD}<g onbegin="alert(1)"/></svg>',
    "a choice of pictures": f"{HEAD}<style>svg{{background-image:"
    'image-set("http://evil.example/1.png" 1x)}}</style></svg>',
    "a choice of pictures, as it was": f'{HEAD}<g style="mask-image:'
    "-webkit-image-set('//evil.example/2.png' 1x)\"/></svg>",
    "a choice as a mask": f'{HEAD}<style>rect{{mask:image-set("https://evil.example/3.svg#m" 1x)}}'
    "</style></svg>",
    "a choice as a pointer": f"{HEAD}<g cursor=\"image-set('//e.org/4' 1x), auto\"/></svg>",
    "a choice in capitals": f"{HEAD}<g style=\"mask:IMAGE-SET('//e.org/4' 1x)\"/></svg>",
    "a choice by a number": f"{HEAD}<g style=\"mask:image&#45;set('//e.org/4' 1x)\"/></svg>",
    "a choice in pieces": f"{HEAD}<style>g{{mask:image-<g/>set('//e.org/5' 1x)}}</style></svg>",
    "a choice with a note in it": f"{HEAD}<style>g{{mask:image-set(/**/'//evil.example/5' 1x)}}"
    "</style></svg>",
    "a choice after a note in words": f"{HEAD}<style>g{{content:'/*';"
    "mask:image-set('//e.org/5' 1x);content:'*/'}</style></svg>",
    "a choice that comes later": f"{HEAD}<style>g{{--a:image-set('//e.org/5' 1x);mask:var(--a)}}"
    "</style></svg>",
    "a hidden choice": f"{HEAD}<style>g{{mask:\\69mage-set('//evil.example/5' 1x)}}</style></svg>",
    "two pictures over each other": f"{HEAD}<style>g{{background:cross-fade('//e.org/6', red)}}"
    "</style></svg>",
    "one picture": f"{HEAD}<style>g{{background:image('//evil.example/7.png')}}</style></svg>",
    "a source": f"{HEAD}<style>@font-face{{src:src('//evil.example/8.woff2')}}</style></svg>",
    "a part of another page": f"{HEAD}<g style='background:element(#x)'/></svg>",
    "what no browser has yet": f"{HEAD}<g style=\"mask:fetch-it('//evil.example/9')\"/></svg>",
    "a font from elsewhere": f"{HEAD}<style>@font-face{{src:url(//e.org/f.woff2)}}</style></svg>",
    "an address with a note in it": f"{HEAD}<path fill='url(/**/#x)'/></svg>",
    "an address after an empty one": f"{HEAD}<path fill=\"url('' //evil.example/x)\"/></svg>",
    "foreign parts": f"{HEAD}<foreignObject/></svg>",
    "an entity": f'<!DOCTYPE svg [<!ENTITY x "y">]>{HEAD}&x;</svg>',
    "a value by default": f'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>{HEAD}</svg>',
    "another base": f'<svg xmlns="{X}" xml:base="https://evil.example/"/>',
    "broken after a start": f"{HEAD}<g></svg>",
    "no drawing": "words",
}
WIDE = [
    codecs.BOM_UTF16_LE + f"{HEAD}<script/></svg>".encode("utf-16-le"),
    f'<?xml version="1.0" encoding="UTF-16"?>{HEAD}</svg>'.encode("utf-16"),
    f'<?xml version="1.0" encoding="ISO-8859-1"?>{HEAD}</svg>'.encode("latin-1"),
    f'<?xml version="1.0" encoding="x-unheard-of"?>{HEAD}</svg>'.encode(),
]
PLAIN = {
    "a link": f'{HEAD}<a href="https://example.org/"><text>x</text></a></svg>',
    "a part of itself": f"{HEAD}<use q:href='#x'/></svg>",
    "a fill of its own": f"{HEAD}<path fill='url(#g)' style='mask: url( #m )'/></svg>",
    "a picture inside": f'{HEAD}<image href="data:image/png;base64,AAAA"/></svg>',
    "a style": f"{HEAD}<style>text {{ fill: red; filter: url(#f) }}</style></svg>",
    "colours, movements and shades": f"{HEAD}<style>g:not(.a):nth-child(2){{fill:rgb(1,2,3);"
    "transform:translate(calc(1px + 2px)) rotate(3deg);filter:drop-shadow(0 0 1px var(--a));"
    "font-family:'A b'}}@media (min-width:1px) and (color){{g{{fill:red}}}}</style>"
    "<g transform='matrix(1 0 0 1 0 0)' fill='url( \"#g\" ) rgb(1 2 3)'/></svg>",
    "names and words": f"{HEAD}<g id='a(1)' data-name='Layer (2)b(3)' "
    "aria-label='Our town(s) \\o/'/></svg>",
    "where it was saved": f"{HEAD}<g n:file='C:\\a(1).png' xmlns:n='http://example.org/n'/></svg>",
    "a drawing program's notes": f'{HEAD}<n:view xmlns:n="http://example.org/n" n:zoom="2"/></svg>',
    "a declaration": f"<?xml version='1.0' encoding='utf-8'?><!DOCTYPE svg SYSTEM 'b'>{HEAD}</svg>",
    "a mark before it": f"\ufeff{HEAD}</svg>",
}
OURS = [
    *OWN.glob("docs/**/*.svg"),
    *OWN.glob("overrides/**/*.svg"),
    *OWN.glob("tests/sites/**/*.svg"),
]


@pytest.mark.parametrize("drawing", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_could_act_is_found(drawing: str) -> None:
    assert first_active(drawing.encode())


@pytest.mark.parametrize("data", WIDE)
def test_only_one_way_of_writing_letters_is_read(data: bytes) -> None:
    assert first_active(data)


@pytest.mark.parametrize("drawing", PLAIN.values(), ids=PLAIN.keys())
def test_ordinary_drawings_pass(drawing: str) -> None:
    assert first_active(drawing.encode()) is None


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.name)
def test_our_own_drawings_pass(file: Path) -> None:
    assert first_active(file.read_bytes()) is None


def test_the_line_is_told() -> None:
    found = first_active(f"{HEAD}\n\n<script/></svg>".encode())
    assert found and (found.what, found.line) == ("<script>", 3)


@given(st.binary(max_size=300) | st.text("<svg xml:/>='\"&;#[]!?-a", max_size=200).map(str.encode))
def test_anything_can_be_read(data: bytes) -> None:
    first_active(data)
