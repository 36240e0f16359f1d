"""What was said: documents, their versions and blocks, mentions, parties, and the runs that read them."""

from .documents import (
    AdoptingBody,
    Document,
    DocumentParty,
    DocumentSector,
    DocumentStage,
    DocumentType,
    PartyStanding,
)
from .mentions import DocumentMention, Match, MechanismMention, Mention
from .runs import CandidateChange, ChangeAction, Decision, ImportRun, Question, RunKind, RunStatus
from .versions import Block, DocumentVersion

__all__ = [
    "AdoptingBody",
    "Block",
    "CandidateChange",
    "ChangeAction",
    "Decision",
    "Document",
    "DocumentMention",
    "DocumentParty",
    "DocumentSector",
    "DocumentStage",
    "DocumentType",
    "DocumentVersion",
    "ImportRun",
    "Match",
    "MechanismMention",
    "Mention",
    "PartyStanding",
    "Question",
    "RunKind",
    "RunStatus",
]
