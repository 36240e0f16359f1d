"""The language of a page: Russian until the reader chooses another, whatever the browser asks for."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def language(client: Client) -> str:
    answer = client.get("/about/", headers={"accept-language": "en-GB,en;q=0.9"})
    assert f'<html lang="{answer.headers["Content-Language"]}"' in answer.content.decode()
    return str(answer.headers["Content-Language"])


def test_a_browser_set_to_english_gets_russian_until_its_reader_chooses(client: Client) -> None:
    assert language(client) == "ru"
    client.post("/i18n/setlang/", {"language": "zh-hans", "next": "/"})
    assert language(client) == "zh-hans"


def test_a_cookie_with_an_unknown_language_is_as_good_as_none(client: Client) -> None:
    client.cookies["django_language"] = "tlh"
    assert language(client) == "ru"


def test_a_cache_between_keeps_languages_apart_by_the_cookie(client: Client) -> None:
    assert "Cookie" in client.get("/about/").headers["Vary"]
