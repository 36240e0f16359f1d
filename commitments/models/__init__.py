"""What was promised, and how far it is: commitments, national progress, rounds, the ledger of reminders."""

from .commitments import Commitment, CommitmentKind, CommitmentMention, CommitmentSector, DeadlineBasis
from .progress import Evidence, EvidenceKind, Implementation, Progress
from .rounds import Reminder, ReminderStage, Round, RoundState

__all__ = [
    "Commitment",
    "CommitmentKind",
    "CommitmentMention",
    "CommitmentSector",
    "DeadlineBasis",
    "Evidence",
    "EvidenceKind",
    "Implementation",
    "Progress",
    "Reminder",
    "ReminderStage",
    "Round",
    "RoundState",
]
