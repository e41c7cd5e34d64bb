"""The map: nothing of it comes before somebody opens it; a point is chosen by keyboard, touch or position, or not at all."""

import re

import pytest

from tests.journeys.hands import press
from tests.journeys.test_every_page import complaints_of_axe

pytestmark = pytest.mark.browser
HEAVY = re.compile(r"leaflet|map\.css|harita\.geojson")


def to_the_place(window, title: str):
    """The third step of the form, with a title already written."""
    page = window.page
    window.go("/katki/yeni/")
    page.get_by_role("radio", name=re.compile("^Sorun")).check()
    press(page.get_by_role("button", name="Devam edin"))
    page.fill("input[name=title]", title)
    page.get_by_role("radio", name=re.compile("^Ortak sorun")).check()
    press(page.get_by_role("button", name="Devam edin"))
    page.wait_for_url(re.compile("/katki/yeni/yer/"))
    return page


def open_map(page) -> None:
    page.get_by_role("button", name="Haritayı aç").press("Enter")
    page.locator(".leaflet-control-scale-line").wait_for()


def heavy(window) -> list[str]:
    return [url for url, _size in window.wire if HEAVY.search(url)]


def test_a_point_chosen_by_keyboard_ends_on_the_thread_page(visit, sign_in):
    window = visit(width=390)
    sign_in(window, "yurttas")
    page = to_the_place(window, "Haritada işaretlenen yer")
    page.wait_for_load_state("networkidle")
    assert heavy(window) == []

    open_map(page)
    page.wait_for_load_state("networkidle")
    assert len(heavy(window)) == 3
    assert complaints_of_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0

    view = page.get_by_role("application")
    view.focus()
    page.keyboard.press("Enter")
    middle = page.inner_text("[data-map-said]")
    assert re.fullmatch(r"Nokta seçildi: 38\.\d{4}, 27\.\d{4}\.", middle)
    for key in ("+", "ArrowLeft", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
    page.get_by_role("button", name="Noktayı buraya koy").press("Enter")
    said = page.inner_text("[data-map-said]")
    assert said != middle
    point = [page.input_value(f"input[name={name}]") for name in ("latitude", "longitude")]
    assert ", ".join(point) in said
    assert float(point[1]) < float(middle.split(", ")[1].rstrip("."))

    press(page.get_by_role("button", name="Devam edin"))
    page.select_option("select[name=target]", "11.7")
    press(page.get_by_role("button", name="Devam edin"))
    assert "haritada bir noktayla" in page.inner_text("main")
    press(page.locator("main form button").last)
    page.wait_for_url(re.compile("/konu/"))
    assert page.get_by_role("link", name="Harita uygulamamda aç").get_attribute("href") == f"geo:{','.join(point)}"

    before = len(heavy(window))
    page.reload(wait_until="networkidle")
    assert len(heavy(window)) == before
    press(page.get_by_role("button", name="Haritada göster"))
    page.locator(".map__pin").wait_for()
    assert complaints_of_axe(page) == []
    assert window.complaints == []


def test_the_point_is_moved_by_mouse_and_removed_again(visit):
    window = visit()
    page = to_the_place(window, "Fareyle işaretlenen yer")
    open_map(page)
    box = page.locator("[data-map-view]").bounding_box()
    page.locator("[data-map-view]").click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    first = page.input_value("input[name=longitude]")
    pin = page.locator(".map__pin").bounding_box()
    page.mouse.move(pin["x"] + 18, pin["y"] + 20)
    page.mouse.down()
    page.mouse.move(pin["x"] + 58, pin["y"] + 20, steps=5)
    page.mouse.up()
    assert float(page.input_value("input[name=longitude]")) > float(first)
    press(page.get_by_role("button", name="Noktayı sil"))
    assert page.input_value("input[name=longitude]") == ""
    assert page.inner_text("[data-map-said]") == "Nokta silindi."
    assert page.locator(".map__pin").count() == 0
    assert window.complaints == []


def test_the_position_of_the_device_is_asked_for_only_when_wanted(visit):
    window = visit(width=390)
    page = to_the_place(window, "Cihazın bulduğu yer")
    press(page.get_by_role("button", name="Konumumu kullan"))
    page.get_by_text("Tarayıcınız konumunuzu bildirmedi.").wait_for()  # nobody allowed it
    page.context.grant_permissions(["geolocation"], origin=window.town.address)
    page.context.set_geolocation({"latitude": 41.0, "longitude": 29.0})
    press(page.get_by_role("button", name="Konumumu kullan"))
    page.get_by_text("haritasının dışında kalıyor").wait_for()
    assert page.input_value("input[name=latitude]") == ""
    page.context.set_geolocation({"latitude": 38.388, "longitude": 27.175, "accuracy": 250})
    press(page.get_by_role("button", name="Konumumu kullan"))
    page.get_by_text("Nokta seçildi: 38.3880, 27.1750.").wait_for()
    assert "250 metreye kadar" in page.inner_text("[data-map-said]")
    assert [url for url in heavy(window) if "leaflet" in url] == []


def test_without_javascript_the_form_works_and_no_button_shows(visit):
    page = to_the_place(visit(width=390, javascript=False), "Haritasız yer")
    assert "Haritayı aç" not in page.inner_text("main")
    assert "Konumumu kullan" not in page.inner_text("main")
    page.select_option("select[name=neighbourhood]", "goksu")
    press(page.get_by_role("button", name="Devam edin"))
    page.wait_for_url(re.compile("/katki/yeni/amac/"))
