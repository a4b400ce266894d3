"""The summary of a batch: its counts, and no small group that could be derived from them."""

from __future__ import annotations

import csv
import io
import itertools
import json
import random
import re
from pathlib import Path

import pytest

from distinguo.batch.run.batch_counts import BatchCounts
from distinguo.batch.run.summary_report import finding_tables, settling_rows, status_tables
from distinguo.disclosure import groups_to_show, shown_counts, shown_divisions
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Status, Verdict
from kit.batch import CASES, batch, case, lines, many, results

FOUND = {"work_for_other": "yes", "force_used": "yes"}


NOT_FOUND = {"work_for_other": "no", "sex_for_value": "no"}


def summary_of(found: int, none: int, still_open: int, *more: str) -> str:
    """The summary's part on trafficking."""
    given = [FOUND] * found + [NOT_FOUND] * none + [{}] * still_open
    records = [case(f"s{n:03}", **answers) for n, answers in enumerate(given)]
    done = batch("-", "--summary", *more, given=lines(*records))
    text = done.stderr.decode()
    assert "screening, not a legal finding" in text
    return text.partition("human trafficking")[2].partition("migrant smuggling")[0]


def counts_in(summary: str) -> list[str]:
    """What stands for signs found, none and open."""
    rows = [line.strip() for line in summary.splitlines()[1:4]]
    return [re.split(r"  +", row)[1] for row in rows]


def test_small_groups_can_be_kept_out_of_the_summary() -> None:
    few = ("--suppress-below", "5")
    assert counts_in(summary_of(3, 87, 10)) == ["3", "87", "10"]
    assert counts_in(summary_of(3, 87, 10, *few)) == ["not shown", "87", "not shown"]
    assert counts_in(summary_of(3, 20, 0, *few)) == ["not shown", "not shown", "0"]
    assert counts_in(summary_of(3, 0, 0, *few)) == ["not shown"] * 3
    assert counts_in(summary_of(5, 20, 0, *few)) == ["5", "20", "0"]


def test_the_summary_says_why_something_is_not_shown() -> None:
    done = batch("-", "--summary", "--suppress-below", "5", given=lines(*CASES))
    assert b"Not shown: groups of fewer than 5" in done.stderr


def test_what_would_settle_open_ones_gives_no_small_group_away() -> None:
    def rows(counts: BatchCounts, least: int) -> list[tuple[str, int | None]]:
        still_open = shown_counts([counts.statuses[name, s] for s in Status], least)[-1]
        return settling_rows(counts, name, still_open, least)

    name = "us.trafficking"
    counts = BatchCounts(records=100)
    counts.statuses.update({(name, Status.NOT_INDICATED): 90, (name, Status.UNDETERMINED): 10})
    settling = {"a": 10, "b": 8, "c": 5, "d": 2}  # b leaves 2 open
    counts.settled_by_one.update({(name, id): n for id, n in settling.items()})
    assert dict(rows(counts, 1)) == settling
    assert rows(counts, 5) == [("a", 10), ("c", 5)]
    counts.statuses[name, Status.INDICATED] = 3  # now the open ones are not shown
    assert rows(counts, 5) == []


@pytest.mark.parametrize(("cells", "most"), [(3, 20), (4, 11)])
@pytest.mark.parametrize("least", [2, 3, 5])
def test_no_small_group_can_be_worked_out_from_a_table(cells: int, most: int, least: int) -> None:
    """Not even by one who knows the whole and how it is decided what to keep back."""
    alike: dict[object, list[tuple[int, ...]]] = {}
    for counts in itertools.product(range(most + 1), repeat=cells):
        if least <= sum(counts) <= most:
            alike.setdefault((sum(counts), shown_counts(counts, least)), []).append(counts)
    kept_back = 0
    for tables in alike.values():
        for mask in itertools.product((False, True), repeat=cells):
            sums = {sum(itertools.compress(counts, mask)) for counts in tables}
            assert len(sums) > 1 or not 0 < min(sums) < least, (tables[0], mask)
        kept_back += None in shown_counts(tables[0], least)
    assert kept_back > 10


def test_no_small_group_is_left_when_the_counts_of_two_laws_are_subtracted() -> None:
    assert shown_divisions([[20, 50, 30], [22, 48, 30]], 5) == [(20, 50, 30), (None,) * 3]
    assert shown_divisions([[20, 50, 30], [22, 48, 30]], 1) == [(20, 50, 30), (22, 48, 30)]
    assert shown_divisions([[20, 50, 30], [26, 44, 30]], 5) == [(20, 50, 30), (26, 44, 30)]
    tables = itertools.product(range(8), repeat=4)
    kept_back = 0
    for a, b, c, d in tables:
        whole = 14
        laws = [[a, b, whole - a - b], [c, d, whole - c - d]]
        one, other = shown_divisions(laws, 3)
        pairs = [(x, y) for x, y in zip(one, other, strict=True) if None not in (x, y)]
        assert not any(0 < abs((x or 0) - (y or 0)) < 3 for x, y in pairs), laws
        kept_back += other == (None,) * 3
    assert 0 < kept_back < 8**4


def test_a_summary_for_programs_has_the_same_counts() -> None:
    records = [case(f"s{n:03}", **(FOUND if n < 7 else NOT_FOUND)) for n in range(30)]
    words = ("--summary", "--summary-format", "json", "--framework", "us,uk")
    done = batch("-", *words, "--suppress-below", "3", given=lines(*records, {"id": "bad"}))
    found = json.loads(done.stderr.decode().splitlines()[0])
    assert (found["records"], found["rejected"]) == (31, 1)
    statuses = found["frameworks"]["us"]["trafficking"]["statuses"]
    assert statuses == {"indicated": 7, "not_indicated": 23, "undetermined": 0}
    assert found["errors"] == {"is missing": None}


def test_a_summary_as_a_table_has_the_counts_of_the_one_for_programs() -> None:
    records = [case(f"s{n:03}", **(FOUND if n < 7 else NOT_FOUND)) for n in range(30)]
    given = lines(*records, {"id": "bad"})
    words = ("-", "--summary", "--suppress-below", "3", "--framework", "us,uk", "--detail")
    done = batch(*words, "compact", "--summary-format", "csv", given=given).stderr.decode()
    table = done.partition("distinguo:")[0]
    rows = list(csv.DictReader(io.StringIO(table)))
    found = json.loads(
        batch(*words, "full", "--summary-format", "json", given=given)
        .stderr.decode()
        .splitlines()[0]
    )
    expected = [("records", "", "", "", 31), ("rejected", "", "", "", 1)]
    for law, parts in found["frameworks"].items():
        for verdict in ("trafficking", "smuggling"):
            named = {"status": "statuses", "settled_by_one": "settled_by_one"}
            for part, key in named.items():
                counts = parts[verdict][key].items()
                expected += [(part, law, verdict, name, n) for name, n in counts]
        for finding, counts in parts["findings"].items():
            expected += [("finding", law, finding, name, n) for name, n in counts.items()]
    expected += [("error", "", "", kind, n) for kind, n in found["errors"].items()]
    assert {row.pop("group") for row in rows} == {""}
    assert [tuple(row.values()) for row in rows] == [
        (*words, "" if n is None else str(n)) for *words, n in expected
    ]
    assert any(row["part"] == "finding" and row["count"] for row in rows)


def test_a_summary_can_be_told_from_notes_and_errors(tmp_path: Path) -> None:
    given = b"id,site,law_threat\na,N,yes\nb,N,perhaps\n"
    words = ("-", "--summary-format", "json")
    own = tmp_path / "summary.json"
    apart = batch(*words, "--summary-output", own, given=given)
    assert apart.stdout == batch("-", given=given).stdout
    assert apart.stderr.decode().splitlines() == [
        'distinguo: standard input: ignored columns that are not questions: "site"',
        "distinguo: 1 of 2 records: could not be read",
    ]
    objects = batch(*words, "--summary", "--errors-format", "json", given=given).stderr
    kinds = [json.loads(line)["kind"] for line in objects.splitlines()]
    assert kinds == ["note", "summary", "error"]
    assert json.loads(own.read_bytes()) == json.loads(objects.splitlines()[1])
    assert own.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_file_holds_the_summary_that_standard_error_would(form: str, tmp_path: Path) -> None:
    own = tmp_path / "summary"
    words = ("-", "--summary-format", form)
    shown = batch(*words, "--summary", given=lines(*CASES)).stderr
    assert batch(*words, "--quiet", "--summary-output", own, given=lines(*CASES)).stderr == b""
    assert own.read_bytes() == shown


def test_a_summary_is_a_file_of_its_own(tmp_path: Path) -> None:
    there, same = tmp_path / "there", tmp_path / "same"
    there.write_text("mine")
    for words, message in (
        (("--summary-output", "-"), b"cannot go to standard output"),
        (("--summary-output", there), b"already exists"),
        (("--summary-output", same, "--errors", same), b"named for two files"),
        (("--summary-output", same, "--output", same), b"named for two files"),
        (("--summary", "--summary-format", "csv", "--errors-format", "json"), b"exclude each"),
    ):
        done = batch("-", *words, given=lines(*CASES))
        assert (done.returncode, done.stdout) == (2, b"")
        assert message in done.stderr
    assert there.read_text() == "mine"


def test_findings_are_counted_as_the_results_have_them() -> None:
    records = many(60)
    done = batch("-", "--summary", "--summary-format", "json", given=lines(*records))
    found = json.loads(done.stderr.decode().splitlines()[0])["frameworks"]["us"]["findings"]
    of_results = [each["frameworks"]["us"]["findings"] for each in results(done)]
    assert any(counts["holds"] for counts in found.values())
    for finding, counts in found.items():
        holds = sum(each.get(finding, False) is True for each in of_results)
        still_open = sum(each.get(finding, False) is None for each in of_results)
        parts = {"holds": holds, "does_not_hold": 60 - holds - still_open, "open": still_open}
        assert counts == parts


def test_no_small_group_is_left_when_a_finding_is_subtracted_from_another_count() -> None:
    laws, least = ("us", "uk"), 5
    dice = random.Random(7)
    kept_back = 0
    for _ in range(40):
        totals = BatchCounts(records=60)
        for law in laws:
            for verdict in Verdict:
                name, split = f"{law}.{verdict}", sorted(dice.choices(range(61), k=2))
                sizes = (split[0], split[1] - split[0], 60 - split[1])
                totals.statuses.update(dict(zip(((name, s) for s in Status), sizes, strict=True)))
            for rule in FRAMEWORKS[law].findings:
                totals.findings[f"{law}.{rule.id}", True] = dice.randrange(31)
                totals.findings[f"{law}.{rule.id}", None] = dice.randrange(30)
        statuses = [[*each.values()] for each in status_tables(totals, laws, least).values()]
        tables = finding_tables(totals, laws, least)
        findings = [[*each.values()] for law in laws for each in tables[law].values()]
        kept_back += [None] * 3 in findings
        for number, counts in enumerate(findings):
            for others in (*statuses, *findings[:number]):
                pairs = zip(counts, others, strict=True)
                known = [(a, b) for a, b in pairs if a is not None and b is not None]
                few = [(a, b) for a, b in known if 0 < abs(a - b) < least]
                assert not few
    assert kept_back


SITES = {"North": (7, 13), "South": (6, 9), "East": (1, 8), "West": (5, 2), "": (6, 5)}


def by_site(*words: str) -> str:
    """The summary of some records at each site: so many with signs found, so many with none."""
    records = [
        {**case(f"{site}{n}", **(FOUND if n < found else NOT_FOUND)), "site": site}
        for site, (found, none) in SITES.items()
        for n in range(found + none)
    ]
    done = batch("-", "--summary", "--by", "site", *words, given=lines(*records))
    assert (done.returncode, len(results(done))) == (0, len(records))
    return done.stderr.decode()


def found_at(summary: str) -> tuple[dict[str, int], int | None]:
    """How often signs of trafficking were found at each site that is shown, and at the others."""
    split = json.loads(summary.splitlines()[0])["by"]
    groups = {g["value"]: g["counts"]["us.trafficking"]["indicated"] for g in split["groups"]}
    others = split["others"] and split["others"]["us.trafficking"]["indicated"]
    return groups, others


def test_a_summary_is_split_by_the_values_of_a_column() -> None:
    counted = {site: found for site, (found, _) in SITES.items()}
    assert found_at(by_site("--summary-format", "json")) == (counted, None)
    few = ("--suppress-below", "5")
    shown = {"North": 7, "South": 6, "": 6}
    assert found_at(by_site("--summary-format", "json", *few)) == (shown, 6)
    table = csv.DictReader(io.StringIO(by_site("--summary-format", "csv", *few)))
    rows = [row for row in table if row["of"] == "trafficking" and row["name"] == "indicated"]
    assert [(row["part"], row["group"], row["count"]) for row in rows] == [
        *(("status", "", "25"), ("group", "", "6"), ("group", "North", "7")),
        *(("group", "South", "6"), ("other_groups", "", "6")),
    ]
    text = by_site(*few)
    assert re.search(r"^2 others together +6 +10 +0", text, re.MULTILINE)
    assert "East" not in text
    assert "By site: not shown." in by_site("--suppress-below", "26")


def test_groups_need_a_summary_and_a_column_that_is_there() -> None:
    assert b"--by: splits the summary; add --summary" in batch("-", "--by", "a").stderr
    done = batch("-", "--summary", "--by", "b", given=b"id,law_threat\na,yes\n")
    assert b'"b": no such column' in done.stderr


def test_no_small_group_follows_from_the_groups_shown_and_the_whole() -> None:
    least, seen = 3, set()
    for cells in itertools.product((0, 1, 2, 3, 5), repeat=6):
        groups = {f"g{n}": [[[cells[2 * n], cells[2 * n + 1]]]] for n in range(3)}
        shown = groups_to_show(groups, least)
        seen.add(len(shown))
        if not shown:
            continue
        hidden = groups.keys() - set(shown)
        assert len(hidden) != 1
        rest = [sum(groups[name][0][0][at] for name in hidden) for at in (0, 1)]
        known = [*rest, *(count for name in shown for count in groups[name][0][0])]
        assert not any(0 < count < least for count in known)
    assert seen == {0, 1, 3}


def test_nothing_is_kept_back_from_a_table_without_small_groups() -> None:
    assert shown_counts([5, 0, 90], 5) == (5, 0, 90)
    assert shown_counts([1, 2, 3], 0) == shown_counts([1, 2, 3], 1) == (1, 2, 3)


def test_equal_counts_are_in_the_same_order_whoever_counted_first() -> None:
    ids = ("watched_cut_off", "force_used", "pay_taken")
    for order in itertools.permutations(ids):
        counts = BatchCounts()
        counts.settled_by_one.update({("us.trafficking", id): 5 for id in order})
        counts.settled_by_one["us.trafficking", "visa_tied"] = 6
        rows = settling_rows(counts, "us.trafficking", 20, 0)
        assert [id for id, _ in rows] == ["visa_tied", *sorted(ids)]


@pytest.mark.parametrize("least", ["0", "5"])
def test_a_summary_repeats_nobody(least: str) -> None:
    """Own words may hold the signs that a message is divided by."""
    words = ("Maria; I was (15)", 'Maria" I am" x', '"Maria', 'Maria" is not an answer; Maria')
    given = lines(*(case("a", under_18=each) for each in words), *({"as": w} for w in words))
    done = batch("-", "--summary", "--suppress-below", least, given=given)
    assert b"could not be read" in done.stderr
    assert b"Maria" not in done.stderr
    assert b"15" not in done.stderr
