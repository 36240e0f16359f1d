"""The pictures of the README: `python -m tests.pictures http://localhost:8000` with the portal running there.

Taken anew when the look changes, so that the README shows what a newcomer will see.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import CHROMIUM, QUIET

PLACE = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SERIES = "министров, отвечающих за внешнеэкономическую и внешнеторговую деятельность"


def main(address: str) -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for name, take in (("events", events), ("series", series), ("reader", reader)):
            page = _page(browser)
            take(page, address)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=PLACE / f"{name}.png")
        browser.close()


def _page(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 1280, "height": 800}, locale="ru-RU").new_page()


def events(page: Page, address: str) -> None:
    """The list of events, narrowed by a sector and a year."""
    page.goto(f"{address}/events/?sector=energy&sector=transport&year=2021&year=2024")


def series(page: Page, address: str) -> None:
    """A mechanism whose numbers imply meetings that no source tells of."""
    page.goto(f"{address}/mechanisms/?q={SERIES}")
    page.locator(".rows .row-title").first.click()


def reader(page: Page, address: str) -> None:
    """A document's text with the words of an event lit."""
    page.goto(f"{address}/events/?q={SERIES}&year=2024")
    page.locator(".rows .row-title").first.click()
    page.locator("a[href*='light=event-']").first.click()
    page.locator("mark.lit").first.scroll_into_view_if_needed()
    page.evaluate("window.scrollBy(0, 1)")  # lets the sticky head settle before the picture


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
