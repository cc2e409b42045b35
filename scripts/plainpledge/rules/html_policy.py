"""What may stand on a page, and what could act: the rule and the filter of pages share it.

Tags, names and addresses are judged as browsers do, after the HTML standard: what it calls event
handler attributes all start with `on`, and an address loses tabs, line ends and leading blanks.
"""

from __future__ import annotations

import html
import re
from enum import Enum


class Problem(Enum):
    """What a part of a page could do; the value names it for a writer."""

    SCRIPT = "a script"
    HANDLER = "an instruction that runs a script"
    FRAME = "another page inside this page"
    FORM = "a form"
    STYLE = "a style"
    DRAWING = "a drawing in page code"
    STRUCTURE = "page code that changes the whole page"
    SCRIPT_ADDRESS = "an address that runs or shows something of its own"
    UNKNOWN_SCHEME = "an address that is neither of the web nor a file of ours"
    REMOTE = "something from another site"


_TAGS = {
    Problem.SCRIPT: "script noscript template slot portal",
    Problem.FRAME: "iframe frame frameset noframes fencedframe object embed applet param noembed",
    Problem.FORM: "form input button textarea select option optgroup datalist keygen isindex output"
    " fieldset legend",
    Problem.STYLE: "style",
    Problem.DRAWING: "svg math image",
    Problem.STRUCTURE: "base link meta html head body title plaintext xmp listing bgsound layer"
    " ilayer",
}
UNSAFE_TAGS = {name: problem for problem, names in _TAGS.items() for name in names.split()}
_ATTRIBUTES = {
    Problem.STYLE: "style",
    Problem.FRAME: "srcdoc",
    Problem.FORM: "action formaction formmethod formtarget form",
    Problem.STRUCTURE: "http-equiv ping attributionsrc shadowrootmode",
}
_UNSAFE_ATTRIBUTES = {name: why for why, names in _ATTRIBUTES.items() for name in names.split()}
LINKS = frozenset("href xlink:href cite longdesc".split())
LOADED = frozenset("src srcset poster background data lowsrc dynsrc icon imagesrcset".split())
_SCHEMES = frozenset(
    "http https mailto tel sms callto ftp ftps sftp irc ircs git ssh xmpp matrix geo news cid"
    " webcal whatsapp facetime msteams ms-teams skype sip slack zoommtg zoomus onenote maps".split()
)
"""Ways to start an address that open nothing here by themselves."""
ACTIVE = frozenset("javascript vbscript livescript mocha jscript data blob filesystem".split())
_HANDLER = re.compile(r"on[a-z]{3,}.*")
_ELSEWHERE = re.compile(r"(?:https?:|ftp:)?//|https?:", re.IGNORECASE)


def attribute_problem(name: str, value: str) -> Problem | None:
    """Return what an attribute of an element could do; None for a harmless one."""
    name = name.lower()
    if not value:
        return None
    if _HANDLER.fullmatch(name):
        return Problem.HANDLER
    if name in ("srcset", "imagesrcset"):
        parts = (part.split() for part in value.split(","))
        found = (address_problem(part[0], is_loaded=True) for part in parts if part)
        return next(filter(None, found), None)
    if name in LINKS or name in LOADED:
        return address_problem(value, is_loaded=name in LOADED)
    return _UNSAFE_ATTRIBUTES.get(name)


def address_problem(address: str, *, is_loaded: bool = False) -> Problem | None:
    """Return what an address could do when it is followed, or by itself when it is loaded."""
    plain = _as_browsers_read(address)
    typed = _scheme(plain)
    letters = re.sub(r"[^a-z0-9+.-]", "", typed.lower())
    if letters in ACTIVE:
        return Problem.SCRIPT_ADDRESS
    if is_loaded and (_ELSEWHERE.match(plain) or letters in _SCHEMES):
        return Problem.REMOTE
    is_scheme = re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]+", typed)
    return Problem.UNKNOWN_SCHEME if is_scheme and letters not in _SCHEMES else None


def is_active(address: str) -> bool:
    """True for an address that runs a script or carries a page of its own."""
    return re.sub("[^a-z]", "", _scheme(_as_browsers_read(address)).lower()) in ACTIVE


def _scheme(plain: str) -> str:
    """Return what stands before the first colon, unless the address is a path by then."""
    before, colon, _ = plain.partition(":")
    return before if colon and not re.search("[/?#]", before) else ""


def _as_browsers_read(address: str) -> str:
    """Return an address without entities, even hidden in each other, and without blanks."""
    while (plain := html.unescape(address)) != address:
        address = plain
    return re.sub(r"[\t\n\r]", "", address).lstrip("".join(map(chr, range(33)))).replace("\\", "/")
