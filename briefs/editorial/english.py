"""What the editorial checks know of English: the only place where these words are listed.

Of another language they know less: no sentence goes on with a pronoun there, and only its mark tells a question.
"""

from __future__ import annotations

#: Behind these a full stop ends no sentence.
ABBREVIATIONS = frozenset(
    ("mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "sen", "rep", "gov", "rev", "hon", "jr", "sr", "nos", "vol",
     "art", "sec", "ch", "fig", "p", "pp", "para", "vs", "v", "cf", "e.g", "i.e", "etc", "al", "approx", "ca", "est",
     "inc", "ltd", "co", "corp", "dept", "univ", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
     "nov", "dec")
)  # fmt: skip

#: With a capital letter these begin a sentence, even behind `U.S.`, a date or a quotation.
STARTERS = (
    "A", "All", "Also", "An", "And", "As", "At", "Both", "But", "By", "Each", "For", "From", "Furthermore", "He", "Her",
    "His", "How", "However", "If", "In", "It", "Its", "Meanwhile", "Most", "Neither", "No", "Nor", "On", "One", "Or",
    "Our", "She", "Since", "So", "Some", "That", "The", "Their", "There", "These", "They", "This", "Those", "Under",
    "We", "What", "When", "Where", "Whether", "Which", "While", "Who", "Whose", "Why", "With", "Yet",
)  # fmt: skip

#: A sentence that begins with one of these asks, also without a question mark: `Who counts as an ally.`
ASKING = ("How", "What", "When", "Where", "Whether", "Which", "Who", "Whom", "Whose", "Why")

#: With a verb of saying behind it, such a pronoun means who was named in the sentence before.
PRONOUNS = ("he", "it", "she", "they")

SAYING = (
    "acknowledge", "add", "admit", "affirm", "announce", "answer", "argue", "ask", "assert", "assume", "believe",
    "call", "caution", "cite", "claim", "complain", "conclude", "consider", "counter", "criticise", "declare", "deem",
    "demand", "deny", "describe", "doubt", "emphasise", "estimate", "expect", "explain", "express", "forecast",
    "foresee", "give", "hold", "imply", "insist", "judge", "know", "list", "maintain", "mean", "mention", "name",
    "note", "object", "observe", "pledge", "point", "predict", "present", "promise", "propose", "put", "quote", "read",
    "reckon", "refer", "remark", "repeat", "reply", "report", "respond", "say", "see", "speak", "state", "stress",
    "suggest", "tell", "think", "underline", "urge", "voice", "warn", "want", "welcome", "wish", "wonder", "write",
)  # fmt: skip

#: The forms of those that are not made by adding -s, -ed or -ing.
SAID = (
    "denies", "denied", "does not", "did not", "gave", "held", "implies", "implied", "knew", "meant", "quotes",
    "replies", "replied", "said", "saw", "spoke", "thought", "told", "wrote",
)  # fmt: skip
