"""A project whose briefs are sent out, and what a forger can do to them: to text, facts, hashes, pages and titles."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import small_project
from conftest import run_briefs
from once import once
from small_project import put

from briefs.audit.css import page_declarations, shown_attributes
from briefs.audit.document import read_document
from briefs.audit.page import read_page
from briefs.audit.sealing import text_of_page
from briefs.pdf.opening import SEAL, open_pdf
from briefs.view.record import canonical, record_sha256

SOURCE = """\
On 3 March 2025 the council of Norland said that it has 41 trams. It plans for more than 60 trams by 2030.

The mayor said: "Trams belong to the whole town." The council of Ostland said that it has 16 trams.
"""

FACTS = """\
format: 1
title: Trams
edition: {{number: 1, as-of: 2025-07-28}}
actors:
  norland: {{name: council of Norland}}
  ostland: {{name: council of Ostland}}
speakers:
  The mayor: [The mayor]
measures:
  trams: {{label: Trams, unit: trams}}
sources:
  report:
    file: seeds/rail.txt
    sha256: {sha256}
    title: A report on trams
    publisher: unknown
facts:
  trams-now:
    actor: norland
    measure: trams
    period: 2025-03-03
    figure: "41"
    statement: The council has {{figure}} trams
    evidence:
      - source: report
        quote: On 3 March 2025 the council of Norland said that it has 41 trams
  trams-east:
    actor: ostland
    measure: trams
    figure: "16"
    statement: The other council has {{figure}} trams
    evidence:
      - source: report
        quote: The council of Ostland said that it has 16 trams
  trams-planned:
    actor: norland
    actor-because: the council of Norland is the one that plans
    measure: trams
    period: 2030
    figure: more than 60
    statement: There are to be {{figure}} trams
    evidence:
      - source: report
        quote: It plans for more than 60 trams by 2030
  whole-town:
    words: Trams belong to the whole town
    statement: The mayor said {{words}}
    evidence:
      - source: report
        said-by: [The mayor]
        quote: 'The mayor said: "Trams belong to the whole town."'
derived:
  trams-more:
    label: More trams in Norland
    formula: trams-now - trams-east
    because: both councils said so in one text
    unit: trams
    digits: 0
"""

PROSE = """\
# Trams for the press

## bottom-line

The council runs trams {trams-now.mark}.

## body

There are {trams-now} trams in Norland, and {trams-east} in Ostland: {trams-more} more. There are to be {trams-planned}
of them. The mayor said {whole-town}.

"""

FILLING = "The town likes to travel by tram, in the morning and in the evening, for work and for leisure. " * 8


def write(root: Path) -> Path:
    """A project with one topic and one reader; its brief has two pages."""
    put(root, "briefs.yaml", small_project.BRIEFS)
    put(root, "templates/press/audience.yaml", small_project.AUDIENCE.format(name="press"))
    put(root, "seeds/rail.txt", SOURCE)
    put(root, "facts/rail.yaml", FACTS.format(sha256=hashlib.sha256(SOURCE.encode()).hexdigest()))
    put(root, "facts/rail/press.en.md", PROSE + f"{FILLING}\n\n" * 6)
    return root


def built(factory: pytest.TempPathFactory) -> Path:
    """The project with its briefs made. Tests change copies of them."""
    return once(factory, "tampering", _build)


def _build(root: Path) -> None:
    done = run_briefs(write(root), "build")
    assert done.code == 0, done.err


# The facts


Change = Callable[[dict[str, Any]], None]


def with_facts(data: bytes, change: Change, *, rehash: bool = False) -> bytes:
    """The file with other facts, with their own hash made anew or not."""
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            stream = next(_embedded_files(pdf))
            stream.write(_changed(stream.read_bytes(), change, rehash=rehash))
            return _saved(pdf)
    html = data.decode()
    opening = '<script type="application/json" id="facts">'
    head, _, rest = html.partition(opening)
    facts, closing, tail = rest.partition("</script>")
    return f"{head}{opening}{_changed(facts.encode(), change, rehash=rehash).decode()}{closing}{tail}".encode()


def _changed(facts: bytes, change: Change, *, rehash: bool) -> bytes:
    record = json.loads(facts)
    before = canonical(record)
    change(record)
    assert canonical(record) != before, "nothing was changed"
    if rehash:
        record["sha256"] = record_sha256(record)
    return canonical(record).encode()


def without_facts(data: bytes) -> bytes:
    if not data.startswith(b"%PDF"):
        return re.sub(rb'<script type="application/json" id="facts">.*?</script>', b"", data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.Root.Names.EmbeddedFiles
        if "/AF" in pdf.Root:
            del pdf.Root.AF
        return _saved(pdf)


def _embedded_files(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Type") == "/EmbeddedFile":
            yield each


# The text


def with_text(data: bytes, old: str, new: str) -> bytes:
    """The file with another text in the one place of its body, or in the first of several."""
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert _rewrite(pdf, old, new), f"{old!r} stands in no run of text"
            return _saved(pdf)
    head, body, rest = data.decode().partition("</header>")
    changed = re.sub(rf"(>[^<]*?){re.escape(old)}", lambda match: match[1] + new, rest, count=1)
    assert changed != rest, f"{old!r} stands nowhere"
    return f"{head}{body}{changed}".encode()


def everywhere(data: bytes, old: str, new: str, *, but: str = "\0") -> bytes:
    """The file with another text wherever it stands, also for machines, unless it is part of `but`."""
    if not data.startswith(b"%PDF"):
        head, opening, body = data.decode().partition("<body")
        kept = body.replace(but, "\0").replace(old, new).replace("\0", but)
        return f"{head}{opening}{kept}".encode()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        while _rewrite(pdf, old, new, but=but):
            pass
        for each in pdf.objects:
            for key in ("/Contents", "/Alt", "/ActualText"):
                if isinstance(each, pikepdf.Dictionary) and isinstance(each.get(key), pikepdf.String):
                    each[key] = str(each[key]).replace(but, "\0").replace(old, new).replace("\0", but)
        return _saved(pdf)


def _rewrite(pdf: pikepdf.Pdf, old: str, new: str, *, but: str = "\0") -> bool:
    """Exchange letters of one run of text for as many others of the same font; False where there is none."""
    assert len(old) == len(new)
    for page in pdf.pages:
        operations = list(pikepdf.parse_content_stream(page))
        letters: dict[bytes, str] = {}
        for operation in operations:
            if str(operation.operator) == "Tf":
                letters = _letters(page.Resources.Font[str(operation.operands[0])])
            if str(operation.operator) == "TJ" and _exchange(operation.operands[0], letters, (old, new, but)):
                page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))
                return True
    return False


def _letters(font: Any) -> dict[bytes, str]:
    """What each code of a font means."""
    pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]+)>", font.ToUnicode.read_bytes())
    return {bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _exchange(array: Any, letters: dict[bytes, str], texts: tuple[str, str, str]) -> bool:
    old, new, but = texts
    places = [
        (index, at) for index, part in enumerate(array) if isinstance(part, pikepdf.String) for at in _pairs(part)
    ]
    text = "".join(letters.get(bytes(array[index])[at : at + 2], "?")[:1] for index, at in places)
    begin = text.replace("\u00a0", " ").replace(but, "?" * len(but)).find(old)
    if begin < 0:
        return False
    codes = {text: code for code, text in reversed(letters.items())}
    for (index, at), letter in zip(places[begin : begin + len(old)], new, strict=True):
        part = bytes(array[index])
        array[index] = pikepdf.String(part[:at] + codes[letter] + part[at + 2 :])
    return True


def _pairs(part: Any) -> range:
    return range(0, len(bytes(part)), 2)


# The rest


def resealed(data: bytes) -> bytes:
    """The file with the hash of its text made anew, as somebody does who knows how briefs are made."""
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.docinfo[f"/{SEAL}"] = open_pdf(data).text_sha256
            return _saved(pdf)
    html = data.decode()
    document = read_document(html)
    seal = text_of_page(read_page(document, shown_attributes(tuple(page_declarations(document)))))
    return re.sub(r'(<meta name="briefs-text-sha256" content=")\w*', rf"\g<1>{seal}", html).encode()


def saved_again(pdf: bytes) -> bytes:
    """The same PDF, written by another program: other objects, other compression."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        out = io.BytesIO()
        opened.save(out, linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return out.getvalue()


def without_last_page(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) > 1
        del pdf.pages[-1]
        return _saved(pdf)


def with_title(data: bytes, title: str) -> bytes:
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.docinfo["/Title"] = title
            return _saved(pdf)
    return re.sub(r"<title>.*?</title>", f"<title>{title}</title>", data.decode()).encode()


def with_xmp_title(data: bytes, title: str) -> bytes:
    changed = re.sub(rb'(<rdf:li xml:lang="x-default">)[^<]*', rb"\g<1>" + title.encode(), data, count=1)
    assert changed != data
    return changed


def with_note(data: bytes) -> bytes:
    """A page with a box of text laid over it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[50, 500, 300, 600], Contents="There are 99"
        )
        page = pdf.pages[0]
        page.Annots = pdf.make_indirect(pikepdf.Array([*page.get("/Annots", []), pdf.make_indirect(note)]))
        return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()
