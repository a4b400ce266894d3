"""The recognition of FHIR QuestionnaireResponses: on lines, in an array, or in a bundle."""

from __future__ import annotations

import json

from ...answers import MAX_ANSWERS_BYTES
from ...documents import Pairs, parse
from ...errors import BadDataError
from ...fhir_response import ENTRY, FhirRecord, record_of, responses_in
from .recognition import OwnWords

_json = json.JSONEncoder(separators=(",", ":")).encode


class FhirResponses(OwnWords):
    """The recognition of responses. Other resources beside them are passed over."""

    members = (ENTRY,)
    translates = True

    def key_of(self, heading: str) -> str | None:
        return None

    def translated(self, record: bytes) -> bytes:
        if len(record) > MAX_ANSWERS_BYTES or not record.strip(b" \t\r\n"):
            return record
        try:
            data = parse(record, "", "")
        except BadDataError:
            return record
        if not isinstance(data, Pairs):
            return record
        found = responses_in(data.get("resource", data))
        if found is None:
            return b"" if "resource" in data or "resourceType" in data else record
        return _written(record_of(found[0])) if len(found) == 1 else record


def _written(read: FhirRecord) -> bytes:
    """Return a record on one line.

    An answer that appears twice stays so, to be refused. What is not used stays without its value,
    to be ignored or refused as in any record.
    """
    top = [f"{_json(key)}:{_json(value)}" for key, value in read.top]
    answers = [f"{_json(id)}:{_json(answer)}" for id, answer in read.answers]
    answers += [f'{_json(name)}:""' for name in read.ignored]
    given = _json(read.unusable) if read.unusable else f"{{{','.join(answers)}}}"
    top.append(f'"answers":{given}')
    return f"{{{','.join(top)}}}".encode()
