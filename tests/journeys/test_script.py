"""What the small script adds to pages that work without it. The gallery has one of everything."""

import pytest

from tests.journeys.hands import press

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
    press(page.locator("form[data-draft=gallery] button").first)
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
    page.route("**/*", lambda route: route.abort("connectionreset"))
    with page.expect_event("requestfailed"):
        page.click("form[data-draft=gallery] button", no_wait_after=True)
    page.unroute("**/*")
    window.go("/ui/")
    assert page.input_value(TITLE) == "Gölge yok"


def test_without_a_connection_the_page_stays_and_says_so(visit):
    window = visit(width=390)
    window.go("/ui/")
    page = window.page
    page.fill(TITLE, "Gölge yok")
    page.context.set_offline(True)
    page.click("form[data-draft=gallery] button", no_wait_after=True)
    page.locator("[data-draft-off]").wait_for(state="visible")
    assert "Şu an bağlantı yok." in page.inner_text(SIGN)
    assert page.input_value(TITLE) == "Gölge yok"
    page.context.set_offline(False)
    press(page.locator("form[data-draft=gallery] button").first)
    page.wait_for_load_state("networkidle")
    assert "empty-title=" in page.url
    window.go("/ui/")
    assert page.input_value(TITLE) == ""


SIGN = "form[data-draft=gallery] [data-draft-sign]"


def test_what_is_kept_is_offered_back_in_words_and_can_be_thrown_away(visit):
    window = visit()
    window.go("/ui/")
    page = window.page
    assert page.is_hidden(SIGN)
    page.fill(TITLE, "Gölge yok")
    window.go("/konular/")  # at once, before the typing pauses
    window.go("/ui/")
    assert page.input_value(TITLE) == "Gölge yok"
    assert "Yazdıklarınız bu cihazda duruyor." in page.inner_text(SIGN)
    press(page.get_by_role("button", name="Silin"))
    assert page.input_value(TITLE) == ""
    assert page.is_hidden(SIGN)
    window.go("/ui/")
    assert page.input_value(TITLE) == ""


def test_signing_out_leaves_nothing_on_the_device(visit, sign_in):
    window = visit()
    sign_in(window, "yurttas")
    page = window.page
    window.go("/ui/")
    page.fill(TITLE, "Gölge yok")
    window.go("/benim/")
    assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('draft:')).length") == 1
    press(page.get_by_role("button", name="Çıkış yapın"))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("localStorage.length") == 0


def test_codes_and_passwords_are_never_kept(visit):
    window = visit()
    for path in ("/giris/", "/giris/parola/", "/giris/anahtar/"):
        window.go(path)
        assert window.page.locator("form[data-draft]").count() == 0
    window.go("/ui/")
    kept = window.page.evaluate(
        """() => {
            const form = document.querySelector('form[data-draft]');
            for (const [name, type, complete] of [['p', 'password', ''], ['c', 'text', 'one-time-code']]) {
                const field = Object.assign(document.createElement('input'), {name, type, value: 'geheim'});
                if (complete) field.autocomplete = complete;
                form.append(field);
            }
            form.elements.p.dispatchEvent(new Event('input', {bubbles: true}));
            window.dispatchEvent(new Event('pagehide'));
            return JSON.stringify(localStorage);
        }"""
    )
    assert "geheim" not in kept


def test_a_preview_at_the_desk_sends_nothing_and_forgets_nothing(visit, sign_in):
    window = visit()
    sign_in(window, "mudur")
    window.go("/masa/katkilar/?tab=new")
    page = window.page
    press(page.locator("ul.queue a.btn").first)
    page.wait_for_load_state("networkidle")
    desk = page.url + "?do=answer"
    page.goto(desk, wait_until="networkidle")
    page.fill("#id_answer-text", "Dikeceğiz")
    page.check("input[name=answer-decision][value=information]")
    press(page.locator("button[name=preview]").first)
    page.wait_for_load_state("networkidle")
    page.goto(desk, wait_until="networkidle")
    assert page.input_value("#id_answer-text") == "Dikeceğiz"
    page.locator("form[data-draft^=answer]").evaluate("one => localStorage.removeItem('draft:' + one.dataset.draft)")


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
        press(page.locator("a.to-dark").first)
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
    press(page.locator("details.menu summary").first)
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.evaluate("document.querySelector('details.menu').open") is False
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_summary_of_errors_is_read_first(visit):
    window = visit()
    window.go("/ui/")
    assert window.page.evaluate("document.activeElement.className") == "errsum"
