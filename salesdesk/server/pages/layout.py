"""The frame of every page and its style sheet, in the colours of the program (gabarit des pages).

Texts are escaped where they enter the page; there is no script and no inline style, and the headers forbid both.
"""

import html
import tomllib
from functools import cache
from typing import Final

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.config.resources import resource_path

STYLE_PATH: Final = "/pages.css"

_RULES: Final = """
*, *::before, *::after { box-sizing: border-box; }
html { color-scheme: light dark; -webkit-text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center;
  justify-content: center; padding: 24px 16px; background: var(--canvas); color: var(--text);
  line-height: 1.5; font-size: 15px;
  font-family: Inter, "Inter Variable", "Segoe UI", system-ui, -apple-system, Roboto, "Noto Sans", sans-serif; }
.brand { display: flex; align-items: center; gap: 10px; margin: 0 0 20px; font-weight: 600; font-size: 17px; }
.mark { width: 36px; height: 36px; border-radius: 10px; color: #fff; display: grid; place-items: center;
  background: linear-gradient(135deg, var(--brand-from), var(--brand-to)); font-weight: 700; font-size: 17px; }
main { width: 100%; max-width: 420px; background: var(--surface); border: 1px solid var(--border); border-radius: 12px;
  padding: 28px; box-shadow: 0 1px 2px rgb(16 24 40 / 4%), 0 2px 6px rgb(16 24 40 / 3%); }
h1 { margin: 0 0 6px; font-size: 20px; font-weight: 700; letter-spacing: -0.02em; line-height: 1.3; }
p { margin: 0 0 16px; color: var(--text2); overflow-wrap: anywhere; }
p:last-child { margin-bottom: 0; }
.chip { display: inline-block; padding: 2px 10px; border-radius: 999px; background: var(--accent-soft);
  color: var(--accent-text); font-size: 13px; font-weight: 500; max-width: 100%; overflow-wrap: anywhere; }
label { display: block; margin: 16px 0 6px; font-size: 13px; font-weight: 500; color: var(--text); }
.wrong { margin: 6px 0 0; font-size: 12px; color: var(--danger); }
textarea { width: 100%; padding: 10px 12px; font: inherit; color: var(--text); background: var(--surface);
  border: 1px solid var(--control-border); border-radius: 8px; resize: vertical; min-height: 96px; }
[aria-invalid="true"] { border-color: var(--danger); }
ol { margin: 0 0 16px; padding-left: 22px; color: var(--text2); }
a { color: var(--accent-text); }
.hint { margin: 6px 0 0; font-size: 12px; color: var(--text3); }
input { width: 100%; height: 42px; padding: 0 12px; font: inherit; color: var(--text); background: var(--surface);
  border: 1px solid var(--control-border); border-radius: 8px; }
input[readonly] { background: var(--sunken); color: var(--text2); border-color: var(--border); }
button { width: 100%; height: 42px; margin-top: 22px; font: inherit; font-weight: 600; cursor: pointer; border: 0;
  border-radius: 8px; color: var(--on-accent); background: var(--filled); }
button:hover { background: var(--filled-hover); }
input:focus-visible, textarea:focus-visible, button:focus-visible, a:focus-visible { outline: 2px solid var(--accent);
  outline-offset: 2px; }
.alert { margin: 16px 0 0; padding: 10px 12px; border-radius: 8px; font-size: 14px; background: var(--danger-soft);
  color: var(--danger); }
.done { display: inline-grid; place-items: center; width: 40px; height: 40px; border-radius: 50%; margin: 0 0 12px;
  background: var(--success-soft); color: var(--success); font-size: 20px; }
footer { margin-top: 18px; font-size: 12px; color: var(--text3); }
@media (forced-colors: active) { input, textarea, button, main { border: 1px solid; } }
"""


@cache
def style_sheet() -> str:
    """Makes the style sheet: the tokens of both themes, then the rules."""
    tokens = tomllib.loads(resource_path("themes", "tokens.toml").read_text(encoding="utf-8"))
    brand_from, brand_to = tokens["avatars"]["brand"]
    brand = f"--brand-from: {brand_from}; --brand-to: {brand_to};"

    def block(theme: str) -> str:
        # Colours with alpha are written as Qt reads them, and none of them is used here.
        pairs = {name: value for name, value in tokens[theme].items() if len(value) == len("#RRGGBB")}
        return " ".join(f"--{name.replace('_', '-')}: {value};" for name, value in pairs.items())

    return (
        f":root {{ {block('light')} {brand} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {block('dark')} }} }}\n{_RULES}"
    )


def escape(text: str) -> str:
    """Makes a text safe between tags and inside a quoted attribute."""
    return html.escape(text, quote=True)


def page(words: Messages, title: str, content: str) -> bytes:
    """Puts content into the frame.

    Args:
        words: Gives the texts, in the reader's language.
        title: Title of the page, not yet escaped.
        content: HTML of the card, escaped by its maker.

    Returns:
        The page, UTF-8.
    """
    language = "fr" if words.language is Language.FRENCH else "en"
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)} – SalesDesk</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f'<link rel="stylesheet" href="{STYLE_PATH}">\n<link rel="icon" href="data:,">\n</head>\n<body>\n'
        '<div class="brand"><span class="mark" aria-hidden="true">S</span><span>SalesDesk</span></div>\n'
        f"<main>\n{content}\n</main>\n<footer>{escape(words.text('server.page_footer'))}</footer>\n</body>\n</html>\n"
    ).encode()


def alert(text: str) -> str:
    """Returns the line that says what went wrong, read aloud at once; nothing for an empty text."""
    return f'<p class="alert" id="alert" role="alert">{escape(text)}</p>' if text else ""


def error_page(words: Messages, title: str, lines: tuple[str, ...]) -> bytes:
    """Makes the page of an error: what happened, then what is safe and what to do."""
    paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return page(words, title, f"<h1>{escape(title)}</h1>\n{paragraphs}")
