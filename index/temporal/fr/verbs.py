"""How French verbs look, by tense, for `index.temporal.tense`.

Small letters only: a capital is a name (Elvira, Chirac) or opens a sentence.
"""

from __future__ import annotations

_PARTICIPLE = (
    r"\w+(?:é|ée|és|ées)|\w+(?:i|ie|is|ies|it|ite|its|ites|u|ue|us|ues)"
    r"|\w*(?:fait|faite|faits|faites|mort|morte|morts|mortes)|\w+(?:ert|erte|erts|ertes)"
)
_ADVERBS = r"(?:\s+[\w'’-]+){0,3}?"

VERBS = rf"""
    (?P<past>
        \b(?:aurai(?:en)?t|serai(?:en)?t)\s+(?:\w+\s+)?(?:été|eu|{_PARTICIPLE})\b
      | \b(?:a|ont|ai|avons|avait|avaient|eut|eurent|ayant|est|sont|était|étaient|fut|furent
           |ait|aient|soit|soient|étant){_ADVERBS}\s+(?!prévue?s?\b|attendue?s?\b|programmée?s?\b)(?:{_PARTICIPLE})\b
      | \bvien(?:t|nent)\s+d(?:e\b|['’])
      | \b(?:fut|furent|eut|eurent|fit|firent|dit|prit|prirent|vint|vinrent|mit|mirent|put|purent)\b
      | \b\w{{2,}}(?:èrent|irent|urent|inrent)\b
      | \b(?:était|étaient|avait|avaient|allait|allaient|faisait|faisaient)\b
      | \b(?!fait\b|lait\b|trait\b|attrait\b|retrait\b|portrait\b|parfait\b|souhait\b|extrait\b)
        (?!\w*(?:er|ir|dr|vr|our|aur)(?:ait|aient)\b|devait\b|devaient\b)\w{{2,}}(?:ait|aient)\b
    )
  | (?P<future>
        \b(?!environs\b)\w+(?:er|ir|dr|vr|ur|rr|ttr|îtr)(?:a|ont)\b
      | \b(?!environs\b)\w+(?:er|ir|ndr|evr|aur|rr)(?:ai|ons|ez|as)\b
      | \b(?:ira|iront|aura|auront|fera|feront|sera|seront)\b
      | \b\w{{2,}}(?:er|ir|dr|vr|our|aur)(?:ait|aient)\b
      | \b(?:va|vont|doit|doivent|devait|devaient|compte|comptent|prévoit|prévoient|espère
           |espèrent|entend|entendent|souhaite|souhaitent)\s+(?:\w+\s+){{0,2}}?\w+(?:er|ir|re|oir)\b
      | \b(?:prévue?s?|attendue?s?|programmée?s?)\b
    )
  | (?P<open>
        \b(?:de|d['’]|à|pour|peut|peuvent|veut|veulent)\s*(?:\w+\s+)?\w{{2,}}(?:er|ir|oir|dre|tre|ire)\b
    )
"""

BREAKS = r"[,;:()–—]|\b(?:que|qui|dont|où|et|mais|alors|tandis)\b|\bqu['’]"
