"""Changes the program in one place at a time, by mutmut, and looks for a test that notices.

    python tests/mutation/mutate_code.py [--only logic.py] [--again | --report] [MUTANT ...]

[tool.mutmut] in pyproject.toml says which modules are changed, and which tests are run for each.
Without names every mutant is tried that has no result yet, or whose function has changed; with
names (`*` stands for anything) just those; with --again those that were not noticed so far. The
work is done in build/mutants, which can be thrown away. Prints a table, and every survivor that
tests/mutation/equivalent.toml does not explain; ends with 1 if fewer than 95 % of the others are
noticed.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import json
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "mutants"
MUTMUT = Path(sys.executable).with_name("mutmut")
PACKAGES = (ROOT / "cli" / "distinguo", ROOT / "rules" / "distinguo_rules")
CONFIG = (ROOT / "pyproject.toml").read_text()
TESTS: Mapping[str, Sequence[str]] = tomllib.loads(CONFIG)["tool"]["mutmut"]["tests"]
UNFOLDED = ("property", "cached_property", "cache")
ENOUGH = 95.0  # per cent of the mutants that change something

# How a trial ended, by its exit code; SIGXCPU, and then SIGKILL, end one that takes too long.
ENDS = {0: "survived", 1: "killed", 3: "killed", None: "not tried", 5: "no test", 33: "no test"}
ENDS |= dict.fromkeys((-24, -9, 24, 36, 152), "timed out")
NOTICED = ("killed", "timed out")


@dataclass(frozen=True)
class Mutant:
    """One change in a module: the lines that went and came, and how it ended."""

    module: str
    name: str
    how: str
    went: str = ""
    came: str = ""


def unfolded(source: str) -> str:
    """The same module with `@property` and `@cache` put on below: mutmut passes by decorators."""
    lines = source.splitlines()
    decorated = [
        (node, node.decorator_list[0])
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and len(node.decorator_list) == 1
    ]
    for node, decorator in sorted(decorated, key=lambda pair: -pair[0].lineno):
        if isinstance(decorator, ast.Name) and decorator.id in UNFOLDED:
            applied = f"{' ' * node.col_offset}{node.name} = {decorator.id}({node.name})"
            lines.insert(node.end_lineno or 0, applied)
            del lines[decorator.lineno - 1]
    return "\n".join(lines) + "\n"


def file_of_tests(name: str) -> Path:
    """Return the one test module of that name, in whichever folder it lies."""
    (file,) = (ROOT / "tests").rglob(f"test_{name}.py")
    return file


def workshop(module: str) -> Path:
    return WORK / Path(module).stem


def lay_out(module: str) -> None:
    """Both packages under one `src`, as mutmut wants them, and the tests beside it."""
    place = workshop(module)
    for package in PACKAGES:
        for file in package.rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                _put(file, place / "src" / file.relative_to(package.parent))
    shutil.copytree(ROOT / "tests", place / "tests", dirs_exist_ok=True)
    tests = [str(file_of_tests(name).relative_to(ROOT)) for name in TESTS[module]]
    chosen = f"only_mutate = {[f'src/{module}']}\npytest_add_cli_args_test_selection = {tests}\n"
    config = CONFIG.replace("[tool.mutmut]\n", "[tool.mutmut]\n" + chosen)
    (place / "pyproject.toml").write_text(config)


def _put(file: Path, target: Path) -> None:
    content = unfolded(file.read_text()).encode() if file.suffix == ".py" else file.read_bytes()
    if not target.exists() or target.read_bytes() != content:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def try_all(module: str, names: Sequence[str]) -> None:
    lay_out(module)
    # Noted anew: mutmut would not see that an old test calls a new function.
    (workshop(module) / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)
    command = [str(MUTMUT), "run", "--max-children", "2", *names]
    subprocess.run(["nice", "-n", "19", *command], cwd=workshop(module), check=True)


def ends(module: str) -> Iterator[tuple[str, str]]:
    """The name of each mutant of a module, and how it ended."""
    file = workshop(module) / "mutants" / "src" / f"{module}.meta"
    for name, code in json.loads(file.read_text())["exit_code_by_key"].items():
        yield name, ENDS.get(code, f"ended with {code}")


def unnoticed(module: str) -> list[str]:
    return [name for name, how in ends(module) if how not in NOTICED]


def results(module: str) -> Iterator[Mutant]:
    for name, how in ends(module):
        change = ("", "") if how == "killed" else _change(module, name)
        yield Mutant(module, name, how, *change)


def _change(module: str, name: str) -> tuple[str, str]:
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    with contextlib.chdir(workshop(module)):
        lines = get_diff_for_mutant(name, path=f"src/{module}").splitlines()[2:]
    went, came = ([line[1:].strip() for line in lines if line[:1] == sign] for sign in "-+")
    return " ".join(went), " ".join(came)


def is_explained(mutant: Mutant, explained: Sequence[Mapping[str, str]]) -> bool:
    """Whether it is on the list of those that change nothing."""
    return mutant.how == "survived" and any(
        mutant.module == entry["module"]
        and entry["went"] in mutant.went
        and entry["came"] in mutant.came
        for entry in explained
    )


def report(mutants: Sequence[Mutant]) -> float:
    """Print the table and what survived; the share that was noticed of those that matter."""
    explained = tomllib.loads((ROOT / "tests" / "mutation" / "equivalent.toml").read_text())[
        "mutant"
    ]
    same = {mutant for mutant in mutants if is_explained(mutant, explained)}
    print("| module | mutants | killed | timed out | equivalent | survived | score |")
    print("|---|---|---|---|---|---|---|")
    for module in (*dict.fromkeys(mutant.module for mutant in mutants), "all"):
        count = Counter(
            "equivalent" if mutant in same else mutant.how
            for mutant in mutants
            if module in (mutant.module, "all")
        )
        noticed = sum(count[how] for how in NOTICED)
        missed = count.total() - noticed - count["equivalent"]
        score = 100 * noticed / (noticed + missed)
        counts = (count.total(), count["killed"], count["timed out"], count["equivalent"], missed)
        print(f"| {module} | {' | '.join(map(str, counts))} | {score:.1f} % |")
    for mutant in mutants:
        if mutant.how != "killed" and mutant not in same:
            print(f"\n{mutant.name}: {mutant.how}\n  - {mutant.went}\n  + {mutant.came}")
    return score


def main() -> int:
    parser = argparse.ArgumentParser(description="Change the code and see what notices.")
    parser.add_argument("--only", choices=[Path(module).name for module in TESTS])
    parser.add_argument("--again", action="store_true", help="try what was not noticed so far")
    parser.add_argument("--report", action="store_true", help="try nothing, show what is known")
    parser.add_argument("names", nargs="*", metavar="MUTANT")
    options = parser.parse_args()
    if options.names and not options.only:
        parser.error("say with --only which module the mutants are of")
    modules = [module for module in TESTS if options.only in (None, Path(module).name)]
    for module in () if options.report else modules:
        names = unnoticed(module) if options.again else options.names
        if names or not options.again:
            try_all(module, names)
    return 0 if report([m for module in modules for m in results(module)]) >= ENOUGH else 1


if __name__ == "__main__":
    raise SystemExit(main())
