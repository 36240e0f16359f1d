"""From the invitation to a second factor and out again, in a real browser with real mail."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.cast import person
from tests.factories import MemberFactory, StateFactory
from tests.mailbox import Mailbox, mailbox

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.xdist_group("journeys")]

PASSWORD = "correct horse battery"
GUEST, NEW_PASSWORD = "aigul@portal.example", "совсем новые слова"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def letters(settings: Any) -> Iterator[Mailbox]:
    with mailbox(settings) as box:
        yield box


@pytest.fixture
def desk(live_server: Any, transactional_db: None, page: Page, letters: Mailbox) -> Page:
    """A browser on the sign-in page of a portal with one administrator. A refused script or style fails the journey."""
    MemberFactory(state=StateFactory(code="KZ", name_ru="Казахстан"))
    person("administrator")
    watched(page)
    page.goto(f"{live_server.url}/accounts/login/")
    return page


@pytest.fixture
def elsewhere(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Callable[[], Page]]:
    """Opens further browsers, each without a past."""
    opened = []

    def open_one() -> Page:
        opened.append(browser.new_context(**browser_context_args))
        page = opened[-1].new_page()
        watched(page)
        return page

    yield open_one
    for context in opened:
        context.close()


def watched(page: Page) -> None:
    page.faults = []  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.faults.append(str(error)))  # type: ignore[attr-defined]
    page.on("console", lambda said: page.faults.append(said.text) if said.type == "error" else None)  # type: ignore[attr-defined]
    page.set_default_timeout(10_000)


def sign_in(page: Page, email: str, password: str) -> None:
    page.get_by_label("Адрес электронной почты").fill(email)
    page.get_by_label("Пароль", exact=True).fill(password)
    page.get_by_role("button", name="Войти", exact=True).click()


def confirmed(page: Page, password: str) -> None:
    """Before a change of the account the portal asks whether it is still the same person."""
    fits(page)
    page.get_by_label("Пароль", exact=True).fill(password)
    page.get_by_role("button", name="Продолжить").click()
    page.wait_for_url(re.compile("second-factor"))
    fits(page)


def code_of(secret: str, ahead: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def fits(page: Page) -> None:
    """No fault that axe finds, and nothing wider than a phone."""
    faults = Axe().run(page).response["violations"]
    assert [(fault["id"], [node["target"] for node in fault["nodes"]][:3]) for fault in faults] == [], page.url
    usual = page.viewport_size
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], page.url
    page.set_viewport_size(usual)  # type: ignore[arg-type]


def invited(desk: Page, address: str) -> None:
    """The administrator invites a contact person of Kazakhstan."""
    sign_in(desk, "administrator@portal.example", PASSWORD)
    desk.goto(f"{address}/people/")
    fits(desk)
    desk.get_by_role("link", name="Пригласить").click()
    fits(desk)
    desk.get_by_label("Адрес электронной почты").fill(GUEST)
    desk.get_by_label("Имя").fill("Айгуль")
    desk.get_by_label("Мандат").select_option("national_contact")
    desk.get_by_label("Государство").select_option("KZ")
    desk.get_by_role("button", name="Пригласить").click()
    expect(desk.get_by_text(f"Приглашение отправлено на {GUEST}")).to_be_visible()
    fits(desk)


def link_of(letters: Mailbox) -> str:
    (letter,) = letters.letters
    assert letter["To"] == GUEST
    assert str(letter["Subject"]).strip() == "Приглашение на портал обязательств ШОС"
    found = re.search(r"http\S+", letter.get_content())
    assert found
    return found[0]


def password_set(guest: Page, link: str) -> None:
    guest.goto(link)
    assert guest.url != link  # the secret stays out of the address
    fits(guest)
    guest.get_by_label("Пароль", exact=True).fill(NEW_PASSWORD)
    guest.get_by_label("Ещё раз").fill(NEW_PASSWORD)
    guest.get_by_role("button", name="Задать пароль").click()
    fits(guest)


def app_set_up(guest: Page, address: str) -> str:
    """Gives the secret that the app would keep."""
    guest.goto(f"{address}/accounts/")
    fits(guest)
    expect(guest.get_by_text("Национальное контактное лицо: Казахстан")).to_be_visible()
    guest.get_by_role("link", name="Приложение, ключи доступа").click()
    fits(guest)
    guest.get_by_role("link", name="Подключить").click()
    confirmed(guest, NEW_PASSWORD)
    guest.get_by_text("Нет камеры?").click()
    secret = guest.locator("code.secret").inner_text()
    guest.get_by_label("Шесть цифр").fill(code_of(secret))
    guest.get_by_role("button", name="Проверить код").click()
    expect(guest.locator(".codes li")).to_have_count(10)
    fits(guest)
    return secret


def test_invitation_password_code_and_signing_out_elsewhere(
    desk: Page, elsewhere: Callable[[], Page], letters: Mailbox, live_server: Any
) -> None:
    invited(desk, live_server.url)
    guest = elsewhere()
    password_set(guest, link_of(letters))
    sign_in(guest, GUEST, NEW_PASSWORD)
    secret = app_set_up(guest, live_server.url)

    other = elsewhere()
    other.goto(f"{live_server.url}/accounts/login/")
    sign_in(other, GUEST, NEW_PASSWORD)
    fits(other)
    other.get_by_label("Код из приложения").fill(code_of(secret, ahead=1))  # the one before is used
    other.get_by_role("button", name="Войти", exact=True).click()
    other.goto(f"{live_server.url}/accounts/sessions/")
    expect(other.locator(".rows li")).to_have_count(2)
    fits(other)
    other.get_by_role("button", name="Выйти во всех остальных местах").click()
    expect(other.get_by_text("Больше вход нигде не выполнен.")).to_be_visible()
    guest.goto(f"{live_server.url}/accounts/")
    expect(guest.get_by_role("heading", level=1)).to_have_text("Войти")
    assert [*desk.faults, *guest.faults, *other.faults] == []  # type: ignore[attr-defined]


def test_a_passkey_is_added_and_signs_in_alone(desk: Page, live_server: Any) -> None:
    device = desk.context.new_cdp_session(desk)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    sign_in(desk, "administrator@portal.example", PASSWORD)
    desk.goto(f"{live_server.url}/accounts/second-factor/webauthn/add/")
    confirmed(desk, PASSWORD)
    desk.get_by_label("Название ключа доступа").fill("Рабочий компьютер")
    desk.get_by_label("Входить только по нему").check()
    desk.get_by_role("button", name="Добавить").click()
    expect(desk.get_by_text("Ключ доступа добавлен.")).to_be_visible()
    desk.goto(f"{live_server.url}/accounts/second-factor/webauthn/")
    expect(desk.locator(".rows")).to_contain_text("Рабочий компьютер")
    fits(desk)
    desk.context.clear_cookies()
    desk.goto(f"{live_server.url}/accounts/login/?next=/accounts/")
    fits(desk)
    desk.get_by_role("button", name="Войти по ключу доступа").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Моя учётная запись")
    assert desk.faults == []  # type: ignore[attr-defined]
