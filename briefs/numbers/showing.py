"""Show a figure to readers, in a sentence or in the columns of a table.

In English a read figure keeps the notation of its source. Computed figures, and all figures in another language, are
written by the rules of the reader's language. A plain `$` is the US dollar; all other dollars have their letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from .aligning import TO
from .english import SHOWN_HEDGES
from .figure import Figure, FigureError, Hedge, HedgeKind
from .languages import in_english
from .preceding import starting_hedge
from .reading import dissect
from .rounding import EXACT, decimals, round_significant, scaled
from .scanning import DASHES, Piece, Role
from .units import CURRENCY_NAMES, DAYS, PERCENT, POINTS, RATIO, SCALE_WORDS, SHOWN_SYMBOLS, is_currency

NO_BREAK = "\u00a0"
MINUS = "\u2212"
_HEDGE_SIGNS = {
    HedgeKind.OVER: ">",
    HedgeKind.AT_LEAST: "≥",
    HedgeKind.UNDER: "<",
    HedgeKind.AT_MOST: "≤",
    HedgeKind.ABOUT: "≈",
}
"""How hedges are shown in a language whose words for them are not known."""

_MOST_DECIMALS = 6
"""How many may stand before a scale word of another language."""

_BEFORE_SCALE = re.compile(r"(?<=[0-9])\s(?!and\b|to\b)", re.IGNORECASE)
_SIGNS = {ord(dash): MINUS for dash in DASHES}
_UNCOUNTED = frozenset({PERCENT, POINTS, RATIO, DAYS})
_HEAD_NAMES = {PERCENT: "per cent", RATIO: "times"}


@dataclass(frozen=True, slots=True)
class Parts:
    """A figure in parts, such as `more than`, `$`, `109.1`, `billion`.

    `suffix` is the scale word, `%` or `percentage points`. `unit` names scale and unit for the head of a column, such
    as `billion US dollars`, `per cent`, `days`; `a third` has none, as its words say of what it is. A minus sign stands
    in the value. In another language than English the value holds symbol and suffix too.
    """

    hedge: str
    symbol: str
    value: str
    suffix: str
    unit: str

    @property
    def noun(self) -> str:
        """The unit in words, where neither sign nor suffix says it already."""
        return "" if self.symbol or self.suffix else self.unit


def show_figure(figure: Figure, language: str, *, hedge: bool = True, significant: int | None = None) -> str:
    """Write a figure for a sentence, rounded to `significant` digits if that is given.

    A read figure is shown in English as its source has it, with no-break spaces from its first digit on and a true
    minus sign; its hedge begins with a small letter. A unit that is a noun is never part of it. Rounding an exact
    figure adds `about`; a hedged one is never rounded past its hedge. Raise ValueError for an unknown language.
    """
    rounded = _rounded(figure, significant)
    if not in_english(language):
        sign = _HEDGE_SIGNS[rounded.hedge.kind] + NO_BREAK if rounded.hedge and hedge else ""
        return sign + _in_language(rounded, language)
    if not figure.text:
        return _hedge_before(rounded.hedge if hedge else None, figure.unit) + _computed(rounded)
    pieces = _pieces(figure)
    return _as_written(figure, rounded, pieces, hedge=hedge) if pieces else _unread(figure, hedge=hedge)


def show_parts(figure: Figure, language: str, *, significant: int | None = None, scale: int | None = None) -> Parts:
    """Write a figure in parts; `scale` asks for another power of ten, so that a column has one unit.

    Raise ValueError for an unknown language, or a scale without a word.
    """
    rounded = _rounded(figure, significant)
    power = figure.scale if scale is None else scale
    if power and power not in SCALE_WORDS:
        raise ValueError(f"there is no scale word for ten to the power of {power}")
    if not in_english(language):
        sign = _HEDGE_SIGNS[rounded.hedge.kind] if rounded.hedge else ""
        return Parts(sign, "", _in_language(rounded, language), "", _head(figure.unit, 0, language))
    hedge = _hedge_words(_leading(figure, rounded.hedge), figure.unit)
    head = _head(figure.unit, power, language)
    pieces = _pieces(figure)
    if figure.text and not pieces and figure.upper is None:
        counted = figure.unit not in _UNCOUNTED and not is_currency(figure.unit)
        return Parts(hedge, "", _unread(figure, hedge=False), "", head if counted else "")
    symbol, suffix = _symbol_and_suffix(figure, pieces, power)
    value = TO.join(_number(amount, power) for amount in rounded.ends)
    if pieces and rounded.amount == figure.amount and power == figure.scale:
        value = _written_number(figure, pieces)
    return Parts(hedge, symbol, value, suffix, head)


def show_headline(figure: Figure, language: str, *, significant: int | None = None) -> tuple[str, str]:
    """Write a figure without its hedge for large type, and apart from it the words that may be set smaller.

    Both together are the figure as a sentence has it; of a range its ends without the words between. Raise ValueError
    for an unknown language.
    """
    text = show_figure(figure, language, hedge=False, significant=significant)
    if not in_english(language) or (figure.text and figure.upper is None and not _pieces(figure)):
        return text, ""
    parts = show_parts(figure, language, significant=significant)
    words = NO_BREAK + _glued(parts.suffix) if parts.suffix[:1].isalpha() else ""
    if figure.upper is not None:
        text = f"{parts.symbol}{parts.value}{words or parts.suffix}"
    return (text[: -len(words)], words) if words and text.endswith(words) else (text, "")


def _rounded(figure: Figure, significant: int | None) -> Figure:
    if significant is None or figure.upper is not None:
        return figure
    amount = round_significant(figure.amount, significant, figure.hedge.kind if figure.hedge else None)
    if amount == figure.amount:
        return figure
    return replace(figure, amount=amount, hedge=figure.hedge or Hedge(HedgeKind.ABOUT))


def _pieces(figure: Figure) -> tuple[Piece, ...]:
    """The pieces of a read figure; none where its text could not be read and its value was given."""
    try:
        return dissect(figure.text, figure.unit) if figure.text else ()
    except FigureError:
        return ()


def _as_written(figure: Figure, rounded: Figure, pieces: tuple[Piece, ...], *, hedge: bool) -> str:
    """The figure's own text, with its number replaced where it was rounded."""
    shown = [piece for piece in pieces if piece.role is not Role.HEDGE]
    core = _glued("".join(_piece_text(figure, rounded, piece) for piece in shown).strip())
    if not hedge or figure.hedge is None:
        return _hedge_before(rounded.hedge if hedge else None, figure.unit) + core
    before, after = figure.text[: shown[0].start], figure.text[shown[-1].end :]
    words = " ".join(before.split())
    gap = (" " if words[-1].isalpha() else NO_BREAK) if before[-1:].isspace() else ""
    return _small(words) + gap + core + _glued(after)


def _piece_text(figure: Figure, rounded: Figure, piece: Piece) -> str:
    text = figure.text[piece.start : piece.end]
    if piece.role is Role.SIGN:
        return text.translate(_SIGNS)
    if piece.role is Role.NUMBER and rounded.amount != figure.amount:
        return _number(rounded.amount.copy_abs(), figure.scale)
    return text


def _unread(figure: Figure, *, hedge: bool) -> str:
    """A range, or a figure whose value was given beside it: always as the source has it."""
    own = None if hedge else starting_hedge(figure.text)
    text = figure.text[own.end if own else 0 :]
    if figure.upper is not None:
        text = _BEFORE_SCALE.sub(NO_BREAK, text)
    return text if own is None and figure.hedge is None and figure.upper is None else _small(text)


def _computed(figure: Figure) -> str:
    symbol, suffix = _symbol_and_suffix(figure, (), figure.scale)
    if suffix[:1].isalpha():
        suffix = NO_BREAK + suffix
    sign = MINUS if figure.amount < 0 else ""
    return f"{sign}{symbol}{_number(figure.amount.copy_abs(), figure.scale)}{_glued(suffix)}"


def _number(amount: Decimal, scale: int) -> str:
    return f"{scaled(amount, scale):,f}".replace("-", MINUS)


def _written_number(figure: Figure, pieces: tuple[Piece, ...]) -> str:
    digits = next(_glued(figure.text[piece.start : piece.end]) for piece in pieces if piece.role is Role.NUMBER)
    return (MINUS if figure.amount < 0 else "") + digits


def _symbol_and_suffix(figure: Figure, pieces: tuple[Piece, ...], scale: int) -> tuple[str, str]:
    """The currency before the amount; scale word and unit after it, as written where they are."""
    word = SCALE_WORDS[scale] if scale else ""
    if not pieces:
        unit = {PERCENT: "%", POINTS: POINTS}.get(figure.unit, "")
        return _symbol(figure.unit), f"{word} {unit}".strip()
    at = next(index for index, piece in enumerate(pieces) if piece.role is Role.NUMBER)
    symbol = "".join(_text(figure, piece) for piece in pieces[:at] if piece.role is Role.CURRENCY)
    after = [piece for piece in pieces[at:] if piece.role in {Role.SCALE, Role.CURRENCY, Role.UNIT}]
    if scale != figure.scale:
        after = [piece for piece in after if piece.role is not Role.SCALE]
        return symbol, " ".join(filter(None, [word, *(_text(figure, piece) for piece in after)]))
    return symbol, " ".join(_text(figure, piece) for piece in after)


def _symbol(unit: str) -> str:
    unit = unit.partition(" per ")[0]
    if not is_currency(unit):
        return ""
    if unit in SHOWN_SYMBOLS:
        return SHOWN_SYMBOLS[unit]
    from . import localised  # noqa: PLC0415 - Babel is slow to import, and English seldom needs it

    symbol = localised.currency_symbol(unit, "en")
    return symbol + NO_BREAK if symbol[-1].isalpha() else symbol


def _text(figure: Figure, piece: Piece) -> str:
    return figure.text[piece.start : piece.end].strip(" -")


def _head(unit: str, scale: int, language: str) -> str:
    """Name scale and unit in words."""
    names = _HEAD_NAMES | CURRENCY_NAMES if in_english(language) else {}
    first, per, last = unit.partition(" per ")
    name = names.get(first, first)
    if is_currency(name):
        from . import localised  # noqa: PLC0415 - Babel is slow to import, and English seldom needs it

        name = localised.currency_name(first, language)
    name += per + last
    return f"{SCALE_WORDS[scale]} {name}".strip() if scale else name


def _in_language(figure: Figure, language: str) -> str:
    """A figure without its hedge in another language than English."""
    if figure.upper is not None:
        return TO.join(_in_language(replace(figure, amount=end, upper=None), language) for end in figure.ends)
    from . import localised  # noqa: PLC0415 - Babel is slow to import, and English seldom needs it

    large = figure.scale and decimals(scaled(figure.amount, figure.scale)) <= _MOST_DECIMALS
    with localcontext(EXACT):
        if figure.unit == PERCENT:
            text = localised.percent(figure.amount, language)
        elif is_currency(figure.unit):
            form = localised.large_money if large else localised.money
            text = form(figure.amount, figure.unit, language)
        else:
            form_number = localised.large_number if large else localised.number
            text = form_number(figure.amount, language)
    points = f"{NO_BREAK}pp" if figure.unit == POINTS else ""
    return _glued(text).replace("-", MINUS) + points


def _hedge_words(hedge: Hedge | None, unit: str) -> str:
    """A hedge as it stands before an amount; a computed one is put in words."""
    if hedge is None:
        return ""
    if hedge.text:
        return _small(hedge.text)
    counted = unit not in _UNCOUNTED and not is_currency(unit.partition(" per ")[0])
    return "fewer than" if counted and hedge.kind is HedgeKind.UNDER else SHOWN_HEDGES[hedge.kind]


def _leading(figure: Figure, hedge: Hedge | None) -> Hedge | None:
    """The hedge without its wording where that follows the amount, such as `+` or `or more`."""
    follows = hedge is not None and not figure.text.lstrip().startswith(hedge.text)
    return Hedge(hedge.kind) if hedge and follows else hedge


def _hedge_before(hedge: Hedge | None, unit: str) -> str:
    words = _hedge_words(hedge, unit)
    return f"{words} " if words else ""


def _small(words: str) -> str:
    """Begin with a small letter: the hedge stood at the beginning of a sentence of the source."""
    return words[:1].lower() + words[1:] if words[1:2].islower() or words[1:2].isspace() else words


def _glued(text: str) -> str:
    return re.sub(r"\s", NO_BREAK, text)
