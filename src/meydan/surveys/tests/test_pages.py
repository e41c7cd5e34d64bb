"""Pages of surveys: what they show, what they refuse, what they cost."""

import json
import re

import pytest
from django.test import Client

from meydan.base.sentences import NOT_YOURS
from meydan.ideas import actions as ideas
from meydan.notices.mailbox import letters
from meydan.questions.models import Answer, Question
from meydan.surveys import actions
from meydan.surveys.models import Draft, Sheet, Survey, Template, Text
from meydan.surveys.queries.surveys import asked_in
from meydan.surveys.tests.conftest import answered, later


def shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def branching(make_survey, ask, mehmet):
    """branching(who="anyone") → a survey: yes or no; where yes, one of two on a second page; a long text on a third."""

    def made(**more):
        survey = make_survey(**more)
        first = ask(survey, kind="yes_no", required=True, text="Geldiniz mi?")
        ask(survey, kind="one", choices=["Gölge", "Su"], page=2, only_if=first, only_if_is="yes", text="Ne için?")
        ask(survey, kind="long", page=3, text="Eklemek istediğiniz?")
        return actions.publish_survey(by=mehmet, survey=survey)

    return made


def fields(survey):
    return [f"q{one.pk}" for one in asked_in(survey)]


def test_a_survey_is_answered_page_by_page_and_sent(client, branching):
    survey = branching()
    first, second, third = fields(survey)
    base = f"/anketler/{survey.pk}"
    assert "Başlayın" in shown(client, survey.get_absolute_url())
    assert client.post(f"{base}/sayfa/1/", {first: ""}).status_code == 422
    assert client.get(f"{base}/sayfa/3/").url == f"{base}/sayfa/1/"  # nobody gets past what is needed
    assert client.post(f"{base}/sayfa/1/", {first: "yes"}).url == f"{base}/sayfa/2/"
    assert "Ne için?" in shown(client, f"{base}/sayfa/2/")
    assert client.post(f"{base}/sayfa/2/", {second: "Gölge"}).url == f"{base}/sayfa/3/"
    assert "Kaldığınız yerden" in shown(client, survey.get_absolute_url())
    assert client.post(f"{base}/sayfa/3/", {third: "Çok\nsıcak <b>"}).url == f"{base}/kontrol/"
    page = shown(client, f"{base}/kontrol/")
    assert all(words in page for words in ("Evet", "Gölge", "sıcak &lt;b&gt;"))
    assert not Sheet.objects.exists()
    assert client.post(f"{base}/kontrol/").url == f"{base}/tesekkurler/"
    assert survey.afterwards in shown(client, f"{base}/tesekkurler/")
    assert set(Answer.objects.values_list("value", flat=True)) == {"yes", "Gölge", "Çok\nsıcak <b>"}
    assert (Sheet.objects.count(), Answer.objects.count(), Draft.objects.count()) == (1, 3, 0)


def test_another_answer_takes_its_consequences_back(client, branching):
    survey = branching()
    first, second, _third = fields(survey)
    base = f"/anketler/{survey.pk}"
    client.post(f"{base}/sayfa/1/", {first: "yes"})
    client.post(f"{base}/sayfa/2/", {second: "Su"})
    assert client.post(f"{base}/sayfa/1/", {first: "no"}).url == f"{base}/sayfa/2/"
    page = shown(client, f"{base}/sayfa/2/")
    assert "Ne için?" not in page
    assert "Eklemek istediğiniz?" in page
    assert "Su" not in shown(client, f"{base}/kontrol/").split("<main")[1].split("</dl>")[0]
    client.post(f"{base}/kontrol/")
    assert list(Answer.objects.values_list("value", flat=True)) == ["no"]


def test_who_answers_nothing_is_told_so_before_it_is_sent(client, make_survey, ask, mehmet):
    survey = make_survey()
    ask(survey)
    actions.publish_survey(by=mehmet, survey=survey)
    base = f"/anketler/{survey.pk}"
    assert client.post(f"{base}/sayfa/1/", {}).url == f"{base}/kontrol/"
    answer = client.post(f"{base}/kontrol/")
    assert answer.status_code == 422
    assert "Bu formda hiçbir şey yanıtlanmamış" in answer.content.decode()


def test_what_was_begun_is_there_in_the_same_browser_only(client, branching):
    survey = branching()
    first, *_more = fields(survey)
    client.post(f"/anketler/{survey.pk}/sayfa/1/", {first: "yes"})
    assert "checked" in shown(client, f"/anketler/{survey.pk}/sayfa/1/")
    other = Client()
    assert "checked" not in shown(other, f"/anketler/{survey.pk}/sayfa/1/")
    other.cookies[f"anket-{survey.pk}"] = client.cookies[f"anket-{survey.pk}"].value[:-2] + "xx"
    assert "checked" not in shown(other, f"/anketler/{survey.pk}/sayfa/1/")


@pytest.fixture
def mail(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path
    settings.MAILERS = {
        "default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": tmp_path}}
    }
    return lambda: letters()[0]


def test_where_an_account_is_asked_the_code_comes_last(client, branching, ayse, mail):
    survey = branching(who="once")
    first, *_more = fields(survey)
    base = f"/anketler/{survey.pk}"
    client.post(f"{base}/sayfa/1/", {first: "no"})
    client.post(f"{base}/sayfa/2/", {})
    answer = client.post(f"{base}/kontrol/")
    assert answer.url == f"/giris/?next={base}/kontrol/"
    client.post(answer.url, {"contact": ayse.email, "next": f"{base}/kontrol/"})
    code = re.search(r"\d{6}", mail().code).group()
    assert client.post("/giris/kod/", {"code": code, "next": f"{base}/kontrol/"}).url == f"{base}/tesekkurler/"
    assert Sheet.objects.get().person is None
    assert "Bu anketi daha önce yanıtladınız" in shown(client, survey.get_absolute_url())
    client.post(f"{base}/sayfa/1/", {first: "no"})
    assert client.post(f"{base}/kontrol/").status_code == 422
    assert Sheet.objects.count() == 1


def test_with_a_code_the_code_comes_last_and_what_is_wrong_is_said(client, open_survey):
    survey, question = open_survey(who="codes")
    base = f"/anketler/{survey.pk}"
    client.post(f"{base}/sayfa/1/", {f"q{question.pk}": "yes"})
    page = client.post(f"{base}/kontrol/", {"code": "YOKBOYLE"})
    assert page.status_code == 422
    assert "Bu kod bu ankete ait değil" in page.content.decode()
    assert client.post(f"{base}/kontrol/", {"code": survey.made_codes[0]}).url == f"{base}/tesekkurler/"


def test_a_photo_that_is_none_is_refused_at_its_field(client, make_survey, ask, mehmet):
    from django.core.files.uploadedfile import SimpleUploadedFile

    survey = make_survey()
    question = ask(survey, kind="file", required=True)
    actions.publish_survey(by=mehmet, survey=survey)
    address = f"/anketler/{survey.pk}/sayfa/1/"
    assert "multipart" in shown(client, address)
    answer = client.post(address, {f"q{question.pk}": SimpleUploadedFile("x.png", b"nichts")})
    assert answer.status_code == 422
    assert f'id="id_q{question.pk}_error"' in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "found"), [("", True), ("?q=gölge", True), ("?q=konser", False), ("?state=open", True), ("?state=reported", False), ("?state=x", True)]
)  # fmt: skip
def test_the_list_is_searched_and_filtered(client, branching, query, found):
    survey = branching()
    page = shown(client, "/anketler/" + query)
    assert (survey.title in page) == found
    assert found or "Uyan anket yok" in page


def test_drafts_and_what_belongs_to_colleagues_stay_inside(
    client, signed_in, make_survey, ask, mehmet, deniz, director, monday
):
    process = ideas.start_process(
        by=director, template="open_call", title="İç", summary="x", promise="x", opens_at=monday, audience="staff"
    )
    ideas.publish_process(by=director, process=process)
    draft, inside = make_survey(), make_survey(title="İç anket", process=process)
    ask(inside)
    actions.publish_survey(by=mehmet, survey=inside)
    for survey in (draft, inside):
        assert client.get(survey.get_absolute_url()).status_code == 404
    assert signed_in(deniz).get(inside.get_absolute_url()).status_code == 404
    assert "İç anket" not in shown(client, "/ara/?q=anket")
    assert signed_in(mehmet).get(inside.get_absolute_url()).status_code == 200
    assert signed_in(mehmet).get(f"/anketler/{draft.pk}/sayfa/1/").status_code == 404


def test_a_survey_stands_on_its_process_and_its_thread(client, branching, director, ayse, goksu, targets, monday):
    process = ideas.start_process(
        by=director, template="open_call", title="Çağrı", summary="x", promise="x", opens_at=monday
    )
    ideas.publish_process(by=director, process=process)
    idea = ideas.submit_contribution(
        by=ayse, kind="problem", title="Gölge yok", text="x", neighbourhood=goksu, targets=[targets["11.7"]]
    )
    survey = branching(process=process, thread=idea.thread)
    for address in (process.get_absolute_url(), idea.thread.get_absolute_url()):
        assert survey.get_absolute_url() in shown(client, address)


FORM = {
    "title": "Gölge anketi", "summary": "x", "afterwards": "x", "minutes": "4", "who": "anyone", "first_day": "2026-11-23", "last_day": "2026-11-30",
}  # fmt: skip


def test_the_desk_makes_publishes_and_changes_a_survey(signed_in, client, parks, selim, targets):
    desk = signed_in(selim)
    answer = desk.post("/masa/anketler/yeni/", FORM | {"unit": parks.pk, "template": "ready:place"})
    survey = Survey.objects.get()
    assert answer.url == f"/masa/anket/{survey.pk}/"
    assert survey.closes_at.isoformat() == "2026-11-30T21:00:00+00:00"
    assert Question.objects.filter(of=survey.ref).count() == 6
    assert "Yalnızca “" in shown(desk, f"/masa/anket/{survey.pk}/onizleme/")
    builder = f"/masa/sorular/{survey.ref}/answers/"
    assert "1. sayfa" in shown(desk, builder)
    first, *_more, last = asked_in(survey)
    desk.post(f"/masa/soru/{last.pk}/", {"do": "up"})
    desk.post(f"/masa/soru/{last.pk}/", {"do": "copy"})
    assert Question.objects.filter(of=survey.ref).count() == 7
    wrong = {"kind": "short", "text": "x", "why": "x", "page": "1"}
    assert "Başka bir soru bu soruya bağlı" in desk.post(f"/masa/soru/{first.pk}/", wrong).content.decode()
    page = desk.post(f"/masa/soru/{first.pk}/", {"do": "remove"}, follow=True).content.decode()
    assert "Başka bir soru bu soruya bağlı" in page
    desk.post(answer.url, {"do": "publish"})
    assert "Gölge anketi" in shown(desk, "/anketler/")
    assert desk.post(f"/masa/anket/{survey.pk}/duzenle/", FORM | {"unit": parks.pk, "title": "Yeni"}).status_code == 302
    desk.post(answer.url, {"do": "template", "name": "Bizimki"})
    assert len(Template.objects.get().questions) == 7


def test_templates_are_found_and_removed_by_who_kept_them(
    signed_in, branching, selim, mehmet, refused, django_assert_max_num_queries
):
    kept = [actions.save_template(by=mehmet, survey=branching(), name=f"Şablon {number}") for number in range(3)]
    desk, address = signed_in(selim), "/masa/anketler/sablonlar/"
    assert shown(desk, address).count('name="which"') == 0, "they are a colleague's"
    with refused(NOT_YOURS, field="name"):
        actions.save_template(by=selim, survey=branching(), name="Şablon 1")
    own = actions.save_template(by=selim, survey=branching(), name="Benimki")
    with django_assert_max_num_queries(15):
        page = shown(desk, address)
    assert page.count('name="which"') == 1
    assert "Şablon 2" not in shown(desk, f"{address}?q=benim")
    assert "Uyan bir şey yok" in shown(desk, f"{address}?q=yok")
    desk.post(address, {"which": kept[0].pk})
    desk.post(address, {"which": own.pk})
    assert set(Template.objects.values_list("name", flat=True)) == {"Şablon 0", "Şablon 1", "Şablon 2"}
    signed_in(mehmet).post(address, {"which": kept[0].pk})
    assert Template.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"last_day": "2026-11-20"}, "Son gün, ilk günden sonra olmalı."),
        ({"number": "2026-9999"}, "Bu numarada bir konu yok."),
        ({"compared_by": ["age_band"]}, "Hesapsız yanıtlayanın profili yoktur"),
        ({"stage": "collect"}, "Bu süreçte böyle bir aşama yok."),
        ({"afterwards": ""}, "Yanıtlarla ne yapılacak?"),
    ],
)
def test_the_form_of_a_survey_says_what_is_wrong(signed_in, parks, mehmet, monday, wrong, words):
    answer = signed_in(mehmet).post("/masa/anketler/yeni/", FORM | {"unit": parks.pk} | wrong)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Survey.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"kind": "matrix", "choices": "a\nb"}, "İki ile on iki arasında satır yazın."),
        ({"kind": "one", "choices": "a"}, "iki ile on iki arasında seçenek"),
        ({"why": ""}, "Neden soruyorsunuz?"),
        ({"page": "1", "condition": True}, "Koşul, önceki bir sayfadaki"),
    ],
)
def test_the_form_of_a_question_says_what_is_wrong(signed_in, branching, mehmet, wrong, words):
    survey = branching()
    if "condition" in wrong:
        wrong = wrong | {"condition": f"{asked_in(survey)[1].pk}=Su"}
    form = {"kind": "short", "text": "x", "why": "x", "page": "3"} | wrong
    answer = signed_in(mehmet).post(f"/masa/sorular/{survey.ref}/answers/", form)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_papers_are_typed_one_after_the_other(signed_in, branching, selim):
    survey = branching()
    first, second, _third = fields(survey)
    desk, address = signed_in(selim), f"/masa/anket/{survey.pk}/kagit/"
    assert desk.post(address, {"channel": "paper", "batch": "", first: "yes"}).status_code == 422
    answer = desk.post(address, {"channel": "paper", "batch": "Pazar", first: "no", second: "Su"})
    assert answer.url == f"{address}?channel=paper&batch=Pazar"
    assert 'value="Pazar"' in shown(desk, answer.url)
    assert list(Answer.objects.values_list("value", flat=True)) == ["no"]  # what is not asked does not count
    desk.post(address, {"do": "remove", "which": Sheet.objects.get().pk})
    assert not Sheet.objects.exists()


def test_the_form_is_printed(signed_in, branching, selim):
    survey = branching()
    paper = signed_in(selim).get(f"/masa/anket/{survey.pk}/form.pdf")
    assert paper.content.startswith(b"%PDF-")


@pytest.mark.parametrize(("way", "begins"), [("letters", b"%PDF-"), ("list", b"\xef\xbb\xbf")])
def test_codes_go_along_as_letters_or_as_a_list(signed_in, open_survey, selim, way, begins):
    survey, _question = open_survey(who="codes")
    desk, address = signed_in(selim), f"/masa/anket/{survey.pk}/kodlar/"
    answer = desk.post(address, {"count": 3, "way": way})
    assert answer.content.startswith(begins)
    assert answer["Cache-Control"] == "no-store"
    assert survey.codes.count() == 5


def test_more_letters_than_there_is_patience_for_are_refused(signed_in, open_survey, selim):
    survey, _question = open_survey(who="codes")
    answer = signed_in(selim).post(f"/masa/anket/{survey.pk}/kodlar/", {"count": 301, "way": "letters"})
    assert answer.status_code == 422
    assert "en çok 300 mektup" in answer.content.decode()
    assert survey.codes.count() == 2


def test_words_of_people_are_open_after_a_check_only(client, signed_in, branching, mehmet):
    survey = branching()
    first, _second, third = fields(survey)
    for words in [f"Sakin yazı {number}" for number in range(10)] + ["Komşum Ayten çok gürültülü"]:
        actions.send_sheet(by=None, survey=survey, answered=actions.Answered({first: "no", third: words}))
    desk, address = signed_in(mehmet), f"/masa/anket/{survey.pk}/sozler/"
    texts = {one.value: one.pk for one in Answer.objects.filter(question__kind="long")}
    calm, loud = texts["Sakin yazı 0"], texts["Komşum Ayten çok gürültülü"]
    assert "Komşum Ayten" in shown(desk, address)
    form = {
        "read": [calm, loud], f"a{calm}-public": "on", f"a{calm}-words": "Sakin yazı", f"a{calm}-tags": "Ses",
        f"a{loud}-public": "on", f"a{loud}-words": "Bir komşum gürültülü", f"a{loud}-tags": "Ses, Komşu",
    }  # fmt: skip
    assert desk.post(address, form).status_code == 302
    assert Text.objects.count() == 2
    assert "Ses" in shown(desk, f"{address}?all=1")
    found = shown(desk, f"{address}?all=1&q=YAZI+sakın")
    assert "Sakin yazı 9" in found
    assert "Komşum Ayten" not in found
    assert "Uyan bir şey yok" in shown(desk, f"{address}?q=bulunmaz")
    with later(days=11):
        actions.report_survey(by=mehmet, survey=survey, report="Sakin.", changed="Hiçbir şey.")
        client.logout()
        page = shown(client, f"/anketler/{survey.pk}/sonuclar/")
        file = client.get(f"/anketler/{survey.pk}/sonuclar.json").content.decode()
    assert "Bir komşum gürültülü" in page
    assert "Ayten" not in page + file
    assert "komşum" not in file
    assert {"question": "Eklemek istediğiniz?", "line": "", "answer": "Ses", "figure": 2} in json.loads(file)["figures"]


def test_the_desk_takes_all_sheets_along_the_public_only_sums(client, signed_in, branching, ayse, mehmet, selim):
    survey = branching(who="named")
    first, _second, third = fields(survey)
    actions.send_sheet(by=ayse, survey=survey, answered=actions.Answered({first: "no", third: "=1+1"}))
    desk = signed_in(selim)
    lines = b"".join(desk.get(f"/masa/anket/{survey.pk}/sonuclar/?file=csv")).decode("utf-8-sig").splitlines()
    assert ayse.name in lines[1]
    assert "'=1+1" in lines[1]
    assert desk.get(f"/masa/anket/{survey.pk}/sonuclar/?file=xlsx").status_code == 200
    data = desk.get(f"/masa/anket/{survey.pk}/sonuclar/?file=json").json()
    assert data["sheets"][0]["name"] == ayse.name
    assert data["sheets"][0]["answers"] == {first[1:]: "no", third[1:]: "=1+1"}
    client.logout()
    address = f"/anketler/{survey.pk}/sonuclar"
    assert client.get(f"{address}.csv").status_code == 404
    with later(days=11):
        actions.report_survey(by=mehmet, survey=survey, report="x", changed="")
        assert "Kimse tanınmasın diye" in shown(client, f"{address}/")
        for form, status in (("csv", 200), ("xlsx", 200), ("json", 200), ("exe", 404)):
            assert client.get(f"{address}.{form}").status_code == status


def test_groups_are_shown_without_small_counts(client, open_survey, make_person, goksu, firat, mehmet):
    survey, question = open_survey(who="once", compared_by=["neighbourhood"])
    for number in range(37):
        person = make_person(f"Kişi{number}", neighbourhood=goksu if number < 24 else firat)
        value = "yes" if number % 12 else "no"  # two of Göksu and two of Fırat said no
        actions.send_sheet(by=person, survey=survey, answered=answered(question, value))
    with later(days=11):
        actions.report_survey(by=mehmet, survey=survey, report="x", changed="")
        page = shown(client, f"/anketler/{survey.pk}/sonuclar/?by=neighbourhood")
    rows = re.findall(r'<tr><th scope="row">(Göksu|Fırat)</th>(.*?)</tr>', page)
    assert len(rows) == 2
    assert all(row.count("gizli") == 2 for _name, row in rows)
    assert "?by=age_band" not in page


def test_a_survey_without_a_report_waits_at_the_desk(signed_in, open_survey, mehmet):
    open_survey()
    with later(days=11):
        page = shown(signed_in(mehmet), "/masa/")
    assert "Raporu yazılmamış anketler" in page


def test_lists_and_pages_cost_the_same_for_one_and_for_three(client, branching, django_assert_max_num_queries):
    counts = []
    for number in range(3):
        survey = branching(title=f"Anket {number}")
        with django_assert_max_num_queries(15) as listed:
            client.get("/anketler/")
        with django_assert_max_num_queries(15) as one:
            client.get(survey.get_absolute_url())
        with django_assert_max_num_queries(15) as page:
            client.get(f"/anketler/{survey.pk}/sayfa/1/")
        counts.append((len(listed), len(one), len(page)))
    assert counts[0] == counts[2]


def test_results_cost_the_same_for_few_and_for_many_answers(client, branching, mehmet, django_assert_max_num_queries):
    survey = branching()
    first, second, third = fields(survey)
    counts = []
    for rounds in (10, 20):
        for number in range(rounds):
            given = {first: "yes", second: "Su", third: f"{number}"}
            actions.send_sheet(by=None, survey=survey, answered=actions.Answered(given))
        Survey.objects.filter(pk=survey.pk).update(state="reported", report="x")
        with django_assert_max_num_queries(15) as page:
            client.get(f"/anketler/{survey.pk}/sonuclar/")
        counts.append(len(page))
        Survey.objects.filter(pk=survey.pk).update(state="published")
    assert counts[0] == counts[1]


def test_the_api_tells_what_is_public(client, branching, make_survey):
    survey = branching()
    make_survey(title="Taslak")
    (told,) = client.get("/api/v1/surveys").json()["items"]
    assert (told["id"], told["state"], told["results"]) == (survey.pk, "open", None)
    assert client.get(f"/api/v1/surveys/{survey.pk}").json() == told
