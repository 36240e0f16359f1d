"""A clause that was found to be a commitment, before its fields are filled."""

from __future__ import annotations

from dataclasses import dataclass

from documents.extraction.recognise.commitments.passages import Passage


@dataclass(frozen=True, slots=True)
class Draft:
    """`start`, `end` in `passage.block.text`. `code`: the modality (lexicon/modality.toml), «item» or «norm».

    `words`: where in the block the modality stands, for the responsible body; None for list items.
    """

    passage: Passage
    start: int
    end: int
    code: str
    rule: str
    confidence: float
    words: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        return self.passage.block.text[self.start : self.end]

    @property
    def sentence(self) -> str:
        return self.passage.text
