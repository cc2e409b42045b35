"""Where the files of the glossary stand in the site, from its root."""

FRONT = "glossary/index.md"
"""The list from A to Z, as pages link to it."""
PRINT = "glossary/print.md"
TO_CHECK = "editing/words-to-check.md"
TABLE = "glossary/glossary.csv"
THESAURUS = "glossary/glossary.ttl"
