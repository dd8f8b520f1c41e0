"""Every code of a finding has a page, and the example of every page prints the line that the page shows."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import BareProject

from briefs import resources
from briefs.build.checking import check
from briefs.build.events import Found
from briefs.build.making import build
from briefs.build.options import Options
from briefs.build.releasing import release
from briefs.build.targets import Selection
from briefs.problems import CODES, Finding, Findings, in_order
from briefs.project import find_project

PAGES = Path(resources.__file__).parent / "codes"
TYPESET = {"E701", "E505", "E506", "E507", "E508"}
#: Found only when an edition is released.
RELEASING = {"E805"}
#: Stands behind the path of a file that is released before the other files are written.
RELEASED = "released"

#: What an audience may relax.
RELAXABLE = {"E701", "E702", "W703", "E704", "E705", "E706", "W707", "W708", "E709", "E710", "W714"}

_TITLE = re.compile(r"# (?P<code>[EWN]\d{3}) (?P<name>[a-z0-9-]+)\n\n\S")
_BLOCK = re.compile(r"^```\w+(?: (?P<path>\S+))?(?: (?P<encoding>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_PLACEHOLDER = re.compile(rb"file: (?P<file>\S+?),?\s+sha256: \{sha256\}")


@dataclass(frozen=True)
class Page:
    """The page of a code, taken apart."""

    code: str
    name: str
    released: dict[str, bytes]
    files: dict[str, bytes]
    printed: list[str]


def read(code: str) -> Page:
    text = resources.code_page(code)
    title = _TITLE.match(text)
    assert title, "a page begins with its code, its name, and what it means"
    head, mend, example = re.split(r"^## (?:How to mend it|Example)\n", text, flags=re.MULTILINE)
    assert head.strip()
    assert mend.strip()
    before, prints, after = example.partition("\nprints\n")
    assert prints, "an example says what it prints"
    blocks = list(_BLOCK.finditer(before))
    assert all(block["path"] for block in blocks), "each file of an example has a path"
    first = {block["path"]: block["text"].encode() for block in blocks if block["encoding"] == RELEASED}
    rest = [block for block in blocks if block["encoding"] != RELEASED]
    texts = {block["path"]: block["text"].encode(block["encoding"] or "utf-8") for block in rest}
    (console,) = _BLOCK.finditer(after)
    released = with_hashes({**texts, **first}) if first else {}
    return Page(title["code"], title["name"], released, with_hashes(texts), console["text"].splitlines())


def with_hashes(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files with `{sha256}` replaced by the hash of the file named before it."""

    def filled(match: re.Match[bytes]) -> bytes:
        digest = hashlib.sha256(files[match["file"].decode()]).hexdigest()
        return match[0].replace(b"{sha256}", digest.encode())

    return {path: _PLACEHOLDER.sub(filled, data) for path, data in files.items()}


def released(root: Path) -> Findings:
    """Release an edition; what was found meanwhile."""
    project, findings = find_project(root)
    assert project is not None, findings
    return in_order(
        finding
        for event in release(project, Selection(), Options())
        if isinstance(event, Found)
        for finding in event.findings
    )


def findings_of(root: Path, *, typeset: bool) -> Findings:
    project, findings = find_project(root)
    if project is None:
        return findings
    if not typeset:
        return check(project, Selection(), findings).findings
    found: list[Finding] = [*findings]
    for event in build(project, Selection()):
        if isinstance(event, Found):
            found += event.findings
    return in_order(found)


def write(root: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


class TestPages:
    def test_the_codes_are_the_pages(self) -> None:
        assert {path.stem for path in PAGES.glob("*.md")} == set(CODES)

    @pytest.mark.parametrize("code", CODES)
    def test_a_page_is_headed_by_its_code_and_name(self, code: str) -> None:
        page = read(code)
        assert (page.code, page.name) == (code, CODES[code].name)

    @pytest.mark.parametrize("code", CODES)
    def test_its_example_prints_what_it_shows_and_no_other_finding_of_the_code(
        self, code: str, bare_project: BareProject
    ) -> None:
        page = read(code)
        root = bare_project({})
        if page.released:
            write(root, page.released)
            released(root)
        write(root, page.files)
        found = released(root) if code in RELEASING else findings_of(root, typeset=code in TYPESET)
        shown = {line.split(" ")[2] for line in page.printed}
        assert code in shown
        assert [str(finding) for finding in found if finding.code in shown] == page.printed


class TestRelaxing:
    """An audience may relax what an editor looks for, and says why: the example of each page, with and without."""

    @pytest.fixture(params=sorted(RELAXABLE))
    def code(self, request: pytest.FixtureRequest) -> str:
        return str(request.param)

    @pytest.fixture
    def root(self, code: str, bare_project: BareProject) -> Path:
        root = bare_project({})
        write(root, read(code).files)
        return root

    def relaxed(self, root: Path, code: str, entry: str) -> list[Finding]:
        for path in root.glob("templates/*/audience.yaml"):
            path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\nrelaxed: [{{{entry}}}]\n", encoding="utf-8")
        return list(findings_of(root, typeset=code in TYPESET))

    def test_what_is_found_is_let_pass_with_a_reason(self, root: Path, code: str) -> None:
        assert code in {finding.code for finding in findings_of(root, typeset=code in TYPESET)}
        found = self.relaxed(root, code, f"code: {code}, reason: its readers want it so")
        assert {code, "E109", "E108"}.isdisjoint(finding.code for finding in found), found

    def test_without_a_reason_nothing_is(self, root: Path, code: str) -> None:
        found = self.relaxed(root, code, f"code: {code}")
        assert [finding.message for finding in found if finding.code == "E108"], found


class TestCodes:
    def test_a_code_says_its_severity(self) -> None:
        assert all(code.severity.value[0].upper() == code.code[0] for code in CODES.values())

    def test_no_two_codes_share_a_number_or_a_name(self) -> None:
        assert len({code[1:] for code in CODES}) == len(CODES)
        assert len({code.name for code in CODES.values()}) == len(CODES)
