"""Every single change that could make a shipped fact untrue is caught; every harmless one passes.

Mutants are made in the read values of the fact file, one at a time, and read and checked as a file would be.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.build.sentences import check_sentences
from briefs.evidence import check
from briefs.formulas import names, parse
from briefs.model import FactFile
from briefs.model.book import FactBook, SourceText
from briefs.model.reading import read_model
from briefs.problems import errors
from briefs.yaml_reader import Located, read_yaml

ROOT = Path(__file__).parent.parent
PROJECTS = {"us-china-ai": ROOT, "night-trains": ROOT / "tests" / "projects" / "night-trains"}

Path_ = tuple[str | int, ...]
DIGITS = "0123456789"
SCALES = ("thousand", "million", "billion", "trillion")
HEDGES = ("more than ", "over ", "at least ", "less than ", "under ", "up to ", "about ", "nearly ", "")
SIGNS = ("$", "€", "£", "¥", "%", "")


@dataclass
class Subject:
    """A fact file that is right, whose values can be changed and set back."""

    located: Located
    texts: Mapping[str, SourceText]

    def at(self, path: Path_) -> Any:
        value: Any = self.located.value
        for step in path:
            value = value[step]
        return value

    @contextmanager
    def changed(self, path: Path_, value: Any) -> Iterator[None]:
        parent, key = self.at(path[:-1]), path[-1]
        before = parent[key]
        parent[key] = value
        try:
            yield
        finally:
            parent[key] = before

    def is_caught(self) -> bool:
        file, findings = read_model(FactFile, self.located)
        if file is None:
            return bool(findings)
        facts, findings = check(FactBook("test", file, self.located), self.texts)
        return bool(errors(findings if facts is None else check_sentences(facts)))

    def missed(self, mutants: Iterable[tuple[Path_, Any]]) -> list[tuple[Path_, Any]]:
        """Those of the mutants that are not caught."""
        missed = []
        for path, value in mutants:
            with self.changed(path, value):
                if not self.is_caught():
                    missed.append((path, value))
        return missed

    def evidence(self) -> Iterator[tuple[Path_, Any]]:
        for id, fact in self.at(("facts",)).items():
            for number, evidence in enumerate(fact["evidence"]):
                yield ("facts", id, "evidence", number), evidence

    def fields(self, *keys: str) -> Iterator[tuple[Path_, str]]:
        """Values of these keys of all facts."""
        for id, fact in self.at(("facts",)).items():
            for key in keys:
                if key in fact:
                    yield ("facts", id, key), fact[key]


@cache
def read_subject(project: str) -> Subject:
    root = PROJECTS[project]
    located, findings = read_yaml((root / "facts" / f"{project}.yaml").read_text(encoding="utf-8"), "facts.yaml")
    assert located is not None, findings
    file, findings = read_model(FactFile, located)
    assert file is not None, findings
    texts = {}
    for id, source in file.sources.items():
        data = (root / source.file).read_bytes()
        texts[id] = SourceText(id, source.file, data.decode(), hashlib.sha256(data).hexdigest())
    facts, findings = check(FactBook("test", file, located), texts)
    assert facts is not None, findings
    return Subject(located, texts)


@pytest.fixture(params=PROJECTS)
def subject(request: pytest.FixtureRequest) -> Subject:
    return read_subject(request.param)


def other_digits(path: Path_, text: str) -> Iterator[tuple[Path_, str]]:
    """The text with each of its digits changed to each other one."""
    for at, character in enumerate(text):
        if character in DIGITS:
            yield from ((path, text[:at] + digit + text[at + 1 :]) for digit in DIGITS if digit != character)


def replaced(path: Path_, text: str, known: Iterable[str]) -> Iterator[tuple[Path_, str]]:
    """The text with the first of the known pieces in it, the longest, replaced by each other one."""
    pieces = sorted((piece for piece in known if piece and piece in text), key=len, reverse=True)
    if pieces:
        yield from ((path, text.replace(pieces[0], other, 1)) for other in known if other != pieces[0])


class TestChangedDigit:
    def test_of_a_quote(self, subject: Subject) -> None:
        mutants = [m for path, one in subject.evidence() for m in other_digits((*path, "quote"), one["quote"])]
        assert len(mutants) > 100
        assert subject.missed(mutants) == []

    @pytest.mark.parametrize("key", ["figure", "period", "when", "words"])
    def test_of_a_figure_time_or_words(self, subject: Subject, key: str) -> None:
        mutants = [m for path, text in subject.fields(key) for m in other_digits(path, text)]
        assert len(mutants) > 30 or key == "words"
        assert subject.missed(mutants) == []

    def test_of_the_hash_or_bibliography_of_a_source(self, subject: Subject) -> None:
        records: list[tuple[Path_, Any]] = [(("sources", id), one) for id, one in subject.at(("sources",)).items()]
        records += [((*path, "reports-on"), record["reports-on"]) for path, record in records if "reports-on" in record]
        keys = ("sha256", "url", "published")
        mutants = [
            m
            for path, record in records
            for key in keys
            if key in record
            for m in other_digits((*path, key), record[key])
        ]
        mutants += [
            ((*path, "sha256"), f"{text[:at]}{'0' if text[at] != '0' else 'f'}{text[at + 1 :]}")
            for path, record in records
            for text in [record.get("sha256", "")]
            for at in range(len(text))
        ]
        assert len(mutants) > 500
        assert subject.missed(mutants) == []

    def test_of_a_proper_name(self, subject: Subject) -> None:
        names = subject.at(()).get("names", [])
        assert subject.missed(m for n, name in enumerate(names) for m in other_digits(("names", n), name)) == []


class TestChangedFigure:
    def test_scale_word(self, subject: Subject) -> None:
        mutants = [m for path, text in subject.fields("figure") for m in replaced(path, text, SCALES)]
        assert mutants
        assert subject.missed(mutants) == []
        figures = [(path, text) for path, text in subject.fields("figure") if not any(word in text for word in SCALES)]
        assert subject.missed((path, f"{text} {word}") for path, text in figures for word in SCALES) == []

    def test_hedge(self, subject: Subject) -> None:
        mutants = []
        for path, text in subject.fields("figure"):
            bare = text.lower()
            for hedge in HEDGES:
                bare = bare.removeprefix(hedge)
            bare = text[len(text) - len(bare) :]
            mutants += [(path, hedge + bare) for hedge in HEDGES if (hedge + bare).lower() != text.lower()]
        assert len(mutants) > 30
        assert subject.missed(mutants) == []

    def test_unit_sign(self, subject: Subject) -> None:
        mutants = [m for path, text in subject.fields("figure") for m in replaced(path, text, SIGNS)]
        assert len(mutants) > 5
        assert subject.missed(mutants) == []

    def test_sign(self, subject: Subject) -> None:
        assert subject.missed((path, f"-{text}") for path, text in subject.fields("figure")) == []

    def test_two_swapped(self, subject: Subject) -> None:
        figures = list(subject.fields("figure"))
        for (path, text), (other_path, other) in combinations(figures, 2):
            if text != other:
                with subject.changed(path, other), subject.changed(other_path, text):
                    assert subject.is_caught(), (path, other_path)


class TestChangedPerson:
    def test_actor(self, subject: Subject) -> None:
        actors = list(subject.at(("actors",)))
        mutants = [(path, a) for path, actor in subject.fields("actor") for a in actors if a != actor]
        assert len(mutants) > 10
        assert subject.missed(mutants) == []

    def test_actor_of_a_figure_added_or_taken_away(self, subject: Subject) -> None:
        actors = list(subject.at(("actors",)))
        for id, fact in subject.at(("facts",)).items():
            if "figure" in fact:
                without = {key: value for key, value in fact.items() if key != "actor"}
                changed = [without] if "actor" in fact else [{**fact, "actor": actor} for actor in actors]
                assert subject.missed((("facts", id), one) for one in changed) == []

    def test_speaker(self, subject: Subject) -> None:
        speakers = list(subject.at(("speakers",)))
        mutants = [
            ((*path, "said-by", number), speaker)
            for path, evidence in subject.evidence()
            for number, name in enumerate(evidence.get("said-by", []))
            for speaker in speakers
            if speaker != name
        ]
        assert mutants
        assert subject.missed(mutants) == []

    def test_two_speakers_swapped(self, subject: Subject) -> None:
        chains = [((*path, "said-by"), one["said-by"]) for path, one in subject.evidence() if "said-by" in one]
        pairs = [(one, other) for one, other in combinations(chains, 2) if one[1] != other[1]]
        for (path, chain), (other_path, other) in pairs:
            with subject.changed(path, other), subject.changed(other_path, chain):
                assert subject.is_caught(), (path, other_path)


class TestChangedReference:
    def test_source(self, subject: Subject) -> None:
        sources = list(subject.at(("sources",)))
        mutants = [
            ((*path, "source"), source)
            for path, evidence in subject.evidence()
            for source in sources
            if source != evidence["source"]
        ]
        assert len(mutants) > 10
        assert subject.missed(mutants) == []

    def test_id(self, subject: Subject) -> None:
        """A changed letter of an id that is named anywhere."""
        references = [((*path, "source"), one["source"]) for path, one in subject.evidence()]
        references += subject.fields("actor", "dimension", "measure")
        for number, gap in enumerate(subject.at(()).get("gaps", [])):
            references += [(("gaps", number, key), gap[key]) for key in ("actor", "dimension")]
        for number, one in enumerate(subject.at(()).get("discrepancies", [])):
            references += [(("discrepancies", number, "facts", n), id) for n, id in enumerate(one["facts"])]
        assert len(references) > 40
        assert subject.missed((path, f"{id[:-1]}{'x' if id[-1] != 'x' else 'y'}") for path, id in references) == []

    def test_in_a_sentence(self, subject: Subject) -> None:
        """A changed letter of what a statement, caveat or note refers to."""
        mutants = [
            (path, f"{text[: match.end() - 2]}_{text[match.end() - 1 :]}")
            for path in texts_of(subject.located.value)
            if path[-1] in {"statement", "caveat", "note"}
            for text in [subject.at(path)]
            for match in re.finditer(r"\{[a-z.-]+\}", text)
        ]
        assert len(mutants) > 5
        assert subject.missed(mutants) == []

    def test_name_in_a_formula(self, subject: Subject) -> None:
        mutants = [
            (("derived", id, "formula"), derived["formula"].replace(name, f"{name}x"))
            for id, derived in subject.at(()).get("derived", {}).items()
            for name in names(parse(derived["formula"]))
        ]
        assert mutants
        assert subject.missed(mutants) == []


def curly(text: str) -> str:
    opened = text.replace("'", "’").replace('"', "”")
    return opened.replace(" ’", " ‘").replace(" ”", " “")


HARMLESS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "line breaks": lambda text: text.replace(" ", "\n      "),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow no-break spaces": lambda text: text.replace(" ", "\u202f"),
    "curly quotes": curly,
    "plain quotes": lambda text: text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"'),
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "no-break hyphens": lambda text: text.replace("-", "‑"),
}


class TestHarmless:
    @pytest.mark.parametrize("change", HARMLESS)
    def test_change_of_a_quote_figure_or_words_passes(self, subject: Subject, change: str) -> None:
        paths = [((*path, "quote"), one["quote"]) for path, one in subject.evidence()]
        paths += subject.fields("figure", "words")
        for path, text in paths:
            with subject.changed(path, HARMLESS[change](text)):
                assert not subject.is_caught(), path

    @pytest.mark.parametrize("change", [change for change in HARMLESS if change != "line breaks"])
    def test_change_of_a_source_passes_when_its_hash_is_recorded(self, subject: Subject, change: str) -> None:
        texts = dict(subject.texts)
        for id, source in subject.texts.items():
            text = HARMLESS[change](source.text)
            digest = hashlib.sha256(text.encode()).hexdigest()
            texts[id] = SourceText(id, source.path, text, digest)
            with subject.changed(("sources", id, "sha256"), digest):
                assert not Subject(subject.located, {**subject.texts, id: texts[id]}).is_caught()


class TestAnything:
    """Whatever an author writes, the check ends with findings, never with an exception."""

    @pytest.mark.parametrize("project", PROJECTS)
    @given(data=st.data())
    @settings(max_examples=150)
    def test_in_any_place_is_checked(self, project: str, data: st.DataObject) -> None:
        subject = read_subject(project)
        paths = list(texts_of(subject.located.value))
        path = data.draw(st.sampled_from(paths))
        pieces = st.sampled_from(
            [*"'\"[]{}.,-$%0123456789 \n’“…人\u0301\u200b", "[...]", " to ", "since ", " and ", "US", "Li"]
        )
        old = subject.at(path)
        start = data.draw(st.integers(0, len(old)))
        end = data.draw(st.integers(start, len(old)))
        new = old[:start] + "".join(data.draw(st.lists(pieces, max_size=6))) + old[end:]
        with subject.changed(path, new):
            subject.is_caught()


def texts_of(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The paths of all texts below a value."""
    if isinstance(value, str):
        yield path
    else:
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts_of(below, (*path, key))
