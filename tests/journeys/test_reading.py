"""From the first page to an event, to its sentence, and back; lists and search as a reader uses them."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

PHONE = {"width": 390, "height": 844}


def test_from_home_to_an_event_to_its_sentence_and_back(portal: Page) -> None:
    portal.get_by_role("navigation", name="Основное меню").get_by_role("link", name="Мероприятия").click()
    portal.get_by_role("searchbox").fill("министры внешнеэкономической деятельности")
    portal.get_by_role("button", name="Найти").click()
    portal.get_by_role("link", name=re.compile("^23-е Совещание министров")).click()
    expect(portal.get_by_role("heading", level=1)).to_contain_text("23-е Совещание министров")
    portal.locator("a[href*='light=event-']").first.click()
    lit = portal.locator("mark.lit").first
    expect(lit).to_be_in_viewport()
    expect(lit).to_contain_text("12 сентября 2024 г.")
    expect(portal.locator("article.text")).to_contain_text("23-ое Сопредседательство министров")  # the slip stays
    portal.get_by_role("link", name="к записи").click()
    expect(portal.get_by_role("heading", level=1)).to_contain_text("23-е Совещание министров")
    assert portal.faults == []  # type: ignore[attr-defined]


def test_events_are_filtered_by_sector_and_year_in_place(portal: Page) -> None:
    portal.get_by_role("navigation", name="Основное меню").get_by_role("link", name="Мероприятия").click()
    portal.get_by_label("Энергетика").check()
    expect(portal.locator(".chip", has_text="Энергетика")).to_be_visible()
    portal.get_by_label("2021", exact=False).first.check()
    expect(portal.locator(".chip", has_text="2021")).to_be_visible()
    expect(portal).to_have_url(re.compile("sector=energy.*year=2021|year=2021.*sector=energy"))
    dates = portal.locator(".rows .row-date").all_inner_texts()
    assert dates
    assert all("2021" in date for date in dates)
    portal.reload()  # the address alone gives the same list
    assert portal.locator(".rows .row-date").all_inner_texts() == dates
    portal.locator(".chip", has_text="Энергетика").click()
    expect(portal.locator(".chip", has_text="Энергетика")).to_have_count(0)
    assert portal.faults == []  # type: ignore[attr-defined]


def test_another_form_of_a_word_finds_the_same(portal: Page) -> None:
    portal.get_by_role("searchbox").fill("Астана")
    portal.get_by_role("button", name="Найти").click()
    expect(portal.locator("mark", has_text="Астане").first).to_be_visible()
    portal.get_by_role("searchbox").fill("государства-члены КСДЛ")
    portal.get_by_role("button", name="Найти").click()
    expect(portal.locator(".rows")).to_contain_text("Комиссии старших должностных лиц")


@pytest.mark.parametrize("language", ["ru", "en", "zh-hans"])
def test_main_pages_are_accessible_and_fit_a_phone(portal: Page, language: str) -> None:
    if language != "ru":
        portal.locator("details.menu").first.click()
        portal.locator(f"button[value='{language}']").click()
    assert portal.locator("html").get_attribute("lang") == language
    addresses = [
        "/",
        "/documents/",
        "/events/",
        "/mechanisms/",
        "/commitments/",
        "/states/",
        "/search/?q=ШОС",
        "/about/",
    ]
    for kind in ("documents", "events", "mechanisms", "commitments", "states"):
        portal.goto(_absolute(portal, f"/{kind}/"))
        link = portal.locator(f"main a[href^='/{kind}/']:not([href*='?'])").first
        addresses.append(str(link.get_attribute("href")))
    for address in addresses:
        portal.set_viewport_size({"width": 1280, "height": 900})
        portal.goto(_absolute(portal, address))
        faults = Axe().run(portal).response["violations"]
        assert [(fault["id"], [node["target"] for node in fault["nodes"]][:3]) for fault in faults] == [], address
        portal.set_viewport_size(PHONE)  # type: ignore[arg-type]
        assert portal.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
    assert portal.faults == []  # type: ignore[attr-defined]


def _absolute(page: Page, address: str) -> str:
    return "/".join(page.url.split("/")[:3]) + address
