"""Currencies, percentages and scale words, as English texts write them.

Currency codes are those of ISO 4217 (active ones, without funds and metals).
"""

from __future__ import annotations

from functools import lru_cache


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


PERCENT = "percent"
POINTS = "percentage points"
RATIO = "ratio"
DAYS = "days"

SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
SCALE_WORDS = {power: word for word, power in SCALES.items()} | {
    5: "hundred thousand",
    8: "hundred million",
    11: "hundred billion",
    14: "hundred trillion",
    15: "thousand trillion",
}
MULTIPLIED = frozenset({"hundred", "thousand"})
"""Scale words that another one may follow."""

SHORT_SCALES = {"mn": 6, "mln": 6, "bn": 9, "tn": 12, "trn": 12}
LETTER_SCALES = {"k": 3, "M": 6, "B": 9}
MONEY_LETTERS = LETTER_SCALES | {"K": 3, "m": 6, "b": 9, "t": 12, "T": 12}
"""Letters that are a scale only beside a currency: a bare `5m` may be metres. All letters are case-sensitive."""

FOREIGN_POWERS = {
    "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7, "mille": 3, "milliard": 9, "milliards": 9, "百": 2, "千": 3,
    "万": 4, "萬": 4, "만": 4, "亿": 8, "億": 8, "억": 8, "兆": 12, "조": 12,
}  # fmt: skip
FOREIGN_SCALES = frozenset({*FOREIGN_POWERS, "dozen", "dozens"})
"""Words for amounts that are known only so that they are refused and never cut off."""

NO_DEFAULT = ""
"""Stands first where several currencies share a sign alike, so that the measure must say which is meant."""

_DOLLARS = _words("USD AUD CAD NZD SGD HKD TWD MXN CLP COP ARS JMD TTD BBD FJD")
_POUNDS = _words("GBP EGP LBP SYP SDG SSP GIP FKP SHP")
_RUPEES = (NO_DEFAULT, *_words("INR PKR LKR NPR MUR"))
_YEN = (NO_DEFAULT, "JPY", "CNY")
_CROWNS = (NO_DEFAULT, *_words("SEK NOK DKK ISK CZK"))
_FRANCS = (NO_DEFAULT, *_words("CHF XAF XOF XPF RWF BIF CDF GNF DJF KMF"))


def _each(entries: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {word: units for words, units in entries.items() for word in words.split(", ")}


UNIT_WORDS = _each(
    {
        "%, percent, per cent, pct, pc": (PERCENT,),
        "percentage points, percentage point, percent points, pp, ppt": (POINTS,),
        "dollars, dollar": _DOLLARS,
        "us dollars, us dollar, u.s. dollars, u.s. dollar, american dollars": ("USD",),
        "australian dollars": ("AUD",),
        "canadian dollars": ("CAD",),
        "new zealand dollars": ("NZD",),
        "singapore dollars": ("SGD",),
        "hong kong dollars": ("HKD",),
        "new taiwan dollars": ("TWD",),
        "euros, euro": ("EUR",),
        "pounds": _POUNDS,
        "pounds sterling, british pounds": ("GBP",),
        "yuan, renminbi, RMB, chinese yuan": ("CNY",),
        "yen, japanese yen": ("JPY",),
        "south korean won, korean won": ("KRW",),
        "rupees, rupee": _RUPEES,
        "indian rupees": ("INR",),
        "roubles, rubles": ("RUB",),
        "swiss francs": ("CHF",),
        "francs": _FRANCS,
        "kronor, kroner, kronur": _CROWNS,
        "reais": ("BRL",),
        "zloty, zlotys": ("PLN",),
        "riyals": (NO_DEFAULT, "SAR", "QAR"),
        "dirhams": (NO_DEFAULT, "AED", "MAD"),
    }
)
"""Units that words or signs after an amount may mean; the first is meant by default.

Words of up to three letters are as they are written (`5 PC` is no percentage), longer ones in small letters.
"""

SYMBOLS = _each(
    {
        "$": _DOLLARS,
        "US$, U.S.$": ("USD",),
        "A$, AU$": ("AUD",),
        "C$, CA$": ("CAD",),
        "NZ$": ("NZD",),
        "S$": ("SGD",),
        "HK$": ("HKD",),
        "NT$": ("TWD",),
        "MX$": ("MXN",),
        "R$": ("BRL",),
        "€": ("EUR",),
        "£": _POUNDS,
        "¥, ￥": _YEN,
        "CN¥, 元": ("CNY",),
        "JP¥, 円": ("JPY",),
        "₹": ("INR",),
        "Rs, Rs.": _RUPEES,
        "₩": ("KRW", "KPW"),
        "₽": ("RUB",),
        "₺": ("TRY",),
        "₫": ("VND",),
        "₪": ("ILS",),
        "₴": ("UAH",),
        "₱": ("PHP",),
        "₦": ("NGN",),
        "฿": ("THB",),
        "RMB": ("CNY",),
        "kr, kr.": _CROWNS,
        "Fr., SFr.": ("CHF",),
    }
)
"""Currencies that a sign beside an amount may mean; the first is meant by default."""

CODES = frozenset(
    _words(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
        CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF
        GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK
        LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD
        OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN
        SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF
        YER ZAR ZMW ZWG
        """
    )
)
PLAIN_CODES = CODES - frozenset(_words("ALL BAM BOB COP CUP GEL LAK MAD MOP PEN RON SOS TOP TRY"))
"""Codes that are no English word in capitals: `TOP 500` has no currency."""

SHOWN_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "JP¥", "CNY": "CN¥", "INR": "₹", "KRW": "₩"}
"""How English readers are shown a computed amount; all but the first as CLDR has them for Britain."""

CURRENCY_NAMES = {
    "USD": "US dollars",
    "EUR": "euros",
    "GBP": "British pounds",
    "JPY": "Japanese yen",
    "CNY": "Chinese yuan",
    "INR": "Indian rupees",
    "KRW": "South Korean won",
}
"""The names of frequent currencies as CLDR has them, so that showing them does not need Babel."""

WORDS_OF_MEASURES = {
    RATIO: ("times", "x", "×", "fold"),
    DAYS: ("days", "day"),
    "KRW": ("won",),
    "TRY": ("lira",),
    "ZAR": ("rand",),
    "GBP": ("sterling",),
}
"""Words that mean a unit only where the measure says so: `40 won` may be a victory."""

_CANONICAL = {word: units[0] for word, units in UNIT_WORDS.items() if len(units) == 1}


@lru_cache(maxsize=256)
def canonical_unit(unit: str) -> str:
    """`percent` for `%` and `per cent`, `USD` for `US dollars`; every other unit as it is."""
    word = " ".join(unit.split())
    return _CANONICAL.get(word.casefold(), word)


def is_currency(unit: str) -> bool:
    return unit in CODES
