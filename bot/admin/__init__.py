"""Changing stories while the bot runs: who may, what it would change, jobs that do it."""

from bot.admin.models import (
    Actor,
    AdminRequest,
    AuditRow,
    Folder,
    HistoryRow,
    Job,
    JobProgress,
    JobResult,
    JobState,
    Kind,
    Link,
    OnProgress,
    Pasted,
    Plan,
    PlanItem,
    Upload,
    made,
)
from bot.admin.office import Office
from bot.admin.permissions import may

__all__ = [
    "Actor",
    "AdminRequest",
    "AuditRow",
    "Folder",
    "HistoryRow",
    "Job",
    "JobProgress",
    "JobResult",
    "JobState",
    "Kind",
    "Link",
    "Office",
    "OnProgress",
    "Pasted",
    "Plan",
    "PlanItem",
    "Upload",
    "made",
    "may",
]
