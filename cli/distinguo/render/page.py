"""A self-contained HTML page: no script, nothing loaded, a policy that forbids both."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from ..printable import printable


def page(title: str, style: str, body: str) -> str:
    """The page around a body; the style is the only thing that the policy allows."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{text(title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )


def text(words: str) -> str:
    """Text from anywhere, fit to stand between tags or in an attribute."""
    return escape(printable(words))
