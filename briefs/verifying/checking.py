"""All checks of a received brief, in the order in which one rests on the other."""

from __future__ import annotations

from typing import Protocol

from briefs.model.embedded import Embedded

from .evidence import AtHand, check_computed, check_edition, check_evidence, check_sources
from .record import check_record
from .shown import Showing, showing
from .values import Values, values_of
from .verdict import Check, Name, Verdict, failed, not_checked, passed


class Received(Protocol):
    """A file that was received, whatever its format."""

    @property
    def kind(self) -> str: ...

    @property
    def carried(self) -> tuple[bytes, ...]: ...

    @property
    def seals(self) -> tuple[str, ...]: ...

    @property
    def text_sha256(self) -> str: ...

    def untraced(self, embedded: Embedded, showing: Showing) -> tuple[str, ...]: ...


def verify(path: str, received: Received, at_hand: AtHand) -> Verdict:
    """Check a file with what is at hand."""
    embedded, whole = check_record(received.carried)
    if embedded is None:
        rest = (Name.VALUES, Name.EVIDENCE, Name.COMPUTED, Name.SOURCES, Name.EDITION)
        unread = (not_checked(name, "there are no facts to check it with") for name in rest)
        return Verdict(path, "", (whole, _check_text(received), *unread))
    values = values_of(embedded)
    return Verdict(
        path,
        says=_says(embedded),
        checks=(
            whole,
            _check_text(received),
            _check_values(received, embedded, values),
            check_evidence(embedded, values),
            check_computed(embedded, values),
            check_sources(embedded, at_hand),
            check_edition(embedded, at_hand),
        ),
    )


def _says(embedded: Embedded) -> str:
    edition = embedded.edition
    return f"{embedded.title}, for {embedded.brief.audience}, edition {edition.number}, facts as of {edition.as_of}"


def _check_text(received: Received) -> Check:
    """The text has the hash that the file bears."""
    seals = received.seals
    if len(seals) != 1 or not seals[0]:
        return failed(Name.TEXT, "the file bears no hash of its text" if not any(seals) else "it bears several hashes")
    found = received.text_sha256
    if seals[0] != found:
        message = "the text, or titles, links or styles with it, were changed after the file was made"
        return failed(Name.TEXT, message, f"recorded: {seals[0]}", f"computed: {found}")
    return passed(Name.TEXT, "the text, and titles, links and styles with it, have the recorded hash")


def _check_values(received: Received, embedded: Embedded, values: Values) -> Check:
    """Every figure, date and quotation shown is that of an embedded fact."""
    shows = showing(embedded, values)
    wrong = (*shows.foreign, *received.untraced(embedded, shows))
    if wrong:
        return failed(Name.VALUES, "it shows what is no value of a fact that it carries", *wrong)
    return passed(Name.VALUES, "every figure, date and quotation shown is the value of a fact that it carries")


def unreadable(path: str, why: str) -> Verdict:
    """The verdict on a file in which nothing can be checked."""
    rest = (not_checked(name, "the file cannot be read") for name in Name if name is not Name.FACTS)
    return Verdict(path, "", (failed(Name.FACTS, why), *rest))
