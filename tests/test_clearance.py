"""What is internal or under embargo reaches no audience that is not cleared for it, in no form."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import view_files
from small_project import put
from view_files import BLOCKS, audience, facts, look, prose, read, view

from briefs.build.events import Found, Made
from briefs.build.making import build
from briefs.build.targets import Selection
from briefs.evidence import CheckedFacts
from briefs.model import Clearance
from briefs.model.audience import Audience
from briefs.pdf.text import page_texts
from briefs.project import find_project
from briefs.view import make_view
from briefs.view.content import Definitions, Gaps, Matrix

LISTS = (
    "{id: figures, kind: figures, select: all}",
    "{id: matrix, kind: matrix, select: all}",
    "{id: charts, kind: chart, select: all}",
    "{id: glance, kind: glance}",
    "{id: timeline, kind: timeline, select: all}",
    "{id: lines, kind: quotations, select: all}",
    "{id: terms, kind: definitions, select: all}",
    "{id: unclear, kind: discrepancies, select: all}",
    "{id: gaps, kind: gaps}",
    "{id: evidence, kind: evidence, select: all}",
    "{id: sources, kind: sources}",
)
INTERNAL = "tags: [internal]"


def block(*changes: tuple[str, str]) -> str:
    """The facts of the small topic with these changes, and without the caveat that names another fact."""
    written = BLOCKS["facts"]
    for old, new in ((' caveat: "Less than {north-money}",', ""), *changes):
        assert written.count(old) == 1, old
        written = written.replace(old, new)
    return written


def tagged(id: str, key: str = INTERNAL) -> tuple[str, str]:
    return f"  {id}:\n    {{", f"  {id}:\n    {{{key}, "


def marked(*ids: str, key: str = INTERNAL) -> CheckedFacts:
    return facts(facts=block(*(tagged(id, key) for id in ids)))


def cleared(*sections: str, **reasons: str) -> Audience:
    return replace(audience(*sections or LISTS), clearance=Clearance.model_validate(reasons))


def findings(text: str, of: CheckedFacts) -> list[str]:
    _, _, found = make_view(of, prose(f"## body\n\n{text}\n"), audience("{id: body, kind: prose}", *LISTS), look())
    return [str(finding) for finding in found]


class TestLeavingOut:
    def test_nothing_of_an_internal_fact_is_in_the_view(self) -> None:
        made = view("", of=marked("north-money"), reader=audience(*LISTS))
        for secret in ("€120", "north-money", "Norland spent"):
            assert secret in repr(view("", reader=audience(*LISTS)))
            assert secret not in repr(made)

    def test_what_is_computed_from_it_goes_with_it(self) -> None:
        made = repr(view("", of=marked("north-money"), reader=audience(*LISTS)))
        assert "money-ratio" not in made
        assert "money-sum" not in made
        assert "talks-length" in made

    def test_an_audience_that_is_cleared_is_shown_everything(self) -> None:
        made = repr(view("", of=marked("north-money"), reader=cleared(internal="it decides")))
        assert "120" in made
        assert "money-ratio" in made

    def test_clearance_for_one_kind_is_none_for_the_other(self) -> None:
        assert "north-money" not in repr(view("", of=marked("north-money"), reader=cleared(embargo="it waits")))

    @pytest.mark.parametrize(("day", "is_shown"), [("2025-07-27", True), ("2025-07-28", True), ("2025-07-29", False)])
    def test_a_fact_is_under_embargo_where_that_ends_after_the_editions_date(self, day: str, is_shown: bool) -> None:  # noqa: FBT001  # a parameter of the test
        of = marked("north-money", key=f"embargo: {day}")
        assert ("north-money" in repr(view("", of=of, reader=audience(*LISTS)))) is is_shown
        assert "north-money" in repr(view("", of=of, reader=cleared(embargo="it waits")))

    @pytest.mark.parametrize("id", ["north-ahead", "south-firms", "north-routes"])
    def test_a_discrepancy_is_left_out_with_its_facts_and_with_those_that_its_note_names(self, id: str) -> None:
        assert "Which lead is meant" in repr(view("", reader=audience(*LISTS)))
        assert "Which lead is meant" not in repr(view("", of=marked(id), reader=audience(*LISTS)))

    def test_measures_and_dimensions_that_only_it_has_are_left_out(self) -> None:
        made = view("", of=marked("north-money", "south-money"), reader=audience(*LISTS))
        terms, matrix = made.content("terms"), made.content("matrix")
        assert isinstance(terms, Definitions)
        assert isinstance(matrix, Matrix)
        assert terms.definitions == ()
        assert [row.label for row in matrix.rows] == ["Rules", "Demand", "Size"]
        assert "What trains cost" not in repr(made)


class TestCells:
    def row(self, of: CheckedFacts, id: str) -> tuple[list[tuple[bool, str]], str]:
        matrix = view("", of=of, reader=audience(*LISTS)).content("matrix")
        assert isinstance(matrix, Matrix)
        row = next(row for row in matrix.rows if row.id == id)
        return [(cell.gap, " ".join(map(read, cell.entries))) for cell in row.cells], read(row.comparison)

    def test_a_cell_that_lost_all_its_facts_does_not_say_that_there_is_no_evidence(self) -> None:
        matrix = view("", of=marked("north-money"), reader=audience(*LISTS)).content("matrix")
        assert isinstance(matrix, Matrix)
        assert [cell.withheld for cell in matrix.rows[0].cells] == [True, False]
        (north, south), comparison = self.row(marked("north-money"), "money")
        assert north == (False, "Not covered in this brief")
        assert south[1].startswith("€45 million in 2024")
        assert comparison == "Not compared in this brief"

    def test_where_a_cell_lost_some_of_its_facts_nothing_is_said_of_what_the_sources_lack(self) -> None:
        moved = ("{dimension: views, words: race,", "{actor: sudland, dimension: rules, words: race,")
        why = (
            'evidence: [{source: survey, quote: "One may',
            'actor-because: Sudland runs it, evidence: [{source: survey, quote: "One may',
        )
        (_, south), comparison = self.row(facts(facts=block(moved, why, tagged("south-firms"))), "rules")
        assert "race" in south[1]
        assert comparison == "Not compared in this brief"

    def test_how_the_sides_compare_is_told_only_where_nothing_of_the_row_is_withheld(self) -> None:
        written = BLOCKS["dimensions"].replace("money: {", "money: {compared: 'One spent far more {money-ratio}', ")
        assert "far more" in repr(view("", of=facts(dimensions=written), reader=audience(*LISTS)))
        secret = facts(dimensions=written, facts=block(tagged("north-money")))
        assert "far more" not in repr(view("", of=secret, reader=audience(*LISTS)))
        assert findings("Something.", secret) == []

    def test_it_names_nothing_that_is_withheld_elsewhere(self) -> None:
        written = BLOCKS["dimensions"].replace("demand: {", "demand: {compared: 'As with {north-money.mark}', ")
        (finding,) = findings("Something.", facts(dimensions=written, facts=block(tagged("north-money"))))
        assert "E711 'north-money' is internal" in finding

    def test_a_gap_in_the_sources_is_still_told(self) -> None:
        made = view("", of=marked("north-routes"), reader=audience(*LISTS))
        (north, south), _ = self.row(marked("north-routes"), "size")
        gaps = made.content("gaps")
        assert (north[0], south[0]) == (False, True)
        assert isinstance(gaps, Gaps)
        assert len(gaps.gaps) == 1


class TestNaming:
    def test_prose_that_names_it_is_told_where(self) -> None:
        (found,) = findings("We spent {north-money} this year.", marked("north-money"))
        assert found == (
            "facts/test/reader.en.md:9:10: error E711 'north-money' is internal, "
            "and audience 'reader' is not cleared for it"
        )

    def test_so_is_prose_that_names_what_is_computed_from_it(self) -> None:
        (found,) = findings("A ratio of {money-ratio}.", marked("north-money", key="embargo: 2025-08-01"))
        assert found == (
            "facts/test/reader.en.md:9:12: error E711 'money-ratio' is computed from 'north-money', "
            "which is under embargo until 2025-08-01, and audience 'reader' is not cleared for it"
        )

    def test_so_is_a_text_of_the_fact_file_that_would_be_printed(self) -> None:
        named = ("statement: Norland leads", 'statement: "Norland leads with {north-money}"')
        (found,) = findings("Text.", facts(facts=block(tagged("north-money"), named)))
        assert found.startswith("facts/test.yaml:")
        assert "error E711 'north-money' is internal" in found

    def test_a_text_that_is_itself_left_out_may_name_it(self) -> None:
        named = ("statement: Norland leads", 'statement: "Norland leads with {north-money}"')
        assert findings("Text.", facts(facts=block(tagged("north-money"), tagged("north-ahead"), named))) == []

    def test_the_prose_of_a_cleared_audience_may_name_it(self) -> None:
        reader = cleared("{id: body, kind: prose}", internal="it decides")
        assert "€120" in view("## body\n\nWe spent {north-money}.\n", of=marked("north-money"), reader=reader).prose(
            "body"
        )


class TestQuotes:
    def test_a_quote_that_shows_it_at_its_own_place_is_a_finding(self) -> None:
        longer = ("quote: Norland runs 18 routes", 'quote: "for all.\' Norland runs 18 routes"')
        plan = ('"Its plan came out on March 3, 2024"', '"18 routes. Its plan came out on March 3, 2024"')
        (found,) = findings("Text.", facts(facts=block(tagged("north-routes"), longer, plan)))
        assert found.startswith("facts/test.yaml:")
        assert found.endswith("error E711 the quote of 'north-plan' shows 'north-routes', which is internal")

    def test_a_quote_of_the_words_around_it_is_none(self) -> None:
        assert findings("Text.", marked("north-money")) == []

    def test_a_figure_with_its_unit_is_found_wherever_it_stands(self, monkeypatch: pytest.MonkeyPatch) -> None:
        longer = view_files.SURVEY.replace("Norland is ahead.", "Norland is ahead with €120 million.")
        monkeypatch.setattr(view_files, "TEXTS", view_files.TEXTS | {"survey": longer})
        quoted = ("quote: Norland is ahead", "quote: Norland is ahead with €120 million")
        (found,) = findings("Text.", facts(facts=block(tagged("north-money"), quoted)))
        assert found.endswith("error E711 the quote of 'north-ahead' shows 'north-money', which is internal")

    def test_a_bare_count_that_stands_elsewhere_by_chance_gives_nothing_away(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        longer = view_files.SURVEY.replace("Norland is ahead.", "Norland is ahead by 18 points.")
        monkeypatch.setattr(view_files, "TEXTS", view_files.TEXTS | {"survey": longer})
        quoted = ("quote: Norland is ahead", "quote: Norland is ahead by 18 points")
        assert findings("Text.", facts(facts=block(tagged("north-routes"), quoted))) == []

    def test_words_are_found_wherever_they_stand(self) -> None:
        quoted = ("quote: Norland is ahead", "quote: \"Norland is ahead [...] One may call it a 'race.'\"")
        (found,) = findings("Text.", facts(facts=block(tagged("race"), quoted)))
        assert found.endswith("error E711 the quote of 'north-ahead' shows 'race', which is internal")


SOURCE = """\
On 3 March 2025 the council of Norland said that it has 41 trams. An inner paper expects 73,512 riders a day. \
It is a 'quiet catastrophe,' the paper says. The paper is of 5 March 2025. Ostland has 29 trams.
"""
FACTS = """\
format: 1
title: Trams
edition: {number: 1, as-of: 2025-07-28}
actors:
  north: {name: Norland}
  east: {name: Ostland}
dimensions:
  trams: {label: Trams}
  riders: {label: Hushed riders}
  views: {label: Views, matrix: no}
measures:
  trams: {label: Trams, unit: trams}
  riders: {label: Riders a day, unit: riders, definition: Who rides on an inner day}
sources:
  report: {file: seeds/rail.txt, sha256: SHA256, title: A report, publisher: unknown}
facts:
  trams-north:
    {actor: north, dimension: trams, measure: trams, figure: "41", statement: "{figure} trams", importance: core,
     evidence: [{source: report, quote: the council of Norland said that it has 41 trams}]}
  trams-east:
    {actor: east, dimension: trams, measure: trams, figure: "29", statement: "{figure} trams", importance: core,
     evidence: [{source: report, quote: Ostland has 29 trams}]}
  riders-secret:
    {dimension: views, measure: riders, figure: "73,512", statement: "{figure} riders are expected", importance: core,
     tags: [internal], caveat: "A hidden caveat",
     evidence: [{source: report, quote: "An inner paper expects 73,512 riders a day"}]}
  words-secret:
    {dimension: views, words: quiet catastrophe, status: opinion, importance: core, embargo: 2025-09-01,
     evidence: [{source: report, quote: "It is a 'quiet catastrophe,' the paper says"}]}
  paper-secret:
    {dimension: views, when: 2025-03-05, importance: core, tags: [internal], statement: "The inner paper of {when}",
     evidence: [{source: report, quote: "The paper is of 5 March 2025"}]}
gaps:
  - {actor: north, dimension: riders}
  - {actor: east, dimension: riders}
derived:
  riders-a-tram: {label: Riders a tram in secret, formula: riders-secret / trams-north, unit: riders per tram,
    digits: 1, because: It is asked for, importance: core}
discrepancies:
  - {facts: [riders-secret, trams-north], note: "A veiled doubt on {riders-secret}"}
"""
AUDIENCE = "name: Reader\nreader: For readers\npurpose: What is it?\nsections:\n" + "".join(
    f"  - {section.replace('}', ', title: Part}')}\n" for section in LISTS
)
SECRETS = (
    "73,512", "73512", "quiet catastrophe", "-secret", "riders-a-tram", "1793", "1,793", "5 March", "2025-03-05",
    "inner paper", "inner day", "in secret", "hidden caveat", "veiled doubt", "the paper",
)  # fmt: skip


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with secrets of all kinds, built for an audience that is cleared and for one that is not."""
    root = tmp_path_factory.mktemp("secret")
    put(root, "briefs.yaml", "format: 1\naudiences: [inside, outside]\n")
    put(root, "templates/outside/audience.yaml", AUDIENCE)
    put(
        root,
        "templates/inside/audience.yaml",
        "parent: outside\nclearance: {internal: It decides, embargo: It waits}\n",
    )
    put(root, "seeds/rail.txt", SOURCE)
    put(root, "facts/rail.yaml", FACTS.replace("SHA256", hashlib.sha256(SOURCE.encode()).hexdigest()))
    for name in ("inside", "outside"):
        put(root, f"facts/rail/{name}.en.md", "# Trams\n\n## bottom-line\n\nBoth run trams. {trams-north.mark}\n")
    project, found = find_project(root)
    assert project is not None, found
    events = list(build(project, Selection()))
    made = [event.output for event in events if isinstance(event, Made)]
    assert len(made) == 5, [str(each) for event in events if isinstance(event, Found) for each in event.findings]
    return root / "out"


class TestOutput:
    def everything(self, folder: Path, name: str) -> str:
        """Every byte of the HTML and the index, the text of the PDF, and whatever the PDF holds besides, unpacked."""
        data = (folder / f"rail.{name}.en.pdf").read_bytes()
        pages = [folder / f"rail.{name}.en.html", folder / "index.html"]
        parts = [*(page.read_text(encoding="utf-8") for page in pages), *page_texts(data)]
        with pikepdf.open(folder / f"rail.{name}.en.pdf") as pdf:
            parts += [str(pdf.docinfo), pdf.open_metadata().__str__()]
            parts += [attached.get_file().read_bytes().decode() for attached in pdf.attachments.values()]
            for each in pdf.objects:
                parts.append(repr(each))
                if isinstance(each, pikepdf.Stream) and each.get("/Subtype") != "/Image":
                    parts.append(each.read_bytes().decode("latin-1"))
        return " ".join(" ".join(parts).replace("\u00a0", " ").split())

    @pytest.mark.parametrize("secret", SECRETS)
    def test_no_secret_is_in_any_part_of_the_output(self, outputs: Path, secret: str) -> None:
        assert secret in self.everything(outputs, "inside"), "else the test would prove nothing"
        assert secret not in self.everything(outputs, "outside")


class TestNames:
    def test_a_name_that_only_a_withheld_quote_holds_is_not_in_the_data(self) -> None:
        def data(of: CheckedFacts) -> str:
            return view("", of=of, reader=audience(*LISTS)).brief.facts_json

        names = "[18 routes]"
        assert '"names":["18 routes"]' in data(facts(names=names))
        withheld = facts(names=names, facts=block(tagged("north-routes")))
        assert "18 routes" not in data(withheld)
