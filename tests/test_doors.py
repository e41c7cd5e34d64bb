"""Every address is in the table of doors, and answers each role as the table says."""

from copy import deepcopy
from datetime import date, time, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from meydan.attendance import actions as attendance
from meydan.base import clock
from meydan.base.cards import Scope
from meydan.base.refs import resolve
from meydan.calls import actions as calls
from meydan.centre import actions as centre
from meydan.conversations import actions as conversations
from meydan.decisions import actions as decisions
from meydan.discussion.actions import write_comment
from meydan.documents import actions as documents
from meydan.editorial import actions as editorial
from meydan.events import actions as events
from meydan.events.links import key_for
from meydan.goals.models import Target
from meydan.groups import actions as groups
from meydan.guardians import actions as guardians
from meydan.ideas import actions as ideas
from meydan.ideas.queries.contributions import Wanted
from meydan.ideas.queries.saving import stop_key
from meydan.imports import actions as imports
from meydan.insight import actions as insight
from meydan.languages import actions as languages
from meydan.moderation.actions import appeal, hide, list_word
from meydan.moderation.models import Held
from meydan.notices.actions import deliver_all, save_announcement
from meydan.notices.mail import leave_key
from meydan.panels import actions as panels
from meydan.paper import actions as paper_desk
from meydan.partners import actions as partners
from meydan.people import actions as people
from meydan.people.models import Role
from meydan.privacy import actions as privacy
from meydan.projects import actions as projects
from meydan.projects.queries.plan import is_plan_asked_for, lines_to_name
from meydan.proofs import actions as proofs
from meydan.questions import actions as questions
from meydan.safety import actions as safety
from meydan.season import actions as season
from meydan.season.models import Ask, Round
from meydan.surveys import actions as surveys
from meydan.trainings import actions as trainings
from meydan.volunteering import actions as volunteering
from tests.doors import ROLES, TABLE, C, D, V
from tests.turns import is_turn_of


@pytest.fixture
def town(monday, ayse, zeynep, director, deniz, goksu, parks, targets, settings, make_person):
    settings.DEMO = settings.DEBUG = False
    return one_of_each(monday, ayse, zeynep, director, deniz, goksu, parks, targets, make_person)


def one_of_each(monday, ayse, zeynep, director, deniz, goksu, parks, targets, make_person):
    """One of each thing, all of them Ayşe's where they belong to somebody. The bench of every page invents the same in its town."""
    idea = ideas.submit_contribution(
        by=ayse, kind="problem", title="Gölge yok", text="x", neighbourhood=goksu, targets=[targets["11.7"]]
    )
    ideas.assign_unit(by=director, contribution=idea, unit=parks)
    comment = write_comment(by=ayse, on=idea.thread.ref, text="Söz", position="for")
    other = write_comment(by=ayse, on=idea.thread.ref, text="Kötü söz", position="for")
    languages.write_easy_text(by=director, of=idea.thread.ref, language="tr", body="# Ne oldu?\nGölge yok.")
    hiding = hide(by=zeynep, ref=other.ref, reason="insult", words="x")
    second_look = appeal(by=ayse, hiding=hiding, words="x")
    word = list_word(by=zeynep, text="yasak")
    write_comment(by=ayse, on=idea.thread.ref, text="Yasak söz", position="for")
    entered = paper_desk.take_down(
        by=director, entry=paper_desk.Entry("desk", True, fresh={"display_name": "x", "age_band": "65+", "neighbourhood": goksu}),
        reply=paper_desk.Reply("call", phone="1"), kind="idea", title="x", text="x", neighbourhood=goksu, targets=[targets["11.7"]],
    )  # fmt: skip
    process = ideas.start_process(
        by=director, template="open_call", title="Çağrı", summary="x", promise="x", opens_at=monday
    )
    ideas.publish_process(by=director, process=process)
    project = projects.start_project(
        by=director,
        title="Proje",
        summary="x",
        unit=parks,
        starts_on=monday.date(),
        ends_on=monday.date(),
        targets=[targets["11.7"]],
        plan_line=lines_to_name().first() if is_plan_asked_for() else None,  # in a town that has a plan
    )
    day = monday.date()
    note = documents.write_note(by=director, scope=Scope(day, day), place=goksu, goal=None)
    pdf = SimpleUploadedFile("yazi.pdf", b"%PDF-1.4")
    paper = documents.attach_reference(by=director, of=idea.ref, number="E-1", dated=day, upload=pdf)
    hours = {day: (time(0), time(23, 59)) for day in range(7)}
    room = centre.save_room(by=director, hours=hours, features=[], name_tr="Salon", name_en="Hall", seats=20)
    asked = centre.ask_centre(
        by=ayse, what="room", room=room, starts_at=monday + timedelta(hours=1), ends_at=monday + timedelta(hours=2), people=2, purpose="x"
    )  # fmt: skip
    plan = projects.upload_plan(
        by=director, name_tr="Plan", name_en="Plan", first_year=2026, last_year=2027, file_name="plan.csv",
        rows=[
            {"level": "goal", "code": "A1", "name_tr": "Amaç"},
            {"level": "objective", "code": "H1", "parent": "A1", "name_tr": "Hedef"},
            {"level": "activity", "code": "F1", "parent": "H1", "name_tr": "Faaliyet", "unit": "parks"},
        ],
    )  # fmt: skip
    projects.accept_plan(by=director, upload=plan)
    wrong = {"level": "goal", "code": "", "name_tr": "Kodsuz"}
    upload = projects.upload_plan(
        by=director, name_tr="x", name_en="x", first_year=2026, last_year=2027, file_name="x", rows=[wrong]
    )
    going = make_person("Giden", (Role.COORDINATOR, None))
    projects.start_project(
        by=director,
        title="x",
        summary="x",
        unit=parks,
        starts_on=day,
        ends_on=day,
        targets=[targets["11.7"]],
        owner=going,
    )
    people.ask_to_be_forgotten(by=going)
    in_a_group = a_group(ayse, make_person("Aylin", (Role.FACILITATOR, None)), director, monday, targets)
    need = volunteering.save_need(
        by=director, unit=parks, title="Kış dikimi", text="x", field="environment", beneficiaries="x", risk="low", contact=director,
        target=targets["11.7"],
    )  # fmt: skip
    for step in ("review", "approved"):
        need = volunteering.move_need(by=director, need=need, to=step)
    duty = volunteering.save_role(
        by=director, need=need, asked=[], title="Kış dikimi", summary="x", tasks="x", wanted=5, time_kind="flexible", min_age=12, risk="low",
        direct=True, supervisor=director,
    )  # fmt: skip
    duty = volunteering.move_role(by=director, role=duty, to="published", no_post=True)
    shift = volunteering.add_shift(
        by=director, role=duty, starts_at=monday + timedelta(hours=1), ends_at=monday + timedelta(hours=3), capacity=5
    )
    guardian = guardians.Guardian("x", "x", "desk")
    born = volunteering.About(birth_date=date(2010, 1, 1), status="residence")
    placement = volunteering.apply(by=ayse, role=duty, about=born, guardian=guardian).placement
    permission = ayse.permissions.get()
    volunteering.leave_access_needs(by=ayse, placement=placement, text="x")
    volunteering.give_opinion(by=director, opinion=placement.opinion, to="given")
    placement.refresh_from_db()
    organisation = volunteering.sign_up_organisation(
        by=ayse, name="x", decided_on=day, decision_number="x", signed_by="x"
    )
    incident = safety.report_incident(
        by=ayse, occasion=None, severity="minor", happened_at=monday, account=safety.Account("x", "x", "x", "x")
    )
    hours = volunteering.enter_hours(by=ayse, placement=placement, on=day, minutes=60, words="x")
    seat = attendance.take_seat(by=ayse, occasion=shift.occasion)
    card = volunteering.give_card(by=director, placement=placement, valid_until=day)
    calendar = attendance.renew_calendar(by=ayse)
    qualification = volunteering.save_qualification(by=director, name_tr="Kanca dikişi", name_en="Lacing")
    season_plan = season.draft_plan(by=director, role=duty, first_day=day, last_day=day)
    cover_ask = Ask.objects.create(round=Round.objects.create(shift=shift), person=ayse)
    tablet = attendance.open_kiosk(by=director, occasion=shift.occasion)
    asked_about_data = privacy.ask(by=ayse, what="learn", words="x")
    words = {"title": "x", "what": "x", "affected": "x", "data": "x"}
    breach = privacy.record_breach(by=director, found_at=monday, words=words)
    letter = proofs.ask_letter(by=ayse, name="x", address="x")
    proof = proofs.prove(by=director, person=ayse, bond="studies", seen="school")
    deliver_all()
    old_list = imports.upload(by=director, name="x.csv", content=b"No;Metin\n1;x\n", origin="x", kind="idea")
    people_list = imports.upload(by=director, name="x.csv", content=b"Ad;Telefon\nx;1\n", origin="x", of="people")
    on_list = people_list.contacts.create(
        line=2, email="x@ornek.example", consented_on=monday.date(), way="paper", document="x", basis="x"
    )
    return {
        "need": need.pk, "duty": duty.pk, "duty_page": duty.get_absolute_url(), "shift": shift.pk, "occasion": shift.occasion_id,
        "certificate": card.pk, "certificate_code": card.spoken_code,
        "qualification": qualification.pk, "season_plan": season_plan.pk, "cover_ask": cover_ask.pk,
        "place_key": shift.occasion.place_key, "seat": seat.pk, "kiosk": tablet.kiosk_key, "calendar": calendar.key, "placement": placement.pk,
        "application": placement.application_id, "permission": permission.pk, "hours": hours.pk,
        "guardian_link": permission.link, "incident": incident.pk, "legal_opinion": placement.opinion.pk,
        "organisation": organisation.pk, "data_request": asked_about_data.pk, "breach": breach.pk, "proof": proof.pk,
        "code_letter": letter.pk,
        "idea": idea.pk, "thread": idea.thread.get_absolute_url(), "number": idea.thread.number, "thread_ref": idea.thread.ref,
        "idea_ref": idea.ref, "document": note.pk, "paper": paper.pk, "import_": old_list.pk, "people_import": people_list.pk, "list_link": f"{on_list.pk}/{on_list.link}", "upload": upload.pk,
        "comment": comment.ref, "comment_id": comment.pk, "hiding": hiding.pk, "second_look": second_look.pk, "entered": entered.pk, "form_batch": paper_desk.print_forms(by=director, count=1).pk, "reply": entered.reply_route.pk, "held": Held.objects.latest("id").pk, "word": word.pk, "process": process.get_absolute_url(),
        **figures(director, process, monday),
        "process_id": process.pk, "project": project.get_absolute_url(), "project_id": project.pk, "person": deniz.pk,
        "room": room.pk, "asked": asked.pk, "going": going.pk, "template": ideas.save_template(by=director, name="Metin", text="x").pk,
        **in_a_group,
        **an_event(ayse, director, parks, targets, monday),
        **an_article(director),
        **some_surveys(director, parks, monday),
        **votes(ayse, director, parks, monday),
        **a_conversation(ayse, director, monday),
        **a_panel(ayse, director, parks, monday, make_person),
        **some_calls(ayse, director, parks, monday, make_person),
        **a_partner(ayse, make_person("Ortakçı", (Role.COORDINATOR, None)), director, parks, targets, monday),
        **a_training(ayse, deniz, make_person("Nil", (Role.UNIT_OFFICER, parks)), director, parks, targets, monday),
        "stop": stop_key(ideas.save_search(by=deniz, wanted=Wanted(place="goksu"), name="Göksu")), "notice": ayse.notices.first().pk,
        "leave_key": leave_key(deniz, "ideas.received"),
        "announcement": save_announcement(
            by=director, title="x", text="x", audience="everybody:", promotion=False
        ).pk,
    }  # fmt: skip


def a_panel(ayse, director, parks, monday, make_person):
    """A panel to which people can apply; Ayşe has, and has said what she needs. Codes were made and a sitting is planned."""
    words = {
        "title": "Panel",
        "question": "x",
        "size": 2,
        "ways": ["open", "letter"],
        "lot_number": "x",
        "apply_until": monday + timedelta(days=5),
    }
    panel = panels.save_panel(by=director, plan=panels.Plan(unit=parks, keeper=director, words=words))
    asked = [panels.Answer("x", 0, 2), panels.Answer("y", 0, 2)]
    feature = panels.add_feature(by=director, panel=panel, what="own", name="x", why="x", answers=asked)
    panels.submit_design(by=director, panel=panel)
    panels.approve_panel(by=make_person("Onay", (Role.COORDINATOR, None)), panel=panel, words="x")
    panel = panels.open_call(by=director, panel=panel)
    application = panels.apply(by=ayse, panel=panel, answers={feature.pk: feature.values.first()}, take_part=True)
    panels.say_needs(by=ayse, application=application, text="x")
    batch = panels.make_codes(by=director, panel=panel, way="letter", count=1)
    begin = monday + timedelta(days=30)
    times = panels.Times(begin, begin + timedelta(hours=1), "x", director)
    sitting, _busy = panels.plan_sitting(by=director, panel=panel, times=times, words={"title": "x"})
    return {
        "panel": panel.pk,
        "panel_application": application.pk,
        "panel_batch": batch.pk,
        "panel_sitting": sitting.pk,
    }


def some_calls(ayse, director, parks, monday, make_person):
    """A call to which Ayşe applied; and one whose result is out, in whose jury she sat."""
    day, made = timedelta(days=1), []
    for begin in (monday, monday - 30 * day):
        words = {
            "title": "Çağrı", "summary": "x", "offers": "x", "topics": ["x"], "conditions": ["x"], "scale_words": "x",
            "opens_at": begin, "closes_at": begin + day, "jury_until": begin + 2 * day,
        }  # fmt: skip
        with clock.at(begin - day):
            call = calls.save_call(by=director, draft=calls.Draft(unit=parks, keeper=director, words=words))
            calls.add_criterion(by=director, call=call, title="x", weight=100)
            about = resolve(director, [call.ref])[call.ref]
            asked = questions.save_question(by=director, about=about, form="apply", kind="short", text="x", why="x")
            calls.choose_shown(by=director, call=call, shown=[asked.pk])
            made.append(calls.publish_call(by=director, call=call))
    call, told = made
    written = calls.Written(title="x", topics=["x"])
    mine = calls.write_application(by=ayse, call=call, written=written, opened_at=monday, send=True)
    member = calls.invite_member(by=ayse, application=mine)
    with clock.at(told.opens_at):
        other = make_person("Başvuran")
        one = calls.write_application(by=other, call=told, written=written, opened_at=clock.now(), send=True)
        judges = [ayse, make_person("Jüri1"), make_person("Jüri2")]
        jurors = [calls.appoint_juror(by=director, call=told, email=each.email) for each in judges]
    with clock.at(told.jury_until):
        calls.close_call(by=director, call=told)
        calls.screen(by=director, application=one, to="shortlisted")
        calls.compute(plan_id=calls.work_out(by=director, call=told).pk)
        calls.confirm_plan(by=director, call=told)
        given = {told.criteria.get().pk: calls.Given(5)}
        for juror in jurors:
            file = juror.assignments.get()
            calls.state_conflict(by=juror.person, assignment=file, conflict="none")
            calls.save_score(by=juror.person, assignment=file, given=given, final=True)
        calls.close_jury(by=director, call=told)
        calls.decide(by=director, application=one, decision="accepted", reason="x")
        told = calls.announce(by=director, call=told)
    return {
        "call": call.pk, "call_page": call.get_absolute_url(), "call_told": told.pk, "call_application": mine.pk,
        "call_juror": jurors[0].pk, "call_file": jurors[0].assignments.get().pk, "call_key": member.key, "venture": one.venture.pk,
    }  # fmt: skip


def a_partner(ayse, writer, director, parks, targets, monday):
    """A partner that Ayşe speaks for: she has pledged something and proposes a page; a colleague wrote down what worked."""
    day = monday.date()
    partner = partners.save_organisation(by=director, name="Dernek", about_tr="x", goals=[targets["11.7"].goal])
    partner = partners.publish_organisation(by=director, organisation=partner)
    partners.name_representative(by=director, organisation=partner, email=ayse.email)
    change = partners.propose_change(by=ayse, organisation=partner, goals=[], about_tr="y")
    agreement = partners.save_agreement(by=director, organisation=partner, title="x", starts_on=day)
    pledge = partners.offer_pledge(by=ayse, organisation="Dernek", what="space", title="x")
    practice = partners.write_practice(
        by=writer, title="x", what="x", where="x", worked="x", cost="low", goal=targets["11.7"].goal
    )
    partners.review_practice(by=director, practice=practice, to="published")
    call = partners.save_call(by=director, title="x", body="x", closes_at=monday + timedelta(days=9))
    papers = {f"{body}_{part}": value for body in ("council", "ministry") for part, value in (("number", "x"), ("on", day), ("basis", "x"))}  # fmt: skip
    bid = partners.begin_bid(by=director, call=call, title="x", summary="x", unit=parks, budget=1, **papers)
    bid = partners.submit_bid(by=director, bid=bid, on=day)
    bid = partners.record_result(by=director, bid=bid, to="won", on=day, result="x")
    due = partners.add_due(by=director, bid=bid, what="report", title="x", on=day)
    return {
        "partner": partner.pk, "partner_page": partner.get_absolute_url(), "partner_change": change.pk, "agreement": agreement.pk,
        "pledge": pledge.pk, "practice": practice.pk, "fund_call": call.pk, "bid": bid.pk, "due": due.pk,
    }  # fmt: skip


def an_article(director):
    """News with a document, and a page."""
    words = {"tr": {"title": "x", "summary": "x", "body": "<p>x</p>"}}
    paper = SimpleUploadedFile("x.pdf", b"%PDF-1.7 " + b"x" * 100, "application/pdf")
    text = editorial.Text(source="piece:1", what="news", slug="haber", words=words, documents=[("x", paper)])
    news = editorial.publish_article(by=director, text=text)
    page = editorial.publish_article(
        by=director, text=editorial.Text(source="piece:2", what="page", slug="sayfa", words=words)
    )
    return {"news": news.slug, "text_page": page.slug, "news_document": news.attachments.get().pk}


def an_event(ayse, director, parks, targets, monday):
    """An event on which Ayşe's name stands, who needs something; it asks a question before and one after. And one with a lot."""
    begin, goals = monday + timedelta(days=9), [targets["11.7"].goal]
    said = {"title": "Panel", "summary": "x", "what": "panel", "languages": ["tr"]}
    by_lot = {"giving": "lot", "lot_closes_at": monday + timedelta(days=1), "lot_number": "x"}
    made = []
    for words in (said, said | by_lot):
        plan = events.Plan(
            unit=parks,
            starts_at=begin,
            ends_at=begin + timedelta(hours=1),
            capacity=9,
            goals=goals,
            where="x",
            words=words,
        )
        made.append(events.publish_event(by=director, event=events.save_event(by=director, plan=plan)))
    event, lot = made
    registration = events.register(by=ayse, event=event, needs=[events.Need("sign")])
    events.open_floor(by=director, event=event, floor="open")
    events.call_for_speakers(by=director, event=event, until=begin, words="x")
    proposal = events.propose_talk(by=ayse, event=event, name="Ayşe", title="x", text="x")
    with clock.at(begin + timedelta(hours=2)):
        pdf = SimpleUploadedFile("sunum.pdf", b"%PDF-1.7")
        material = events.add_material(by=director, event=event, title="x", upload=pdf)
    about = resolve(director, [event.ref])[event.ref]
    asked = {"kind": "short", "text": "x", "why": "x"}
    question = questions.save_question(by=director, about=about, form="sign-up", **asked)
    questions.save_question(by=director, about=about, form="feedback", required=True, **asked)
    return {
        "event": event.pk, "event_page": event.get_absolute_url(), "event_ref": event.ref, "lot": lot.pk, "registration": registration.pk,
        "ticket": registration.ticket, "proposal": proposal.pk, "link_key": key_for(registration.event_id, registration.person_id), "support": registration.supports.get().pk, "question": question.pk,
        "event_material": material.pk,
    }  # fmt: skip


def some_surveys(director, parks, monday):
    """A survey that is open and needs an answer, one with codes, and one whose results are there."""
    said = {
        "unit": parks,
        "title": "Anket",
        "summary": "x",
        "afterwards": "x",
        "opens_at": monday - timedelta(days=1),
        "closes_at": monday + timedelta(days=9),
    }
    made = []
    for who in ("anyone", "codes", "anyone"):
        survey = surveys.save_survey(by=director, who=who, **said)
        asked = {"kind": "short", "text": "x", "why": "x", "required": True}
        surveys.begin_from(by=director, survey=survey, questions=[asked])
        if who == "codes":
            surveys.make_codes(by=director, survey=survey, count=1)
        made.append(surveys.publish_survey(by=director, survey=survey))
    survey, coded, reported = made
    surveys.close_survey(by=director, survey=reported)
    surveys.report_survey(by=director, survey=reported, report="x", changed="")
    return {
        "survey": survey.pk, "survey_page": survey.get_absolute_url(), "coded": coded.pk, "reported": reported.pk, "photo_key": "0" * 32,
    }  # fmt: skip


def votes(ayse, director, parks, monday):
    """A vote that is open, one that is counted with an objection of Ayşe's, and a draft with an option that Parks has to value."""
    start = {
        "title": "Oylama",
        "question": "Ne yapılsın?",
        "summary": "x",
        "decides": "Meclis",
        "purse": 100_00,
        "opens_at": monday,
    }
    made = []
    for days in (3, -2):
        words = start | {"opens_at": monday - timedelta(days=9), "closes_at": monday + timedelta(days=days)}
        with clock.at(monday - timedelta(days=10)):
            ballot = decisions.save_ballot(by=director, draft=decisions.Draft(words))
            for title in ("Park", "Yol"):
                option = decisions.save_option(by=director, ballot=ballot, words=decisions.OptionWords(title))
                decisions.value_option(by=director, option=option, valuation="feasible", cost=60_00)
            made.append(decisions.announce_ballot(by=director, ballot=ballot))
    decisions.finish_due()
    appeal = decisions.appeal(by=ayse, ballot=made[1], text="x")
    draft = decisions.save_ballot(
        by=director, draft=decisions.Draft(start | {"closes_at": monday + timedelta(days=9), "by_code": True})
    )
    option = decisions.save_option(by=director, ballot=draft, words=decisions.OptionWords("Köprü", unit=parks))
    booth = decisions.save_booth(by=director, ballot=made[0], name="Muhtarlık", hours="9–17", clerks=[])
    pile = decisions.issue_batch(by=director, booth=booth, size=10)
    return {
        "booth": booth.pk, "vote_pile": pile.pk,
        "ballot": made[0].pk, "ballot_page": made[0].get_absolute_url(), "counted": made[1].pk, "appeal": appeal.pk, "vote_draft": draft.pk,
        "option": option.pk,
    }  # fmt: skip


def a_conversation(ayse, director, monday):
    """An open conversation in which Ayşe wrote a statement."""
    words = {
        "title": "Soru",
        "summary": "x",
        "promise": "x",
        "opens_at": monday,
        "closes_at": monday + timedelta(days=9),
    }
    one = conversations.save_conversation(by=director, **words)
    conversations.seed_statements(by=director, conversation=one, texts=["Bir", "İki", "Üç", "Dört", "Beş"])
    one = conversations.publish_conversation(by=director, conversation=one)
    made, _cast = conversations.write_statement(by=ayse, token="", conversation=one, text="Altı")
    return {"conversation": one.pk, "conversation_page": one.get_absolute_url(), "statement": made.pk}


def a_training(ayse, deniz, nil, director, parks, targets, monday):
    """A course of both tracks: Ayşe takes part outside and has handed something in, Nil waits for the manager inside. Deniz teaches."""
    words = {"need": "x", "summary": "x", "aims": "x", "curriculum": "x", "unit": parks, "inside": True}
    course = trainings.save_course(by=director, title="Afet bilinci", goals=[targets["11.7"].goal], **words)
    course = trainings.publish_course(by=director, course=course)
    runs, starts = [], monday + timedelta(days=30)
    for track in ("outside", "inside"):
        run = trainings.save_run(by=director, course=course, track=track, where="x", capacity=9)
        starts += timedelta(days=1)
        session = trainings.save_session(
            by=director, run=run, title="x", starts_at=starts, ends_at=starts + timedelta(hours=2)
        )
        runs.append(trainings.publish_run(by=director, run=session.run))
    page = trainings.save_page(by=director, course=course, title="x", text="x")
    made = {}
    for what in ("quiz", "assignment", "observation"):
        made[what] = trainings.save_assessment(by=director, course=course, what=what, title="x", points=["x"])
    enrolment = trainings.apply(by=ayse, run=runs[0])
    pdf = SimpleUploadedFile("odev.pdf", b"%PDF-1.4")
    submission = trainings.hand_in(by=ayse, enrolment=enrolment, assignment=made["assignment"], upload=pdf)
    pdf = SimpleUploadedFile("sunum.pdf", b"%PDF-1.7")
    material = trainings.add_material(by=director, course=course, title="x", upload=pdf)
    asked = trainings.apply(by=nil, run=runs[1], unit=parks)
    teaching = trainings.let_teach(by=director, run=runs[0], email=deniz.email)
    return {
        "course": course.pk, "course_page": course.get_absolute_url(), "training_run": runs[0].pk, "training_page": page.pk,
        "enrolment": enrolment.pk, "to_approve": asked.pk, "submission": submission.pk, "teaching": teaching.pk, "training_material": material.pk, **{name: one.pk for name, one in made.items()},
    }  # fmt: skip


def a_group(ayse, aylin, director, monday, targets):
    """A group that Ayşe coordinates, with a meeting whose minutes are published, a poll, a task and an opinion."""
    goals = [targets["11.7"].goal]
    with clock.at(monday - timedelta(days=20)):
        group = groups.propose_group(
            by=ayse, name="Gölge grubu", purpose="x", goals=goals, neighbourhood=None, joining="open", largest=9
        )
        group = groups.found_group(by=director, group=group, facilitator=aylin, words="x")
        meeting = groups.plan_meeting(by=ayse, group=group, title="Gölge", starts_at=monday - timedelta(days=9))
    groups.write_minutes(by=ayse, meeting=meeting, present=[ayse.pk], decisions="x")
    groups.approve_minutes(by=director, meeting=meeting)
    groups.publish_minutes(by=ayse, meeting=meeting)
    offers = [groups.Offer(monday + timedelta(days=day)) for day in (5, 6)]
    poll = groups.start_poll(by=ayse, group=group, title="Ne zaman?", offers=offers, answer_by=monday.date())
    opinion = groups.write_opinion(by=ayse, group=group, meeting=meeting, title="Görüş", text="x")
    task = groups.add_task(by=ayse, group=group, title="Ölçün")
    return {
        "group": group.pk, "group_page": group.get_absolute_url(), "meeting": meeting.pk, "poll": poll.pk,
        "group_opinion": opinion.pk, "group_task": task.pk,
    }  # fmt: skip


def figures(director, process, monday):
    """A task that goes to somebody who is missing, an indicator, and the draft of a review."""
    insight.begin_review(by=director, year=2026)
    task = insight.plan_outreach(
        by=director, of=process.ref, dimension="age", value="65+", what="visit", title="Ziyaret", on=monday.date(), owner=director
    )  # fmt: skip
    texts = dict.fromkeys(
        ("name_tr", "name_en", "definition_tr", "definition_en", "measure_tr", "measure_en", "method", "source"), "Ağaç"
    )
    indicator = insight.save_indicator(by=director, target=Target.objects.get(code="11.7"), **texts)
    return {"outreach": task.pk, "indicator": indicator.pk}


def names(patterns, namespace=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, pattern.namespace or namespace)
        elif isinstance(pattern, URLPattern) and pattern.callback.__module__.startswith("meydan.") and namespace:
            yield f"{namespace}:{pattern.name}"


def test_every_page_is_in_the_table():
    assert set(names(get_resolver().url_patterns)) == set(TABLE)


HEADERS = {
    "X-Frame-Options": "DENY", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
}  # fmt: skip


def unguarded(answer):
    """What an answer lacks that guards its reader: headers, and flags of its cookies."""
    yield from (name for name, value in HEADERS.items() if answer.get(name) != value)
    policy = answer.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy or "frame-ancestors 'none'" not in policy:
        yield "Content-Security-Policy"
    if "microphone=()" not in answer.get("Permissions-Policy", ""):
        yield "Permissions-Policy"
    for cookie in answer.cookies.values():
        if cookie.value and not (cookie["samesite"] and (cookie["httponly"] or cookie.key == "csrftoken")):
            yield f"cookie {cookie.key}"


@pytest.mark.parametrize("position", range(len(ROLES)), ids=ROLES)
def test_doors(client, town, request, position, mehmet, selim):
    role = ROLES[position]
    wrong, session = [], None
    if role != V:
        client.force_login(request.getfixturevalue(role))
        session = Session.objects.get()
    cookies = deepcopy(client.cookies)
    for number, (name, (address, get, post)) in enumerate(TABLE.items()):
        for verb, expected in (("get", get), ("post", post)):
            if expected[position] == 200 and not is_turn_of(number + position, 5):
                continue  # what is refused is tried every day, what is shown every fifth
            client.cookies = deepcopy(cookies)
            if session:
                session.save()  # as it was after signing in, whatever the address before has done to it
            if name in {"ideas:new_step"}:
                client.post("/katki/yeni/", {"kind": "idea"})
            answer = getattr(client, verb)(address.format(**town), {"nothing": ""} if verb == "post" else None)
            if answer.status_code != expected[position]:
                wrong.append(f"{verb.upper()} {name}: {answer.status_code}, expected {expected[position]}")
            wrong += [f"{verb.upper()} {name}: {what}" for what in unguarded(answer)]
    assert wrong == []


MACHINES = [
    "/api/v1/goals",
    "/api/v1/targets",
    "/api/v1/places",
    "/api/v1/units",
    "/api/v1/threads",
    "/api/v1/contributions",
    "/api/v1/processes",
    "/api/v1/projects",
    "/api/v1/votes",
    "/api/v1/impact",
    "/api/v1/pilots",
    "/api/v1/duties",
    "/api/v1/shifts",
    "/api/v1/events",
    "/api/v1/surveys",
    "/api/v1/conversations",
    "/api/v1/panels",
    "/api/v1/calls",
    "/api/v1/trainings",
    "/api/v1/plan",
    "/api/v1/groups",
    "/api/v1/meetings",
    "/api/v1/comments?on=thread:1",
    "/healthz",
    "/robots.txt",
    "/sitemap.xml",
]


def test_machines_read_and_do_not_write(client, town):
    for path in MACHINES:
        assert client.get(path).status_code == 200, path
        writes = path.partition("?")[0] in {
            "/api/v1/contributions",
            "/api/v1/comments",
        }  # with a token or a session only
        assert client.post(path).status_code == (401 if writes else 405), path


def test_a_sign_that_no_text_holds_breaks_no_page(client, town):
    for path in ("/konular/?q=a%00b", "/ara/?q=%00", "/konu/2026%00/", "/mahalle/go%00ksu/", "/api/v1/threads/%00"):
        assert client.get(path).status_code in {200, 301, 302, 404}, path


MOST = 15
"""Journeys to the database that one page may need, whoever reads it and however much they have."""


def journeys(client, town, addresses):
    """How many each page needs that is shown."""
    cookies, counted = deepcopy(client.cookies), {}
    for name, address in addresses.items():
        client.cookies = deepcopy(cookies)
        path = address.format(**town)
        if client.get(path).status_code == 200:  # what is asked once a day is asked now
            with CaptureQueriesContext(connection) as seen:
                client.get(path)
            counted[name] = len(seen)
    return counted


def too_many(counted):
    return {name: count for name, count in counted.items() if count > MOST}


@pytest.mark.parametrize("role", [V, "ayse", "mehmet"])
def test_no_public_and_no_own_page_asks_much(client, town, settings, request, role):
    """Ayşe has one of everything: what she gave, seats, applications, groups, messages about all of it. Mehmet sees more on the
    same pages, because he works at the desk."""
    settings.REMEMBER_SECONDS = 60
    deliver_all()
    if role != V:
        client.force_login(request.getfixturevalue(role))
    public = {
        name: address
        for name, (address, get, _post) in TABLE.items()
        if "masa/" not in address and get[0] in (200, 302)
    }
    counted = journeys(client, town, public)
    assert len(counted) > 60
    assert too_many(counted) == {}


def test_no_page_of_the_desk_asks_much(client, town, settings, mehmet, director):
    """The coordinator's pages, and those that the director alone has."""
    settings.REMEMBER_SECONDS = 60
    deliver_all()
    desk = {name: (address, get) for name, (address, get, _post) in TABLE.items() if "masa/" in address}
    shown = [at for at, role in enumerate(ROLES) if role in (C, D)]
    counted, seen = {}, set()
    for who, place in zip((mehmet, director), shown, strict=True):
        client.force_login(who)
        theirs = {name: address for name, (address, get) in desk.items() if get[place] == 200 and name not in seen}
        seen |= theirs.keys()
        counted |= journeys(client, town, theirs)
    assert len(counted) > 150
    assert too_many(counted) == {}
