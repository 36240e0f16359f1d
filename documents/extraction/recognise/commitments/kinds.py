"""Which kind of commitment a clause is: measure, direction, form, institutional, financial, follow_up, principle."""

from __future__ import annotations

import re

from documents.extraction.find.clauses import WORD
from documents.extraction.find.morphology import is_infinitive
from documents.extraction.recognise.commitments.binding import NEXT_MEETING, REGULATING
from documents.extraction.recognise.commitments.draft import Draft

FINANCIAL = re.compile(
    r"\b(?:нес(?:ет|ёт|ут)|покрыва\w+|возмеща\w+|оплачива\w+)\b[^;]{0,60}\bрасход\w*|\bрасход\w*\b[^;]{0,160}\b(?:нес(?:ет|ёт|ут)|"
    r"покрыва\w+|возмеща\w+|оплачива\w+|осуществля\w+|производ\w+|финансир\w+|относ\w+|распредел\w+)|\bфинансиру(?:ет|ют)(?:ся)?\b|"
    r"\bвнебюджетн\w+|\bоплачива(?:ет|ют)\b|\bфинансовое\s+обеспечение\b|^финансирование\b|\bза\s+сч[её]т\s+(?:[\w-]+\s+){0,3}?(?:средств|бюджет|взнос|грант|источник|пожертвован|отчислени|кредит|"
    r"привлеч)\w*|\bформиру\w+\s+(?:из|за\s+сч[её]т)\b|\b(?:долев|добровольн|ежегодн|членск)\w+\s+взнос\w*|\bсмет[аыу]\b|"
    r"\bоплат\w+\b[^;]{0,60}\bпроизвод\w+|\bбер[её]т\s+на\s+себя\s+(?:[\w-]+\s+){0,2}?расход\w*",
    re.IGNORECASE,
)
INSTITUTIONAL = re.compile(
    r"не\s+урегулированн|утратившим\w*\s+силу|\bответственност\w+\s+за\b[^;]*\bнес(?:ет|ёт|ут)|прекращени\w+\s+действи|прекратить\s+(?:\w+\s+)?(?:участие|действие)|\bподвод\w+\s+итог|"
    r"(?:образу|учрежда)\w+\s+[^;]{0,30}(?:комисси|комитет|рабоч\w+\s+групп)|(?:комиссия|комитет|группа)\s+(?:принима|собира|действу)\w+|"
    r"(?:заседани|встреч|консультаци)\w+\b[^;]{0,60}\b(?:провод|созыва)\w+ся\s|^председательств\w+\s+в|"
    r"замен\w+\s+(?:компетентн|уполномоченн)|с\s+даты\s+(?:его\s+|ее\s+|её\s+)?подписания|вступа\w+\s+в\s+силу|вступлени\w+\s+(?:[\w-]+\s+){0,3}?в\s+силу|заверенн\w+\s+копи|оговорк\w+|"
    r"на\s+себя\s+координаци|\bорган(?:ом|ами)\b[^;]*\bявля(?:ется|ются)|прекраща\w+\s+(?:сво[её]\s+)?действи|теря\w+\s+силу|изменени\w+\s+(?:и(?:/или)?|или)\s+дополнени|депозитари|"
    r"(?:выйти|вышедш\w+|выход\w*)\s+из|открыт\w*\s+для\s+присоединени|толковани\w+|разногласи\w+|\bспор(?:ы|ов|ам)\b|"
    r"координаци\w+\b[^;]{0,120}\b(?:осуществля|обеспечива|возлага)\w+|координатор\w*|контактн\w+\s+(?:лиц|пункт|точ)\w*|"
    r"(?:определ|назнач|уведом|информир)\w+\b[^;]{0,80}\b(?:уполномоченн|компетентн)\w+\s+орган\w*|^(?:уполномоченные|компетентные)\s+органы|ход\w*\s+(?:выполнени|реализаци|исполнени)\w*|мониторинг\w*\s+(?:выполнени|реализаци|"
    r"исполнени|хода)\w*|заключа(?:ется|ются)\s+(?:сроком\s+)?на|автоматически\s+продл|заключать\s+соответствующие|подлеж\w+\s+(?:утверждени|согласовани|рассмотрени)|контрол\w+\s+за\s+(?:ис|вы)полнени|собира(?:ется|ются)\s+не\s+реже|\bизменени\w+\b[^;]{0,60}\bвнос(?:ится|ятся)|отдельн\w+\s+протокол\w*|не\s+затрагива\w+\s+прав|"
    r"подведение\s+итогов|(?:отч[её]т|итог|результат)\w*\s+(?:об?\s+)?(?:выполнени|реализаци|исполнени)\w*|итогов\w+\s+доклад\w*|(?:представ|информир)\w+\b[^;]{0,80}\b(?:доклад|отч[её]т)\w*|"
    r"(?:проводят|проводятся)\b[^;]{0,30}\b(?:встреч|заседани|консультаци)\w+\s+(?:не\s+реже|по\s+мере|ежегодно)|хранени\w+\s+депозит|рабочи\w+\s+язык\w+",
    re.IGNORECASE,
)
INSTITUTIONAL_SECTION = re.compile(
    r"механизм\w*\s+(?:сотрудничеств|взаимодействи|реализаци|координаци|выполнени|исполнени)|заключительн|управлени\w+\s+и\s+отч[её]тност|"
    r"отч[её]тност|координаци|организационн|организаци\w+\s+(?:работы|выполнени|исполнени|реализаци)|уполномоченн|порядок\s+(?:реализаци|выполнени|взаимодействи)|(?:вступлени|урегулирован|разрешени)|"
    r"мониторинг|контрол\w+\s+за|развитие\s+организации",
    re.IGNORECASE,
)
FORM = re.compile(r"\bформ(?:ы|ами|ах|а|ой|е)?\b(?!ат)|\b(?:посредством|пут[её]м|с\s+помощью)\W*$", re.IGNORECASE)
DIRECTION = re.compile(
    r"направлени\w+|\bобластями\s+применени|нацелен|стрем(?:ится|ятся|имся|иться)|област\w+\s+(?:сотрудничества|взаимодействия)|сфер\w+\s+(?:сотрудничества|взаимодействия)|"
    r"\bцел(?:и|ями|ью|ям)\b|\bзадач(?:и|ами|ей|а|ам)\b|приоритет\w*",
    re.IGNORECASE,
)
# «Средства Фонда», «Финансирование»: a heading of a regulating document on who pays.
FINANCIAL_SECTION = re.compile(
    r"^(?:\W*(?:глава|раздел|статья|часть)?\s*[\dIVXLCА-Я]{1,4}[.)]?\s*)?(?:финансирование|финансов\w+\s+(?:обеспечени|вопрос|положени|"
    r"ресурс|услови|средств)\w*|средства|бюджет|расходы|имущество)\b",
    re.IGNORECASE,
)
# «не преследует коммерческих целей», «на основе равноправия»: how, not what.
MANNER = re.compile(
    r"\bне\s+(?:преследу|вмешива)\w+|\bруководству\w+ся\b|\bна\s+(?:основе|принципах)\s+(?:[\w-]+\s+){0,2}?(?:равноправ|равенств|"
    r"взаимн\w+\s+(?:выгод|уважени)|взаимовыгод|добровольн|уважени)\w*",
    re.IGNORECASE,
)
PRINCIPLE = re.compile(r"принцип\w*", re.IGNORECASE)
MEASURES = re.compile(
    r"мер(?:ы|ами)?\b|действи\w+|мероприяти\w+|обязу|намерен|буд(?:ут|ем)|поруч|решил|договорил", re.IGNORECASE
)
# Steps of paper work after «важность», «необходимость»: a follow-up rather than a wish.
PAPERWORK = re.compile(
    r"(?:важност|необходимост|целесообразност|возможност|значимост)\w+\s+(?:\w+\s+)?(?:согласовани|приняти[яе]\s+(?!\w*\s*мер)|утверждени|подписани|"
    r"проведени|созыв|создани|определени|разработк|доработк|завершени|подготовк|продлени|отражени|представлени|заключени|учреждени)\w*",
    re.IGNORECASE,
)
NEW_BODY = re.compile(
    r"\b(?:создать|учредить|образовать|сформировать)\b[^;]*?\b(?:совет\b|рабоч\w+\s+групп|экспертн\w+\s+групп|комисси|комитет|сет\w+\s+контактн|"
    r"координационн|механизм\w*\s+(?:взаимодействия|координации|консультаций))|"
    r"\bучредить\s+(?:центр|фонд|институт|агентств)",
    re.IGNORECASE,
)
# «поддержали предложение о проведении … Выставки»: a meeting to come.
COMING = re.compile(
    r"\bподдерж\w+\s+(?:предложени|инициатив)\w+\s+(?:[\w-]+\s+){0,2}?об?\s+(?:проведени|созыве|организаци)\w*",
    re.IGNORECASE,
)
AIM_LENGTH = 90  # characters: further on it is said how or what for
# «углублять взаимодействие в сфере …»: where to go, not what to do.
COOPERATION = re.compile(
    r"\b(?:углуб|разви|укреп|расшир|активиз|наращ|нараст|интенсифи|поддержив|продолж)\w+\s+(?:[\w-]+\s+){0,3}?(?:сотрудничеств|взаимодействи|партн[её]рств|"
    r"кооперац|культурн\w+\s+связ|обмены|обмен\s+опытом)\w*",
    re.IGNORECASE,
)
ABOUT_PLAN = re.compile(
    r"(?:ход|отч[её]т|итог|результат)\w*\s+(?:об?\s+)?(?:выполнени|реализаци|исполнени)\w*|итогов\w+\s+(?:доклад|отч[её]т)",
    re.IGNORECASE,
)
# «Все государства должны уважать …» in a declaration is a view, in a treaty a duty.
DUTY = re.compile(r"\bдолж(?:ен|на|но|ны)\b", re.IGNORECASE)
# What the Organisation's own servants do for the document or the Organisation, not for a sector.
UPKEEP = re.compile(
    r"\b(?:план|доклад|отч[её]т|ход|мониторинг|контрол|информир|координ|обобщ|рассматрива|предложени|учреди|образова|созда)\w*",
    re.IGNORECASE,
)
STANDING_SERVANTS = re.compile(
    r"секретариат\w*|национальн\w+\s+координатор\w*|исполнительн\w+\s+комитет\w*", re.IGNORECASE
)


READY = re.compile(
    r"(?:(?:готовност|намерени|стремлени)\w+|намерен[аоы]?|готов[аы]?|планиру(?:ет|ют)|собира(?:ет|ют)ся|обеща(?:ет|ют|л|ла|ли)|"
    r"намерева(?:ет|ют)ся)\s+(?:(?:вновь|также|в|скоро)\s+){0,2}(\w+)",
    re.IGNORECASE,
)
PROMISED = re.compile(r"\bобяза(?:лся|лась|лись|лось)\b|\bна\s+себя\b|\bвызвал(?:ся|ась|ись)\b", re.IGNORECASE)


def kind(draft: Draft, *, type_: str) -> str:
    """The commitment's kind, by document, wording and place."""
    if type_ == "report":
        return _of_report(draft)
    if draft.code == "item" or (draft.passage.item and draft.passage.lead):
        return _of_item(draft)
    if draft.code == "oblige" and type_ not in REGULATING and DUTY.search(draft.text):
        return "principle"
    found = _of_clause(draft)
    # A regulation is all about how a body works.
    return "institutional" if type_ == "regulation" and found == "measure" else found


def _of_report(draft: Draft) -> str:
    text, code = draft.text, draft.code
    if code == "stance":
        return "principle"
    if code in {"importance", "necessity"}:
        if PAPERWORK.search(text) or (code == "necessity" and re.search(r"возможност", text, re.IGNORECASE)):
            return "follow_up"
        return "principle" if code == "importance" else "direction"
    if code == "agree" and re.search(r"пришл[иа]\s+к\b", text):
        return "follow_up" if PAPERWORK.search(text) else "direction"
    if code == "call" and not any(is_infinitive(hit.group()) for hit in WORD.finditer(text)):
        return "principle"
    if code == "ready" and not ready_to_do(text):
        return "direction"
    return "measure" if code == "aim" else "follow_up"


def ready_to_do(text: str) -> bool:
    """«готовность провести», «намерена провести» name a step, «готовность к расширению» a direction."""
    return any(is_infinitive(hit[1]) for hit in READY.finditer(text)) or bool(PROMISED.search(text))


def _of_item(draft: Draft) -> str:
    lead, section = draft.passage.lead or "", draft.passage.section or ""
    if NEXT_MEETING.search(draft.text) and not draft.passage.due and not draft.passage.by:
        return "follow_up"
    if draft.passage.due or draft.passage.by or not lead:
        return _of_plan(draft, section)
    for words in (lead, section):
        if PRINCIPLE.search(words):
            return "principle"
        if FORM.search(words):
            return "form"
        if DIRECTION.search(words):
            return "direction"
        if MEASURES.search(words):
            break
    if FINANCIAL.search(draft.text):
        return "financial"
    if draft.code != "item":
        return _of_clause(draft)
    return "institutional" if _institutional_item(draft) else "measure"


def _institutional_item(draft: Draft) -> bool:
    return bool(INSTITUTIONAL_SECTION.search(draft.passage.section or "") or NEW_BODY.search(draft.text)) or bool(
        re.search(
            r"\b(?:координатор|ответственн|куратор)\w*м\b|вступа\w+\s+в\s+силу|утратившим\w*\s+силу|(?:довест|опубликова|размест|направ)\w+\b[^;]*\bнастоящ\w+|контроль\s+за\s+(?:вы|ис)полнени|ход\w*\s+(?:выполнени|реализаци|исполнени)",
            draft.text,
            re.IGNORECASE,
        )
    )


def _of_plan(draft: Draft, section: str) -> str:
    """Points of a plan: measures, unless they report on the plan itself."""
    if FINANCIAL.search(draft.text):
        return "financial"
    if re.search(
        r"заключительн|управлени|отч[её]тност|мониторинг|координаци|механизм\w*\s+реализац", section, re.IGNORECASE
    ):
        return "institutional"
    if re.search(
        r"ход\w*\s+(?:выполнени|реализаци|исполнени)\w*|итогов\w+\s+(?:доклад|отч[её]т)", draft.text, re.IGNORECASE
    ):
        return "institutional"
    if FORM.search(section):
        return "form"
    return "direction" if DIRECTION.search(section) and not MEASURES.search(section) else "measure"


def _of_clause(draft: Draft) -> str:
    text, section = draft.text, draft.passage.section or ""
    if NEXT_MEETING.search(text) or COMING.search(text):
        return "follow_up"
    if FINANCIAL.search(text) or (draft.code == "norm" and FINANCIAL_SECTION.search(section)):
        return "financial"
    if draft.code == "stance" or (draft.code == "norm" and MANNER.search(text)):
        return "principle"
    return _of_duty(draft, section)


def _of_duty(draft: Draft, section: str) -> str:
    """What is to be done: for the document and its bodies, as an aim, or in the field itself."""
    text = draft.text
    if draft.code in {"charge", "agree"} and NEW_BODY.search(text):
        return "institutional"
    if draft.code == "norm" and STANDING_SERVANTS.match(text):
        return "institutional"
    upkeep = draft.code == "charge" and STANDING_SERVANTS.search(text) and UPKEEP.search(text)
    if upkeep or draft.code == "entrust":
        return "institutional"
    if INSTITUTIONAL.search(text):
        return "institutional"
    if draft.code in {"norm", "future"} and INSTITUTIONAL_SECTION.search(section):
        return "institutional"
    if re.search(r"\b(?:нацелен\w?|стрем(?:ится|ятся|имся|иться))\b", text):
        return "direction"
    if draft.code != "charge" and COOPERATION.search(text[:AIM_LENGTH]):
        return "direction"
    return "measure"
