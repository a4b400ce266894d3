"""A self-contained HTML page: nothing loaded, and no script but one that a caller gives."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from distinguo_rules.language import language

from ..printable import printable

SHARED_STYLE = """
body { font: 1rem/1.45 "Segoe UI", "Liberation Sans", Arial, sans-serif; color: #111;
  background: #fff; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5em; margin: 0 0 .4em }
h2 { font-size: 1.15em; margin: 1.2em 0 .3em; border-bottom: 2px solid #111 }
h3 { font-size: 1em; margin: .8em 0 .2em }
a { color: #00408a }
a, li { overflow-wrap: anywhere }
table { border-collapse: collapse }
th, td { text-align: left; vertical-align: top; padding: .2em .8em .2em 0;
  border-bottom: 1px solid #555 }
@media print {
  body { max-width: none; padding: 0 }
  h2, h3 { break-after: avoid }
  tr, li { break-inside: avoid }
  thead { display: table-header-group }
}
"""
"""Rules that every page shares; a page adds its own."""


def page(title: str, style: str, body: str, script: str = "") -> str:
    """Return the page around a body; its policy allows nothing but the style and the script."""
    allowed = f" script-src {_digest(script)};" if script else ""
    policy = (
        f"default-src 'none'; style-src {_digest(style)};{allowed} base-uri 'none'; "
        "form-action 'none'"
    )
    run = f"<script>{script}</script>\n" if script else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escaped(title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{body}{run}</body>\n</html>\n"
    )


def _digest(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def escaped(words: str) -> str:
    """Return text from anywhere, escaped for use between tags or in an attribute."""
    return escape(printable(words))
