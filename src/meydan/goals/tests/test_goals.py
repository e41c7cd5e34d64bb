"""Goals and targets."""

import pytest
from django.urls import reverse

from meydan.goals.actions import load_goals
from meydan.goals.models import Goal, Target


@pytest.mark.django_db
def test_all_goals_and_targets_load_twice_without_doubles():
    assert load_goals() == (17, 169)
    assert load_goals() == (17, 169)
    assert (Goal.objects.count(), Target.objects.count()) == (17, 169)
    assert Goal.objects.get(number=11).name_tr == "Sürdürülebilir Şehirler ve Topluluklar"
    assert Target.objects.get(code="11.7").goal_id == 11


def test_the_page_of_a_goal_lists_its_targets(client, targets):
    page = client.get(reverse("goals:detail", args=[11])).content.decode()
    assert "Hedef 11.7" in page
    assert client.get(reverse("goals:detail", args=[18])).status_code == 404


def test_the_goals_in_english(client, targets):
    assert "Goal 11" in client.get("/en/amaclar/").content.decode()
