from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.documents.models import Document
from meydan.partners import actions
from meydan.partners.models import Bid, Change, Organisation, Pledge, Practice

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"Yeşil", "Nordby"}),
        ("?q=nordby", {"Nordby"}),
        ("?what=university", {"Nordby"}),
        ("?country=abroad", {"Nordby"}),
        ("?country=TR", {"Yeşil"}),
        ("?goal=11", {"Yeşil", "Nordby"}),
        ("?goal=3", set()),
        ("?goal=x&country=xx", {"Yeşil", "Nordby"}),
    ],
)
def test_the_directory_is_searched_and_filtered(client, make_partner, query, shown):
    make_partner("Yeşil Dernek")
    make_partner("Nordby Enstitüsü", country="SE", what="university")
    make_partner("Gizli Kurum", public=False)
    page = client.get("/ortaklar/" + query).content.decode()
    assert {name for name in ("Yeşil", "Nordby", "Gizli") if f"<bdi>{name}" in page} == shown


def test_the_page_of_an_organisation_shows_what_became_of_it(client, partner, used, project, mehmet):
    actions.join_partner(by=mehmet, organisation=partner, ref=project.ref)
    page = client.get(partner.get_absolute_url()).content.decode()
    for words in ("Ağaç diker.", "Gölge yolları", "Toplantı salonu", "İki akşam"):
        assert words in page
    page = client.get(project.get_absolute_url()).content.decode()
    assert "Yeşil Buca Derneği" in page
    assert "Ortakların destekleri" in page
    thread = client.get(project.threads.get().get_absolute_url()).content.decode()
    assert "Bir ortak sözünü tuttu" in thread
    assert "Bir ortak katıldı" in thread


def test_what_is_not_public_is_not_found(client, make_partner, offered):
    hidden = make_partner("Gizli", public=False)
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert client.get(f"/ortak/{offered.organisation_id}-yanlis/").status_code == 301


OFFER = {"organisation": "Yeni Dernek", "what": "time", "title": "Dört kişi"}


def test_who_offers_signs_in_last(client, ayse, monday):
    assert client.post("/ortaklar/destek/", OFFER | {"what": "money"}).status_code == 422
    answer = client.post("/ortaklar/destek/", OFFER)
    assert answer.url.startswith("/giris/")
    assert not Pledge.objects.exists()
    page = client.get("/ortaklar/destek/").content.decode()
    assert "Dört kişi" in page, "what was typed is kept"
    client.post("/giris/parola/", {"login": ayse.email, "password": "not-a-secret-1"})
    pledge = Pledge.objects.get()
    assert (pledge.by, pledge.organisation.name) == (ayse, "Yeni Dernek")
    client.post(pledge.get_absolute_url())
    pledge.refresh_from_db()
    assert pledge.state == "taken_back"


def test_a_pledge_at_the_desk_goes_from_the_offer_to_a_letter(signed_in, offered, mehmet, deniz):
    address = f"/masa/destek/{offered.pk}/"
    assert signed_in(deniz).get(address).status_code == 404
    client = signed_in(mehmet)
    assert "Destek sözleri" in client.get("/masa/").content.decode()
    assert client.post(address, {"do": "decide", "to": "declined"}).status_code == 422
    assert client.post(address, {"do": "decide", "to": "accepted", "serves": "project:0"}).status_code == 422
    assert client.post(address, {"do": "decide", "to": "accepted", "serves": offered.serves}).status_code == 302
    use = {"do": "use", "used_on": clock.today().isoformat(), "used": "İki akşam", "proof": "Tutanak"}
    assert client.post(address, use | {"proof": ""}).status_code == 422
    assert client.post(address, use).status_code == 302
    page = client.get(address).content.decode()
    assert "“Toplantı salonu” için söz verdiniz" in page, "the town's words stand ready"
    assert (
        client.post(address, {"do": "thank", "thanks": "Sağ olun", "letter": "on", "address": "Buca"}).status_code
        == 302
    )
    letter = Document.objects.get()
    assert client.get(f"/masa/belge/{letter.pk}/pdf/").content.startswith(b"%PDF")
    assert letter.get_absolute_url() in client.get(address).content.decode()


def test_an_organisation_is_kept_at_the_desk(signed_in, mehmet, project, ayse, targets):
    client = signed_in(mehmet)
    form = {"name": "Kentte İz", "what": "association", "country": "TR", "networks": "Ege Ağı\nBir ağ", "goals": [11]}
    assert client.post("/masa/ortaklar/yeni/", form | {"networks": "x" * 81}).status_code == 422
    client.post("/masa/ortaklar/yeni/", form)
    one = Organisation.objects.get()
    assert (one.networks, one.goals.get().number) == (["Ege Ağı", "Bir ağ"], 11)
    address = f"/masa/ortak/{one.pk}/"
    assert client.post(address, {"do": "publish"}).status_code == 422 or not Organisation.objects.get().published_at
    assert client.post(f"{address}duzenle/", form | {"about_tr": "İz sürer."}).status_code == 302
    day = (clock.today() + 90 * DAY).isoformat()
    for said in (
        {"do": "publish"},
        {"do": "contact", "name": "Nur", "phone": "0555 12", "consent": "yazıyla", "keep_until": day},
        {"do": "speak", "email": ayse.email},
        {"do": "join", "ref": project.ref},
    ):
        assert client.post(address, said).status_code == 302, said
    page = client.get(address).content.decode()
    for words in ("0555 12", "Ayse", "Gölge yolları", "Rehberde"):
        assert words in page
    assert "0555 12" not in client.get(one.get_absolute_url()).content.decode()
    for verb, row in (
        ("forget", one.contacts.get()),
        ("silence", one.representatives.get()),
        ("part", one.joint.get()),
    ):
        assert client.post(address, {"do": verb, "which": row.pk}).status_code == 302
    assert client.post(address, {"do": "forget", "which": 0}).status_code == 404
    assert client.post(address, {"do": "hide"}).status_code == 302
    assert "Kentte İz" not in client.get("/ortaklar/").content.decode()


def test_a_representative_proposes_and_the_desk_sees_the_difference(signed_in, speaker, partner, mehmet, deniz):
    address = f"/benim/ortagim/{partner.pk}/"
    assert signed_in(deniz).get(address).status_code == 404
    client = signed_in(speaker)
    assert address in client.get("/benim/").content.decode()
    form = {"about_tr": "Ağaç diker, sular.", "goals": [11]}
    assert client.post(address, form | {"website": "yok"}).status_code == 422
    assert client.post(address, form).status_code == 302
    assert "Son cevap günümüz" in client.get(address).content.decode()
    change = Change.objects.get()
    client = signed_in(mehmet)
    desk = f"/masa/ortak-onerisi/{change.pk}/"
    page = client.get(desk).content.decode()
    assert "Ağaç diker.<" in page
    assert "Ağaç diker, sular." in page
    assert client.post(desk, {"to": "sent_back"}).status_code == 422
    assert client.post(desk, {"to": "approved"}).status_code == 302
    assert "Ağaç diker, sular." in client.get(partner.get_absolute_url()).content.decode()


def test_practices_are_written_read_and_found(signed_in, client, speaker, partner, mehmet, deniz):
    assert "Henüz bir kuruluş adına" in signed_in(deniz).get("/iyi-uygulamalar/yazin/").content.decode()
    author = signed_in(speaker)
    form = {"organisation": partner.pk, "title": "Yağmur bahçesi", "what": "x", "where": "Buca", "worked": "y", "cost": "low", "goal": 11}  # fmt: skip
    assert author.post("/iyi-uygulamalar/yazin/", form | {"organisation": ""}).status_code == 422
    page = author.post("/iyi-uygulamalar/yazin/", form).url
    assert author.get(page).status_code == 200
    client.logout()
    assert client.get(page).status_code == 404
    desk = f"/masa/iyi-uygulama/{Practice.objects.get().pk}/"
    keeper = signed_in(mehmet)
    assert keeper.post(desk, {"do": "review", "to": "published"}).status_code == 302
    client.logout()
    for query, shown in (("", True), ("?q=yağmur", True), ("?cost=high", False), ("?goal=11&cost=low", True)):
        assert ("Yağmur bahçesi" in client.get(f"/iyi-uygulamalar/{query}").content.decode()) == shown
    assert signed_in(mehmet).post(desk, {"do": "withdraw", "words": "Eskidi"}).status_code == 302


def test_an_agreement_is_signed_and_renewed_at_the_desk(signed_in, partner, mehmet):
    client, today = signed_in(mehmet), clock.today()
    form = {"what": "protocol", "title": "Protokol", "starts_on": today, "ends_on": today + 20 * DAY, "remind_days": 60}
    new = f"/masa/ortak/{partner.pk}/protokol/"
    assert client.post(new, form | {"ends_on": today - DAY}).status_code == 422
    address = client.post(new, form).url
    client.post(address, {"do": "force"})
    assert "imza günü gerekli" in client.get(address).content.decode()
    signed = {"do": "save", "number": "1", "signed_on": today, "public": "on"}
    assert client.post(address, form | signed).status_code == 302
    assert client.post(address, {"do": "force"}).status_code == 302
    assert "Protokol" in client.get("/masa/protokoller/").content.decode(), "it ends soon"
    assert "Protokol" in client.get(partner.get_absolute_url()).content.decode()
    renewal = client.post(address, {"do": "renew"}).url
    assert renewal not in (address, None)
    assert client.post(address, {"do": "end", "words": "Bitti"}).status_code == 302


def test_a_bid_goes_its_way_at_the_desk(signed_in, call, parks, partner, project, mehmet):
    client, today = signed_in(mehmet), clock.today().isoformat()
    form = {"title": "Gölge", "summary": "x", "unit": parks.pk, "project": project.pk, "partners": [partner.pk], "budget": "1.000,50", "council_asked": "on", "ministry_asked": "on"}  # fmt: skip
    new = f"/masa/fon-cagrisi/{call.pk}/basvuru/"
    assert client.post(new, form | {"budget": "çok"}).status_code == 422
    assert client.post(new, form | {"idea": 999}).status_code == 422
    address = client.post(new, form).url
    assert "meclis yetkisi gerekli" in client.get(address).content.decode()
    papers = {"council_number": "1", "council_on": today, "ministry_number": "2", "ministry_on": today, "ministry_basis": "Genelge"}  # fmt: skip
    assert client.post(f"{address}duzenle/", form | papers).status_code == 302
    for said in (
        {"do": "submit", "on": today},
        {"do": "result", "to": "won", "on": today, "result": "Kazandı", "granted": "900"},
        {"do": "sign", "number": "S-1", "on": today},
        {"do": "publish"},
        {"do": "due", "what": "report", "title": "Ara rapor", "on": today},
    ):
        assert client.post(address, said).status_code == 302, said
    due = Bid.objects.get().dues.get()
    assert "Ara rapor" in client.get("/masa/").content.decode()
    assert client.post(f"/masa/fon-tarihi/{due.pk}/", {"on": today}).status_code == 422
    assert client.post(f"/masa/fon-tarihi/{due.pk}/", {"on": today, "proof": "E-1", "amount": "10"}).status_code == 302
    assert client.post(address, {"do": "close"}).status_code == 302
    client.logout()
    page = client.get(project.get_absolute_url()).content.decode()
    assert "Kalkınma Ajansı" in page
    assert "Dış kaynak" in client.get(project.threads.get().get_absolute_url()).content.decode()


def test_a_call_is_written_down_and_corrected(signed_in, mehmet, monday):
    client = signed_in(mehmet)
    form = {"title": "Çağrı", "body": "Fon", "day": "2026-12-20", "hour": "17:00", "least": "1.000", "most": "5.000"}
    assert client.post("/masa/fon-cagrilari/yeni/", form | {"most": "10"}).status_code == 422
    address = client.post("/masa/fon-cagrilari/yeni/", form).url
    assert client.post(address, form | {"body": "Ajans"}).status_code == 302
    assert "Ajans" in client.get("/masa/fon-cagrilari/?q=ajans").content.decode()
    assert "Ajans" not in client.get("/masa/fon-cagrilari/?state=over").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_same_number_of_questions(
    client, signed_in, make_partner, mehmet, ayse, targets, django_assert_max_num_queries, count
):
    for number in range(count):
        one = make_partner(f"Ortak {number}")
        actions.offer_pledge(by=ayse, organisation=one.name, what="time", title=f"{number}")
    with django_assert_max_num_queries(5):
        client.get("/ortaklar/")
    with django_assert_max_num_queries(13):
        client.get(one.get_absolute_url())
    keeper = signed_in(mehmet)
    for address in ("/masa/ortaklar/", "/masa/destekler/", f"/masa/ortak/{one.pk}/"):
        with django_assert_max_num_queries(15):
            keeper.get(address)
