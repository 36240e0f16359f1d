"""Writing commitments' sectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from commitments.models import CommitmentSector

BATCH = 1000


def commitment_sectors_store(*, sectors: Mapping[int, Sequence[str]]) -> None:
    """Make the sectors of each commitment these, the main one first."""
    CommitmentSector.objects.filter(commitment__in=sectors).delete()
    CommitmentSector.objects.bulk_create(
        [
            CommitmentSector(commitment_id=pk, sector_id=code, position=position)
            for pk, codes in sectors.items()
            for position, code in enumerate(codes)
        ],
        batch_size=BATCH,
    )
