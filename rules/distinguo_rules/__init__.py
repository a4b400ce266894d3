"""Screen for signs of human trafficking and migrant smuggling: questions, law, reasoning.

Standard library only; nothing here prints or opens a file. The names in `__all__` are the public
interface, described in rules/README.md. Each is loaded on first use, so that importing one module
of the package does not load the others.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in `typing`, which would have to be loaded for it
if TYPE_CHECKING:
    from .assessment import Assessment, assess, find_conflicts
    from .compiled import answers_of, compile_framework, term_of
    from .divergence import find_divergences
    from .exchange.identity import RULES_VERSION, rules_hash
    from .interview import Interview, Move, Page, Reply, Scope
    from .law import FRAMEWORKS
    from .logic import Truth
    from .model import Answer, Answers, Framework, Question, Status, Verdict
    from .questionnaire import QUESTIONS
    from .role import Role

__all__ = [
    "FRAMEWORKS",
    "QUESTIONS",
    "RULES_VERSION",
    "Answer",
    "Answers",
    "Assessment",
    "Framework",
    "Interview",
    "Move",
    "Page",
    "Question",
    "Reply",
    "Role",
    "Scope",
    "Status",
    "Truth",
    "Verdict",
    "answers_of",
    "assess",
    "compile_framework",
    "find_conflicts",
    "find_divergences",
    "rules_hash",
    "term_of",
]

_MODULES = {
    "assessment": ("Assessment", "assess", "find_conflicts"),
    "compiled": ("answers_of", "compile_framework", "term_of"),
    "divergence": ("find_divergences",),
    "exchange.identity": ("RULES_VERSION", "rules_hash"),
    "interview": ("Interview", "Move", "Page", "Reply", "Scope"),
    "law": ("FRAMEWORKS",),
    "logic": ("Truth",),
    "model": ("Answer", "Answers", "Framework", "Question", "Status", "Verdict"),
    "questionnaire": ("QUESTIONS",),
    "role": ("Role",),
}

if not TYPE_CHECKING:  # a type checker would take any name to exist

    def __getattr__(name: str) -> object:
        """Load a public name from its module (PEP 562)."""
        for module, names in _MODULES.items():
            if name in names:
                from importlib import import_module

                value = getattr(import_module(f".{module}", __name__), name)
                globals()[name] = value
                return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names as well, whether or not they are loaded."""
    return sorted({*globals(), *__all__})
