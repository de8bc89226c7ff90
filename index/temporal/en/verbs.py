"""How English verbs look, by tense, for `index.temporal.tense`."""

from __future__ import annotations

_IRREGULAR = (
    "was were had did said told met began went came made took held won lost fell rose gave got "
    "sent left found led saw became brought bought sold paid spoke wrote ran sat stood kept hit "
    "cut put set shot struck broke chose drew drove flew grew knew threw wore sought thought "
    "taught caught fought built lent spent meant felt dealt died lay laid beat sank sang swore "
    "withdrew overcame underwent stole woke hung"
).replace(" ", "|")

# What a modal takes with it, the participle included: will not be received.
_VERB = (
    r"(?:\s+(?:not|also))?(?:\s+(?:remain|stay|keep)\s+\w+ed\b)?"
    r"(?:\s+(?:not|also|be|have|been|\w+ly)){0,3}(?:\s+\w+)?"
)

# will stay shut to all traffic until; is closed until.
_UNTIL = r"(?=(?:until|till)\b)"

# What tells neither: a day that something is put off to, a month of which strikes are feared.
_HAS = r"(?:\b(?:has|have|had)\s+(?:\w+\s+)?(?:been\s+)?)?"
_WORDS = r"(?:[\w'’-]+\s+)"
_POSSIBLE = (
    r"\b(?:is|are|was|were|be|been|remains?|remained|seems?|seemed)\s+(?:\w+\s+)?"
    r"(?:possible|conceivable|imaginable)\b"
)
_MOVED = (
    rf"{_HAS}\b(?:called|convened|summoned|set|fixed|moved|postponed|delayed|rescheduled|pushed"
    rf"|deferred|adjourned)\s+{_WORDS}{{0,5}}?(?:for|to|until)\s+(?=\x00)"
)
_FEARED = (
    rf"{_HAS}\b(?:warn(?:s|ed)\s+of|threaten(?:s|ed)|fear(?:s|ed)|predict(?:s|ed)|forecasts?"
    rf"|promis(?:es|ed))\s+{_WORDS}{{1,5}}?in\s+(?=\x00)"
)

VERBS = rf"""
    (?P<either> {_POSSIBLE} | {_MOVED} | {_FEARED} ) |
    (?P<future>
        \b(?:will|won['’]t|shall|would|may|might|could|should|must)\s+(?:\w+\s+){{1,5}}?{_UNTIL}
      | \b(?:is|are|stays?|remains?)\s+(?:\w+\s+){{1,3}}?{_UNTIL}
      | \btakes?\s+(?:effect|place)\b
      | (?:\b(?:will|won['’]t|shall|would|may|might|could|should|must)|['’]ll|['’]d)\b{_VERB}
      | \b(?:is|are|was|were|be|been|am)\s+
        (?:to|due|going|set|scheduled|expected|planned|slated|likely)\b(?:\s+to)?{_VERB}
      | \b(?:due|scheduled|expected|planned|slated|set)\s+(?:to|for|on)\b{_VERB}
      | \b(?:plan|plans|planned|hope|hopes|hoped|intend|intends|aim|aims|want|wants|expect|expects
           |need|needs)\s+to\b{_VERB}
      | \b(?:is|are)\s+\w+ing\b
    )
  | (?P<past>
        \b(?:has|have|had|having)\s+(?:\w+\s+)?(?:\w+ed|\w+en|been|{_IRREGULAR})\b
      | \b(?:{_IRREGULAR})\b
      | \b[a-z]{{2,}}ed\b
    )
  | (?P<open>
        \bto\s+(?!the\b|a\b|an\b)(?:be\s+)?[a-z]{{2,}}\b | \b(?:says|is|are|has|have)\b
    )
"""

BREAKS = r"[,;:()–—]|\b(?:that|which|who|where|when|while|and|but|because|as|if)\b"

# From a verb of saying to the words that it reports.
REPORTS = r"""
    \b(?:said|says|say|told|tells|admit(?:s|ted)|acknowledg(?:es|ed)|announc(?:es|ed)|claim(?:s|ed)
      |conced(?:es|ed)|confirm(?:s|ed)|den(?:y|ies|ied)|explain(?:s|ed)|insist(?:s|ed)|not(?:es|ed)
      |recall(?:s|ed)|repeat(?:s|ed)|report(?:s|ed)|reveal(?:s|ed)|stat(?:es|ed)|testifie[sd]
      |writes|wrote)\b
    (?:[^.;:\n]{0,80}?\bthat\b)?
"""

# "before March 3"
LIMITS = r"\b(?:before|ahead\s+of|prior\s+to|no\s+later\s+than)"
