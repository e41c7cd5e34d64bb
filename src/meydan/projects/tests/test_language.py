"""Milestones and risks have a language; it begins with that of their project."""

from meydan.projects import actions
from meydan.projects.actions.telling import tell
from meydan.projects.models import Milestone, Risk
from meydan.threads.models import Step


def test_the_form_begins_with_the_language_of_the_project(signed_in, project, director):
    project.language = "en"
    project.save()
    desk, address = signed_in(director), f"/masa/proje/{project.pk}/"
    page = desk.get(address).content.decode()
    assert page.count('<option value="en" selected') == 4  # the project itself, its news, its milestones and risks
    desk.post(address, {"do": "milestone", "milestone-title": "Trees", "milestone-due_on": "2026-12-01"})
    desk.post(
        address,
        {"do": "risk", "risk-text": "Frost", "risk-level": "low", "risk-measure": "Örtü", "risk-language": "tr"},
    )
    assert (Milestone.objects.get().language, Risk.objects.get().language) == ("en", "tr")


def test_the_page_marks_what_is_in_another_language(client, project, director):
    Milestone.objects.create(
        project=project, title="Trees", language="en", first_due_on="2026-12-01", due_on="2026-12-01"
    )
    Risk.objects.create(project=project, text="Frost", level="low", measure="Covers", language="en")
    page = client.get(project.get_absolute_url()).content.decode()
    for words in ("Trees", "Frost", "Covers"):
        assert f'lang="en" dir="ltr">{words}' in page
    assert client.get(f"/api/v1/projects/{project.pk}").json()["milestones"][0]["language"] == "en"


def test_a_step_has_the_language_of_its_words(project, director, monday):
    made = actions.add_milestone(by=director, project=project, title="Trees", due_on=project.ends_on, language="en")
    actions.finish_milestone(by=director, milestone=made, done_on=project.starts_on)
    assert Step.objects.get(code="projects.milestone").language == "en"
    tell(project, "projects.paused", by=director, words="Don")
    assert Step.objects.get(code="projects.paused").language == project.language == "tr"
