"""All that was written to one question, at the desk of whoever asks."""

import pytest

from meydan.questions.models import Answer


@pytest.fixture
def written(make_survey, ask):
    """written(51) → the question, to which so many have written."""
    question = ask(make_survey(), kind="long")

    def made(count):
        start = question.answers.count()
        Answer.objects.bulk_create(
            Answer(question=question, sheet=f"s{number}", value=f"Işık {number}")
            for number in range(start, start + count)
        )
        return question

    return made


def test_the_latest_lead_to_all_of_them(signed_in, mehmet, written):
    question, desk = written(51), signed_in(mehmet)
    address = f"/masa/soru/{question.pk}/yanitlar/"
    assert f'href="{address}"' in desk.get(f"/masa/sorular/{question.of}/answers/").content.decode()
    first = desk.get(address)
    assert len(first.context["rows"]) == 50
    assert desk.get(address, {"after": first.context["page"].next}).context["rows"] == ["Işık 0"]
    assert desk.get(address, {"q": "ISIK 17"}).context["rows"] == ["Işık 17"]
    assert "Uyan bir şey yok" in desk.get(address, {"q": "yok"}).content.decode()


def test_nobody_else_reads_them(signed_in, deniz, zeynep, written):
    for person in (deniz, zeynep):
        assert signed_in(person).get(f"/masa/soru/{written(1).pk}/yanitlar/").status_code == 404


def test_the_page_asks_the_same_however_many(signed_in, mehmet, written, django_assert_max_num_queries):
    counted = []
    for more in (1, 2):
        question, desk = written(more), signed_in(mehmet)
        with django_assert_max_num_queries(20) as asked:
            desk.get(f"/masa/soru/{question.pk}/yanitlar/")
        counted.append(len(asked))
    assert counted[0] == counted[1]
