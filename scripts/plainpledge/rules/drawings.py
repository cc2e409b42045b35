"""What could act in a drawing: it is read as browsers read it, as XML with its namespaces."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple
from xml.parsers import expat

from .drawing_styles import can_load, is_style
from .html_policy import Problem, address_problem, attribute_problem

SVG = "http://www.w3.org/2000/svg"
_ACTING_SPACES = ("xhtml", "MathML", "xml-events", "XSL")
"""Parts of the names of languages in which browsers find something to do."""
_ACTIVE = frozenset(
    """script handler listener foreignobject iframe object embed audio video canvas
    animate animatecolor animatemotion animatetransform set discard""".split()
)
_PLAIN_ENCODINGS = ("utf-8", "utf8", "us-ascii", "ascii")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PICTURE = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp)[;,]", re.IGNORECASE)


class Active(NamedTuple):
    """The first thing in a drawing that could act."""

    what: str
    line: int


class _FoundError(Exception):
    pass


def first_active(data: bytes) -> Active | None:
    """Return the first thing in a drawing that could act, or that no browser can read."""
    if data.startswith(_WIDE):
        return Active("UTF-16", 1)
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except _FoundError as found:
        return Active(str(found), reader.parser.CurrentLineNumber)
    except (expat.ExpatError, ValueError, LookupError):
        return Active("a fault in its code", reader.parser.ErrorLineNumber)
    return None


class _Reader:
    """Stops at the first thing that could act."""

    def __init__(self) -> None:
        parser = self.parser = expat.ParserCreate(namespace_separator=" ")
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = lambda *_: _stop("<!ENTITY>")
        parser.ProcessingInstructionHandler = lambda target, _: _stop(f"<?{target}?>")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        self._styles = 0
        self._style = list[str]()
        """The words of a style, which a browser puts together before it reads them."""

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in _PLAIN_ENCODINGS:
            _stop(encoding)

    def _doctype(self, name: str, system: str | None, public: str | None, has_more: int) -> None:
        if has_more:
            _stop("<!DOCTYPE>")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if local.lower() in _ACTIVE or any(part in space for part in _ACTING_SPACES):
            _stop(f"<{local}>")
        self._styles += local.lower() == "style"
        for key, value in attributes.items():
            owner, _, attribute = key.rpartition(" ")
            if _acts(local.lower(), attribute.lower(), value):
                _stop(attribute.lower())
            if not owner and is_style(attribute) and can_load(value):
                _stop(attribute.lower())

    def _end(self, name: str) -> None:
        if name.rpartition(" ")[2].lower() == "style":
            if can_load("".join(self._style)):
                _stop("<style>")
            self._styles -= 1
            if not self._styles:
                self._style.clear()

    def _text(self, text: str) -> None:
        if self._styles:
            self._style.append(text)


def _acts(tag: str, name: str, value: str) -> bool:
    if name in ("href", "src"):
        is_picture = tag == "image" and bool(_PICTURE.match(value))
        return not is_picture and bool(address_problem(value, is_loaded=tag != "a"))
    if name == "base":
        return True
    return attribute_problem(name, value) not in (None, Problem.STYLE)


def _stop(what: str) -> None:
    raise _FoundError(what)
