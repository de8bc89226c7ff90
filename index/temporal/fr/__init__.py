"""French."""

from index.temporal.fr.deferral import DEFERRAL
from index.temporal.fr.grammar import LEVELS
from index.temporal.fr.plans import PLANS
from index.temporal.fr.verbs import AFTERS, BREAKS, LIMITS, PASSING, REPORTS, VERBS
from index.temporal.fr.vocabulary import ELISIONS, VOCABULARY
from index.temporal.language import Language

FRENCH = Language(
    VOCABULARY,
    LEVELS,
    ELISIONS,
    VERBS,
    BREAKS,
    REPORTS,
    LIMITS,
    AFTERS,
    PLANS,
    deferral=DEFERRAL,
    passing=PASSING,
)
