"""YAML → its nodes, as far as fields need them: no aliases, and nothing that goes very deep."""

from __future__ import annotations

from typing import Any

import yaml

MAX_DEPTH = 8
"""Deeper than any field of ours; keeps a hostile file from exhausting the stack."""
NULL = "tag:yaml.org,2002:null"

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NODES: dict[type, type[yaml.Node]] = {
    yaml.ScalarEvent: yaml.ScalarNode,
    yaml.SequenceStartEvent: yaml.SequenceNode,
    yaml.MappingStartEvent: yaml.MappingNode,
}
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""How YAML 1.1 writes that there is no value."""


def composed(source: str) -> yaml.Node | None:
    """Return what YAML reads, keys and values in turn; None for nothing.

    It stops at what goes too deep, where `yaml.compose` would run out of stack.

    Raises:
        yaml.YAMLError: it is no YAML, or more than fields need.
    """
    opened: list[yaml.CollectionNode] = []
    whole: list[yaml.Node] = []
    for event in yaml.parse(source, Loader=_LOADER):
        if isinstance(event, yaml.CollectionEndEvent):
            opened.pop().end_mark = event.end_mark
        elif isinstance(event, yaml.NodeEvent):
            node = _node(event)
            (opened[-1].value if opened else whole).append(node)
            opened += [node] if isinstance(node, yaml.CollectionNode) else []
            if len(opened) > MAX_DEPTH or len(whole) > 1:
                raise yaml.YAMLError
    return whole[0] if whole else None


def _node(event: Any) -> yaml.Node:
    """Return what starts with an event; an alias could grow without end.

    Each reader of YAML has events of its own, which share no type.
    """
    kind = _NODES.get(type(event))
    if kind is None:
        raise yaml.YAMLError
    if kind is not yaml.ScalarNode:
        return kind(event.tag, [], event.start_mark, event.end_mark)
    is_typed_bare = event.tag in (None, "!") and event.implicit[0]
    tag = NULL if is_typed_bare and event.value in _NOTHING else event.tag
    return kind(tag, event.value, event.start_mark, event.end_mark)
