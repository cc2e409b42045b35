"""Reads files of a megabyte made of one awkward piece; each may take eight seconds."""

import sys
import time

from plainpledge.glossary.mentions import Mentions, find_in_document
from plainpledge.model import Document, Term
from plainpledge.pages.sections import marked_body
from plainpledge.reading.documents import parse_document

SIZE = 1_000_000
SECONDS = 8.0
PIECES = [
    "We will tell you in plain words what we do and why. ",
    "A paragraph with a child protection plan.\n\n",
    "- item\n",
    "- <!-- c -->\n\n",
    "<!-- c -->\n",
    "<!--",
    "<!-- hold: x -->y<!-- /hold -->\n",
    "<!-- hold: x -->\n\ny\n\n<!-- /hold -->\n\n",
    "`<!-- hold: x -->`\n\n",
    "x `<!-- hold: x --> ",
    "<!-- hold" + " " * 100_000,
    "[gap: " + " " * 100_000,
    "[gap: x] ",
    "[gap: ",
    "# a\n\n",
    "### a\n# b\n",
    "| a | b |\n",
    "> " * 200 + "x\n",
    "[",
    "[a](",
    "![",
    "*a_ ",
    "&",
    "&amp;",
    "é👍",
    "`" * 99 + " ",
    "<div>\n\n",
    "<div markdown>\n",
    "<img src=x alt='y'> ",
    '!!! note "A title"\n    words\n\n',
    '!!! note "A title"\n\n    words\nafter\n',
    "!!! note\n",
    '??? note "',
    "!!! a a a a ",
    "\n\n    ",
    "> [!NOTE]\n",
    "*[ab]: c\n",
    "*[ab",
    "word{: .a #b }\n",
    "{: .a",
    "{.a .a",
    "<a b='",
    "title: x\n",
    "\r",
    "\t",
    "safety-",
    "child@",
]
TERMS = Mentions(
    [Term(document=Document("t.md", ""), term="child protection plan", also=("safety",))]
)


def main() -> int:
    """Print the seconds for each piece; 1 if one takes too long."""
    slow = 0
    for start in ("", "---\n"):
        for piece in PIECES:
            text = start + piece * (SIZE // len(piece))
            began = time.process_time()
            document = parse_document("x.md", text)
            marked_body(document, preview=False)
            marked_body(document, preview=True)
            list(find_in_document(TERMS, document))
            _ = document.published_words
            took = time.process_time() - began
            slow += took > SECONDS
            print(
                f"{took:6.2f} s  {start + piece[:30]!r}{'  too long' * (took > SECONDS)}",
                flush=True,
            )
    return min(slow, 1)


if __name__ == "__main__":
    sys.exit(main())
