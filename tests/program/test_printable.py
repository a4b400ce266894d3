"""Text from outside cannot steer a terminal, in text or in JSON, on any stream."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from distinguo.errors import Fault
from distinguo.printable import as_json, escape_unencodable, printable
from kit.steering import MARKS, NASTY, STEERING
from kit.terminal import call


@pytest.mark.parametrize("sign", STEERING, ids=ascii)
def test_every_steering_sign_is_shown_by_its_number(sign: str) -> None:
    shown = printable(f"a{sign}b")
    assert shown.startswith("a\\")
    assert shown.endswith("b")
    assert shown.isprintable()
    assert f"{ord(sign):x}" in shown.lower()


def test_every_control_and_format_sign_that_turns_or_hides_is_among_them() -> None:
    """Cc, Cf with a bidirectional or hiding role, line ends, halves of characters."""
    kept = {
        sign
        for sign in map(chr, range(0x110000))
        if unicodedata.category(sign) in ("Cc", "Zl", "Zp", "Cs") and printable(sign) == sign
    }
    bidi = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    turning = {
        sign
        for sign in map(chr, range(0x110000))
        if unicodedata.bidirectional(sign) in bidi and printable(sign) == sign
    }
    assert not kept
    assert not turning


# Spelled with a joiner: "I go" in Persian, a conjunct of Hindi, one of Malayalam, a family.
JOINED = ("می\u200cروم", "क्\u200dष", "ന്\u200d", "👨\u200d👩\u200d👧")


@pytest.mark.parametrize(
    "text", ["", "plain", "Zoë", "報告書", "مرحبا", "हिन्दी", "😀", "50 m²", *JOINED]
)
def test_all_other_writing_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize("text", JOINED)
def test_json_keeps_the_joiners_as_they_are(text: str) -> None:
    assert as_json(text) == f'"{text}"'


def test_what_is_to_be_kept_is_kept() -> None:
    assert printable("a\nb\x1b", keep="\n") == "a\nb\\x1b"


@given(
    st.recursive(st.text(), lambda s: st.lists(s) | st.dictionaries(st.text(), s), max_leaves=5)
)
@example({NASTY: [NASTY, "\ud800"]})
@example("\U0001f600\u2029")
def test_json_holds_nothing_steering_and_loses_nothing(data: object) -> None:
    text = as_json(data)
    assert not set(text) & MARKS
    assert json.loads(text) == data


@pytest.mark.parametrize("text", ["Zoë 報告 😀", "\udcff", "…\u2028"])
def test_what_a_stream_cannot_hold_is_written_as_in_json(text: str) -> None:
    import codecs

    codecs.register_error("test-distinguo", escape_unencodable)
    written = f'"{text}"'.encode("ascii", "test-distinguo").decode("ascii")
    assert json.loads(written) == text


def test_bytes_that_cannot_be_read_are_no_business_of_the_writer() -> None:
    error = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")
    with pytest.raises(UnicodeDecodeError):
        escape_unencodable(error)


def test_faults_are_harmless_wherever_the_text_stands() -> None:
    assert str(Fault(NASTY, NASTY, NASTY)).isprintable()


PLACES = {
    "an id": json.dumps({"id": NASTY, "answers": {}}),
    "a question": json.dumps({"answers": {NASTY: "yes"}}),
    "an answer": json.dumps({"answers": {"under_18": NASTY}}),
    "a key": json.dumps({NASTY: 1, "answers": {}}),
    "a role": json.dumps({"as": NASTY, "answers": {}}),
    "a schema": json.dumps({"schema": NASTY, "answers": {}}),
    "the whole": json.dumps(NASTY),
    "half a character": '{"answers": {"\\ud83d": "\\ude00"}}',
}


@pytest.mark.parametrize("output_format", ["text", "json"])
@pytest.mark.parametrize("place", PLACES)
def test_nothing_in_an_answers_file_reaches_a_stream_raw(place: str, output_format: str) -> None:
    content = PLACES[place].encode()
    done = call("screen", "--answers", "-", "--format", output_format, stdin=content)
    assert not set(done.out + done.err) & MARKS
    if place == "an id" and output_format == "json":
        assert json.loads(done.out)["id"] == NASTY
    elif place != "an id":
        assert (done.code, done.out) == (65, "")


OPTIONS = {
    "an option": (f"--{NASTY}",),
    "an argument": (NASTY,),
    "a format": ("--format", NASTY),
    "a role": ("--as", NASTY),
    "a law": ("--framework", NASTY),
    "a file to read": ("--answers", NASTY),
    "a flag's value": (f"--brief={NASTY}",),
}


@pytest.mark.parametrize("option", OPTIONS)
def test_nothing_on_the_command_line_reaches_a_stream_raw(option: str) -> None:
    done = call("screen", *OPTIONS[option])
    assert (done.code, done.out) == (2, "")
    assert not set(done.err) & MARKS
    assert done.err.count("\n") == 1


def test_nothing_in_a_command_reaches_a_stream_raw() -> None:
    done = call(NASTY)
    assert (done.code, done.out) == (2, "")
    assert not set(done.err) & MARKS


def test_a_file_to_write_is_named_harmlessly(tmp_path: Path) -> None:
    name = str(tmp_path / NASTY.replace("\x00", "")) + "/none"
    done = call("screen", "--answers", "-", "--output", name, stdin=b'{"answers": {}}')
    assert (done.code, done.out) == (2, "")
    assert not set(done.err) & MARKS
