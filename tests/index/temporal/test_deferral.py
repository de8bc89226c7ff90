"""Weekdays beside a verb in the past: those that something is set for are still to come."""

from __future__ import annotations

from datetime import date

import pytest

from index.models import Bound
from index.temporal import time_expressions

_WEDNESDAY = date(2026, 3, 18)


def _told(sentence: str, language: str) -> int | None:
    """The day of March that a sentence's last date names, or ends or begins with."""
    *_, found = time_expressions(sentence, language, _WEDNESDAY)
    day = found.from_ if found.bound is Bound.SINCE else found.to
    return day.day if day else None


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The union set a deadline of Sunday for a reply.", 22),
        ("The judge postponed the hearing to Monday.", 23),
        ("The city closed its schools through Friday.", 20),
        ("Ministers gave the firm until Thursday to answer.", 19),
        ("The airline cancelled all flights until Saturday.", 21),
        ("The league moved the match to Sunday.", 22),
        ("The council fixed the vote for Tuesday.", 24),
        ("The court adjourned the case until Monday.", 23),
        ("The bank has until Monday to pay.", 23),
        ("The company had until Friday to comply.", 20),
        ("She booked the hall for Saturday.", 21),
        ("The two sides agreed to meet on Sunday.", 22),
        ("The parties agreed to meet again Thursday.", 19),
        ("They agreed on a truce starting Sunday.", 22),
        ("They agreed a ceasefire from Friday.", 20),
        ("The mayor scheduled a meeting for Sunday.", 22),
        ("The mayor summoned the owners for Thursday.", 19),
        ("The regulator imposed a Friday deadline.", 20),
        ("The minister gave the strikers a Monday deadline.", 23),
        ("Officials extended the curfew until Saturday.", 21),
        ("Rain delayed the launch until Tuesday.", 24),
        ("The judge set Monday as the date of the trial.", 23),
        ("The group issued an ultimatum expiring Sunday.", 22),
        ("The rebels demanded payment by Sunday.", 22),
        ("The judge remanded the two men in custody until Monday.", 23),
        ("The firm put off the sale to Friday.", 20),
        ("The union called a strike for Monday.", 23),
        ("The ban was extended through Sunday.", 22),
        ("Voting was rescheduled for Saturday.", 21),
        ("The ferry stays in port until Friday.", 20),
        ("Police sealed off the square until Thursday.", 19),
        ("The pirates demanded payment before Sunday.", 22),
        ("The judge told the firm to pay before Monday.", 23),
    ],
)
def test_english_weekdays_to_come(sentence: str, day: int) -> None:
    assert _told(sentence, "en") == day


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The port was shut until Friday.", 13),
        ("The deadline expired on Sunday.", 15),
        ("On Monday he postponed the hearing.", 16),
        ("The hearing was postponed on Monday.", 16),
        ("The bridge has been closed since Sunday.", 15),
        ("The strike lasted until Monday.", 16),
        ("He stayed in hospital until Sunday.", 15),
        ("They waited until Monday to tell the families.", 16),
        ("The firm missed Monday's deadline.", 16),
        ("The ministers met on Monday.", 16),
        ("He failed to appear on Monday.", 16),
        ("She was the first to resign on Sunday.", 15),
        ("The minister apologised for Sunday's remarks.", 15),
        ("He was praised for Monday's speech.", 16),
        ("Prices rose 2% from Friday to Monday.", 16),
        ("The rain continued through Sunday.", 15),
        ("The court released him to his family on Monday.", 16),
        ("The mayor set out his plan on Monday.", 16),
        ("The city closed its schools on Monday.", 16),
        ("Police called for calm on Sunday.", 15),
        ("He called for an inquiry on Sunday.", 15),
        ("The judge gave him bail on Monday.", 16),
        ("The road had been closed until Sunday.", 15),
        ("The council moved to ban the firm on Monday.", 16),
        ("She had left the town before Sunday.", 15),
    ],
)
def test_english_weekdays_past(sentence: str, day: int) -> None:
    assert _told(sentence, "en") == day


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Le juge a reporté le procès à lundi.", 23),
        ("Le tribunal a renvoyé l'audience à lundi.", 23),
        ("Le juge a fixé l'audience à lundi.", 23),
        ("Le groupe a fixé un ultimatum à dimanche.", 22),
        ("Le maire a convoqué une réunion pour mardi.", 24),
        ("Le tribunal a mis sa décision en délibéré à vendredi.", 20),
        ("Les syndicats ont déposé un préavis pour vendredi.", 20),
        ("Le théâtre a vendu des billets pour dimanche.", 22),
        ("La ville a fermé les écoles jusqu'à vendredi.", 20),
        ("Le préfet a prolongé le couvre-feu jusqu'à samedi.", 21),
        ("Le juge lui a donné jusqu'à dimanche pour répondre.", 22),
        ("La société a jusqu'à lundi pour payer.", 23),
        ("La société avait jusqu'à vendredi pour se conformer.", 20),
        ("Les pirates ont exigé un paiement avant dimanche.", 22),
        ("Le syndicat a lancé un ultimatum qui expire dimanche.", 22),
        ("Le gouvernement leur a laissé un délai jusqu'à samedi.", 21),
        ("La compagnie a annulé ses vols jusqu'à samedi.", 21),
        ("Il a été placé en garde à vue jusqu'à vendredi.", 20),
        ("Le match a été décalé à dimanche.", 22),
        ("La réunion a été avancée à jeudi.", 19),
        ("Le vote a été repoussé à mardi.", 24),
        ("La ministre a promis une réponse d'ici vendredi.", 20),
        ("La ministre a promis une réponse d'ici à vendredi.", 20),
        ("Le maire a donné rendez-vous aux habitants pour samedi.", 21),
        ("Ils ont obtenu une trêve jusqu'à dimanche.", 22),
        ("Le port restera bloqué jusqu'à samedi.", 21),
        ("Les deux camps sont convenus de se revoir dimanche.", 22),
        ("Les partis ont accepté de se retrouver jeudi.", 19),
        ("Le trafic est interrompu jusqu'à vendredi.", 20),
        ("Le syndicat a appelé à la grève pour lundi.", 23),
    ],
)
def test_french_weekdays_to_come(sentence: str, day: int) -> None:
    assert _told(sentence, "fr") == day


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Le délai a expiré dimanche.", 15),
        ("Lundi, il a reporté l'audience.", 16),
        ("Le tribunal a renvoyé l'affaire lundi.", 16),
        ("Le pont est fermé depuis dimanche.", 15),
        ("La grève a duré jusqu'à lundi.", 16),
        ("Il est resté à l'hôpital jusqu'à dimanche.", 15),
        ("Ils ont attendu jusqu'à lundi pour prévenir les familles.", 16),
        ("Les ministres se sont réunis lundi.", 16),
        ("Il a été condamné pour ses propos de dimanche.", 15),
        ("La pluie a continué jusqu'à dimanche.", 15),
        ("Le maire a fixé lundi ses conditions.", 16),
        ("La ville a fermé les écoles lundi.", 16),
        ("Il a appelé au calme dimanche.", 15),
        ("Le pont était resté fermé jusqu'à dimanche.", 15),
        ("Elle avait jusqu'à dimanche soutenu le projet.", 15),
        ("Le préfet a donné lundi son accord.", 16),
        ("De vendredi à lundi, les prix ont augmenté.", 16),
        ("Il avait quitté la ville avant dimanche.", 15),
        ("Il a été remis à sa famille lundi.", 16),
    ],
)
def test_french_weekdays_past(sentence: str, day: int) -> None:
    assert _told(sentence, "fr") == day
