"""Keys in a real browser, with a virtual authenticator in the place of a finger."""

import pytest

from tests.journeys.hands import press

pytestmark = pytest.mark.browser
AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
KEYS = "/benim/giris-guvenligi/"


@pytest.fixture
def with_authenticator(visit):
    """A window of a device that has an authenticator; keys know hosts by name, so the address is localhost."""

    def open_window(**look):
        window = visit(**look)
        window.base = window.town.address.replace("127.0.0.1", "localhost")
        wire = window.page.context.new_cdp_session(window.page)
        wire.send("WebAuthn.enable")
        made = wire.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        window.keys = lambda: wire.send("WebAuthn.getCredentials", made)["credentials"]
        window.open = lambda path: window.page.goto(window.base + path, wait_until="networkidle")
        return window

    return open_window


def sign_in(window, who: str) -> None:
    window.open("/giris/parola/")
    window.page.fill("input[name=login]", f"{who}@demo.meydan.example")
    window.page.fill("input[name=password]", "meydan-demo")
    press(window.page.locator("main form button").first)
    window.page.wait_for_load_state("networkidle")


def press_button(window, words: str) -> None:
    press(window.page.get_by_role("button", name=words, exact=True))
    window.page.wait_for_load_state("networkidle")


def test_a_key_is_made_signs_in_by_itself_serves_as_second_step_and_is_removed(with_authenticator):
    window = with_authenticator(width=390)
    page = window.page
    sign_in(window, "veri")
    window.open(KEYS + "anahtar/")
    page.fill("input[name=name]", "Telefonum")
    press_button(window, "Anahtarı oluşturun")
    page.wait_for_url("**/kurtarma/")
    press_button(window, "Kodları gösterin")
    assert page.locator("main ol code").count() == 10
    assert len(window.keys()) == 1

    page.context.clear_cookies()
    window.open("/giris/")
    press(page.locator("text=Anahtarla girin").first)
    page.wait_for_load_state("networkidle")
    press_button(window, "Anahtarımı kullan")
    page.wait_for_url("**/benim/")

    page.context.clear_cookies()
    sign_in(window, "veri")
    assert "/giris/ikinci-adim/" in page.url
    press_button(window, "Anahtarımı kullan")
    page.wait_for_url("**/benim/")

    window.open(KEYS + "dogrulama/?next=" + KEYS)
    press_button(window, "Anahtarımı kullan")
    page.wait_for_url(lambda url: url.endswith(KEYS) and "?" not in url)
    assert page.is_visible("text=Telefonum")
    press(page.get_by_role("button", name="Kaldırın Telefonum"))
    page.wait_for_load_state("networkidle")
    assert page.locator("text=Telefonum").count() == 0
    assert window.complaints == []


def test_a_key_of_another_place_is_refused_and_the_code_is_offered(with_authenticator):
    window = with_authenticator()
    window.open("/giris/anahtar/")
    press_button(window, "Anahtarımı kullan")
    window.page.locator("[data-key-failed]").wait_for(state="visible")
    assert window.page.is_visible("text=Bunun yerine kodla")


def test_without_javascript_the_page_says_what_is_needed(visit):
    window = visit(javascript=False)
    window.go("/giris/anahtar/")
    assert window.page.is_visible("[data-key-off]")
    assert window.page.is_hidden("form[data-key]")


def test_the_script_of_keys_is_asked_for_on_their_pages_only(visit):
    window = visit()
    for path in ("/", "/giris/", "/giris/parola/", "/konular/"):
        window.go(path)
    assert [url for url, _size in window.wire if "passkeys" in url] == []
    window.go("/giris/anahtar/")
    assert [url for url, _size in window.wire if "passkeys" in url]
