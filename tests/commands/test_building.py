"""A build that fails leaves the last site alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plainpledge.commands.building import build, site_folder

CHARTER = Path(__file__).parents[1] / "sites" / "charter"
OVERRIDES = Path(__file__).parents[2] / "overrides"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(CHARTER, tmp_path / "charter"))
    shutil.copytree(OVERRIDES, root / "overrides")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("../../../overrides", "overrides")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return root


def test_the_last_site_stays_whole_when_a_template_is_broken(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert build(project)
    site = site_folder(project)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (project / "overrides" / "term.html").write_text("{% if %}", "utf-8")
    capfd.readouterr()

    assert not build(project)

    after = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    said = "".join(capfd.readouterr())
    assert before == after
    assert "overrides/term.html:1: this template cannot be read" in said
    assert "Traceback" not in said
    assert not [path for path in project.iterdir() if path.name.startswith(".site")]


@pytest.mark.parametrize(
    ("line", "folder"),
    [("", "site"), ("site_dir: public\n", "public"), ("site_dir: 'a b'\n", "a b")],
)
def test_the_folder_is_the_one_that_is_set(tmp_path: Path, line: str, folder: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\n{line}", "utf-8")
    assert site_folder(tmp_path) == tmp_path / folder
