"""The head of the HTML and the style sheets: colours, faces and the page from the theme, rules from the templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from briefs.audit.sealing import EMPTY_SEAL
from briefs.files import FilesUsed
from briefs.model.audience import Look
from briefs.model.templates import ThemeFile
from briefs.problems import Finding, Findings, Place
from briefs.view.brief import BriefView

from .finder import BASE, Lookup, TemplateFinder
from .fitting import fit_of

#: Where the colours and faces come from.
THEME = "templates/theme.yaml"


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """CSS for the typesetter: each file with its rules, in the order in which they apply, and what was looked for."""

    sheets: tuple[tuple[str, str], ...]
    files_used: FilesUsed

    @property
    def css(self) -> str:
        """All rules together."""
        return "\n".join(rules for _, rules in self.sheets)


def print_css(look: Look, finder: TemplateFinder) -> tuple[Stylesheet | None, Findings]:
    """The print styles of an audience: the theme's values, then the base's `print.css`, its parents' and its own."""
    lookup = Lookup(finder)
    sheets, findings = _rules(lookup, "print.css")
    if findings:
        return None, findings
    theme = f"{_tokens(look.theme, 'light')}\n@page {{ size: {look.theme.page} }}"
    return Stylesheet(((THEME, theme), *sheets), lookup.files_used), ()


def head(brief: BriefView, look: Look, lookup: Lookup) -> tuple[Markup, Mapping[str, str], Findings]:
    """What is put at the end of `<head>` of every page: style sheet, facts used, and the record for search engines.

    A place is left for the hash of the text, which the audit fills in. With it come the style sheets as they stand
    there, each with the path under which its author knows it.
    """
    styles, paths, findings = style(look, lookup, "screen.css")
    lines = (
        styles,
        Markup(EMPTY_SEAL),  # noqa: S704 - ours
        Markup('<script type="application/json" id="facts">{}</script>').format(_json(brief.facts_json)),
        Markup('<script type="application/ld+json">{}</script>\n').format(_json(brief.json_ld)),
    )
    return Markup("\n").join(lines), paths, findings


def style(look: Look, lookup: Lookup, name: str) -> tuple[Markup, Mapping[str, str], Findings]:
    """The style sheets of this name for the screen, after the theme's values in light and in dark; and their paths."""
    sheets, findings = _rules(lookup, name)
    dark = f"@media screen and (prefers-color-scheme: dark) {{\n{_tokens(look.theme, 'dark')}\n}}"
    theme = f"{_tokens(look.theme, 'light')}\n{dark}"
    written = [(path, _css(rules)) for path, rules in ((THEME, theme), *sheets)]
    elements = (Markup('<style media="screen, print">{}</style>').format(css) for _, css in written)
    return Markup("\n").join(elements), {str(css): path for path, css in written}, findings


def _rules(lookup: Lookup, name: str) -> tuple[tuple[tuple[str, str], ...], Findings]:
    """The style sheets of this name, the base's first, each with the path under which its author knows it."""
    sheets = lookup.cascade(name)
    findings = tuple(lookup.findings)
    if not findings and not any(sheet.shown.endswith(f"templates/{BASE}/{name}") for sheet in sheets):
        hint = f"Put it into templates/{BASE}/, or take the built-in one by removing what stands in its way."
        findings = (Finding("E412", Place(f"templates/{BASE}/{name}"), f"there is no style sheet {name!r}", hint),)
    return tuple((sheet.shown, sheet.text) for sheet in sheets), findings


def _tokens(theme: ThemeFile, shade: str) -> str:
    """The theme as CSS custom properties; in the dark only colours differ, but for that of the paper behind a logo."""
    lines: list[str] = []
    if shade == "light":
        lines += _properties("face-", ((key, _families(value)) for key, value in theme.faces.items()))
        lines += _properties("fit-", ((key, f"{fit_of(key, value):g}") for key, value in theme.faces.items()))
        lines += _properties("", [("paper", theme.colours["ground"])] if "ground" in theme.colours else [])
    lines += _properties("", (theme.colours if shade == "light" else theme.dark).items())
    for index, actor in enumerate(theme.actors):
        lines += _actor_properties(index, actor, shade)
    return ":root {\n" + "\n".join(lines) + "\n}"


def _actor_properties(index: int, actor: Mapping[str, str], shade: str) -> list[str]:
    """The accent of one actor: `--actor-0`; whatever else the theme says of it once, as `--actor-0-name`."""
    lines = _properties("", [(f"actor-{index}", actor[shade])]) if shade in actor else []
    if shade == "light":
        others = ((key, value) for key, value in actor.items() if key not in {"light", "dark"})
        lines += _properties(f"actor-{index}-", others)
    return lines


def _properties(prefix: str, values: Iterable[tuple[str, str]]) -> list[str]:
    return [f"  --{prefix}{key}: {value};" for key, value in values]


def _families(names: str) -> str:
    quoted = (name.strip().strip("'\"").replace("\\", "").replace('"', "") for name in names.split(","))
    return ", ".join(f'"{name}"' for name in quoted)


def _css(rules: str) -> Markup:
    r"""CSS that cannot end its element: in a style sheet `<\/` is `</`."""
    return Markup(rules.replace("</", "<\\/"))  # noqa: S704 - escaped for where it stands


def _json(text: str) -> Markup:
    """JSON that cannot end its element. The view has escaped `<` already, so this changes nothing."""
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - escaped for where it stands
