"""How English verbs look, by tense, for `index.temporal.tense`."""

from __future__ import annotations

from index.temporal.passing import Passing

_IRREGULAR = (
    "was were had did said told met began went came made took held won lost fell rose gave got "
    "sent left found led saw became brought bought sold paid spoke wrote ran sat stood kept hit "
    "cut put set shot struck broke chose drew drove flew grew knew threw wore sought thought "
    "taught caught fought built lent spent meant felt dealt died lay laid beat sank sang swore "
    "withdrew overcame underwent stole woke hung fled hid"
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
    rf"|deferred|adjourned|put\s+off)\s+{_WORDS}{{0,5}}?(?:for|to|until)\s+(?=\x00)"
)
_FEARED = (
    rf"{_HAS}\b(?:warn(?:s|ed)\s+of|threaten(?:s|ed)|fear(?:s|ed)|predict(?:s|ed)|forecasts?"
    rf"|promis(?:es|ed))\s+{_WORDS}{{1,5}}?in\s+(?=\x00)"
)

# What is told in the present beside a date is to come: leaves on 30 April.
_SCHEDULED = (
    r"(?:leaves|retires|(?:re)?opens|closes|begins|(?:re)?starts|ends|expires|resigns|resumes|meets"
    r"|steps?\s+(?:down|aside)|hands?\s+over|stands?\s+(?:trial|down)|comes?\s+into\s+force"
    r"|goes\s+on\s+(?:trial|sale|strike)|takes?\s+(?:effect|place|office|over))"
)

# Acts that are announced for a month or a season to come.
_ACT = (
    r"(?:departure|retirement|withdrawal|closure|(?:re)?opening|return|release|launch|end|sale"
    r"|resumption|takeover|construction|resignation)s?"
)

# What is ordered or promised by a day is to come.
_ORDERED = r"(?:order|ask|demand|promis|pledg|urg|requir|instruct|want|need|recommend)(?:s|e[sd]?)?"

# What is decided to last until then: suspended until June.
_HELD = (
    r"(?<!\bhad\sbeen\s)\b(?:suspended|banned|barred|extended|prolonged|halted|renewed|remanded"
    r"|granted)"
)

# What had been planned for a day may have come or not.
_HAD_PLANNED = (
    r"\bhad\s+(?:been\s+)?(?:due|set|scheduled|slated|expected|planned|hoped|intended|promised"
    rf"|pledged|vowed|ordered|asked|told)\b(?:\s+to\b)?{_VERB}"
)

# may have fled, would have been
_PERFECT = rf"\s+(?:not\s+)?have\s+(?:\w+ly\s+)?(?:been|\w+ed|\w+en|{_IRREGULAR})\b"

# After "to": to the sea, to four points.
_NOT_A_VERB = r"(?:the|a|an|one|two|three|four|five|six|seven|eight|nine|ten)"

VERBS = rf"""
    (?P<ahead>
        {_HAS}\bsummoned\s+{_WORDS}{{1,4}}?to\s+{_WORDS}{{1,3}}?on\s+(?=\x00) |
        (?:\bto\s+|{_HAS})\bannounc(?:e[sd]?|ing)\s+{_WORDS}{{1,2}}?{_ACT}\s+{_WORDS}{{0,4}}?
        (?:in|for)\s+(?:the\s+)?(?=\x00)
      | (?:\bto\s+|{_HAS})\bannounc(?:e[sd]?|ing)\s+{_WORDS}{{1,7}}?for\s+(?:the\s+)?(?=\x00)
      | {_HAS}\bcall(?:s|ed|ing)?\s+(?:for\s+|on\s+{_WORDS}{{1,5}}?)?{_WORDS}{{1,4}}?
        (?:strikes?|protests?|rall(?:y|ies)|march(?:es)?|walkouts?|elections?|boycotts?|vote)\s+
        (?:for\s+|on\s+|in\s+|the\s+){{0,2}}(?=\x00)
    ) |
    (?P<either> {_POSSIBLE} | {_MOVED} | {_FEARED} |
        {_HAD_PLANNED} |
        {_HELD}\s+{_WORDS}{{0,5}}?(?:until|till)\s+(?:the\s+)?(?=\x00) ) |
    (?P<future>
        \b(?:will|won['’]t|shall|would|may|might|could|should|must)\s+(?:\w+\s+){{1,5}}?{_UNTIL}
      | \b(?:is|are|stays?|remains?)\s+(?:\w+\s+){{1,3}}?{_UNTIL}
      | \b{_SCHEDULED}\b
      | (?<!\bhad\s)\b{_ORDERED}\b[^.;:\n]{{1,70}}?\bby\s+(?:the\s+)?(?=\x00)
      | \bfaces?\s+{_WORDS}{{0,2}}?(?:elections?|re-election|trial|vote)\b
      | (?:\b(?:will|won['’]t|shall|(?:would|may|might|could)(?!{_PERFECT})|should|must)
          |['’]ll|['’]d)\b{_VERB}
      | \bthat\s+(?:(?!to\s|cannot\s)[\w'’-]+\s+){{1,5}}?be\s+\w+
      | \b(?:wanting|planning|hoping|intending|expecting)\s+to\b{_VERB}
      | \b(?:is|are|was|were|be|been|am)\s+
        (?:to|due|going|set|scheduled|expected|planned|slated|likely)\b(?:\s+to)?{_VERB}
      | (?<!\bthan\s)\b(?:due|scheduled|expected|planned|slated|set)\s+(?:to|for|on)\b{_VERB}
      | \b(?:plan|plans|planned|hope|hopes|hoped|intend|intends|aim|aims|want|wants|expect|expects
           |need|needs)\s+to\b{_VERB}
      | \b(?:is|are)\s+\w+ing\b
    )
  | (?P<past>
        \b(?:den(?:y|ies|ied)|admit(?:s|ted)?|regret(?:s|ted)?|recall(?:s|ed)?|remember(?:s|ed)?)
        \s+(?:\w+ly\s+)?\w+ing\b
      | \b(?:accus(?:es|ed)|suspect(?:s|ed)|guilty|convicted|acquitted|cleared)\s+{_WORDS}{{0,4}}?
        of\s+\w+ing\b
      | \b(?:has|have|had|having)\s+(?:\w+\s+)?(?:\w+ed|\w+en|been|{_IRREGULAR})\b
      | \b(?:managed|failed|began|started|continued|tried|forced|helped|went\s+on)\s+to\s+[a-z]+\b
      | \b(?:{_IRREGULAR})\b
      | \b[a-z]{{2,}}ed\b
    )
  | (?P<open>
        (?<!\bput\ )(?<!\bsent\ )(?<!\bsubmitted\ )(?<!\bpresented\ )(?<!\bbrought\ )
        (?<!\breturned\ )(?<!\bback\ )(?<!\bgo\ )(?<!\bgoes\ )(?<!\bgoing\ )(?<!\bwent\ )
        (?<!\bcome\ )\bto\s+(?!{_NOT_A_VERB}\b)(?:be\s+)?[a-z]{{2,}}\b
      | \b(?:says|is|are|has|have)\b
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

# "before March 3"; "ordered inspections by the end of June"
LIMITS = (
    r"\b(?:before|ahead\s+of|prior\s+to|no\s+later\s+than"
    rf"|(?:{_ORDERED}|due|set|scheduled|slated|expected|planned)\b[^.;:\n]{{1,70}}\bby)"
)

# What goes back to something earlier.
AFTERS = r"after|following|having"

# What is told in passing: "the act of 2015", "as in 2019", "it broke a rule imposed in 1974".
PASSING = Passing(
    belongs=rf"""
        \A\W*born\s+(?:[\w'’-]+\s+){{0,4}}?(?:in|on)
      | (?: \b(?:of|from|as|than|like) | [(] ) (?:\s+(?:in|on|early|late|mid))? (?:\s+the)?
      | \b(?:[a-z]+(?:ed|ing)|{_IRREGULAR}|has|is|are)\s [^,;:()–—\n]{{0,80}}?
        \b(?!(?:was|were|is|are|be|been|being|had|has|have|not|also|and|or|then|that|he|she|it|they
            |we|who|which|\w+ly)\s)
        [\w'’-]{{2,30}}\s+[a-z]+ed\s+(?:(?:back|early|late)\s+)?(?:in|on|during)(?:\s+the)?
    """,
    relatives=r"which|who|whose|where",
    dates=r"and|or|but|then|before|after|in|on|early|late|mid|by|at",
)
