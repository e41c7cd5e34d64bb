"""What the small script adds to pages that work without it. The gallery has one of everything."""

import pytest

pytestmark = pytest.mark.browser
TITLE, TEXT = "#id_empty-title", "#id_empty-text"


def test_what_is_typed_is_kept_on_the_device_until_it_is_sent(visit):
    window = visit()
    window.go("/ui/")
    page = window.page
    page.fill(TITLE, "Gölge yok")
    page.locator("form[data-draft=gallery] [data-draft-sign]").wait_for(state="visible")
    window.go("/ui/")
    assert page.input_value(TITLE) == "Gölge yok"
    page.click("form[data-draft=gallery] button")
    page.wait_for_load_state("networkidle")
    assert "empty-title=" in page.url
    window.go("/ui/")
    assert page.input_value(TITLE) == ""
    assert window.complaints == []


def test_a_draft_stays_when_the_connection_breaks_while_it_is_sent(visit):
    window = visit()
    window.go("/ui/")
    page = window.page
    page.fill(TITLE, "Gölge yok")
    page.context.set_offline(True)
    with page.expect_event("requestfailed"):
        page.click("form[data-draft=gallery] button", no_wait_after=True)
    page.context.set_offline(False)
    window.go("/ui/")
    assert page.input_value(TITLE) == "Gölge yok"


def test_the_counter_says_how_much_is_left_and_how_much_is_too_much(visit):
    window = visit()
    window.go("/ui/")
    page = window.page
    page.fill(TEXT, "abc")
    assert page.inner_text(f"{TEXT}-count") == "397 karakter daha yazabilirsiniz."
    page.fill(TEXT, "a\n" * 150)
    assert page.inner_text(f"{TEXT}-count") == "50 karakter fazla."
    assert len(page.input_value(TEXT)) == 300
    page.locator(f"{TEXT}-count + [aria-live]", has_text="50 karakter fazla.").wait_for(state="attached")


def test_another_look_comes_without_losing_the_page_and_stays(visit):
    window = visit()
    window.go("/ui/")
    page = window.page
    page.fill(TITLE, "yarım")
    with page.expect_response("**/tercih/**"):
        page.click("a.to-dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.input_value(TITLE) == "yarım"
    assert page.evaluate("document.activeElement.className") == "to-light"
    assert page.is_hidden("a.to-dark")
    window.go("/")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_link_offers_the_look_that_the_device_does_not_have(visit):
    window = visit(theme="dark")
    window.go("/ui/")
    assert window.page.is_visible("a.to-light")
    assert window.page.is_hidden("a.to-dark")


def test_escape_closes_the_menu_and_gives_the_focus_back(visit):
    window = visit(width=390)
    window.go("/ui/")
    page = window.page
    page.click("details.menu summary")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.evaluate("document.querySelector('details.menu').open") is False
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_summary_of_errors_is_read_first(visit):
    window = visit()
    window.go("/ui/")
    assert window.page.evaluate("document.activeElement.className") == "errsum"
