"""Promise: no part of the law can be changed without a story, property or table noticing."""

from __future__ import annotations

import pytest

from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import AnyOf
from mutation.mutate_law import Court, Mutant, mutants, try_all


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_change_of_the_law_is_noticed(framework: str) -> None:
    noticed, survivors = try_all(framework)
    assert [str(mutant) for mutant in survivors] == []
    assert sum(noticed.values()) == len(list(mutants(FRAMEWORKS[framework]))) > 200
    assert noticed["stories"] > noticed["truth tables"]  # the tables only close the gaps


def test_a_law_without_its_main_rule_is_noticed() -> None:
    law = FRAMEWORKS["us"]
    rule = next(iter(law.all_rules()))
    without = next(m for m in mutants(law) if m.change == "sex_act dropped")
    assert Court().noticed_by(without) == "stories"
    assert not Court().no_change(without)
    same = Mutant(law, rule.id, "nothing", rule.when, AnyOf((rule.when, rule.when)))
    assert Court().no_change(same)
