"""Writing down for somebody, and bringing the answer to whoever has no contact."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from meydan.base.sentences import NOT_STAFF
from meydan.ideas.actions import answer_contribution, interim_answer
from meydan.ideas.models import Contribution
from meydan.paper import actions, queries, rules
from meydan.paper.codes import LETTERS, code_of, hash_of, new_seed, spoken, typed
from meydan.paper.models import NoticeRead, ReplyRoute
from meydan.paper.personal import erase_notices, export_notices
from meydan.people.models import Person

CALL = actions.Reply("call", name="Hatice", phone="0232 111 22 33")


@pytest.fixture
def write(monday, selim, goksu, targets):
    """write(reply=…) → what Selim wrote down for a new person without contact."""

    def make(reply=CALL, *, by=selim, known=None, title="Bank yok", **person):
        fresh = None if known else {"display_name": "Hatice", "age_band": "65+", "neighbourhood": goksu, **person}
        entry = actions.Entry("desk", True, known=known, fresh=fresh)
        return actions.take_down(
            by=by, entry=entry, reply=reply, kind="problem", title=title, text="x", neighbourhood=goksu,
            targets=[targets["11.7"]],
        )  # fmt: skip

    return make


@pytest.fixture
def answered(write, director, parks):
    made = write()
    answer_contribution(by=director, contribution=made, decision="accepted", text="Bank konacak.", unit=parks)
    return made.reply_route


def test_who_read_the_notice_out_is_written_down(write, selim):
    made = write()
    read = NoticeRead.objects.get()
    assert (read.person, read.read_by, read.aloud) == (made.author, selim, True)
    assert read.version == made.author.notices_shown.get().version
    assert (made.entered_by, made.channel) == (selim, "desk")


def test_somebody_known_is_not_made_anew_and_needs_no_way(write, ayse):
    made = write(None, known=ayse)
    assert made.author == ayse
    assert not ReplyRoute.objects.exists()


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (None, rules.NO_WAY),
        (actions.Reply("pigeon"), rules.NO_WAY),
        (actions.Reply("call"), rules.NO_NUMBER),
        (actions.Reply("letter", phone="1"), rules.NO_ADDRESS),
        (actions.Reply("slip"), rules.NO_PLACE),
    ],
)
def test_without_contact_the_answer_needs_a_way(write, refused, reply, code):
    with refused(code):
        write(reply)
    assert not Contribution.objects.exists()


def test_with_contact_no_way_is_needed(write):
    assert write(None, phone="+905321112233").author.phone == "+905321112233"


def test_no_answer_wanted_is_a_way_too(write):
    route = write(actions.Reply("none", name="Hatice")).reply_route
    assert route.done_at
    assert route.name == ""


@pytest.mark.parametrize("who", ["deniz", "zeynep"])
def test_residents_and_moderators_do_not_write_down(write, who, request, refused):
    with refused(NOT_STAFF):
        write(by=request.getfixturevalue(who))


def test_what_the_desk_writes_down_is_public_at_once(write, zeynep):
    from meydan.moderation.actions import list_word

    list_word(by=zeynep, text="bank")
    assert write().hidden_at is None


def test_an_answer_waits_to_be_brought_and_contact_goes_with_the_last_one(answered, mehmet, refused):
    assert list(queries.to_tell()) == [answered]
    actions.note_attempt(by=mehmet, route=answered, outcome="nobody", words="Öğleden sonra")
    assert list(queries.to_tell()) == [answered]
    actions.note_attempt(by=mehmet, route=answered, outcome="reached")
    answered.refresh_from_db()
    assert (answered.name, answered.phone, list(queries.to_tell())) == ("", "", [])
    with refused(rules.DONE):
        actions.note_attempt(by=mehmet, route=answered, outcome="reached")


def test_after_an_interim_answer_the_final_one_is_brought_as_well(write, director, parks, mehmet, monday, refused):
    made = write()
    route = made.reply_route
    with refused(rules.NOTHING_TO_TELL):
        actions.note_attempt(by=mehmet, route=route, outcome="reached")
    interim_answer(by=director, contribution=made, text="Sürüyor.", new_date=monday.date().replace(month=12))
    actions.note_attempt(by=mehmet, route=route, outcome="reached")
    assert list(queries.to_tell()) == []
    assert ReplyRoute.objects.get().phone
    answer_contribution(by=director, contribution=made, decision="accepted", text="Konacak.", unit=parks)
    assert list(queries.to_tell()) == [route]


def test_giving_up_deletes_the_contact(answered, mehmet):
    actions.note_attempt(by=mehmet, route=answered, outcome="wrong", give_up=True)
    answered.refresh_from_db()
    assert (answered.phone, list(queries.to_tell())) == ("", [])


@pytest.mark.parametrize("who", ["deniz", "selim", "zeynep"])
def test_who_does_not_bring_answers(answered, who, request, refused):
    with refused(NOT_STAFF):
        actions.note_attempt(by=request.getfixturevalue(who), route=answered, outcome="reached")


@pytest.mark.parametrize("change", [{"phone": ""}, {"way": "letter"}])
def test_the_database_wants_what_a_way_needs(answered, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        ReplyRoute.objects.update(**change)


def test_codes_have_eight_letters_that_look_like_no_other():
    code = code_of(new_seed())
    assert len(code) == 8
    assert set(code) <= set(LETTERS)
    assert not set(LETTERS) & set("IİOQUSWJ01")
    assert typed(f" {spoken(code)[0:4]} {code[4:]} ") == code
    assert typed("kale-mnrt") == "KALEMNRT"


@pytest.mark.parametrize("text", ["", "KALE", "KALE-MNR1", "KALE-MNRTA", "1KALE-MNRT", "KAİE-MNRT"])
def test_what_is_no_code_is_none(text):
    assert typed(text) == ""


def test_the_code_opens_the_answer_without_sign_in_and_without_a_name(answered, client):
    address = reverse("paper:answer")
    page = client.post(address, {"code": spoken(code_of(answered.seed))})
    text = page.content.decode()
    assert "Bank konacak." in text
    assert "Hatice" not in text
    assert "no-store" in page["Cache-Control"]
    assert client.post(address, {"code": "KALE-MNRT"}).status_code == 422


def test_codes_cannot_be_tried_at_will(answered, client):
    address = reverse("paper:answer")
    for _ in range(20):
        client.post(address, {"code": "KALE-MNRT"})
    assert client.post(address, {"code": spoken(code_of(answered.seed))}).status_code == 429


def test_the_code_is_not_in_the_database(answered):
    code = code_of(answered.seed)
    assert code not in (answered.seed, answered.code_hash)
    assert answered.code_hash == hash_of(code)


def said(**more):
    return {
        "channel": "desk", "kind": "problem", "title": "Bank yok", "text": "Yaşlılar oturamıyor.", "target": "11.7", "notice": "aloud",
        "person_age": "65+", "person_name": "Hatice", "way": "call", "phone": "0232 111 22 33", **more,
    }  # fmt: skip


def test_the_desk_finds_writes_and_prints(selim, goksu, targets, ayse, signed_in, monday):
    page = signed_in(selim)
    assert "Ayse" in page.get(reverse("paper:find"), {"q": "ays"}).content.decode()
    assert "Ayse" not in page.get(reverse("paper:find"), {"q": "ay"}).content.decode()
    address = reverse("paper:write")
    assert page.post(address, said(way="")).status_code == 422
    assert page.post(address, said(notice="")).status_code == 422
    done = page.post(address, said())
    made = Contribution.objects.get()
    assert done.url == reverse("paper:entered", args=[made.pk])
    assert spoken(code_of(made.reply_route.seed)) in page.get(done.url).content.decode()
    slip = page.get(reverse("paper:slip", args=[made.pk]))
    assert slip.content.startswith(b"%PDF")


def test_somebody_known_is_asked_neither_name_nor_way(selim, targets, ayse, signed_in, monday):
    page = signed_in(selim)
    form = page.get(reverse("paper:write"), {"kisi": ayse.pk}).content.decode()
    assert "person_name" not in form
    assert 'name="way"' not in form
    page.post(reverse("paper:write"), {**said(), "kisi": ayse.pk})
    assert Contribution.objects.get().author == ayse


def test_only_who_wrote_it_down_prints_the_slip(answered, director, signed_in):
    page = signed_in(director)
    assert page.get(reverse("paper:slip", args=[answered.contribution_id])).status_code == 404


def test_the_list_to_call_says_what_is_to_be_told(answered, mehmet, signed_in, django_assert_max_num_queries):
    page = signed_in(mehmet)
    with django_assert_max_num_queries(12):
        assert "0232 111 22 33" in page.get(reverse("paper:replies")).content.decode()
    assert "Bank konacak." in page.get(answered.get_absolute_url()).content.decode()
    assert page.post(answered.get_absolute_url(), {"outcome": ""}).status_code == 422
    assert page.post(answered.get_absolute_url(), {"outcome": "reached"}).status_code == 302


def test_erasing_takes_the_contact(write):
    made = write()
    assert any(one.get("phone") for one in export_notices(made.author))
    erase_notices(made.author)
    route = ReplyRoute.objects.get()
    assert (route.phone, route.name, NoticeRead.objects.count()) == ("", "", 0)


def test_few_people_are_found(make_person, db):
    for number in range(12):
        make_person(f"Deneme{number}", phone=f"+9053200000{number:02}")
    assert len(queries.people_by("deneme")) == queries.MOST_FOUND
    assert [one.display_name for one in queries.people_by("0532 000 00 03")] == ["Deneme3"]
    assert queries.people_by("0532") == []
    assert Person.objects.count() == 12


@pytest.mark.parametrize(
    ("said_in", "words", "kept"),
    [("", "الشارع مظلم جدا في الليل", "ar"), ("", "Yaşlılar için bank yok.", "tr"), ("ku", "Sokak karanlık.", "ku")],
)
def test_the_persons_words_keep_their_own_language_whatever_the_page_speaks(
    selim, targets, signed_in, monday, said_in, words, kept
):
    page = signed_in(selim)
    assert 'name="language"' in page.get(reverse("paper:write")).content.decode()
    typed_in = said(title=words, text=words, language=said_in)
    assert page.post("/en" + reverse("paper:write"), typed_in).status_code == 302
    assert Contribution.objects.get().language == kept


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_to_call_is_searched_filtered_and_counted(
    write, director, parks, mehmet, goksu, signed_in, django_assert_max_num_queries, count
):
    for number in range(count):
        made = write(actions.Reply("slip", name="Hatice", place=goksu), title=f"Bank {number}")
        answer_contribution(by=director, contribution=made, decision="accepted", text="Olur.", unit=parks)
    page, address = signed_in(mehmet), reverse("paper:replies")
    with django_assert_max_num_queries(13):
        assert page.get(address).content.decode().count("Bank ") >= count
    for found in ({"q": "hatice"}, {"q": made.thread.number}, {"q": "Bank"}, {"way": "slip"}, {"place": goksu.slug}):
        assert made.reply_route.get_absolute_url() in page.get(address, found).content.decode()
    for nothing in ({"q": "Ayşe"}, {"way": "call"}):
        assert made.reply_route.get_absolute_url() not in page.get(address, nothing).content.decode()


def test_an_answer_for_a_muhtars_office_can_be_printed_as_a_letter(write, mehmet, goksu, signed_in):
    route = write(actions.Reply("slip", place=goksu)).reply_route
    letter = reverse("documents:desk_answer", args=[route.contribution.ref])
    assert letter in signed_in(mehmet).get(route.get_absolute_url()).content.decode()
