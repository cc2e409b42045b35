"""Compressed copies beside the files of a site, for servers that send them as they are."""

from __future__ import annotations

import gzip
import importlib
from collections.abc import Callable
from pathlib import Path

SUFFIXES = frozenset(".css .html .js .json .map .svg .txt .webmanifest .xml".split())
SMALLEST = 1000
"""Bytes below which a packet of the network holds the file anyway."""
Compress = Callable[[bytes], bytes]


def compressors() -> dict[str, Compress]:
    """Return each way to compress by the ending of its files; the last two where they are there."""
    found: dict[str, Compress] = {".gz": lambda data: gzip.compress(data, 9, mtime=0)}
    try:
        brotli = importlib.import_module("brotli")
        found[".br"] = lambda data: bytes(brotli.compress(data, quality=11))
    except ImportError:
        pass
    try:
        zstandard = importlib.import_module("zstandard")
        found[".zst"] = zstandard.ZstdCompressor(level=19).compress
    except ImportError:
        pass
    return found


def compress(file: Path, ways: dict[str, Compress]) -> None:
    """Write a copy for each way that makes a file smaller; one that is there already stays."""
    if file.suffix not in SUFFIXES or file.stat().st_size < SMALLEST:
        return
    data = file.read_bytes()
    for ending, way in ways.items():
        copy = file.with_name(file.name + ending)
        if not copy.exists() and len(small := way(data)) < len(data):
            copy.write_bytes(small)
