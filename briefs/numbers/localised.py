"""Numbers and dates in other languages than English, by the data of Unicode CLDR. Only this module imports Babel.

Digits are always 0 to 9, so that they can be compared with the facts.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Literal

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_month_names
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    get_currency_name,
    get_currency_symbol,
    parse_pattern,
)

from briefs.model.times import PartialDate

from .rounding import decimals, scaled

_MANY = 12


@cache
def locale_of(language: str) -> Locale:
    """The locale of a language tag such as `de` or `pt-BR`; English is British. Raise ValueError if none is known."""
    tag = "en_GB" if language == "en" else language.replace("-", "_")
    try:
        return Locale.parse(tag)
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f"no language {language!r} is known") from error


def number(amount: Decimal, language: str) -> str:
    """An amount with all its decimals, grouped."""
    locale = locale_of(language)
    return _with_decimals(amount, locale.decimal_formats[None].pattern, locale)


def percent(amount: Decimal, language: str) -> str:
    """A percentage; `amount` is 40 for 40 %."""
    locale = locale_of(language)
    return _with_decimals(scaled(amount, 2), locale.percent_formats[None].pattern, locale, decimals(amount))


def money(amount: Decimal, code: str, language: str) -> str:
    locale = locale_of(language)
    return _with_decimals(amount, locale.currency_formats["standard"].pattern, locale, currency=code)


def large_money(amount: Decimal, code: str, language: str) -> str:
    """An amount of money with the language's own scale word."""
    return format_compact_currency(amount, code, locale=locale_of(language), fraction_digits=_MANY)


def large_number(amount: Decimal, language: str) -> str:
    """An amount with the language's own scale word."""
    locale = locale_of(language)
    kind: Literal["long", "short"] = "long" if "long" in locale.compact_decimal_formats else "short"
    return format_compact_decimal(amount, format_type=kind, locale=locale, fraction_digits=_MANY)


def currency_name(code: str, language: str) -> str:
    return get_currency_name(code, 2, locale=locale_of(language))


def currency_symbol(code: str, language: str) -> str:
    return get_currency_symbol(code, locale=locale_of(language))


def date(value: PartialDate, language: str) -> str:
    """A day, a month or a year, written out."""
    locale = locale_of(language)
    if value.day:
        return format_date(value.date(), "long", locale=locale)
    first = PartialDate(value.year, value.month or 1, 1).date()
    return format_skeleton("yMMMM" if value.month else "y", first, locale=locale)


def day(value: PartialDate, language: str) -> str:
    """A day and its month, without the year."""
    return format_skeleton("MMMMd", value.date(), locale=locale_of(language))


def span(start: str, end: str, language: str) -> str:
    """Two written dates as a span."""
    pattern: str = locale_of(language).interval_formats[None]
    return pattern.format(start, end)


@cache
def month_names(language: str) -> dict[str, int]:
    """Months by their names, long and short, standing alone or in a date, in small letters."""
    locale = locale_of(language)
    found: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for month, name in get_month_names(width, context, locale).items():
                found.setdefault(name.casefold().rstrip("."), month)
    return found


def _with_decimals(amount: Decimal, pattern: str, locale: Locale, places: int | None = None, currency: str = "") -> str:
    form = parse_pattern(pattern)
    count = decimals(amount) if places is None else places
    form.frac_prec = (count, count)
    return str(form.apply(amount, locale, currency=currency or None, currency_digits=False))
