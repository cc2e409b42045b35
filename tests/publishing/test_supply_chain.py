"""What the site is made from: listed, the same each time, licensed, and tied to its hashes."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from built_sites import OWN
from test_requirements import read

ALLOWED = re.compile(
    r"""(?ix) ^(?: MIT(?:-0)? (?:\ license)? | (?:the\ )?MIT\ license
    | (?:new\ |modified\ )?BSD.* | ISC.*
    | (?:3-clause\ )?BSD.* | .*\ BSD\ license | 0BSD
    | Apache(?:-2\.0|\ 2\.0|\ license|\ software\ license)?.* | PSF-2\.0 | Python-2\.0 | CNRI-Python
    | Python\ software\ foundation\ license | MPL-2\.0 | Mozilla\ public\ license\ 2\.0.* | HPND
    | The\ Unlicense.* | Unlicense | Zlib | dual\ license | Unicode-3\.0 )$"""
)
"""Licences under which anybody may use and pass on what we use, also in closed programs."""


def licences(name: str) -> set[str]:
    """Return the licences of an installed package, as it declares them."""
    found = metadata.metadata(name)
    if expression := found["License-Expression"]:
        return set(re.split(r" (?:AND|OR) |[()]", expression)) - {""}
    kinds = found.get_all("Classifier") or []
    named = {kind.rpartition(" :: ")[2] for kind in kinds if kind.startswith("License :: OSI")}
    return named or {(found["License"] or _license_file(name)).strip().splitlines()[0]}


def _license_file(name: str) -> str:
    """Return the text of the licence, for a package that names none."""
    files = [file for file in metadata.files(name) or [] if file.name.upper().startswith("LICEN")]
    return min(files, key=lambda file: len(file.name)).read_text() if files else "none"


def used_here(file: str) -> list[str]:
    locked = read(file).values()
    return [one.name for one in locked if not one.marker or Marker(one.marker).evaluate()]


@pytest.mark.parametrize("name", used_here("requirements.txt"))
def test_a_package_of_the_site_has_a_licence_that_we_allow(name: str) -> None:
    found = licences(name)
    assert found and all(ALLOWED.match(one.strip()) for one in found), found


def needed_by(name: str) -> set[str]:
    """Return a package and all that it needs here."""
    asked = [Requirement(one) for one in metadata.requires(name) or ()]
    here = [one.name for one in asked if not one.marker or one.marker.evaluate({"extra": ""})]
    return {canonicalize_name(name)}.union(*map(needed_by, here))


@pytest.mark.parametrize("name", sorted(needed_by("boto3")))
def test_a_package_for_object_storage_has_a_licence_that_we_allow(name: str) -> None:
    found = licences(name)
    assert found and all(ALLOWED.match(one.strip()) for one in found), found


def sbom(file: Path) -> bytes:
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", str(OWN / "requirements.txt")]
    options = ["--pyproject", str(OWN / "pyproject.toml"), "--output-reproducible", "--of", "JSON"]
    subprocess.run([*command, *options, "-o", str(file)], check=True, capture_output=True)
    return file.read_bytes()


def test_the_list_of_what_it_is_made_from_is_whole_and_the_same_twice(tmp_path: Path) -> None:
    first = sbom(tmp_path / "one.json")
    assert first == sbom(tmp_path / "two.json")
    listed = json.loads(first)
    assert listed["bomFormat"] == "CycloneDX"
    assert listed["metadata"]["component"]["name"] == "plainpledge"
    names = {component["name"] for component in listed["components"]}
    assert {re.sub("[-_.]+", "-", name).lower() for name in names} == set(read("requirements.txt"))
    hashes = [
        r["hashes"] for c in listed["components"] for r in c["externalReferences"] if "hashes" in r
    ]
    assert len(hashes) >= len(names)


def wheel(folder: Path, words: str) -> Path:
    """Make a small package."""
    folder.mkdir(exist_ok=True)
    file = folder / "smallthing-1.0-py3-none-any.whl"
    head = "Metadata-Version: 2.1\nName: smallthing\nVersion: 1.0\n"
    kind = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("smallthing.py", words)
        made.writestr("smallthing-1.0.dist-info/METADATA", head)
        made.writestr("smallthing-1.0.dist-info/WHEEL", kind)
        made.writestr("smallthing-1.0.dist-info/RECORD", "")
    return file


def install(wheels: Path, requirements: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """Install as the one-command start does, from a folder in place of the network."""
    options = ["--require-hashes", "--no-deps", "--no-index", "--find-links", str(wheels)]
    command = [sys.executable, "-m", "pip", "install", "--isolated", "--disable-pip-version-check"]
    return subprocess.run(
        [*command, *options, "--target", str(target), "-r", str(requirements)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_package_with_other_bytes_is_refused(tmp_path: Path) -> None:
    made = wheel(tmp_path / "wheels", "WORDS = 'good'\n")
    requirements = tmp_path / "requirements.txt"
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    requirements.write_text(f"smallthing==1.0 --hash=sha256:{digest}\n", "utf-8")
    good = install(tmp_path / "wheels", requirements, tmp_path / "good")
    assert good.returncode == 0, good.stderr
    wheel(tmp_path / "wheels", "WORDS = 'other'\n")
    bad = install(tmp_path / "wheels", requirements, tmp_path / "bad")
    assert bad.returncode != 0 and "DO NOT MATCH THE HASHES" in bad.stderr
    assert not (tmp_path / "bad" / "smallthing.py").exists()


def test_the_start_asks_for_hashes() -> None:
    text = (OWN / "scripts" / "environment.py").read_text("utf-8")
    assert "--require-hashes" in text
