"""Days beside a verb in the past: those that something is set for are still to come."""

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


@pytest.mark.parametrize(
    ("sentence", "language", "day"),
    [
        ("The lake authority sent the campers home until Monday.", "en", 23),
        ("The judge jailed the man until Monday's hearing.", "en", 23),
        ("The club put the sale off until Friday.", "en", 20),
        ("The minister brought the meeting forward to Thursday.", "en", 19),
        ("The launch slipped to Friday.", "en", 20),
        ("The deadline was extended to Sunday.", "en", 22),
        ("The deadline is Sunday.", "en", 22),
        ("Forecasters issued a warning valid until 6 p.m. Friday.", "en", 20),
        ("Forecasters predicted snow for Saturday.", "en", 21),
        ("The museum was ordered shut until Thursday.", "en", 19),
        ("The ultimatum runs out on Sunday.", "en", 22),
        ("The coach named his squad for Saturday.", "en", 21),
        ("On Monday the council postponed the vote to Thursday.", "en", 19),
        ("La côte a été placée en vigilance orange jusqu'à vendredi.", "fr", 20),
        ("La station a placé la côte en vigilance jusqu'à 18 heures vendredi.", "fr", 20),
        ("L'ultimatum expire dimanche.", "fr", 22),
        ("Le procès s'ouvre lundi.", "fr", 23),
        ("Le délai a été prolongé à dimanche.", "fr", 22),
        ("Lundi, le conseil a reporté le vote à jeudi.", "fr", 19),
        ("Le juge a reporté mardi l'audience à lundi.", "fr", 23),
        ("L'équipe a retardé son départ à dimanche.", "fr", 22),
        ("Le préfet a réquisitionné des agents jusqu'à samedi.", "fr", 21),
        # Of the day of publication itself, that day.
        ("The council scheduled a vote for Wednesday.", "en", 18),
        ("Le maire leur a donné jusqu'à mercredi.", "fr", 18),
    ],
)
def test_further_ways_of_setting_a_weekday(sentence: str, language: str, day: int) -> None:
    assert _told(sentence, language) == day


@pytest.mark.parametrize(
    ("sentence", "language", "day"),
    [
        ("The truce held until Monday.", "en", 16),
        ("The tunnel was closed until Friday, when it reopened.", "en", 13),
        ("Trading was suspended until Monday, when buyers returned.", "en", 16),
        ("The factory did not reopen until Monday.", "en", 16),
        ("The strike, called for Monday, drew few people.", "en", 16),
        ("The rally set for Sunday drew thousands.", "en", 15),
        ("They had agreed to a truce that ended on Sunday.", "en", 15),
        ("The mayor thanked the crews for Sunday.", "en", 15),
        ("The toll for Sunday was nine.", "en", 15),
        ("They managed to escape on Friday.", "en", 13),
        ("Rescuers searched the valley until Sunday.", "en", 15),
        ("The nurses stopped work until Monday, then went back.", "en", 16),
        ("The village had until Sunday been spared.", "en", 15),
        ("The talks scheduled for Monday broke down.", "en", 16),
        ("The governor had extended the curfew until Sunday.", "en", 15),
        ("He extended his lead to four points on Sunday.", "en", 15),
        ("The quarrel dates back to Sunday.", "en", 15),
        ("La trêve a tenu jusqu'à lundi.", "fr", 16),
        ("Le navire, bloqué jusqu'à lundi, a repris la mer.", "fr", 16),
        ("Les infirmières ont suspendu le travail jusqu'à lundi, puis l'ont repris.", "fr", 16),
        ("Les discussions prévues lundi ont échoué.", "fr", 16),
        ("L'accident remonte à dimanche.", "fr", 15),
        ("Le prix a doublé par rapport à dimanche.", "fr", 15),
        ("Le bilan pour dimanche est de neuf morts.", "fr", 15),
        ("Dans la nuit de dimanche à lundi, un homme est mort.", "fr", 16),
        ("Il a porté son avance à quatre points dimanche.", "fr", 15),
        ("Il a fallu attendre jusqu'à lundi pour connaître le bilan.", "fr", 16),
        ("Le tunnel était fermé jusqu'à vendredi, quand il a rouvert.", "fr", 13),
        ("Le rassemblement prévu pour dimanche a réuni mille personnes.", "fr", 15),
        ("Le maire a remercié les pompiers pour dimanche.", "fr", 15),
        ("Les secours ont cherché les disparus jusqu'à dimanche.", "fr", 15),
        ("Le port a fermé jusqu'à dimanche dernier.", "fr", 15),
        ("Le trafic a été coupé de vendredi soir à dimanche.", "fr", 15),
    ],
)
def test_what_lasted_or_took_place_is_past(sentence: str, language: str, day: int) -> None:
    assert _told(sentence, language) == day


@pytest.mark.parametrize(
    ("sentence", "language", "first"),
    [
        ("The city closed its pools until April.", "en", "2026-04-01"),
        ("The bank has until May to repay.", "en", "2026-05-01"),
        ("Officials extended the curfew through 29 March.", "en", "2026-03-29"),
        ("The judge postponed the hearing to 4 May.", "en", "2026-05-04"),
        ("La ville a fermé la piscine jusqu'en avril.", "fr", "2026-04-01"),
        ("La banque a jusqu'en mai pour rembourser.", "fr", "2026-05-01"),
        ("La juge a reporté l'audience au 24 avril.", "fr", "2026-04-24"),
        ("L'armée a prolongé la trêve jusqu'au 29.", "fr", "2026-03-29"),
        ("The mill was shut until February, when it reopened.", "en", "2026-02-01"),
        ("The strike lasted until January.", "en", "2026-01-01"),
        ("L'usine est restée fermée jusqu'en février.", "fr", "2026-02-01"),
        ("La grève a duré jusqu'en janvier.", "fr", "2026-01-01"),
        # What is set is never taken for one nearly a year ahead.
        ("The union set a deadline of 10 February.", "en", "2026-02-10"),
        ("Le juge a fixé l'audience au 16 mars.", "fr", "2026-03-16"),
    ],
)
def test_months_and_days_of_the_month(sentence: str, language: str, first: str) -> None:
    (found,) = time_expressions(sentence, language, _WEDNESDAY)
    assert str(found.from_) == first
