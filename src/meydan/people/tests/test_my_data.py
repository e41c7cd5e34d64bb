"""My data: what is shown, what is in the file, and that nothing is left of who leaves."""

import json
import re
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import Q
from django.utils import translation
from PIL import Image
from tests.test_doors import town as a_whole_town  # noqa: F401 (a fixture: one of each thing, all of them Ayşe's)

from meydan.base import clock
from meydan.base.cards import all_cards, cards_of_all
from meydan.base.models import AuditLine, Destruction, OutboxMessage
from meydan.base.retention import destroy_due
from meydan.base.sentences import TOO_FAST
from meydan.discussion.actions import write_comment
from meydan.discussion.models import Comment
from meydan.ideas import actions as ideas
from meydan.ideas.models import Contribution, State
from meydan.moderation.actions import add_photo, hide
from meydan.moderation.models import Hiding, Photo, Report
from meydan.notices.actions import deliver_all
from meydan.notices.models import Notice
from meydan.people import actions
from meydan.people.models import Person
from meydan.people.own_file import own_file, readable_parts
from meydan.people.queries import known_about, staying

PAGE, FILE = "/benim/verilerim/", "/benim/verilerim/meydan.zip"
DAY = timedelta(days=1)
NAME = r"[Zz]ulfuyar|5329998877"
"""Name, e-mail and phone, however they are written."""
NEEDLES = NAME + r"|person:{}\M"
"""And the ref of the person."""


@pytest.fixture
def ayse(make_person, goksu):
    """With a name and a contact that stand in nothing else."""
    return make_person("Zulfuyar", neighbourhood=goksu, phone="+905329998877")


@pytest.fixture
def give(ayse, goksu, targets, monday):
    """give("Gölge"): a contribution of Ayşe's with a comment."""

    def write(title):
        made = ideas.submit_contribution(
            by=ayse, kind="idea", title=title, text=f"{title} olsun", neighbourhood=goksu, targets=[targets["11.7"]]
        )
        write_comment(by=ayse, on=made.thread.ref, text=f"{title} için söz", position="for")
        return made

    return write


@pytest.fixture
def proved(client, ayse):
    """Ayşe signed in and has just shown that it is her."""
    client.post("/giris/parola/", {"login": ayse.email, "password": "not-a-secret-1"})
    return client


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_tells_each_purpose_with_its_end_and_asks_the_same_for_one_and_three(
    signed_in, ayse, give, count, django_assert_max_num_queries
):
    for number in range(count):
        give(f"Gölge {number}")
    client = signed_in(ayse)
    with django_assert_max_num_queries(13):
        text = client.get(PAGE).content.decode()
    assert "herkese açık kayıt olarak; hesap silinince yazanın adı gider" in text
    assert f"{count} kayıt" in text
    assert "Adınız olmadan" not in text
    assert "adınız olmadan kalır" in text
    assert "Oylamalar" in text.split("Hakkınızda bir şey saklanmayan yerler")[1]


def test_a_visitor_signs_in_first_and_the_file_asks_once_more(client, signed_in, ayse):
    assert client.get(PAGE).url.startswith("/giris/")
    assert client.get(FILE).url.startswith("/giris/")
    assert signed_in(ayse).get(FILE).url == "/benim/giris-guvenligi/dogrulama/?next=%2Fbenim%2Fverilerim%2F%23al"
    assert not AuditLine.objects.filter(code="people.data_taken").exists()


def test_the_file_has_everything_for_programs_for_reading_and_the_photos(proved, ayse, give):
    idea = give("Gölge")
    picture = BytesIO()
    Image.new("RGB", (300, 200), "green").save(picture, "PNG")
    photo = add_photo(by=ayse, ref=idea.ref, upload=SimpleUploadedFile("x.png", picture.getvalue()))
    answer = proved.get(FILE)
    assert answer["Content-Disposition"] == 'attachment; filename="meydan-verilerim-2026-11-23.zip"'
    content = BytesIO(b"".join(answer.streaming_content))
    with zipfile.ZipFile(content) as packed:
        told = json.loads(packed.read("meydan.json"))
        page = packed.read("meydan.html").decode()
        assert packed.read(f"moderation/{photo.pk}.webp")[:4] == b"RIFF"
    assert told["account"]["email"] == "zulfuyar@example.org"
    tables = {one["table"]: one for one in told["tables"]}
    assert tables["ideas.Contribution"]["rows"][0]["text"] == "Gölge olsun"
    assert tables["discussion.Comment"]["kept"].startswith("herkese açık kayıt")
    assert "Gölge için söz" in page
    assert "<strong>başlık</strong>" in page
    assert AuditLine.objects.get(code="people.data_taken").ref == ayse.ref


def test_the_file_is_made_ten_times_an_hour_at_most(ayse, monday, refused):
    for _ in range(10):
        actions.take_data_along(by=ayse)
    with refused(TOO_FAST):
        actions.take_data_along(by=ayse)


def test_five_hundred_rows_are_all_in_the_file(ayse):
    Comment.objects.bulk_create(
        Comment(on="thread:1", author=ayse, position="for", text=f"Söz {n}") for n in range(500)
    )
    with own_file(ayse) as file, zipfile.ZipFile(file) as packed:
        (table,) = json.loads(packed.read("meydan.json"))["tables"]
    assert len(table["rows"]) == 500


def test_without_a_wish_public_words_stay_under_deleted_member(proved, ayse, give):
    idea = give("Gölge")
    proved.post("/benim/hesabimi-sil/", {"do": "erase"})
    idea.refresh_from_db()
    assert (idea.title, idea.author_name) == ("Gölge", "silinmiş üye")
    assert Comment.objects.get().text == "Gölge için söz"


def test_with_the_wish_the_words_go_too_and_the_answer_stays(proved, ayse, give, director, parks):
    answered, fresh = give("Gölge"), ideas_alone(give)
    ideas.assign_unit(by=director, contribution=answered, unit=parks)
    ideas.answer_contribution(by=director, contribution=answered, decision="accepted", text="Olur", unit=parks)
    assert "Adınız olmadan ne kalır" in proved.get("/benim/hesabimi-sil/").content.decode()
    proved.post("/benim/hesabimi-sil/", {"do": "erase", "withdraw": "on"})
    answered.refresh_from_db()
    fresh.refresh_from_db()
    assert (answered.title, answered.text, answered.hidden_at) == ("Geri alınan katkı", "", None)
    assert answered.thread.title == "Geri alınan katkı"
    assert answered.answers.get().text == "Olur"
    assert fresh.withdrawn_at
    assert set(Comment.objects.values_list("text", flat=True)) == {"Yazan kişi sözünü geri aldı."}
    assert not Contribution.objects.filter(title__contains="Gölge").exists()
    assert Person.objects.get(pk=ayse.pk).words_withdrawn


def ideas_alone(give):
    """A contribution that nobody has taken up."""
    made = give("Gölgelik")
    Comment.objects.filter(on=made.thread.ref).delete()
    return made


def test_a_colleague_decides_the_same_with_the_wish_to_go(mehmet, make_person):
    officer = make_person("Veli", ("data_officer", None))
    comment = write_about_home(mehmet)
    actions.ask_to_be_forgotten(by=mehmet, withdraw=True)
    actions.forget_colleague(by=officer, person=mehmet)
    comment.refresh_from_db()
    assert comment.text == "Yazan kişi sözünü geri aldı."


def write_about_home(person):
    return Comment.objects.create(on="thread:1", author=person, position="for", text="Söz")


def test_after_erasing_no_table_knows_name_contact_or_number(a_whole_town, ayse, monday):  # noqa: F811
    assert len(list(tables_with(NEEDLES, linked_to=ayse.pk))) > 30  # there is something to forget
    deliver_all()
    actions.erase_person(by=None, person=Person.objects.get(pk=ayse.pk))
    # Lines of the log and messages about her account keep its number, which now belongs to an empty row (decisions 7 and 36).
    about_her = {"base.AuditLine", "base.OutboxMessage"}
    assert set(tables_with(NEEDLES, linked_to=ayse.pk)) <= about_her
    assert not OutboxMessage.objects.filter(Q(to__contains=[ayse.ref]) | Q(but_not=ayse.ref)).exists()
    assert list(tables_with(NAME, linked_to=ayse.pk)) == []


def tables_with(needles, *, linked_to):
    """Tables in which any column of any row matches, or which link to the person."""
    pattern = needles.replace("{}", str(linked_to))
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"select count(*) from {table} one where one::text ~ %s", [pattern])
            if cursor.fetchone()[0]:
                yield model._meta.label
            for field in model._meta.concrete_fields:
                if field.related_model is Person and model._default_manager.filter(**{field.name: linked_to}).exists():
                    yield f"{model._meta.label}.{field.name}"


def periods():
    return [(name, data) for name, card in cards_of_all().items() for data in card.personal_data if data.keep]


@pytest.mark.parametrize(("name", "data"), periods(), ids=lambda one: getattr(one, "model", one))
def test_every_period_has_somebody_who_destroys(name, data, db):
    assert data.destroy is not None
    assert data.destroy(clock.now() - data.keep) == 0


def test_what_is_kept_too_long_is_destroyed_and_written_down_without_names(ayse, zeynep, give, monday):
    idea = give("Gölge")
    Report.objects.create(ref=idea.ref, by=ayse, words="x", outcome="kept", decided_by=zeynep, decided_at=monday)
    Report.objects.create(ref=idea.ref, by=ayse, words="x")
    hide(by=zeynep, ref=idea.ref, reason="spam", words="x")
    deliver_all()
    notices = Notice.objects.count()
    with clock.at(monday + 730 * DAY - DAY):
        assert destroy_due() == 0
    with clock.at(monday + 730 * DAY + DAY):
        assert destroy_due() == notices + 2
        assert destroy_due() == 0
    assert set(Destruction.objects.values_list("what", "count")) == {
        ("notices.Notice", notices), ("moderation.Report", 1), ("moderation.Hiding", 1),
    }  # fmt: skip
    assert Destruction.objects.get(what="notices.Notice").rule == "two years after the message"
    assert Report.objects.filter(by=ayse, outcome="").count() == 1
    assert Hiding.objects.get().author is None
    assert not Photo.objects.exists()


def test_every_reason_is_said_in_turkish_too():
    english = [
        str(data.basis)
        for card in all_cards()
        for data in card.personal_data
        if re.search(r"\b(the|of)\b", str(data.basis))
    ]
    assert english == []


@pytest.mark.parametrize("count", [1, 3])
def test_each_subject_shows_its_rows_to_whoever_has_just_proved_it(proved, give, count):
    for number in range(count):
        give(f"Gölge {number}")
    page = proved.get("/benim/verilerim/konu/ideas/").content.decode()
    assert page.count("olsun") == count
    assert "herkese açık kayıt" in page
    assert "/benim/verilerim/konu/ideas/" in proved.get(PAGE).content.decode()


def test_codes_are_said_in_words_and_what_somebody_wrote_stays(proved, give):
    idea = give("Gölge")
    type(idea).objects.update(title="received")
    page = proved.get("/benim/verilerim/konu/ideas/").content.decode()
    assert page.count("received") == 1
    assert idea.get_state_display() in page
    assert idea.get_what_display() in page


def test_codes_are_said_in_the_language_of_each_reader(ayse, give):
    idea, said = give("Gölge"), []
    for language in ("tr", "en"):
        with translation.override(language):
            said.append(str(State(idea.state).label))
            rows = [dict(row) for part in readable_parts("ideas", ayse, 1) for row in part["rows"]]
            assert said[-1] in rows[0].values()
    assert said[0] != said[1]


def test_the_page_of_leaving_tells_all_that_stays_and_nothing_else(proved, ayse, give):
    give("Gölge")
    stays = {
        (card.code, str(line.data.purpose)) for card in known_about(ayse)[0] for line in card.lines if line.data.stays
    }
    assert stays
    assert {(card.code, str(line.data.purpose)) for card in staying(ayse) for line in card.lines} == stays


def test_a_subject_of_nothing_says_so_and_an_unknown_one_is_not_found(proved):
    assert "Burada hakkınızda bir şey saklanmıyor" in proved.get("/benim/verilerim/konu/paper/").content.decode()
    assert proved.get("/benim/verilerim/konu/yok/").status_code == 404


def test_a_page_shows_a_hundred_rows_and_names_the_file_for_the_rest(proved, ayse):
    Comment.objects.bulk_create(
        Comment(on="thread:1", author=ayse, position="for", text=f"Söz {n}") for n in range(101)
    )
    page = proved.get("/benim/verilerim/konu/discussion/").content.decode()
    assert page.count("Söz ") == 100
    assert "Hepsi dosyada" in page


def test_without_a_fresh_proof_no_rows_are_shown(client, signed_in, ayse):
    address = "/benim/verilerim/konu/ideas/"
    assert client.get(address).url.startswith("/giris/")
    assert signed_in(ayse).get(address).url.startswith("/benim/giris-guvenligi/dogrulama/")


def test_the_account_itself_is_told_with_all_that_its_row_holds(proved, ayse):
    Person.objects.filter(pk=ayse.pk).update(sex="woman", is_student=True)
    page = proved.get("/benim/verilerim/konu/people/").content.decode()
    for words in ("zulfuyar@example.org", "+905329998877", "Kadın", "Göksu", "Türkçe"):
        assert words in page
    assert "Kadın" in proved.get(PAGE).content.decode()
