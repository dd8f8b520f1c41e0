"""English number words: the only place where they are listed.

Words that are a number in one use and none in another are told apart by their neighbours:

- *first*, *second*, *third* are ordinals and free; so are a second, per second, second-hand, third-party.
- *third* to *ninetieth* and *quarter* are fractions behind a number (one third, two-thirds, three quarters), in the
  plural (thirds), before of, a comparative or as (a third of, a quarter more, a fifth as large) and, at the end of a
  phrase, behind a word of measure (fell by a quarter). Else they are ordinals: from *fourth* on small numbers.
- *quarter* behind an ordinal is a time (the third quarter) and free; *half* likewise (the first half of the game).
- *most* is a majority before of, and before a plural without a determiner (most countries). Behind a determiner or a
  possessive it is a superlative (the most advanced, its most recent, China’s most ambitious) and free.
- *double* and *half* are free in fixed phrases (double standard, half-hearted).
- *one*, *both*, *another*, *once*, *single*, *several*, *many* and *few* are free.
"""

from __future__ import annotations

from .language import Language, compile_pattern

_TWO_TO_NINE = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEN_TO_NINETEEN = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_FOURTH_TO_NINTH = ("fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TENTH_TO_NINETEENTH = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
_TENTHS = ("twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth")
_PLURAL_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_SCALES = (
    "hundred", "thousand", "million", "billion", "trillion", "quadrillion", "zillion", "lakh", "crore", "dozen",
)  # fmt: skip

VALUES: dict[str, int] = {
    **{word: number for number, word in enumerate((*_TWO_TO_NINE, *_TEN_TO_NINETEEN), 2)},
    **{word: number for number, word in enumerate((*_FOURTH_TO_NINTH, *_TENTH_TO_NINETEENTH), 4)},
    **{word: 10 * number for words in (_TENS, _TENTHS, _PLURAL_TENS) for number, word in enumerate(words, 2)},
    "one": 1, "first": 1, "second": 2, "third": 3,
    "zero": 0, "couple": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4, "fortnight": 14,
    "decade": 10, "decades": 10, "century": 100, "centuries": 100,
}  # fmt: skip

_KINDS: dict[str, tuple[str, ...]] = {
    "O": ("one",),
    "U": _TWO_TO_NINE,
    "T": _TEN_TO_NINETEEN,
    "X": _TENS,
    "D": _PLURAL_TENS,
    "S": tuple(f"{word}{ending}" for word in _SCALES for ending in ("", "s", "th", "ths")),
    "A": ("first", "second"),
    "R": ("third",),
    "F": _FOURTH_TO_NINTH,
    "G": (*_TENTH_TO_NINETEENTH, *_TENTHS),
    "Z": tuple(f"{word}s" for word in ("third", *_FOURTH_TO_NINTH, *_TENTH_TO_NINETEENTH, *_TENTHS)),
    "Q": ("quarter",),
    "K": ("quarters",),
    "H": ("half",),
    "W": ("double", "doubles", "doubled", "doubling"),
    "N": (
        *(f"{word}fold" for word in (*_TWO_TO_NINE, *_TEN_TO_NINETEEN, *_TENS, *_SCALES, "many", "several")),
        *(
            f"{stem}{ending}"
            for stem in ("tripl", "trebl", "quadrupl", "quintupl", "sextupl", "septupl", "octupl")
            for ending in ("e", "es", "ed", "ing")
        ),
        "halve", "halved", "halving", "twice", "thrice", "tens", "plurality", "pluralities",
    ),
    "M": ("most",),
    "L": ("a", "an"),
    "P": ("the", "my", "our", "your", "his", "her", "its", "their", "whose", "this", "these", "those"),
    "B": (
        "by", "about", "around", "nearly", "almost", "roughly", "approximately", "over", "under", "than", "some",
        "least", "only", "barely", "just", "exactly",
    ),
    "C": (
        "more", "less", "fewer", "larger", "smaller", "bigger", "higher", "lower", "greater", "cheaper", "faster",
        "slower", "longer", "shorter", "again", "off", "below", "above",
    ),
    "E": (
        "from", "or", "but", "since", "between", "is", "are", "was", "were", "has", "have", "had", "on", "for", "with",
        "while", "compared", "within", "after", "before",
    ),
    "Y": (
        "does", "hers", "ours", "yours", "theirs", "always", "perhaps", "besides", "sometimes", "towards", "afterwards",
    ),
}  # fmt: skip
"""The letters by which the patterns speak of kinds of words.

Numbers: O, U, T, X, D, S. Ordinals and parts: A, R, F, G, in the plural Z; quarters Q, K; halves H; doubling W; other
amounts in one word N. Neighbours: M, articles L, other determiners P, words before a measure B, comparing words C,
words behind a measure E, words in -s that are no plurals Y.
"""

_JOIN = r"[ \-‐–]"
_AND = rf"{_JOIN}(?:and{_JOIN})?"
_SMALL = rf"(?:X(?:{_JOIN}[OU])?|[TU])"
_COUNT = rf"(?:X(?:{_JOIN}[OU])?|[OTU])"
_PART = "[RFGQ]"
_MEASURING = r"(?:(?<=[BM] )|(?<=to )|(?<=up )|(?<=down ))"

FREE = (
    "(?:A|latter|last|final) H",
    "H[ -](?:hearted(?:ly)?|baked|truths?|measures?|brothers?|sisters?|li(?:fe|ves)|way|time)",
    "(?:[ARFP]|last|next|final) [QK]",
    "W[ -](?:down|standards?|edged|check\\w*|blind|binds?|agents?|meanings?|entendres?|act)",
    "zero[ -](?:sum|days?)",
    r"(?:[LP]|\w+['’]s|\w+s['’])(?: (?:very|single|[AR]))? M",
    "at M",
    "majority (?:leader|whip)s?",
    "(?:[PC]|tests?|benchmark|exam|high|highest|low|average) scores of",
)

QUANTITY = (
    # one in three, nine out of ten, two in every five
    rf"{_COUNT}{_JOIN}(?:in|out{_JOIN}of|of every)(?:{_JOIN}every)?{_JOIN}(?:L{_JOIN})?(?:{_SMALL}|S)",
    # two to one, three-fold, three times, five per cent, two-digit
    rf"{_SMALL}{_JOIN}to{_JOIN}O",
    rf"(?:{_COUNT}|S|many|several){_JOIN}fold",
    rf"{_COUNT} times",
    rf"{_COUNT} (?:per ?cent|percentage points?)",
    r"(?<=\ufffc )per ?cent",
    rf"(?:single|{_COUNT})-(?:digit|figure)s?",
    # one third, two-thirds, three quarters, one half
    rf"O{_JOIN}[RFGQH](?![-\w])(?! (?:part(?:y|ies)|countr(?:y|ies))\b)",
    rf"{_SMALL}{_JOIN}(?:[ZQK]|halves)",
    rf"[UT]-{_PART}(?![-\w])",
    # half a million, two hundred and five, thousands
    rf"H{_JOIN}(?:L{_JOIN})?S",
    rf"(?:{_COUNT}{_AND}){{0,4}}(?:S(?:{_AND}{_COUNT})?(?:{_AND})?){{0,6}}S(?:{_AND}{_COUNT})?",
    # nineteen eighty-four, twenty twenty-five, fifty-fifty
    rf"[XT]{_JOIN}[XT](?:{_JOIN}[OU])?",
    # a third of, a quarter more, by a fifth
    rf"L {_PART}(?= (?:[CP]|of|as)(?!\w)|[ -]century(?!\w))",
    rf"{_MEASURING}L {_PART}(?=$|[^\w -]| (?:[BEP]|to|in|and|at|last)(?!\w))",
    "[ZHWN]|halves|majorit(?:y|ies)",
    "minorit(?:y|ies) (?:of|shares?|stakes?)|in [LP] minority",
    r"M of|M(?= (?:people|[^\WA-Z]+[^isu\WA-Z]s)(?!\w))",
    "(?:bulk|C part|better part|scores) of|lion['’]s share",
)

NUMBER = (
    rf"X{_JOIN}[ARF]",
    "[FGD]",
    _SMALL,
    "(?:couple|pair|duo|trio|quartet) of",
    "zero|fortnight|decades?|century|centuries",
)

ENGLISH = Language(
    symbols={word: letter for letter, words in _KINDS.items() for word in words},
    pattern=compile_pattern(FREE, QUANTITY, NUMBER),
    values=VALUES,
)
