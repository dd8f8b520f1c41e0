"""Streams of a PDF are as long as they say, whatever byte they end in."""

from __future__ import annotations

import io

import page
import pikepdf
import pydyf
import pytest

from briefs.pdf.streams import with_plain_ends

ENDS = (b"\r", b"\n", b"\r\n", b"\n\r", b"\r\r", b"\n\n", b"Q")
RULE = "PDFA3A-STREAM-LENGTH-001"


def one_page(content: bytes) -> bytes:
    pdf = pydyf.PDF()
    stream = pydyf.Stream([content])
    pdf.add_object(stream)
    leaf = {"Type": "/Page", "Parent": pdf.pages.reference, "MediaBox": pydyf.Array([0, 0, 10, 10])}
    pdf.add_page(pydyf.Dictionary({**leaf, "Contents": stream.reference, "Resources": pydyf.Dictionary()}))
    written = io.BytesIO()
    pdf.write(written)
    return written.getvalue()


def broken_rules(pdf: bytes) -> set[str]:
    return {failure.rule_id for failure in page.validate_pdf_bytes(pdf, profile="3a").failures}


@pytest.mark.parametrize("end", ENDS, ids=repr)
def test_a_stream_is_as_long_as_it_says(end: bytes) -> None:
    assert RULE not in broken_rules(with_plain_ends(one_page(b"q Q " + end)))


@pytest.mark.parametrize("end", ENDS, ids=repr)
def test_what_it_holds_stays_and_nothing_moves(end: bytes) -> None:
    content = b"q Q " + end
    before, after = one_page(content), with_plain_ends(one_page(content))
    assert len(after) == len(before)
    with pikepdf.open(io.BytesIO(after)) as pdf:
        assert pdf.pages[0].obj.Contents.read_bytes() == content
        assert pdf.check_pdf_syntax() == []


def test_a_carriage_return_before_a_line_feed_is_the_case_that_a_validator_minds() -> None:
    assert RULE in broken_rules(one_page(b"q Q \r"))
