"""Measure the page of `distinguo form html`: its weight, and how soon a slow phone can use it.

    PYTHONPATH=cli:rules:tests python -m bench.form_page
    PYTHONPATH=cli:rules:tests python -m bench.form_page --random 20000

Chromium shows the page at the width of a phone with its processor slowed down six times. The first
figure of a row is the time until the first page can be used, the second one that from the choice
of who answers to the first question, the third one the longest wait between two questions of a
whole interview. `--random` compares what the script of the page finds in so many random sets of
answers with what the program finds, in place of the measurement.
"""

from __future__ import annotations

import argparse
import gzip
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from distinguo.form.html.page import form_page
from distinguo_rules.law import FRAMEWORKS
from kit.chromium import Chromium, chromium
from kit.form_in_node import compare_random_answers

LAWS = (*((law,) for law in FRAMEWORKS), tuple(FRAMEWORKS))
SLOWER = 6
RUNS = 5
BATCH = 1000  # sets of answers that Node.js is given at once

READY = """(() => {
  const { domContentLoadedEventEnd } = performance.getEntriesByType("navigation")[0];
  return domContentLoadedEventEnd;
})()"""
PRESS = """(() => {
  const began = performance.now();
  document.querySelectorAll(".choices button")[%d].click();
  document.body.getBoundingClientRect();
  return performance.now() - began;
})()"""


def times(browser: Chromium, address: str) -> tuple[float, float, float]:
    """Return the three times of a row in milliseconds."""
    browser.open("about:blank")
    browser.open(address)
    ready, first, waits = browser.evaluate(READY), browser.evaluate(PRESS % 0), [0.0]
    while browser.evaluate("state.page") != "result":
        place = {"danger": 1, "child": 1, "pause": 0}.get(browser.evaluate("state.page"), 2)
        waits.append(browser.evaluate(PRESS % place))
    return ready, first, max(waits)


def measure(folder: Path) -> None:
    """Print a row for each law, and for all of them."""
    print("| laws | kB | kB with gzip | ready, ms | first question, ms | longest wait, ms |")
    print("|---|---|---|---|---|---|")
    with chromium(folder / "profile") as browser:
        browser.resize(360, 740)
        browser.call("Emulation.setCPUThrottlingRate", rate=SLOWER)
        for laws in LAWS:
            path = folder / "page.html"
            content = form_page(laws).encode()
            path.write_bytes(content)
            rows = [times(browser, path.as_uri()) for _ in range(RUNS)]
            found = (f"{median(column):.0f}" for column in zip(*rows, strict=True))
            sizes = (f"{len(data) / 1000:.0f}" for data in (content, gzip.compress(content)))
            print(f"| {', '.join(laws)} | {' | '.join((*sizes, *found))} |")


def compare(count: int, folder: Path) -> None:
    """Compare so many sets of answers for the United States, and a tenth for all laws."""
    for laws, sets in (((next(iter(FRAMEWORKS)),), count), (tuple(FRAMEWORKS), count // 10)):
        draw = Random(count)
        for done in range(0, sets, BATCH):
            compare_random_answers(laws, min(BATCH, sets - done), draw, folder)
        print(f"{', '.join(laws)}: {sets:,} sets of answers, no difference")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--random", type=int, default=0, metavar="N")
    count = parser.parse_args().random
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "profile").mkdir()
        if count:
            compare(count, folder)
        else:
            measure(folder)


if __name__ == "__main__":
    main()
