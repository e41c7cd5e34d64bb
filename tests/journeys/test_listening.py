"""Somebody lets an easy text be read aloud. The browser of the tests has no voices, so a mouth is put into the device."""

import pytest

pytestmark = pytest.mark.browser
PAGE = "/kolay-okunur/process:1/"
MOUTH = """
  window.heard = [];
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  const mouth = {
    getVoices: () => VOICES,
    speak(said) { heard.push([said.lang, said.text]); mouth.now = said; },
    cancel() { const was = mouth.now; mouth.now = null; if (was) was.onend(); },
    addEventListener() {},
    ends() { const was = mouth.now; mouth.now = null; was.onend(); },
  };
  Object.defineProperty(window, "speechSynthesis", { value: mouth });
"""
HERE = '[{ lang: "en-GB", localService: true }, { lang: "tr_TR", localService: true }]'
FAR_AWAY = '[{ lang: "tr-TR", localService: false }]'


def test_an_easy_text_is_read_aloud_sentence_by_sentence_with_the_keyboard(visit):
    window = visit(width=390)
    page = window.page
    page.add_init_script(MOUTH.replace("VOICES", HERE))
    window.go(PAGE)
    play, stop = (
        page.get_by_role("button", name="Sesli dinleyin"),
        page.get_by_role("button", name="Durdurun", exact=True),
    )
    assert not stop.is_visible()
    play.press("Enter")
    page.evaluate("speechSynthesis.ends()")
    first, second = page.evaluate("heard")
    assert first == ["tr_TR", page.locator("h1").inner_text()]
    page.get_by_role("button", name="Ara verin").press("Space")
    assert page.evaluate("heard.length") == 2  # what was cut off began nothing
    page.get_by_role("button", name="Dinlemeye devam edin").press("Enter")
    assert page.evaluate("heard[2]") == second
    stop.press("Enter")
    assert not stop.is_visible()
    assert play.evaluate("button => button === document.activeElement")
    while page.evaluate("heard.length") < 4 or page.evaluate("speechSynthesis.now !== null"):
        if page.evaluate("speechSynthesis.now === null"):
            play.press("Enter")
        page.evaluate("speechSynthesis.ends()")
    read = [text for _, text in page.evaluate("heard.slice(3)")]
    sentences = [text.strip() for text in page.locator("[data-read] :is(h2, p, dt, dd)").all_inner_texts()]
    assert [" ".join(text.split()) for text in read[1:]] == [" ".join(text.split()) for text in sentences]
    assert window.complaints == []


@pytest.mark.parametrize("voices", ["[]", FAR_AWAY])
def test_without_a_voice_of_the_device_there_is_no_button(visit, voices):
    window = visit(width=390)
    window.page.add_init_script(MOUTH.replace("VOICES", voices))
    window.go(PAGE)
    assert window.page.locator("[data-listen]").is_hidden()
