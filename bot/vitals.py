"""What is counted of the running bot, for Prometheus.

Kept in prometheus_client's own registry, which a process has one of. No label holds a word
of a question, or who asked it.
"""

from __future__ import annotations

from typing import Final

from prometheus_client import REGISTRY, Counter, Gauge, Histogram

# Seconds; most answers take far less than one.
_BUCKETS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)

_JOB_BUCKETS: Final = (0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0, 3600.0)

QUESTIONS: Final = Counter(
    "verbatim_questions",
    'Questions taken, by what came of them: "answer", the reason why there is none, or the '
    "kind of a failure.",
    ["outcome"],
)
SECONDS: Final = Histogram(
    "verbatim_question_seconds",
    "Seconds from taking a question to its result, waiting included.",
    buckets=_BUCKETS,
)
WAITING: Final = Gauge("verbatim_waiting", "What waits for a thread.", ["lane"])
RUNNING: Final = Gauge("verbatim_running", "What is on a thread.", ["lane"])
CONNECTED: Final = Gauge("verbatim_chat_connected", "1 where a chat is connected.", ["chat"])
FAILURES: Final = Counter("verbatim_chat_failures", "How often a chat broke down.", ["chat"])
GENERATION: Final = Gauge("verbatim_story_generation", "The story's generation.", ["story"])
ARTICLES: Final = Gauge("verbatim_story_articles", "Articles that the story holds.", ["story"])


JOBS: Final = Counter(
    "verbatim_jobs",
    "Admins' jobs that were carried out, by what they did and how they ended.",
    ["kind", "outcome"],
)
JOB_SECONDS: Final = Histogram(
    "verbatim_job_seconds",
    "Seconds from confirming a job to its end, waiting for its turn included.",
    ["kind"],
    buckets=_JOB_BUCKETS,
)
JOBS_RUNNING: Final = Gauge("verbatim_jobs_running", "Jobs that wait for their turn or run.")
DIGESTS: Final = Counter(
    "verbatim_digests",
    "Digests that were due: told, failed and tried again later, or ended with their place.",
    ["outcome"],
)


def connected(chat: str, now: bool) -> None:
    """A chat's connection is up, or lost."""
    CONNECTED.labels(chat).set(now)


def is_connected(chat: str) -> bool:
    return bool(REGISTRY.get_sample_value("verbatim_chat_connected", {"chat": chat}))
