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

from collections.abc import Iterable

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

VALUES: dict[str, int] = {
    **{word: number for number, word in enumerate((*_TWO_TO_NINE, *_TEN_TO_NINETEEN), 2)},
    **{word: number for number, word in enumerate((*_FOURTH_TO_NINTH, *_TENTH_TO_NINETEENTH), 4)},
    **{word: 10 * number for words in (_TENS, _TENTHS, _PLURAL_TENS) for number, word in enumerate(words, 2)},
    "one": 1,
    "first": 1,
    "second": 2,
    "third": 3,
    "zero": 0,
    "couple": 2,
    "pair": 2,
    "duo": 2,
    "trio": 3,
    "quartet": 4,
    "fortnight": 14,
    "decade": 10,
    "decades": 10,
    "century": 100,
    "centuries": 100,
}


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"


_JOIN = r"[ \-‐–]"
_AND = rf"{_JOIN}(?:and{_JOIN})?"
_END = r"(?!\w)"
_SCALE = (
    r"(?:(?:hundred|thousand|million|billion|trillion|quadrillion|zillion|lakh|crore|dozen)(?:s|ths?)?|hundredths?)"
)
_BELOW_TEN = _any(("one", *_TWO_TO_NINE))
_SMALL = rf"(?:{_any(_TENS)}(?:{_JOIN}{_BELOW_TEN})?|{_any(_TEN_TO_NINETEEN)}|{_any(_TWO_TO_NINE)})"
_COUNT = rf"(?:{_SMALL}|one)"
_PARTS = (*_FOURTH_TO_NINTH, *_TENTH_TO_NINETEENTH, *_TENTHS)
_PART = _any(("third", *_PARTS, "quarter"))
_COMPARED = _any(
    ("of", "more", "less", "fewer", "larger", "smaller", "bigger", "higher", "lower", "greater", "cheaper", "faster",
     "slower", "longer", "shorter", "as", "again", "the", "off", "below", "above")
)  # fmt: skip
_GOES_ON = _any(
    ("in", "to", "from", "and", "or", "but", "since", "than", "over", "by", "between", "is", "are", "was", "were",
     "has", "have", "had", "on", "for", "at", "with", "while", "compared", "this", "last", "within", "after", "before")
)  # fmt: skip
_MEASURE = _any(
    f"(?<={word} )"
    for word in ("by", "about", "around", "nearly", "almost", "roughly", "approximately", "over", "under", "than",
                 "some", "up", "down", "least", "most", "only", "barely", "just", "to", "exactly", "up to", "another")
)  # fmt: skip
_DETERMINER = (
    r"(?:the|a|an|my|our|your|his|her|its|their|whose|this|these|those|\w+['’]s|\w+s['’])"
    r"(?: (?:very|second|third|single|two|three))?"
)
_NO_PLURAL = r"(?:was|has|does|its|his|hers|ours|yours|theirs|always|perhaps|besides|sometimes|towards|afterwards|less)"

FREE = (
    rf"{_any(('first', 'second', 'latter', 'last', 'final'))} half",
    r"half[ -](?:hearted(?:ly)?|baked|truths?|measures?|brothers?|sisters?|li(?:fe|ves)|way|time)",
    rf"{_any(('first', 'second', 'third', 'fourth', 'last', 'next', 'this', 'final'))} quarters?",
    r"(?:re)?doubl(?:e|es|ed|ing)[ -](?:down|standards?|edged|check\w*|blind|binds?|agents?|meanings?|entendres?|act)",
    r"zero[ -](?:sum|days?)",
    rf"{_DETERMINER} most",
    rf"at most(?! {_SMALL})",
    r"majority (?:leader|whip)s?",
    r"(?:the|its|their|test|tests|benchmark|exam|high|higher|highest|low|lower|average|these|those) scores of",
)

QUANTITY = (
    # one in three, nine out of ten, two in every five
    rf"{_COUNT}{_JOIN}(?:in|out{_JOIN}of|of every)(?:{_JOIN}every)?{_JOIN}(?:a{_JOIN})?(?:{_SMALL}|{_SCALE}){_END}",
    # two to one, threefold, three times, five per cent, two-digit
    rf"{_SMALL}{_JOIN}to{_JOIN}one",
    rf"(?:{_COUNT}|hundred|thousand|million|many|several){_JOIN}?fold",
    rf"{_COUNT} times",
    rf"{_COUNT} (?:per ?cent|percentage points?)",
    r"(?<=\ufffc )per ?cent",
    rf"(?:single|{_COUNT})-(?:digit|figure)s?",
    # one third, two-thirds, three quarters, one half
    rf"one{_JOIN}(?:{_PART}|half)(?![-\w])(?! (?:part(?:y|ies)|countr(?:y|ies))\b)",
    rf"{_SMALL}{_JOIN}(?:{_PART}s|quarter|halves)",
    rf"{_any((*_TWO_TO_NINE, *_TEN_TO_NINETEEN))}-{_PART}(?![-\w])",
    # half a million, two hundred and five, thousands
    rf"half{_JOIN}(?:an?{_JOIN})?{_SCALE}",
    rf"(?:{_COUNT}{_AND}){{0,4}}(?:{_SCALE}(?:{_AND}{_COUNT})?(?:{_AND})?){{0,6}}{_SCALE}(?:{_AND}{_COUNT})?{_END}",
    # nineteen eighty-four, twenty twenty-five, fifty-fifty
    rf"{_any((*_TENS, *_TEN_TO_NINETEEN))}{_JOIN}{_any((*_TENS, *_TEN_TO_NINETEEN))}(?:{_JOIN}{_BELOW_TEN})?",
    # a third of, a quarter more, by a fifth
    rf"an? {_PART}(?= {_COMPARED}{_END}|[ -]century{_END})",
    rf"{_MEASURE}an? {_PART}(?=$|[^\w -]| {_GOES_ON}{_END})",
    rf"{_any(f'{part}s' for part in ('third', *_PARTS))}",
    r"hal(?:f|ves|ve|ved|ving)",
    r"twice|thrice|twofold|tens",
    r"(?:doubl|tripl|trebl|quadrupl|quintupl|sextupl|septupl|octupl)(?:e|es|ed|ing)",
    r"majorit(?:y|ies)|pluralit(?:y|ies)",
    r"minorit(?:y|ies) (?:of|shares?|stakes?)|in (?:a|the) minority",
    rf"most of|most(?= (?:people|(?!{_NO_PLURAL}{_END})[a-z]+[^isu\W]s){_END})",
    r"(?:bulk|greater part|better part|scores) of|lion['’]s share",
)

NUMBER = (
    rf"{_any(_TENS)}{_JOIN}{_any(('first', 'second', 'third', *_FOURTH_TO_NINTH))}",
    _any(_PARTS),
    _any(_PLURAL_TENS),
    _SMALL,
    r"(?:couple|pair|duo|trio|quartet) of",
    r"zero|fortnight|decades?|century|centuries",
)

ENGLISH = Language(compile_pattern(FREE, QUANTITY, NUMBER), VALUES)
