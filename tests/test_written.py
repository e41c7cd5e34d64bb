"""Text that staff write has a language: asked in each form, kept, and marked where the page has another one."""

from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils.translation import override

from meydan.base.forms import OwnWordsForm, WrittenForm
from meydan.base.written import Written
from meydan.calls.forms.desk import CallForm
from meydan.decisions.forms.desk import BallotForm, OptionForm
from meydan.events.forms.desk import EventForm
from meydan.events.forms.desk import SessionForm as PartForm
from meydan.groups.forms.groups import NoteForm
from meydan.groups.forms.meetings import MeetingForm, MinutesForm, PollForm, TaskForm
from meydan.groups.forms.speaking import ContributionForm, OpinionForm
from meydan.ideas import actions as ideas
from meydan.ideas.forms.at_desk import AnswerForm, InterimForm
from meydan.ideas.forms.processes import ProcessForm
from meydan.ideas.models import Process
from meydan.notices.forms.desk import AnnouncementForm
from meydan.panels.forms.desk import PanelForm
from meydan.projects.forms.projects import EditForm, MilestoneForm, RiskForm, StartForm, UpdateForm
from meydan.surveys.forms.desk import SurveyForm
from meydan.trainings.forms.desk import CourseForm, MaterialForm, SessionForm
from meydan.trainings.forms.running import AssessmentForm, PageForm

FORMS = [
    CallForm, BallotForm, OptionForm, EventForm, PartForm, NoteForm, MeetingForm, MinutesForm, PollForm, TaskForm,
    ContributionForm, OpinionForm, AnswerForm, InterimForm, ProcessForm, AnnouncementForm, PanelForm, EditForm, MilestoneForm,
    RiskForm, StartForm, UpdateForm, SurveyForm, CourseForm, MaterialForm, SessionForm, AssessmentForm, PageForm,
]  # fmt: skip
TITLE, SUMMARY = "A park for everybody", "Which way should go through the park?"


@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_a_text_for_everybody_asks_for_its_language(form):
    assert issubclass(form, WrittenForm)


def test_each_table_with_the_field_is_known():
    names = {model._meta.label for model in Written.__subclasses__()}
    assert names == {
        "ideas.Process", "projects.Project", "projects.Update", "events.Event", "trainings.Course", "calls.Call", "surveys.Survey",
        "decisions.Ballot", "panels.Panel", "threads.Step", "ideas.Answer", "ideas.PendingAnswer", "projects.Milestone",
        "projects.Risk", "events.Session", "trainings.Assessment", "trainings.Material", "trainings.Page", "trainings.Session",
        "decisions.Option", "groups.CouncilOpinion", "groups.GroupNote", "groups.GroupTask", "groups.Meeting", "groups.Poll",
        "notices.Announcement",
    }  # fmt: skip


def test_a_town_with_one_language_is_not_asked(monkeypatch):
    monkeypatch.setattr("meydan.base.languages.switched_on", lambda: [("tr", "Türkçe")])
    assert "language" not in WrittenForm().fields


def test_the_binding_language_is_chosen_and_a_form_without_the_field_keeps_what_was_there(db):
    assert WrittenForm().fields["language"].initial == "tr"
    form = WrittenForm({}, initial={"language": "en"})
    assert form.is_valid()
    assert form.cleaned_data["language"] == "en"
    assert WrittenForm({"language": "xx"}).is_valid() is False


def test_a_language_that_was_switched_off_stays_with_its_texts(db):
    form = WrittenForm({"language": "ku"}, initial={"language": "ku"})
    assert form.is_valid()
    assert not WrittenForm({"language": "ku"}).is_valid()


@pytest.fixture
def english(mehmet, monday):
    made = ideas.start_process(
        by=mehmet, template="consultation", title=TITLE, summary=SUMMARY, promise="The council decides in May.", opens_at=monday, language="en"
    )  # fmt: skip
    return ideas.publish_process(by=mehmet, process=made)


def test_a_page_in_another_language_marks_the_words_and_its_own_does_not(client, english):
    mark = f'<h1 lang="en" dir="ltr">{TITLE}'
    assert mark in client.get(english.get_absolute_url()).content.decode()
    assert f"<h1>{TITLE}" in client.get("/en" + english.get_absolute_url()).content.decode()


def test_the_list_marks_them_too(client, english):
    page = client.get("/surecler/").content.decode()
    assert f'lang="en" dir="ltr">{TITLE}' in page
    assert f'lang="en" dir="ltr">{SUMMARY}' in page


def test_an_edit_keeps_the_language_and_may_change_it(mehmet, english):
    words = {
        "title": TITLE,
        "summary": SUMMARY,
        "promise": "p",
        "contact_words": "",
        "unit": None,
        "goals": [],
        "neighbourhoods": [],
    }
    assert ideas.edit_process(by=mehmet, process=english, **words).language == "en"
    assert ideas.edit_process(by=mehmet, process=english, language="tr", **words).language == "tr"


def test_the_desk_writes_it_down(signed_in, mehmet, english):
    page = signed_in(mehmet).get(f"/masa/surec/{english.pk}/").content.decode()
    assert '<option value="en" selected' in page
    data = {"do": "edit", "edit-title": TITLE, "edit-summary": SUMMARY, "edit-promise": "p", "edit-language": "tr"}
    assert signed_in(mehmet).post(f"/masa/surec/{english.pk}/", data).status_code == 302
    assert Process.objects.get().language == "tr"


def test_residents_begin_with_the_language_of_the_page(db):
    with override("en"):
        assert OwnWordsForm().fields["language"].initial == "en"
        assert OwnWordsForm(initial={"language": "ar"}).fields["language"].initial == "ar"


def test_the_choice_looks_like_every_field(db):
    assert WrittenForm().fields["language"].widget.attrs == {"class": "input"}


def test_the_choice_stands_below_the_words_that_it_is_about(db):
    assert list(AnnouncementForm().fields)[:2] == ["title", "language"]
    assert list(InterimForm().fields)[:2] == ["text", "language"]


def test_words_in_a_sentence_are_marked_only_where_they_differ(db):
    words = Template("{% load ui %}{% said words 'en' %}, {% said words 'tr' %}")
    assert words.render(Context({"words": "A & B"})) == '<span lang="en" dir="ltr">A &amp; B</span>, A &amp; B'


def test_arabic_is_written_from_the_right(db):
    words = Template("{% load ui %}<p{% lang_dir one.language %}>{{ one.title }}</p>")
    assert (
        words.render(Context({"one": SimpleNamespace(language="ar", title="حديقة")}))
        == '<p lang="ar" dir="rtl">حديقة</p>'
    )
