"""Rows for tests. Each factory makes the least that a row needs; a test says what it is about."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import factory
from factory.django import DjangoModelFactory

from actors.models import City, Mandate, Mechanism, Membership, Sector, Standing, State, User
from commitments.models import Commitment, CommitmentMention
from documents.models import Block, Document, DocumentMention, DocumentVersion, ImportRun, RunStatus
from events.models import Event, EventMention
from sco_portal.records import ReviewStatus


class StateFactory(DjangoModelFactory[State]):
    class Meta:
        model = State
        django_get_or_create = ("code",)

    code = "KZ"
    name_ru = factory.LazyAttribute(lambda row: f"Государство {row.code}")


class MemberFactory(DjangoModelFactory[Membership]):
    class Meta:
        model = Membership

    state = factory.SubFactory(StateFactory)
    standing = Standing.MEMBER
    start = dt.date(2001, 6, 15)


class SectorFactory(DjangoModelFactory[Sector]):
    class Meta:
        model = Sector
        django_get_or_create = ("code",)

    code = "energy"
    name_ru = factory.LazyAttribute(lambda row: f"Отрасль {row.code}")
    colour = "sector-5"
    position = factory.Sequence(lambda number: number + 100)


class CityFactory(DjangoModelFactory[City]):
    class Meta:
        model = City
        django_get_or_create = ("slug",)

    slug = "astana"
    name_ru = "Астана"
    country = factory.SubFactory(StateFactory)
    latitude = 51.17
    longitude = 71.43


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person{number}@portal.example")
    name = factory.Sequence(lambda number: f"Person {number}")
    password = factory.django.Password("correct horse battery")


class MandateFactory(DjangoModelFactory[Mandate]):
    class Meta:
        model = Mandate

    user = factory.SubFactory(UserFactory)
    start = dt.date(2020, 1, 1)


class MechanismFactory(DjangoModelFactory[Mechanism]):
    class Meta:
        model = Mechanism

    name_ru = factory.Sequence(lambda number: f"Совещание министров № {number}")
    review = ReviewStatus.PUBLISHED


class DocumentFactory(DjangoModelFactory[Document]):
    class Meta:
        model = Document

    title = factory.Sequence(lambda number: f"План действий № {number}")
    type = "plan"
    review = ReviewStatus.PUBLISHED


class RunFactory(DjangoModelFactory[ImportRun]):
    class Meta:
        model = ImportRun

    filename = "plan.txt"
    status = RunStatus.DONE
    finished_at = dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC)


class VersionFactory(DjangoModelFactory[DocumentVersion]):
    class Meta:
        model = DocumentVersion

    document = factory.SubFactory(DocumentFactory)
    number = 1
    text = "Министры приняли План. Погода была ясной. План действует."
    sha256 = factory.LazyAttributeSequence(
        lambda row, number: hashlib.sha256(f"{row.text}{number}".encode()).hexdigest()
    )
    media_type = "text/plain"
    filename = "plan.txt"
    code_version = "1"


class BlockFactory(DjangoModelFactory[Block]):
    """A block that covers its version's whole text; sentences end at full stops."""

    class Meta:
        model = Block

    version = factory.SubFactory(VersionFactory)
    index = factory.Sequence(lambda number: number)
    kind = "paragraph"
    part = "body"
    text = factory.LazyAttribute(lambda row: row.version.text)
    start = 0
    end = factory.LazyAttribute(lambda row: row.start + len(row.text))

    @factory.lazy_attribute
    def sentences(self) -> list[list[int]]:
        found, start = [], 0
        for part in self.text.split(". "):
            found.append([start, min(start + len(part) + 1, len(self.text))])
            start += len(part) + 2
        return found


def _words(row: Any) -> str:
    return str(row.block.text[row.text_start : row.text_end])


class _MentionFactory(DjangoModelFactory[Any]):
    class Meta:
        abstract = True

    block = factory.SubFactory(BlockFactory)
    version = factory.LazyAttribute(lambda row: row.block.version)
    text_start = 0
    text_end = 8
    start = factory.LazyAttribute(lambda row: row.block.start + row.text_start)
    end = factory.LazyAttribute(lambda row: row.block.start + row.text_end)
    quote = factory.LazyAttribute(_words)
    rule = "test"
    confidence = 0.9
    run = factory.SubFactory(RunFactory)


class DocumentMentionFactory(_MentionFactory):
    class Meta:
        model = DocumentMention

    document = factory.SubFactory(DocumentFactory)


class EventFactory(DjangoModelFactory[Event]):
    class Meta:
        model = Event

    title = factory.Sequence(lambda number: f"{number}-е совещание министров")
    kind = "ministerial"
    start = dt.date(2024, 9, 12)
    end = factory.LazyAttribute(lambda row: row.start)
    date_precision = factory.LazyAttribute(lambda row: "day" if row.start else "")
    review = ReviewStatus.PUBLISHED


class EventMentionFactory(_MentionFactory):
    class Meta:
        model = EventMention

    event = factory.SubFactory(EventFactory)


class CommitmentFactory(DjangoModelFactory[Commitment]):
    class Meta:
        model = Commitment

    document = factory.SubFactory(DocumentFactory)
    position = factory.Sequence(lambda number: number)
    text = factory.Sequence(lambda number: f"расширять обмен опытом, пункт {number}")
    kind = "measure"
    review = ReviewStatus.PUBLISHED


class CommitmentMentionFactory(_MentionFactory):
    class Meta:
        model = CommitmentMention

    commitment = factory.SubFactory(CommitmentFactory)
