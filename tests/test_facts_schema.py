"""The form of the facts that briefs carry: written down once, and kept by every brief."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import run_briefs
from pydantic import ValidationError
from shipped_briefs import AUDIENCES, build_shipped

from briefs.model.facts_schema import SCHEMA_ID, Record, facts_schema
from briefs.view.record import SCHEMA

DOCS = Path(__file__).parent.parent / "docs"
SCHEMA_FILE = DOCS / "facts-json.schema.json"
PROJECTS = Path(__file__).parent / "projects"


def embedded(html: Path) -> str:
    text = html.read_text(encoding="utf-8")
    return text.partition('<script type="application/json" id="facts">')[2].partition("</script>")[0]


def parsed(data: str) -> Record:
    return Record.model_validate_json(data, by_alias=True)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The facts of two other projects."""
    found = []
    for name in ("night-trains", "scripts"):
        root = Path(shutil.copytree(PROJECTS / name, tmp_path_factory.mktemp(name) / "project"))
        done = run_briefs(root, "build", "--to", "html")
        assert done.code == 0, done.err
        found += [embedded(path) for path in sorted((root / "out").glob("*.*.html"))]
    return found


class TestSchema:
    def test_the_file_in_the_docs_is_that_of_the_models(self, request: pytest.FixtureRequest) -> None:
        if request.config.getoption("--update-goldens"):
            SCHEMA_FILE.write_text(facts_schema(), encoding="utf-8")
        assert SCHEMA_FILE.read_text(encoding="utf-8") == facts_schema()

    def test_it_names_the_version_that_is_written(self) -> None:
        schema = json.loads(facts_schema())
        assert schema["properties"]["schema"]["const"] == SCHEMA
        assert SCHEMA_ID.rpartition(":")[2] == SCHEMA.rpartition("/")[2]

    def test_nothing_may_stand_in_a_record_that_it_does_not_name(self) -> None:
        schema = json.loads(facts_schema())
        objects = [schema, *schema["$defs"].values()]
        assert all(each["additionalProperties"] is False for each in objects if each["type"] == "object")

    def test_the_page_in_the_docs_tells_each_key_of_a_record(self) -> None:
        page = (DOCS / "facts-json.md").read_text(encoding="utf-8")
        schema = json.loads(facts_schema())
        assert [key for key in schema["properties"] if f"`{key}`" not in page] == []
        assert f"({SCHEMA_FILE.name})" in page


class TestRecords:
    @pytest.mark.parametrize("audience", AUDIENCES)
    def test_the_facts_of_each_shipped_brief_have_this_form(
        self, audience: str, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        record = parsed(embedded(build_shipped(tmp_path_factory, "A4").briefs[audience].html_path))
        assert record.facts

    def test_those_of_other_projects_too(self, small: list[str]) -> None:
        assert len([parsed(data) for data in small]) == 4

    @pytest.mark.parametrize(
        "change",
        [
            lambda record: record.pop("sha256"),
            lambda record: record.update(schema="briefs-facts/2"),
            lambda record: record.update(more=1),
            lambda record: record["edition"].update({"as-of": "28 July 2025"}),
            lambda record: fact(record).update(status="rumour"),
            lambda record: fact(record).update(kind="guess"),
            lambda record: fact(record).update(evidence=[]),
            lambda record: fact(record)["evidence"][0].update(spans=[["0", 9]]),
            lambda record: fact(record)["figure"].update(amount=120),
            lambda record: fact(record)["figure"].update(amount="12e3"),
            lambda record: next(iter(record["sources"].values())).pop("sha256"),
            lambda record: next(iter(record["derived"].values())).update(exact="0.5"),
        ],
    )
    def test_another_form_is_refused(self, small: list[str], change: Callable[[Any], None]) -> None:
        record = copy.deepcopy(json.loads(small[0]))
        assert parsed(json.dumps(record))
        change(record)
        with pytest.raises(ValidationError):
            parsed(json.dumps(record))


def fact(record: Any) -> Any:
    return next(found for found in record["facts"].values() if "figure" in found)
