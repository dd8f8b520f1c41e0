"""What the open pages show, kept right: the brief that is looked at first, then a build of all of them.

Everything here happens in one event loop but the slow steps, which run in threads and touch nothing of it.
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from briefs import editions
from briefs.build.events import Event, Failed, Found, Fresh, Made, Waiting
from briefs.build.making import build
from briefs.build.options import Options
from briefs.build.records import INDEX
from briefs.build.targets import OUT, OutputType, Selection, Target
from briefs.files import read_bytes, sha256, within
from briefs.problems import Finding, Findings, Place, UserError
from briefs.project import FACTS, FILE, SEEDS, TEMPLATES, Project
from briefs.resources import BUILT_IN

from .composing import Composed, Entry, compose_brief, list_briefs, open_project
from .feed import Feed
from .telling import Pdf, Shown, State, still_standing
from .watching import folders_of, saves

#: Seconds after which a folder that another build has is asked for again.
_ASK_AGAIN = 0.3
#: Seconds that a browser has to draw new pages before a build takes the processors, and a next save to come.
_DRAWING = 0.3


@dataclass(eq=False)
class _Save:
    """The project after one save, and what has become known of it."""

    project: Project | None = None
    findings: Findings = ()
    composed: dict[Target, Composed] = field(default_factory=dict)
    found: set[Finding] = field(default_factory=set)
    ready: set[str] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)
    built: bool = False
    trouble: str = ""


class Preview:
    """The preview of the project in `root`. `feed` tells what the pages show; `run` keeps it right."""

    def __init__(self, root: Path, types: tuple[OutputType, ...]) -> None:
        self.root = root
        self.feed = Feed()
        self._types = types
        self._entries: tuple[Entry, ...] = ()
        self._looked_at: Counter[str] = Counter()
        self._pages: dict[str, bytes] = {}
        self._names: dict[str, str] = {}
        self._left: Findings = ()
        self._inputs = {FACTS, TEMPLATES, SEEDS, editions.FOLDER, FILE}
        self._more_inputs = asyncio.Event()
        self._save = _Save()
        self._wake = asyncio.Event()
        self._building: asyncio.Task[None] | None = None
        self._ended = False

    async def begin(self) -> None:
        """Learn which briefs there are: before this, none is known."""
        await self._open(self._save)

    async def run(self) -> None:
        """Follow the files until `end`; raise UserError where they cannot be watched."""
        watching = asyncio.create_task(self._watch())
        keeping_up = asyncio.create_task(self._keep_up())
        done, _ = await asyncio.wait({watching, keeping_up}, return_when=asyncio.FIRST_COMPLETED)
        self.end()
        watching.cancel()
        await asyncio.wait({task for task in (watching, keeping_up, self._building) if task is not None})
        for task in done:
            task.result()

    def end(self) -> None:
        """Come to an end soon, with all children."""
        self._ended = True
        self._save = _Save()
        self._end_children()
        self._wake.set()
        self.feed.close()

    @contextmanager
    def looking_at(self, name: str) -> Iterator[None]:
        """Somebody looks at this brief: its page is made before the others, and again after each save."""
        self._looked_at[name] += 1
        self._tell()
        self._wake.set()
        try:
            yield
        finally:
            self._looked_at[name] -= 1
            if not self._looked_at[name]:
                self._forget(name)

    def _forget(self, name: str) -> None:
        """Nobody looks at this brief any more, and its page is not followed."""
        del self._looked_at[name]
        self._pages.pop(name, None)
        target = self._target(name)
        if target is not None:
            self._save.composed.pop(target, None)

    def knows(self, name: str) -> bool:
        """Whether the project has a brief of this name."""
        return self._target(name) is not None

    def output(self, file: str) -> bytes | None:
        """The bytes of a page or PDF by the name of its file; None for everything that is not an output of a brief."""
        name, _, suffix = file.rpartition(".")
        if file != INDEX and not (suffix in set(OutputType) and self.knows(name)):
            return None
        if suffix == OutputType.HTML and name in self._pages:
            return self._pages[name]
        path, _ = within(self.root / OUT, file, Place(f"{OUT}/{file}"))
        return None if path is None else read_bytes(path, file)[0]

    async def _watch(self) -> None:
        async for _ in saves(self._folders, self._concerns, self._more_inputs):
            self._save = _Save()
            self._end_children()
            self._wake.set()

    def _folders(self) -> frozenset[Path]:
        return folders_of(self.root, frozenset(self._inputs))

    def _follow(self, paths: Iterable[str]) -> None:
        """Watch what these lie under from now on, too."""
        more = {PurePosixPath(path).parts[0] for path in paths} - {OUT, BUILT_IN.rstrip("/")} - self._inputs
        if more:
            self._inputs |= more
            self._more_inputs.set()

    def _concerns(self, path: Path) -> bool:
        """Whether a brief can rest on this file, as far as its name tells."""
        return path.parent != self.root or path.name in self._inputs

    async def _keep_up(self) -> None:
        while not self._ended:
            self._wake.clear()
            if self._building is not None and self._building.done():
                done, self._building = self._building, None
                done.result()
            save = self._save
            try:
                await self._compose(save)
            except (UserError, OSError) as error:  # a folder can go away while it is read
                save.trouble = _told(error)
            self._tell()
            due = save is self._save and not save.built and self._building is None
            if not await self._woken(_DRAWING if due else None):
                self._building = asyncio.create_task(self._build(save))
                self._building.add_done_callback(lambda _: self._wake.set())
                self._tell()

    async def _woken(self, within: float | None) -> bool:
        """Wait until there is something to do; False where there is nothing within so many seconds."""
        try:
            await asyncio.wait_for(self._wake.wait(), within)
        except TimeoutError:
            return False
        return True

    async def _open(self, save: _Save) -> None:
        if save.project is None:
            save.project, save.findings = await asyncio.to_thread(open_project, self.root)
        if save.project is not None and not self._entries:
            await self._list(save.project)

    async def _list(self, project: Project) -> None:
        listing = await asyncio.to_thread(list_briefs, project)
        self._entries = listing.entries
        self._follow(listing.files)

    async def _compose(self, save: _Save) -> None:
        """Make the pages that are looked at, those that were looked at first at the end."""
        await self._open(save)
        if save.project is None:
            return
        for name in reversed(tuple(self._looked_at)):
            target = self._target(name)
            if target is None or target in save.composed:
                continue
            composed = await asyncio.to_thread(compose_brief, save.project, target)
            if save is not self._save:
                return
            save.composed[target] = composed
            self._follow(composed.looked_for)
            if composed.page is not None:
                self._pages[name] = composed.page
            self._tell()

    async def _build(self, save: _Save) -> None:
        """Make what is not up to date, the topic that is looked at first, unless a newer save comes."""
        try:
            if save.project is not None:
                for selection in self._selections():
                    await self._make(save, save.project, selection)
                await self._list(save.project)
        except (UserError, OSError) as error:
            save.trouble = _told(error)
        except Exception:
            if save is self._save:
                raise  # else its children were ended, and what it says of that is nobody's concern
        if save is self._save:
            gc.collect()  # what pages are made from refers to itself in circles, and a preview runs all day
            save.built = True
            self._left = tuple(save.found)
            self._names.clear()

    def _selections(self) -> Iterator[Selection]:
        topics = {target.topic for name in self._looked_at if (target := self._target(name)) is not None}
        if topics:
            yield Selection(topics=tuple(topics))
        yield Selection()

    async def _make(self, save: _Save, project: Project, selection: Selection) -> None:
        waiting = True
        while waiting and save is self._save:
            waiting = False
            events = build(project, selection, Options(self._types))
            try:
                while save is self._save and (event := await asyncio.to_thread(next, events, None)) is not None:
                    waiting = isinstance(event, Waiting)
                    if waiting:
                        break  # a step more would wait without an end that we could bring about
                    if save is self._save:
                        self._take(save, event)
            finally:
                await asyncio.to_thread(events.close)
            if waiting:
                await asyncio.sleep(_ASK_AGAIN)

    def _take(self, save: _Save, event: Event) -> None:
        match event:
            case Found(findings):
                save.found.update(findings)
            case Made(output) | Fresh(output):
                file = PurePosixPath(output).name
                save.ready.add(file)
                self._names.pop(file, None)
            case Failed(output):
                save.failed.add(PurePosixPath(output).name)
            case _:
                return
        self._tell()

    def _end_children(self) -> None:
        """What is being typeset is of an earlier save: a build that waits for it goes on at once, and is closed."""
        if self._building is not None:
            for child in multiprocessing.active_children():
                child.kill()

    def _target(self, name: str) -> Target | None:
        return next((entry.target for entry in self._entries if entry.target.name == name), None)

    def _tell(self) -> None:
        save = self._save
        shown = {name: self._shown(save, target) for name in self._looked_at if (target := self._target(name))}
        findings = {*save.findings, *save.found}.union(*(each.findings for each in save.composed.values()))
        if not save.built:
            seen = frozenset().union(*(each.files for each in save.composed.values()))
            topics = frozenset(target.topic for target, each in save.composed.items() if not each.files)
            findings.update(still_standing(self._left, seen, topics))
        state = State(
            entries=self._entries,
            shown=shown,
            index=self._named(INDEX),
            findings=tuple(findings),
            building=not save.built,
            with_pdf=OutputType.PDF in self._types,
            trouble=save.trouble,
        )
        self.feed.tell(state.as_json())

    def _shown(self, save: _Save, target: Target) -> Shown:
        html, pdf = (target.output(type) for type in (OutputType.HTML, OutputType.PDF))
        composed = save.composed.get(target)
        known = composed is not None or target.name in self._pages
        state = Pdf.READY if pdf in save.ready else Pdf.FAILED if pdf in save.failed or save.built else Pdf.COMING
        return Shown(
            html=self._named(html) if known else "",
            held=composed is not None and composed.page is None,
            file=self._named(pdf),
            pdf=state,
        )

    def _named(self, file: str) -> str:
        """A name for the bytes of an output, empty where there are none."""
        name = file.removesuffix(f".{OutputType.HTML}")
        if name in self._pages:
            return sha256(self._pages[name])[:16]
        if file not in self._names:
            data = self.output(file)
            self._names[file] = "" if data is None else sha256(data)[:16]
        return self._names[file]


def _told(error: UserError | OSError) -> str:
    hint = error.hint if isinstance(error, UserError) else ""
    return f"{error}. {hint}".rstrip(". ") + "."
