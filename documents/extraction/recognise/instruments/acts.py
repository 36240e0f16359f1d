"""What a passage says became of a document: the word of action that governs its title, and the state that it leaves.

The nearest word of action before the title decides, unless one right after it does («Концепция …, одобренная 21
июня»). Words
inside other titles govern nothing. An item of a list is governed by the paragraph that introduces the list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.extraction.find.actions import FINITE, NOUN, PARTICIPLE, SHORT, ActionHit, find_actions
from documents.extraction.find.morphology import lemma, may_be
from documents.extraction.find.titles import TitleHit
from documents.extraction.find.titles.grammar import part_of
from documents.extraction.find.titles.kinds import gender_of
from documents.extraction.recognise.instruments.mentions import Passage, lead_of

ONGOING = re.compile(
    r"\b(?:начат|продолжа|продолжен|заверш|вед[её]тся|велась|запущен|находится|находятся|осуществля|идет|идёт|"
    r"консультац|переговор|обсужд|продолжить|работ\w+\s+по)\w*",
    re.IGNORECASE,
)
HAPPENED = re.compile(
    r"\b(?:стал[аои]?|состоял\w+|произошл\w+|результат\w*|итог\w*|заверш[её]н\w*|церемони\w+|отмечен\w*|приветств\w+|удовлетворени\w+)\b",
    re.IGNORECASE,
)
TASK = re.compile(r"\b(?:поруч\w+|надлежит|предстоит|следует|просить|необходимо)\b", re.IGNORECASE)
SUGGESTED = re.compile(
    r"\b(?:предлож\w+|предлага\w+|рекомендова\w+|целесообразн\w+|важн\w+|необходимост\w+)\s+(?:\S+\s+){0,3}$",
    re.IGNORECASE,
)
NOT_YET = re.compile(r"\bподлеж\w+|\bпланиру\w+|\bпредсто\w+|\bнамечен\w*", re.IGNORECASE)
LINKS = frozenset("быть стать находиться являться вестись продолжаться состояться мочь".split())
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
REFUSED = re.compile(
    r"\bот\s+(?:подписания|принятия|утверждения|согласования)\b.*?\b(?:воздерж|отказ)\w*", re.IGNORECASE
)
NO_CONSENSUS = re.compile(r"\b(?:не\s+достигл\w+|отсутстви\w+)\s+(?:\w+\s+)?консенсус\w*", re.IGNORECASE)
ABOUT_PROGRESS = re.compile(
    r"\b(?:ход[а-я]?|итог\w*|реализаци\w+|выполнени\w+|исполнени\w+|положени\w+|цел\w+|"
    r"принцип\w+)\s+(?:и\s+\w+\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
AFTER_TITLE = re.compile(
    r"^[\s»\")]*(?:\([^()]*\)\s*)?(?:,\s*|\(\s*)?(?:что\s+(?:позднее\s+)?|"
    r"(?:об?\s+)?котор\w+\s+)?(?:не\s+)?(?:был[аио]?\s+|будет\s+|также\s+)*(?:не\s+)?$"
)
OUTCOME_ACTIONS = frozenset({"adopted", "approved", "signed", "agreed", "endorsed", "extended"})
OWN_DATE = re.compile(r"^\s*(?:\([А-ЯЁA-Z]{2,8}\)\s*)?\(")
DONE_LIST = re.compile(r"\bдокумент\w*\s*,?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Act:
    """What governs a title: the status, the words of the act in the block (None when the lead or nothing says it),
    the rule.

    `reach` is the text in which the date of the act may stand, `offset` where `reach` begins in the block (None for
    the lead).
    """

    status: str
    rule: str
    confidence: float
    done: bool = False
    hit: ActionHit | None = None


def act_on(passage: Passage, hit: TitleHit, actions: list[ActionHit]) -> Act:
    """The act on a title. Offsets of `actions` are in the block's text, like those of the title."""
    if hit.code == "decision" and hit.dated:
        return _by_itself(hit)
    return (
        _extension(passage, hit, actions)
        or _after(passage, hit, actions)
        or _nested(passage, hit)
        or _before(passage, hit, actions)
        or _from_lead(passage, hit)
        or _by_itself(hit)
    )


def actions_of(passage: Passage) -> list[ActionHit]:
    """Words of action of the passage outside its titles."""
    shifted = [_shifted(action, passage.start) for action in find_actions(passage.text)]
    return [
        action
        for action in shifted
        if not any(hit.start <= action.start < hit.end for hit in passage.hits if not hit.bare)
    ]


def action_of(act: Act) -> str | None:
    """The act in the codes of outcomes: what was done to a document, or to its draft, where the passage tells of it."""
    if act.rule == "extension-approved":
        return "extended"
    if act.rule in {
        "before-discussed",
        "lead-discussed",
        "being-agreed",
        "no-consensus",
        "before-noted",
        "after-noted",
    }:
        return "discussed"
    if act.rule.startswith(("after-", "signed-before")) and act.hit and act.hit.form == PARTICIPLE:
        return None  # «подписанного в 2019 году» tells of another day
    if not act.done:
        return "extended" if act.rule == "extended" and act.hit else None
    said = act.hit.action if act.hit else act.rule.removeprefix("lead-")
    return "discussed" if said == "noted" else said if said in OUTCOME_ACTIONS else act.status


def _shifted(action: ActionHit, by: int) -> ActionHit:
    return ActionHit(
        action.start + by, action.end + by, action.action, action.status, action.form, action.denied, action.later
    )


def _extension(passage: Passage, hit: TitleHit, actions: list[ActionHit]) -> Act | None:
    """«вопрос о продлении Плана …, что позднее было утверждено»: what was approved is the extension."""
    before = [action for action in actions if action.end <= hit.start]
    after = _after(passage, hit, actions) if before and before[-1].action == "extended" else None
    return Act("in_force", "extension-approved", 0.85, done=True, hit=after.hit) if after and after.done else None


def _after(passage: Passage, hit: TitleHit, actions: list[ActionHit]) -> Act | None:
    """«…, одобренной 21 июня», «Протокол не был согласован», «доклад … приняли к сведению», «…, что было
    утверждено».
    """
    for action in actions:
        gap = passage.block.text[hit.end : action.start] if action.start >= hit.end else None
        if gap is None or not AFTER_TITLE.match(gap) or action.action in {"applied", "supported"}:
            continue
        if action.denied:
            return Act("draft", "act-denied", 0.85, hit=action)
        if not _follows(action, gap, hit) or _inner_ends_here(passage, hit, action):
            continue
        if action.form == PARTICIPLE and action.action == "signed" and hit.code in {"memorandum", "agreement"}:
            return Act("in_force", "signed-before", 0.85, done=True, hit=action)
        if action.action == "noted" or action.done:
            return Act(action.status, f"after-{action.action}", 0.9, done=True, hit=action)
        if action.later and NOT_YET.search(passage.block.text[hit.end : action.end]):
            return Act("proposed" if not hit.draft else "draft", "act-later", 0.8, hit=action)
    later = re.match(
        r"\s+(?:планиру\w+|подлеж\w+)\s+(?:\w+\s+)?(?:утвержд|утверд|подписа|принят|принят)",
        passage.block.text[hit.end : hit.end + 60],
    )
    return Act("draft" if hit.draft else "proposed", "act-later", 0.8) if later else None


def _follows(action: ActionHit, gap: str, hit: TitleHit) -> bool:
    """Whether a word after the title can speak of it: «, утвержденный …», «(утвержден …», «был подписан», «приняли к
    сведению». What has its predicate after it stands in the nominative.
    """
    if action.form == PARTICIPLE:
        return "," in gap
    if "," in gap:
        return bool(re.search(r"\b(?:что|котор)", gap))
    if gap.endswith("("):
        return action.form == SHORT
    if hit.cases and not hit.cases & {"nomn", "accs"}:
        return False
    return action.form != FINITE or action.action == "noted"


def _inner_ends_here(passage: Passage, hit: TitleHit, action: ActionHit) -> bool:
    """«Плана … в рамках Меморандума …, подписанного …»: the participle speaks of the inner document; of the outer one
    where only its gender fits («План … Соглашения … (утвержден …)»).
    """
    pair = (hit, *(o for o in passage.hits if o.nested != hit.nested and o.end == hit.end and o is not hit))
    if len(pair) == 1:
        return False
    word = passage.block.text[action.start : action.end]
    fits = {one.nested: may_be(word, "sing", gender_of(one.title)) for one in pair}
    return fits[False] and not fits[True] if hit.nested else fits[True]


def _nested(passage: Passage, hit: TitleHit) -> Act | None:
    """A document inside another one's title exists already."""
    return Act("in_force", "nested-title", 0.85) if hit.nested else None


def _before(passage: Passage, hit: TitleHit, actions: list[ActionHit]) -> Act | None:
    before = [action for action in actions if action.end <= hit.start]
    if REFUSED.search(passage.text):
        return Act("draft", "refused", 0.8)
    if NO_CONSENSUS.search(passage.block.text[passage.start : hit.start]):
        return Act("draft", "no-consensus", 0.85)
    for action in reversed(before):
        act = _judged(passage, hit, action)
        if act is not None:
            return act
    return Act("draft", "draft-word", 0.85) if hit.draft else None


def _judged(passage: Passage, hit: TitleHit, action: ActionHit) -> Act | None:
    """What one word before the title means for it; None lets the word before it speak."""
    text, name = passage.block.text, action.action
    gap, before = text[action.end : hit.start], text[passage.start : action.start]
    if _another_verb(passage, action, hit):
        return Act("draft", "draft-word", 0.8) if hit.draft else Act("in_force", "mentioned", 0.8)
    if ";" in gap and name not in {"approved", "adopted", "signed", "agreed", "endorsed", "discussed"}:
        return None
    if name in {"applied", "supported"}:
        return None if hit.draft else Act("in_force", f"before-{name}", 0.9)
    if name == "noted":
        return Act("in_force", "before-noted", 0.9, done=True, hit=action)
    if name == "proposed":
        return Act("proposed", "before-proposed", 0.8) if not hit.draft else None
    if name == "drafted":
        return Act(_drafted(before, action, hit), "before-drafted", 0.8)
    if name == "discussed":
        return _discussed(text, hit, action, gap)
    return _done(passage, hit, action, before, gap)


def _another_verb(passage: Passage, action: ActionHit, hit: TitleHit) -> bool:
    """«утвердили План А и отметили важность Плана Б»: a verb that stands between takes the title for itself."""
    if action.form == PARTICIPLE:
        return False
    between = passage.block.text[action.end : hit.start]
    for other in passage.hits:
        if action.end <= other.start and other.end <= hit.start:
            between = between.replace(passage.block.text[other.start : other.end], " ")
    return any(part_of(w) == "VERB" and lemma(w) not in LINKS for w in WORD.findall(between) if w[0].islower())


def _drafted(before: str, action: ActionHit, hit: TitleHit) -> str:
    """Work that has begun or a task that is set leaves a draft; the bare wish to write something, a proposal."""
    if SUGGESTED.search(before):
        return "proposed"
    if action.form == SHORT:
        return "draft"
    return "draft" if hit.draft or ONGOING.search(before) or TASK.search(before) or "обсужд" in before else "proposed"


def _discussed(text: str, hit: TitleHit, action: ActionHit, gap: str) -> Act | None:
    if hit.draft or (
        not ABOUT_PROGRESS.search(gap)
        and re.fullmatch(r"[\s\w«»\",-]{0,60}", gap)
        and not re.search(r"\bвопрос|\bмер[ыа]?\b|\bход", gap)
    ):
        return Act("draft", "before-discussed", 0.85, hit=action)
    return Act("in_force", "discussed-about", 0.7)


def _done(passage: Passage, hit: TitleHit, action: ActionHit, before: str, gap: str) -> Act | None:
    if action.denied or action.later:
        ready = hit.draft or action.denied or re.search(r"\bготов\w+\s+к\s+$", before, re.IGNORECASE)
        return Act("draft" if ready else "proposed", "act-later", 0.7)
    if action.form == PARTICIPLE and not _tells_act(passage, action, gap):
        return Act("in_force", "said-in-passing", 0.85)
    if (
        action.form == NOUN
        and action.action == "agreed"
        and not re.search(r"(?:состоял\w+|заверш[её]н\w*|завершил\w*)\s+$", before, re.IGNORECASE)
    ):
        return Act("draft", "being-agreed", 0.85, hit=action)
    if action.form == NOUN and not HAPPENED.search(before):
        return Act("in_force", "act-of-the-past", 0.75) if not hit.draft else Act("draft", "draft-word", 0.8)
    if action.action == "extended":
        return Act("in_force", "extended", 0.9, done=action.form != NOUN, hit=action)
    return Act(action.status, f"before-{action.action}", 0.95, done=True, hit=action)


def _tells_act(passage: Passage, action: ActionHit, gap: str) -> bool:
    """«принятый государствами по итогам заседания … План», «форум, утвердивший Устав»; «принятой Стратегией» only
    mentions.
    """
    return len(gap.split()) > 1 or may_be(passage.block.text[action.start : action.end], "PRTF", "actv")


def _from_lead(passage: Passage, hit: TitleHit) -> Act | None:
    """An item of a list: «утверждены следующие документы:», «документов, утвержденных в ходе заседания …»."""
    lead = lead_of(passage.block)
    if not lead or passage.block.text[: hit.start].strip(' -–—•«"').count(" ") > 2:
        return None
    found = [
        a
        for a in find_actions(lead)
        if a.action in {"approved", "adopted", "signed", "agreed", "endorsed", "discussed"}
    ]
    done = [a for a in found if a.done and a.form != NOUN]
    if done:
        best = max(done, key=lambda a: ("agreed", "endorsed", "approved", "adopted", "signed").index(a.status))
        return Act(best.status, f"lead-{best.action}", 0.85, done=True)
    return Act("draft", "lead-discussed", 0.8) if found else None


def _by_itself(hit: TitleHit) -> Act:
    """Nothing governs: a numbered decision with its date was adopted on it; anything else stands."""
    if hit.code == "decision" and hit.dated:
        return Act("adopted", "dated-decision", 0.9, done=True)
    return Act("draft", "draft-word", 0.85) if hit.draft else Act("in_force", "mentioned", 0.85)
