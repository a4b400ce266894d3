"""The test modules that `pytest -m quick` selects, by their path without `.py`.

They start no process, search no large space, and together take 20 seconds: what
decides in the rules, the stories of the law, the architecture, the words, the pages, the readers,
and one transcript of each command.
"""

from __future__ import annotations

QUICK = (
    *("law/test_plain_card", "mutation/test_mutate_code"),
    *("program/test_freshness", "program/test_transcripts"),
    *("program/test_typer_private", "project/test_architecture", "project/test_contributing"),
    *("project/test_lowest", "project/test_quick", "project/test_words"),
    *("render/test_html", "render/test_report", "rules/test_assess", "rules/test_compiled"),
    *("rules/test_contacts", "rules/test_decisions", "rules/test_differences"),
    *("rules/test_law_stories", "rules/test_logic", "rules/test_questions"),
    *("rules/test_referral", "rules/test_term", "rules/test_toy_law", "rules/test_truth_tables"),
    *("rules/test_vignettes", "screen/test_pages", "train/test_train_reader"),
)
