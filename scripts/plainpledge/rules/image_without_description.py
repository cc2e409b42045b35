"""An image has no description.

## What it checks

Each image has a description, or says that it is only decoration. A description in square brackets
is missing when they are empty, or hold only the name of the file or a word such as “image”.

To say that an image is only decoration, write `{: .decoration }` right after it. In HTML write
`alt=""`.

## Why it matters

People who cannot see the image hear the description. Without one they hear nothing, or the name of
a file. (Web accessibility guidelines, “Non-text Content”.)

## Instead of

```markdown
![image](https://example.org/three-houses.png)
```

## Write

```markdown
![Three houses, drawn by hand: worries, good things and dreams](https://example.org/houses.png)
```

## When to ignore it

When the words around the image already say all that it shows. Then mark it as decoration.
"""

import re
from collections.abc import Iterator

from ..language.prose import Prose
from ..model import Document, Finding, Link, Severity, Site
from ..reading.attributes import tags
from .likeness import quoted

SEVERITY = Severity.WARNING

_DECORATION = re.compile(r"\{[^{}\n]*(?:\bdecorati|\bpresentation\b|aria-hidden)[^{}\n]*\}", re.I)
_BEHIND = 120
"""Characters after an image in which its attributes are looked for."""
_SAYS_NOTHING = re.compile(
    r"(?:an? |the )?(?:alt|alt[- ]text|caption|chart|diagram|figure|fig|graph|graphic|icon|image"
    r"|img|image description"
    r"|photo|photograph|pic|picture|placeholder|screen ?shot|thumbnail|untitled)"
    r"[\s_.\d:-]*",
    re.IGNORECASE,
)
_IS_FILE_NAME = re.compile(r"\S*\.(?:png|jpe?g|gif|svg|webp|avif|bmp)", re.IGNORECASE)
_WHY = "People who cannot see the image do not learn what it shows."
_ADVICE = "Say in the square brackets what it shows, or write {: .decoration } after it."
_ADVICE_HTML = 'Say in alt="…" what it shows. Write alt="" if it is only decoration.'


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the images that say nothing to those who cannot see them."""
    document = prose.document
    for link in document.links:
        behind = document.text[link.span.end : link.span.end + _BEHIND] if link.is_image else ""
        if link.is_image and not _DECORATION.match(behind):
            words = " ".join(document.prose[link.span.start : link.span.end].split())
            if message := _problem(words or _typed(document, link), link.target):
                yield Finding(document.path, link.span, message, _WHY, _ADVICE)
    for tag in tags(document):
        shown = tag.attributes.get("alt")
        is_hidden = shown == "" or tag.attributes.keys() & {"aria-hidden", "role"}
        message = _problem(shown or "", tag.attributes.get("src", ""))
        if tag.name == "img" and message and not is_hidden:
            yield Finding(document.path, tag.span, message, _WHY, _ADVICE_HTML)


def _typed(document: Document, link: Link) -> str:
    """Return what stands in the square brackets, such as code or an emoji."""
    return document.text[link.span.start + len("![") : link.span.end].partition("]")[0].strip()


def _problem(shown: str, target: str) -> str | None:
    if not shown:
        return "This image has no description."
    file = target.rpartition("/")[2].partition("?")[0]
    if _IS_FILE_NAME.fullmatch(shown) or (shown == file.rpartition(".")[0] and not shown.isalpha()):
        return f"The description of this image is only the name of a file, {quoted(shown)}."
    if _SAYS_NOTHING.fullmatch(shown):
        return f"The description of this image, {quoted(shown)}, says nothing."
    return None
