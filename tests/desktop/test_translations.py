"""Every French text in the code of the screens has its English one, under the name of its class."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from salesdesk.desktop.assets import resource_folder

DESKTOP = Path(__file__).parents[2] / "salesdesk" / "desktop"


def english() -> dict[str, set[str]]:
    """French texts that have an English one, by context."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in resource_folder("i18n").glob("*_en.ts"):
        for context in ElementTree.parse(path).iter("context"):
            for message in context.iter("message"):
                words = message.find("translation")
                if words is not None and "".join(words.itertext()).strip() and words.get("type") is None:
                    found[context.findtext("name", "")].add(message.findtext("source", ""))
    return found


def french(tree: ast.AST, owner: str = "") -> Iterator[tuple[str, str]]:
    """Texts to translate in a module: context and French text; the context of ``self.tr`` is its class."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            on_self = isinstance(node.func.value, ast.Name) and node.func.value.id == "self"
            if node.func.attr == "tr" and on_self and texts:
                yield owner, texts[0]
            elif node.func.attr == "translate" and len(texts) >= 2:
                yield texts[0], texts[1]
        yield from french(node, node.name if isinstance(node, ast.ClassDef) else owner)


def modules() -> list[Path]:
    return sorted(path for path in DESKTOP.rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(DESKTOP)))
def test_every_text_has_its_english_one(path: Path) -> None:
    known = english()
    tree = ast.parse(path.read_text("utf-8"))
    assert [(context, text) for context, text in french(tree) if text and text not in known[context]] == []


def test_a_text_without_english_is_seen() -> None:
    tree = ast.parse("class Page:\n    def say(self):\n        return self.tr('Bonjour')\n\ntranslate('X', 'y')")
    assert [*french(tree)] == [("Page", "Bonjour")]
