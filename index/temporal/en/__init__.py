"""English."""

from index.temporal.en.deferral import DEFERRAL
from index.temporal.en.grammar import LEVELS
from index.temporal.en.plans import PLANS
from index.temporal.en.verbs import AFTERS, BREAKS, LIMITS, PASSING, REPORTS, VERBS
from index.temporal.en.vocabulary import ELISIONS, VOCABULARY
from index.temporal.language import Language

ENGLISH = Language(
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
