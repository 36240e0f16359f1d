"""The codes that records may carry. The models' choices are checked against these by a test."""

from __future__ import annotations

EVENT_KINDS = (
    "summit", "ministerial", "senior_officials", "working_group", "expert_meeting", "commission", "board", "forum",
    "conference", "seminar", "round_table", "exhibition", "festival", "competition", "sport", "presentation",
    "ceremony", "other",
)  # fmt: skip
EVENT_FORMATS = ("in_person", "online", "hybrid")
EVENT_STATUSES = ("held", "not_held", "planned")
DATE_PRECISIONS = ("day", "month", "quarter", "year")
ACTIONS = ("adopted", "approved", "signed", "agreed", "endorsed", "discussed", "extended")
DOCUMENT_TYPES = (
    "statement", "declaration", "programme", "plan", "roadmap", "concept", "strategy", "agreement", "memorandum",
    "regulation", "communique", "report", "protocol", "decision", "charter", "initiative", "other",
)  # fmt: skip
INSTRUMENT_STATUSES = ("in_force", "adopted", "approved", "signed", "agreed", "endorsed", "draft", "proposed")
COMMITMENT_KINDS = ("measure", "direction", "form", "institutional", "financial", "follow_up", "principle")
BODIES = ("SGG", "SGP", "other")
SECTORS = (
    "trade_investment", "finance", "industry", "agriculture", "energy", "customs", "digital_ict", "science_innovation",
    "tourism", "environment", "education", "transport", "social_poverty", "health", "culture", "sport", "youth",
    "regions", "security_information", "international_organisations", "women", "media_thinktanks", "general",
)  # fmt: skip
