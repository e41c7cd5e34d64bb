"""Somebody comes in through the town's provider for the first time, and looks at the link. The provider is a real one on this machine."""

import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from meydan.people.tests.provider_server import running_provider
from tests.journeys.conftest import ROOT, free_port, wait_for
from tests.journeys.hands import press
from tests.journeys.test_every_page import complaints_of_axe

pytestmark = pytest.mark.browser


@pytest.fixture
def town_with_provider(demo, tmp_path):
    """The address of the demo town with a town file that names the provider."""
    address = f"http://127.0.0.1:{free_port()}"
    folder = tmp_path / "buca"
    shutil.copytree(ROOT / "towns" / "buca", folder, ignore=shutil.ignore_patterns("demo"))
    with running_provider(f"{address}/giris/kurum/donus/") as provider:
        text = (folder / "town.toml").read_text(encoding="utf-8")
        named = f'issuer = "{provider.issuer}"\nclient_id = "{provider.client_id}"\nclient_auth = "client_secret_basic"'
        empty = 'issuer = ""\nclient_id = ""\nclient_auth = ""'
        assert empty in text
        (folder / "town.toml").write_text(text.replace(empty, named), encoding="utf-8")
        around = demo.surroundings | {"MEYDAN_TOWN_FOLDER": str(folder), "MEYDAN_OIDC_SECRET": provider.secret}
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "meydan.wsgi:application",
            "--bind",
            address.removeprefix("http://"),
        ]
        web = subprocess.Popen([*command, "--threads", "4", "--log-level", "warning"], env=around, cwd=ROOT)
        try:
            wait_for(f"{address}/healthz", web)
            yield address
        finally:
            web.terminate()
            web.wait(20)


def at_provider(page, who):
    page.get_by_label("Subject", exact=True).fill(who)
    press(page.get_by_role("button", name="Authorize", exact=True))


def test_somebody_comes_in_through_the_provider(visit, town_with_provider):
    page = visit(width=390).page
    page.route("https://**", lambda route: route.abort())  # the look of the provider's own pages lies elsewhere

    def is_accessible():
        assert complaints_of_axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0

    page.goto(f"{town_with_provider}/giris/?next=/konular/")
    is_accessible()
    press(page.get_by_role("link", name="Belediye hesabıyla giriş yap"))
    press(page.get_by_role("button", name="Deny"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Henüz giriş yapmadınız")
    is_accessible()
    press(page.get_by_role("link", name="Yeniden deneyin"))
    at_provider(page, "komsu-1")
    expect(page.get_by_role("heading", level=1)).to_have_text("Buraya ilk kez mi geliyorsunuz?")
    is_accessible()
    press(page.get_by_role("button", name="Yeni hesap açın"))
    page.get_by_label("30–44").check()
    press(page.get_by_role("button", name="Devam edin"))
    page.wait_for_url("**/konular/")

    page.goto(f"{town_with_provider}/benim/giris-guvenligi/")
    press(page.get_by_role("link", name="Bağı görün ya da kaldırın"))
    press(page.get_by_role("link", name="Belediye hesabıyla giriş yap"))  # nothing else proves who is sitting there
    at_provider(page, "komsu-1")
    is_accessible()
    press(page.get_by_role("button", name="Bağı kaldırın"))
    expect(page.get_by_role("alert")).to_contain_text("Hesabınıza girmenin tek yolu bu.")
