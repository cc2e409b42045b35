"""One piece of YAML → its fields, with the place of each."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from ..model import Finding, KeyPath, Span, Value
from .yaml_nodes import NULL, composed
from .yaml_tree import REPEATED, Tree

_BYTE_ORDER_MARK = "\ufeff"


class BrokenError(Exception):
    """The piece cannot be read."""


def add_fields(tree: Tree, path: str, source: str, offset: int) -> None:
    """Add the fields of a piece of YAML to a tree.

    Args:
        tree: what was read before; a field that it has already is told.
        path: the file, for the findings.
        source: the piece.
        offset: where it stands in the file.

    Raises:
        BrokenError: it cannot be read. A part of it may have been added.
    """
    try:
        _add(tree, path, source, offset)
    except (yaml.YAMLError, RecursionError) as error:
        raise BrokenError from error


def _add(tree: Tree, path: str, source: str, offset: int) -> None:
    visible = source.lstrip(_BYTE_ORDER_MARK)
    source, offset = visible, offset + len(source) - len(visible)  # not counted by the parser
    node = composed(source)
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        raise yaml.YAMLError
    _Reader(tree, path, offset).read_mapping(node, ())


@dataclass
class _Reader:
    """Walks the nodes of one piece of YAML."""

    tree: Tree
    path: str
    offset: int

    def read(self, node: yaml.Node, path: KeyPath) -> Value:
        self.tree.places[path] = self.span(node)
        if isinstance(node, yaml.MappingNode):
            return self.read_mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*path, index)) for index, child in enumerate(node.value)]
        if node.tag == NULL:
            return None
        return str(node.value)

    def read_mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Value]:
        values: dict[str, Value] = self.tree.values if not path else {}
        for key_node, value_node in zip(node.value[::2], node.value[1::2], strict=True):
            if not isinstance(key_node, yaml.ScalarNode):
                raise yaml.YAMLError
            key = str(key_node.value)
            here = (*path, key)
            if here in self.tree.keys:
                self.tree.findings.append(self.repeated(key, key_node))
                continue
            self.tree.keys[here] = self.span(key_node)
            values[key] = self.read(value_node, here)
        return values

    def repeated(self, key: str, node: yaml.Node) -> Finding:
        return Finding(
            self.path,
            self.span(node),
            f"“{key}” stands here twice.",
            "Only one of the two can count, and a reader cannot know which.",
            "Keep the right one and take the other out.",
            rule=REPEATED,
        )

    def span(self, node: yaml.Node) -> Span:
        return Span(self.offset + node.start_mark.index, self.offset + node.end_mark.index)
