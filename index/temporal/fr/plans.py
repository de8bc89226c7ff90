"""How French plans, moves and takes back, for `index.temporal.standing`."""

from __future__ import annotations

from index.temporal.fr.statements import SAID
from index.temporal.plans import Plans

_PREPOSITION = r"(?:pour|à|au|en|dès|du)?\s*(?:le\s+|la\s+)?"
_MOVED = (
    r"(?:report|repouss|décal|ajourn|annul|différ|déprogramm|supprim|abandonn|renvoy)ée?s?"
    r"|avancée?s?\s+(?:à|au)\s+\x00"
)

PLANS = Plans(
    planned=rf"""
        (?<!\bdésormais\ )(?<!\bfinalement\ )(?<!\bmaintenant\ )
        \b(?:(?:prévu|programmé|attendu|planifié|promis)e?s?|(?:fixé|annoncé|convoqué)e?s?\s+(?:pour|à|au))
        \s*
        (?:initialement\s+|d['’]abord\s+|à\s+l['’]origine\s+)?{_PREPOSITION}
      | \b(?:initialement|à\s+l['’]origine)\s+{_PREPOSITION}
    """,
    was_to=rf"""
        \b(?:devai(?:t|ent)|aurai(?:t|ent)\s+dû)\s+(?:[\w'’-]+\s+){{1,7}}?{_PREPOSITION}
    """,
    former=rf"""
        \b(?:initialement|d['’]abord|à\s+l['’]origine|au\s+départ|auparavant)\s+
        (?:(?:prévu|programmé|attendu|planifié|promis)e?s?
          |(?:fixé|annoncé|convoqué)e?s?\s+(?:pour|à|au))
        \s*{_PREPOSITION}
      | \b(?:prévu|programmé|attendu|planifié|promis|fixé|annoncé|convoqué)e?s?\s+
        (?:initialement|d['’]abord|à\s+l['’]origine|au\s+départ)\s+{_PREPOSITION}
    """,
    instead=r"\bfinalement\b",
    moved=rf"""
        (?<!\bn['’])(?<!\bne\ )
        \b(?:a|ont|avait|avaient|est|sont|était|étaient|sera|seront|fut|furent)\s+
        (?!pas\b|jamais\b)(?:finalement\s+|de\ nouveau\s+)?(?:été\s+)?(?:\w+ment\s+)?
        (?:{_MOVED})
      | \b(?:reporte|repousse|ajourne|annule|reportent|repoussent|annulent)\s+
        (?:le|la|l['’]|les|au?|à)
      | \b(?:report|annulation|ajournement|reports|annulations)\s+(?:de|du|des|d['’])
    """,
    moving=rf"\b(?:{_MOVED})\s+(?:[\w'’-]+\s+){{0,3}}?",
    never=r"""
        \baurai(?:t|ent)\s+dû\s+(?:[\w'’-]+\s+){1,7}?(?:pour|à|au|en|dès)?\s*(?:le\s+|la\s+)?
    """,
    denied=r"""
        \b(?:et\s+)?non\s+(?:pas\s+)?(?:le\s+|la\s+|en\s+|au\s+)?
      | \bcontrairement\s+à\s+(?:[\w'’-]+\s+){1,7}?(?:le\s+|la\s+|en\s+|au\s+)?
      | \b(?:corrig|rectifi|contredi|dément|démenti)\w*\s+(?:[\w'’-]+\s+){0,3}?
        (?:montants?|chiffres?|nombres?|bilans?|déclarations?|propos|annonces?|versions?|dates?)\s+
        (?:[\w'’-]+\s+){0,2}?(?:d['’]|le\s+|en\s+|au\s+)?
      | \bnon\s+(?:[\w.,]+\s+){1,4}?comme\s+\w+\s+(?:le\s+|la\s+|en\s+|au\s+)?
      | \b(?:au\s+lieu|plutôt)\s+(?:du|de|que|qu['’])\s*(?:le\s+|la\s+|en\s+)?
    """,
    compared=r"""
        \d[^;\n]{0,60}?\b(?:contre|au\s+lieu\s+de)\s+\d[\d.,\s]*[%$€£]?\s*(?:[\w-]+\s+){0,3}?
        (?:le|la|en|au|à|fin)?\s*
    """,
    setting=r"""
        \b(?:relev|abaiss|augment|rédui|baiss|port|ramen)\w*\s+(?:[\w'’-]+\s+){1,6}?à\s
    """,
    within=r"(?:\b(?:au|dès|depuis|durant|pendant|avant|après|vers)\s+(?:le\s+)?|\bjusqu['’]au\s+)",
    retracts=r"""
        \bversions?\s+(?:précédentes?|antérieures?|initiales?)\s+(?:de|du)\b
      | \b(?:premières?|précédentes?)\s+versions?\s+(?:de|du)\b
      | \bdans\s+une\s+(?:première\s+version|précédente\s+version|version\s+précédente)\b
      | \b(?:cet\s+article|cette\s+dépêche|ce\s+texte|l['’]article)\s+(?:a|avait)\s+(?:été\s+)?
        (?:modifié|corrigé|rectifié|mise?\s+à\s+jour)e?\b
      | \bcontrairement\s+à\s+ce\s+que\s+nous\b
      | \bnous\s+(?:avons|avions)\s+(?:écrit|indiqué|affirmé|annoncé|publié)\s+
        (?:par\s+erreur|à\s+tort)\b
      | \b(?:rectificatif|erratum|correction)\b[^.]{0,60}\bnous\s+(?:avons|avions|\w+ions)\b
    """,
    said=SAID,
)
