"""Signing in through the town's provider, against a real one on this machine."""

import hashlib
from base64 import urlsafe_b64encode
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.urls import NoReverseMatch, reverse

from meydan.base.limits import limit
from meydan.base.models import AuditLine, OutboxMessage
from meydan.base.town import town
from meydan.people import actions, personal
from meydan.people.models import Person
from meydan.people.queries import factors_of, link_of
from meydan.people.rules import LINKED_ALREADY, LINKED_ELSEWHERE, ONLY_WAY, is_safe, provider
from meydan.people.tests.provider_server import question, running_provider
from meydan.people.tests.test_second_step import SECRET, by_password, code_now
from meydan.people.town_provider import Answer

START, NEW, LINK, TROUBLE = (
    "/giris/kurum/",
    "/giris/kurum/ilk-kez/",
    "/benim/giris-guvenligi/kurum/",
    "/giris/kurum/olmadi/",
)
BACK = "http://testserver/giris/kurum/donus/"


@pytest.fixture(scope="module")
def server():
    with running_provider(BACK) as running:
        yield running


@pytest.fixture
def told(server, monkeypatch, settings):
    """told(trust_email=True): the town names the provider; without arguments it believes nothing."""
    settings.OIDC_SECRET = server.secret
    server.asked.clear()
    server.lies.clear()

    def tell(**more):
        said = {
            "issuer": server.issuer,
            "client_id": server.client_id,
            "name": "Kent Kimlik",
            "label": "Kent Kimlik ile gir",
        }
        said["client_auth"] = "client_secret_basic"
        monkeypatch.setitem(town().data, "sign_in_provider", said | more)
        return provider()

    return tell


@pytest.fixture
def kent(told):
    return told()


def come_back(client, server, subject, at=START):
    """From our page to the provider and back; the answer of the way back."""
    return client.get(server.signs_in(client.get(at).url, subject))


def is_in(client):
    return client.session.get("_auth_user_id")


def why(answer):
    return urlsplit(answer.url).path, parse_qs(urlsplit(answer.url).query)["why"]


def test_without_settings_no_page_of_it_is_there_and_no_button(client, ayse):
    assert "kurum" not in client.get("/giris/").content.decode()
    by_password(client, ayse)
    for page in (START, NEW, LINK, TROUBLE, "/giris/kurum/donus/"):
        assert client.get(page).status_code == 404
    assert "kurum" not in client.get("/benim/giris-guvenligi/").content.decode()


@pytest.mark.parametrize("name", ["socialaccount_signup", "socialaccount_connections", "openid_connect_login"])
def test_the_pages_of_allauth_are_off(name):
    with pytest.raises(NoReverseMatch):
        reverse(name, args=["town"] if name.startswith("openid") else [])


def test_the_button_is_there_with_settings(client, kent, db):
    page = client.get("/giris/?next=/konular/").content.decode()
    assert "Kent Kimlik ile gir" in page
    assert "/giris/kurum/?next=/konular/" in page


def test_somebody_new_gets_an_account_without_anything_but_the_number(client, server, kent, db):
    server.knows("yeni", email="yeni@example.org", email_verified=True, name="Yeni Biri")
    assert come_back(client, server, "yeni", START + "?next=/konular/").url == NEW + "?next=%2Fkonular%2F"
    assert is_in(client) is None
    answer = client.post(NEW, {"next": "/konular/"})
    assert answer.url == "/giris/hosgeldiniz/?next=%2Fkonular%2F"
    person = Person.objects.get(pk=is_in(client))
    assert (person.email, person.display_name, person.age_band) == (None, "", "")
    link = link_of(person)
    assert (link.uid, link.provider, link.extra_data) == ("yeni", server.issuer, {})
    assert "/userinfo" not in server.asked


def test_the_question_carries_state_nonce_and_a_kept_secret(client, server, kent, db):
    sent = question(client.get(START).url)
    come_back(client, server, "biri")
    assert sent["scope"] == "openid"
    assert sent["code_challenge_method"] == "S256"
    assert min(len(sent["nonce"]), len(sent["state"])) >= 16
    asked = server.asked["/oauth2/token"]["code_verifier"]
    sent = server.asked["/oauth2/authorize"]
    assert urlsafe_b64encode(hashlib.sha256(asked.encode()).digest()).decode().rstrip("=") == sent["code_challenge"]
    assert asked not in str(sent)


def test_a_linked_account_opens_and_goes_on_where_the_person_was(client, server, kent, ayse):
    actions.link_account(by=ayse, provider=kent, subject="ayse-42")
    assert come_back(client, server, "ayse-42", START + "?next=/konular/").url == "/konular/"
    assert is_in(client) == str(ayse.pk)


def test_the_way_back_keeps_the_language(client, server, kent, db):
    assert come_back(client, server, "dil", "/en" + START).url == "/en" + NEW


def test_an_unproved_or_unbelieved_email_opens_nothing(client, server, told, ayse):
    for trust, verified in ((False, True), (True, False), (True, "true")):
        told(trust_email=trust)
        server.knows("hirsiz", email=ayse.email, email_verified=verified)
        assert come_back(client, server, "hirsiz").url == NEW
        assert is_in(client) is None
    client.post(NEW)
    assert is_in(client) != str(ayse.pk)
    assert Person.objects.get(pk=is_in(client)).email is None


def test_a_proved_email_opens_where_the_town_says_so(client, server, told, ayse):
    told(trust_email=True)
    server.knows("ayse-43", email="AYSE@example.org", email_verified=True)
    come_back(client, server, "ayse-43")
    assert is_in(client) == str(ayse.pk)
    assert link_of(ayse).uid == "ayse-43"


def test_a_proved_email_never_opens_an_account_with_a_role(client, server, told, mehmet):
    told(trust_email=True)
    server.knows("m", email=mehmet.email, email_verified=True)
    assert come_back(client, server, "m").url == NEW
    assert is_in(client) is None


def test_a_new_account_takes_the_proved_email_along(client, server, told, db):
    told(trust_email=True)
    server.knows("posta", email="posta@example.org", email_verified=True)
    come_back(client, server, "posta")
    client.post(NEW)
    address = EmailAddress.objects.get(user=is_in(client))
    assert (address.email, address.verified) == ("posta@example.org", True)


def test_an_account_is_linked_after_signing_in_by_the_known_way(client, server, kent, ayse):
    come_back(client, server, "ayse-44")
    assert f"/giris/?next={LINK}" in client.get(NEW).content.decode()
    by_password(client, ayse)
    assert "Kent Kimlik" in client.get(LINK).content.decode()
    assert client.post(LINK, {"next": "/konular/"}).url == "/konular/"
    assert link_of(ayse).uid == "ayse-44"
    assert OutboxMessage.objects.filter(code="people.provider_linked").exists()
    assert AuditLine.objects.filter(code="people.provider_linked").exists()
    assert client.post(LINK).status_code == 404  # nothing waits any more


def test_whoever_is_signed_in_links_from_their_own_page_and_only_by_a_press_of_a_button(client, server, kent, ayse):
    by_password(client, ayse)
    assert come_back(client, server, "ayse-45").url == LINK
    assert link_of(ayse) is None
    client.post(LINK)
    assert link_of(ayse).uid == "ayse-45"


def test_the_link_page_asks_for_a_fresh_proof(signed_in, kent, ayse):
    assert signed_in(ayse).get(LINK).url.startswith("/benim/giris-guvenligi/dogrulama/")


def test_what_opens_another_account_is_not_linked(client, server, kent, ayse, deniz):
    actions.link_account(by=deniz, provider=kent, subject="ortak")
    by_password(client, ayse)
    come_back(client, server, "ortak")
    assert client.post(LINK).status_code == 422
    assert link_of(ayse) is None


def test_rules_of_linking(kent, ayse, deniz, refused):
    actions.link_account(by=ayse, provider=kent, subject="bir")
    with refused(LINKED_ELSEWHERE):
        actions.link_account(by=deniz, provider=kent, subject="bir")
    with refused(LINKED_ALREADY):
        actions.link_account(by=ayse, provider=kent, subject="iki")


def test_unlinking(client, kent, ayse):
    actions.link_account(by=ayse, provider=kent, subject="bir")
    by_password(client, ayse)
    assert client.post(LINK, {"do": "unlink"}).status_code == 302
    assert link_of(ayse) is None
    assert OutboxMessage.objects.filter(code="people.provider_unlinked").exists()


def test_the_only_way_in_stays(kent, db, refused):
    person = actions.join_by_provider(provider=kent, subject="tek")
    with refused(ONLY_WAY):
        actions.unlink_account(by=person, provider=kent)
    Person.objects.filter(pk=person.pk).update(phone="+905321234567")  # not proved: nothing that opens
    with refused(ONLY_WAY):
        actions.unlink_account(by=person, provider=kent)
    Person.objects.filter(pk=person.pk).update(phone=None)
    key = Authenticator.objects.create(user=person, type="webauthn", data={"name": "Anahtar", "credential": {}})
    actions.unlink_account(by=person, provider=kent)
    with refused(ONLY_WAY):
        actions.remove_factor(by=person, factor=key, name="Anahtar")
    assert factors_of(person) == [key]


def test_the_second_step_is_asked_for_as_before(client, server, kent, ayse):
    actions.add_app(by=ayse, secret=SECRET, name="Uygulama")
    actions.link_account(by=ayse, provider=kent, subject="adim")
    answer = come_back(client, server, "adim", START + "?next=/konular/")
    assert answer.url == "/giris/ikinci-adim/?next=%2Fkonular%2F"
    assert is_in(client) is None
    client.post("/giris/ikinci-adim/", {"code": code_now(SECRET)})
    assert is_in(client) == str(ayse.pk)


def test_staff_without_a_second_step_reach_nothing_but_its_pages(client, server, kent, mehmet, settings):
    settings.STAFF_SECOND_FACTOR = True
    actions.link_account(by=mehmet, provider=kent, subject="mehmet")
    come_back(client, server, "mehmet")
    assert client.get("/masa/").url.startswith("/benim/giris-guvenligi/?next=")


def test_whom_only_the_provider_knows_proves_themselves_there(client, server, kent, db):
    come_back(client, server, "tek")
    client.post(NEW)
    Person.objects.filter(pk=is_in(client)).update(age_band="30-44")
    app = "/benim/giris-guvenligi/uygulama/"
    assert client.get(app).status_code == 302
    page = client.get("/benim/giris-guvenligi/dogrulama/?next=" + app)
    assert client.post("/benim/giris-guvenligi/dogrulama/", {"do": "code"}).status_code == 422  # there is no contact
    assert "do=prove" in page.content.decode()
    prove = f"{START}?do=prove&next={app}"
    assert why(come_back(client, server, "baska", prove)) == (TROUBLE, ["other"])
    asked = question(client.get(prove).url)
    assert (asked["prompt"], asked["max_age"]) == ("login", "0")
    assert come_back(client, server, "tek", prove).url == app
    assert client.get(app).status_code == 200


def test_stopping_at_the_provider(client, server, kent, db):
    answer = client.get(server.stops(client.get(START + "?next=/konular/").url))
    assert why(answer) == (TROUBLE, ["cancelled"])
    assert "/giris/?next=/konular/" in client.get(answer.url).content.decode()


def test_the_way_back_opens_once_and_only_where_it_was_begun(client, server, kent, ayse):
    actions.link_account(by=ayse, provider=kent, subject="ayse")
    back = server.signs_in(client.get(START).url, "ayse")
    stranger = type(client)()
    assert why(stranger.get(back)) == (TROUBLE, ["lost"])
    client.get(back)
    assert is_in(client)
    client.logout()
    assert why(client.get(back)) == (TROUBLE, ["lost"])


def test_an_answer_to_another_question_is_not_believed(client, server, kent, ayse):
    """Somebody else's code on our way back: nonce and the kept secret don't fit."""
    actions.link_account(by=ayse, provider=kent, subject="ayse")
    theirs = question(server.signs_in(type(client)().get(START).url, "ayse"))["code"]
    mine = question(client.get(START).url)["state"]
    assert why(client.get(f"/giris/kurum/donus/?state={mine}&code={theirs}")) == (TROUBLE, ["failed"])
    assert is_in(client) is None


@pytest.mark.parametrize(
    ("path", "lie"),
    [
        (
            "/.well-known/openid-configuration",
            {"issuer": "https://elsewhere.example", "authorization_endpoint": "https://x"},
        ),
        ("/.well-known/openid-configuration", "no JSON"),
        ("/.well-known/openid-configuration", {}),
        ("/.well-known/openid-configuration", ("down", 503)),
    ],
)
def test_a_provider_that_is_not_the_named_one_or_not_well_gets_nobody(client, server, kent, db, path, lie):
    server.lies[path] = lie
    answer = client.get(START)
    assert why(answer) == (TROUBLE, ["failed"])
    assert client.get(answer.url).status_code == 200


@pytest.mark.parametrize(
    ("path", "lie"),
    [
        ("/oauth2/token", ({"error": "invalid_client"}, 401)),
        ("/oauth2/token", {"access_token": "a"}),
        ("/oauth2/token", {"access_token": "a", "id_token": "eyJhbGciOiJub25lIn0.eyJzdWIiOiJheXNlIn0."}),
        ("/jwks", {"keys": []}),
        ("/jwks", "no JSON"),
    ],
)
def test_what_is_not_signed_by_the_provider_opens_nothing(client, server, kent, ayse, path, lie):
    actions.link_account(by=ayse, provider=kent, subject="ayse")
    back = server.signs_in(client.get(START).url, "ayse")
    server.lies[path] = lie
    assert why(client.get(back)) == (TROUBLE, ["failed"])
    assert is_in(client) is None


def test_another_site_cannot_send_somebody_off(client, kent, db):
    assert client.get(START, headers={"Sec-Fetch-Site": "cross-site"}).url == "/giris/"


@pytest.mark.parametrize(
    ("address", "safe"),
    [("https://kimlik.example", True), ("http://kimlik.example", False), ("http://127.0.0.1:9", True)],
)
def test_without_https_only_this_machine(address, safe):
    assert is_safe(address) is safe


@pytest.mark.parametrize(
    ("claims", "email"),
    [
        ({"email": "A@Example.org", "email_verified": True}, "a@example.org"),
        ({"email": "05321234567", "email_verified": True}, ""),
        ({"email": "no address@", "email_verified": True}, ""),
        ({"email": "a" * 300 + "@example.org", "email_verified": True}, ""),
        ({"email": "a@example.org", "email_verified": 1}, ""),
        ({"email": "a@example.org"}, ""),
        ({}, ""),
    ],
)
def test_which_email_counts_as_proved(claims, email):
    assert Answer("1", claims, fresh=True).email == email


def test_too_many_tries(client, kent, db):
    assert client.get(START).status_code == 302
    for _ in range(29):
        limit("provider:127.0.0.1", "30/m")
    assert client.get(START).status_code == 429


def test_it_is_exported_and_erased(kent, ayse):
    actions.link_account(by=ayse, provider=kent, subject="ayse")
    [line] = personal.export_links(ayse)
    assert (line["provider"], line["number_there"]) == (kent.issuer, "ayse")
    actions.erase_person(by=ayse, person=ayse)
    assert not SocialAccount.objects.exists()
