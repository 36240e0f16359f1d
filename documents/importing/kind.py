"""What importers of every app say of their kind of record; the rest is the same for all (`settling`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from documents.extraction.records import Evidence
from documents.models import Mention
from documents.reconcile.claims import Group
from documents.reconcile.plan import Plan
from sco_portal.records import Record

from .protocol import FindMechanism, no_mechanism

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Draft:
    """One record of a reading, matched. `id`: primary key of the record, known or reserved; `new`: which of the two.

    `key`: of the name by which the passage calls it.
    """

    id: int
    new: bool
    evidence: Evidence
    said: dict[str, dict[str, Any]]
    key: str
    rule: str
    confidence: float
    also: tuple[Evidence, ...] = ()


class Kind(Generic[R]):
    """A kind of record: its tables, its fields, and what its passages' words mean as rows."""

    name: ClassVar[str]
    model: type[R]
    mention_model: type[Mention]
    groups: ClassVar[Sequence[Group]]
    makes_mechanisms: ClassVar[bool] = False  # whether a name in its passages is enough for a new mechanism

    def __init__(self, mechanism_named: FindMechanism = no_mechanism) -> None:
        self.mechanism_named = mechanism_named

    def fixed(self, record: R) -> bool:
        """Whether the row's values come from elsewhere (reference data) and are not worked out from mentions."""
        return False

    def speaks_for_itself(self, row: Mention) -> bool:
        """Whether the record tells this of itself, which goes before what others tell of it."""
        return False

    def localise(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        """Words of a passage turned into keys of rows (a city's name into its slug); what is not known is left out."""
        return said

    def ours(self, records: Sequence[R]) -> dict[int, dict[str, Any]]:
        """The values that the portal has, in the same terms as `localise`."""
        raise NotImplementedError

    def assign(self, record: R, values: Mapping[str, Any]) -> None:
        """Put planned values on the row."""
        raise NotImplementedError

    def moved(self, record: R) -> set[str]:
        """Columns that follow the source without ceremony (a place in the order), put on the row."""
        return set()

    def store(self, new: Sequence[R], changed: Sequence[R], fields: Iterable[str]) -> None:
        """Write rows through the app's services."""
        raise NotImplementedError

    def store_related(self, plans: Mapping[int, Plan], mentions: Sequence[Mention]) -> None:
        """Write what hangs on the rows (cities, parties, outcomes). `mentions`: all that count for these records."""

    def naming_mechanism(self, key: str) -> list[Mention]:
        """Passages that name a mechanism by this key, of records that have none yet."""
        return []

    def pointing_at(self, kind: str, record: int) -> set[int]:
        """Records of this kind with a link to that record of another or the same kind."""
        return set()
