"""The requirements files hold all that pyproject.toml asks for, and are tied to no place."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
FILES = ("requirements.txt", "requirements-test.txt")
OF_EXTRAS = ("requirements-editor.txt", "requirements-s3.txt")
AGAIN = "python3 scripts/start.py lock"
SYSTEMS: list[dict[str, str]] = [
    {"sys_platform": short, "platform_system": name, "os_name": kind, "extra": ""}
    | {"python_version": python, "python_full_version": f"{python}.0"}
    for short, name, kind in [
        ("linux", "Linux", "posix"),
        ("darwin", "Darwin", "posix"),
        ("win32", "Windows", "nt"),
    ]
    for python in ("3.11", "3.12", "3.13", "3.14")
]
FOR_SITE = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
EXTRAS = dict(PROJECT["project"]["optional-dependencies"])
FOR_TESTS = [*FOR_SITE, *EXTRAS.pop("test")]
OPTIONAL = {canonicalize_name(Requirement(one).name) for extra in EXTRAS.values() for one in extra}
"""What only a part of our program imports, which says what to install where it is missing."""


@dataclass(frozen=True)
class Locked:
    """One package of a requirements file."""

    name: str
    version: Version
    marker: str
    hashes: tuple[str, ...]


def read(file: str) -> dict[str, Locked]:
    """Read a file as strictly as its one maker writes it: a line that fits nothing is an error."""
    lines = re.sub(r" *\\\n *", " ", (ROOT / file).read_text("utf-8")).splitlines()
    locked = [parse(line) for line in lines if not re.match(r" *#", line)]
    assert len({one.name for one in locked}) == len(locked), f"a package stands twice in {file}"
    return {one.name: one for one in locked}


def parse(line: str) -> Locked:
    words, *hashes = line.split(" --hash=")
    requirement = Requirement(words)
    (exact,) = requirement.specifier
    assert exact.operator == "==", f"not one version: {line}"
    marker = str(requirement.marker or "")
    return Locked(
        canonicalize_name(requirement.name), Version(exact.version), marker, tuple(hashes)
    )


@pytest.mark.parametrize(
    ("file", "declared"),
    [("requirements.txt", one) for one in FOR_SITE]
    + [("requirements-test.txt", one) for one in FOR_TESTS]
    + [(f"requirements-{name}.txt", one) for name, extra in EXTRAS.items() for one in extra],
)
def test_what_is_declared_is_locked_within_its_bounds(file: str, declared: str) -> None:
    asked = Requirement(declared)
    locked = read(file).get(canonicalize_name(asked.name))
    assert locked, f"{asked.name} is not in {file}: run {AGAIN}"
    assert locked.version in asked.specifier, f"{file} is older than pyproject.toml: run {AGAIN}"


@pytest.mark.parametrize("file", [*FILES, *OF_EXTRAS])
def test_every_package_has_hashes(file: str) -> None:
    for locked in read(file).values():
        assert locked.hashes, locked.name
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", one) for one in locked.hashes), locked.name


def test_the_tests_run_on_the_very_packages_of_the_site() -> None:
    for file in ("requirements.txt", *OF_EXTRAS):
        assert read(file).items() <= read("requirements-test.txt").items()


@pytest.mark.parametrize("file", [*FILES, *OF_EXTRAS])
def test_no_address_stands_in_them(file: str) -> None:
    """An address would tie all installs to one server, or to one person's disk."""
    text = (ROOT / file).read_text("utf-8")
    assert not re.findall(r"://|http:|https|file:|--index-url|--extra-index|--find-links| @ ", text)


@pytest.mark.parametrize("name", read("requirements-test.txt"))
def test_what_a_package_needs_on_any_system_is_locked_too(name: str) -> None:
    """Packages are installed one by one, so a gap would show only on the system that has it."""
    locked = read("requirements-test.txt")
    for needed in needs_anywhere(name):
        found = locked.get(canonicalize_name(needed.name))
        assert found, f"{name} needs {needed}: run {AGAIN}"
        assert found.version in needed.specifier, f"{name} needs {needed}"


def needs_anywhere(name: str) -> Iterator[Requirement]:
    for needed in map(Requirement, metadata.requires(name) or ()):
        if not needed.marker or any(needed.marker.evaluate(one) for one in SYSTEMS):
            yield needed


def test_what_our_program_imports_is_locked() -> None:
    """What only happens to be installed here would be missing elsewhere."""
    makers = metadata.packages_distributions()
    for module in sorted(imported(ROOT / "scripts" / "plainpledge")):
        packages = {canonicalize_name(name) for name in makers.get(module, [module])}
        known = read("requirements.txt").keys() | OPTIONAL
        assert packages & known, f"{module}: declare it, run {AGAIN}"


def test_the_tests_have_what_is_optional() -> None:
    assert {canonicalize_name(Requirement(one).name) for one in FOR_TESTS} >= OPTIONAL


def imported(folder: Path) -> set[str]:
    trees = [ast.parse(file.read_text("utf-8")) for file in folder.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = [name.name for node in nodes if isinstance(node, ast.Import) for name in node.names]
    names += [str(n.module) for n in nodes if isinstance(n, ast.ImportFrom) and not n.level]
    return {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"plainpledge"}
