"""IIS on Windows Server: `web.config`. Redirects need its module URL Rewrite."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from ..assets import HASHED
from ..table import Table


def write(table: Table, files: Sequence[str]) -> Mapping[str, str]:
    """Return the file; `Cache-Control` of a path is set by a rule for answers."""
    root = ET.Element("configuration")
    server = ET.SubElement(root, "system.webServer")
    headers = ET.SubElement(ET.SubElement(server, "httpProtocol"), "customHeaders")
    ET.SubElement(headers, "remove", name="X-Powered-By")
    for name, value in table.everywhere.items():
        ET.SubElement(headers, "remove", name=name)
        ET.SubElement(headers, "add", name=name, value=value)
    _errors(server)
    rewrite = ET.SubElement(server, "rewrite")
    _redirects(ET.SubElement(rewrite, "rules"), table)
    outbound = ET.SubElement(rewrite, "outboundRules")
    for kind, lines, negate in (
        ("hashed", table.hashed, "false"),
        ("others", table.others, "true"),
    ):
        for name, value in lines.items():
            _outbound(outbound, f"{kind} {name}", name, value, negate)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode", xml_declaration=False)
    return {"web.config": f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'}


def _errors(server: ET.Element) -> None:
    errors = ET.SubElement(server, "httpErrors", errorMode="Custom", existingResponse="Replace")
    ET.SubElement(errors, "remove", statusCode="404")
    ET.SubElement(errors, "error", statusCode="404", path="404.html", responseMode="File")


def _redirects(rules: ET.Element, table: Table) -> None:
    for old, new in table.all_redirects.items():
        rule = ET.SubElement(rules, "rule", name=f"from {old}", stopProcessing="true")
        ET.SubElement(rule, "match", url=f"^{re.escape(old.lstrip('/'))}$", ignoreCase="false")
        ET.SubElement(
            rule, "action", type="Redirect", url=new, appendQueryString="false",
            redirectType="Permanent",
        )  # fmt: skip


def _outbound(rules: ET.Element, label: str, name: str, value: str, negate: str) -> None:
    rule = ET.SubElement(rules, "rule", name=label)
    variable = f"RESPONSE_{name.replace('-', '_')}"
    ET.SubElement(rule, "match", serverVariable=variable, pattern=".*")
    conditions = ET.SubElement(rule, "conditions")
    ET.SubElement(conditions, "add", input="{URL}", pattern=HASHED, negate=negate)
    ET.SubElement(rule, "action", type="Rewrite", value=value)
