"""Every address × every role × GET and POST, with the expected answer in one table.

V visitor, R resident without a role (Deniz, the outsider), then: U unit officer, C coordinator, M moderator, D director.
200 shown · 302 sent on (for visitors: to the sign-in) · 404 not found · 405 not this verb · 422 the form with what to correct.
"""

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from meydan.discussion.actions import write_comment
from meydan.ideas import actions as ideas
from meydan.moderation.actions import hide
from meydan.notices.actions import deliver_all
from meydan.projects import actions as projects

V, R, U, C, M, D = "visitor", "deniz", "selim", "mehmet", "zeynep", "director"
ROLES = [V, R, U, C, M, D]
PUBLIC = [200] * 6
SENT_ON = [302] * 6
OWN = [302, 200, 200, 200, 200, 200]
NOT_FOUND = [404] * 6
NO_VERB = [405] * 6


def desk(*who: str, shown: int = 200) -> list[int]:
    """Visitors are sent to the sign-in; those named get the page; for the others it is not there."""
    return [302, *(shown if role in who else 404 for role in ROLES[1:])]


ANSWERING = (U, C, D)
TOWN_WIDE = (C, D)
# name → (address, GET, POST); None: not tried, with the reason beside it
TABLE = {
    "base:preference": ("/tercih/", SENT_ON, NO_VERB),
    "base:gallery": ("/ui/", NOT_FOUND, NO_VERB),  # open in demo and development only
    "base:gallery_desk": ("/ui/desk/", NOT_FOUND, NO_VERB),
    "base:gallery_confirm": ("/ui/confirm/", NOT_FOUND, NO_VERB),
    "places:list": ("/mahalleler/", PUBLIC, NO_VERB),
    "places:map_data": ("/mahalleler/harita.geojson", PUBLIC, NO_VERB),
    "places:chosen": ("/mahalle/?mahalle=goksu", SENT_ON, NO_VERB),
    "places:detail": ("/mahalle/goksu/", PUBLIC, NO_VERB),
    "goals:list": ("/amaclar/", PUBLIC, NO_VERB),
    "goals:detail": ("/amac/11/", PUBLIC, NO_VERB),
    "people:sign_in": ("/giris/", [200, 302, 302, 302, 302, 302], [422, 302, 302, 302, 302, 302]),
    "people:code": ("/giris/kod/", SENT_ON, SENT_ON),
    "people:password": ("/giris/parola/", PUBLIC, [422] * 6),
    "people:welcome": ("/giris/hosgeldiniz/", OWN, [302, 422, 422, 422, 422, 422]),
    "people:sign_out": ("/cikis/", NO_VERB, SENT_ON),
    "people:profile": ("/benim/bilgilerim/", OWN, [302, 422, 422, 422, 422, 422]),
    "people:new_password": ("/benim/parolam/", OWN, [302, 422, 422, 422, 422, 422]),
    "people:consents": ("/benim/izinlerim/", OWN, SENT_ON),
    "people:desk_people": ("/masa/kisiler/", desk(D), NO_VERB),
    "people:desk_person": ("/masa/kisiler/{person}/", desk(D), desk(D)),
    "threads:detail": ("{thread}", PUBLIC, NO_VERB),
    "threads:follow": ("/konu/{number}/takip/", SENT_ON, SENT_ON),
    "notices:inbox": ("/bildirimler/", OWN, SENT_ON),
    "notices:opened": ("/bildirimler/{notice}/", [302, 404, 404, 404, 404, 404], NO_VERB),
    "notices:settings": ("/bildirimler/ayarlar/", OWN, SENT_ON),
    "notices:desk_failed": ("/masa/iletilemeyenler/", desk(D), desk(shown=404)),
    "notices:dev_mail": ("/dev/mail/", NOT_FOUND, NO_VERB),
    "moderation:report": ("/bildir/{comment}/", PUBLIC, [422] * 6),
    "moderation:log": ("/gizlenenler/", PUBLIC, NO_VERB),
    "moderation:desk_reports": ("/masa/moderasyon/", desk(M), NO_VERB),
    "moderation:desk_decide": ("/masa/moderasyon/{comment}/", desk(M), desk(M, shown=422)),
    "moderation:unhide": ("/masa/goster/{hiding}/", desk(M), desk(M, shown=302)),
    "moderation:desk_photos": ("/masa/fotograflar/", desk(M), desk(shown=404)),
    "discussion:write": ("/tartisma/{thread_ref}/yaz/", PUBLIC, [422] * 6),
    "discussion:comment": ("/yorum/{comment_id}/", PUBLIC, NO_VERB),
    "discussion:edit": ("/yorum/{comment_id}/duzenle/", [302, 404, 404, 404, 404, 404], [302, 404, 404, 404, 404, 404]),
    "discussion:support": ("/yorum/{comment_id}/destek/", SENT_ON, SENT_ON),
    "ideas:list": ("/konular/", PUBLIC, NO_VERB),
    "ideas:map_marks": ("/konular/harita.json", PUBLIC, NO_VERB),
    "ideas:new": ("/katki/yeni/", PUBLIC, [422] * 6),
    "ideas:similar": ("/katki/benzer/?title=golge", PUBLIC, NO_VERB),
    "ideas:new_step": ("/katki/yeni/metin/", PUBLIC, [422] * 6),
    "ideas:contribution": ("/katki/{idea}/", SENT_ON, NO_VERB),
    "ideas:support": ("/katki/{idea}/destek/", PUBLIC, SENT_ON),
    "ideas:edit": ("/katki/{idea}/duzenle/", [302, 404, 404, 404, 404, 404], [302, 404, 404, 404, 404, 404]),
    "ideas:withdraw": ("/katki/{idea}/geri-al/", [302, 404, 404, 404, 404, 404], [302, 404, 404, 404, 404, 404]),
    "ideas:history": ("/katki/{idea}/gecmis/", PUBLIC, NO_VERB),
    "ideas:desk_contributions": ("/masa/katkilar/", desk(*ANSWERING), NO_VERB),
    "ideas:desk_sorting": ("/masa/katkilar/yeni/", desk(*ANSWERING), NO_VERB),
    "ideas:desk_late": ("/masa/katkilar/geciken/", desk(*ANSWERING), NO_VERB),
    "ideas:desk_new": ("/masa/katki/yeni/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "ideas:desk_contribution": ("/masa/katki/{idea}/", desk(*ANSWERING), desk(*ANSWERING)),
    "ideas:desk_templates": ("/masa/cevap-metinleri/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "ideas:desk_template": ("/masa/cevap-metinleri/{template}/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "ideas:processes": ("/surecler/", PUBLIC, NO_VERB),
    "ideas:process": ("{process}", PUBLIC, NO_VERB),
    "ideas:participation": ("/surec/{process_id}/katilim.csv", PUBLIC, NO_VERB),
    "ideas:desk_processes": ("/masa/surecler/", desk(*TOWN_WIDE), NO_VERB),
    "ideas:desk_process_new": ("/masa/surecler/yeni/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "ideas:desk_process": ("/masa/surec/{process_id}/", desk(*TOWN_WIDE), desk(*TOWN_WIDE)),
    "projects:list": ("/projeler/", PUBLIC, NO_VERB),
    "projects:detail": ("{project}", PUBLIC, NO_VERB),
    "projects:desk_projects": ("/masa/projeler/", desk(*ANSWERING), NO_VERB),
    "projects:desk_new": ("/masa/projeler/yeni/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "projects:desk_project": ("/masa/proje/{project_id}/", desk(*ANSWERING), desk(*ANSWERING)),
    "front:home": ("/", PUBLIC, NO_VERB),
    "front:search": ("/ara/?q=golge", PUBLIC, NO_VERB),
    "front:my_page": ("/benim/", OWN, NO_VERB),
    "front:desk": ("/masa/", desk(U, C, M, D), NO_VERB),
    **{f"front:{name}": (path, PUBLIC, NO_VERB) for name, path in {
        "promises": "/sozlerimiz/", "about": "/hakkinda/", "accessibility": "/erisilebilirlik/", "privacy": "/aydinlatma/",
        "rules": "/kurallar/", "paper": "/yuz-yuze/", "results_method": "/nasil-hesapliyoruz/"}.items()},
    "opendata:docs": ("/acik-veri/", PUBLIC, NO_VERB),
}  # fmt: skip


@pytest.fixture
def town(monday, ayse, zeynep, director, deniz, goksu, parks, targets, settings):
    """One of each thing, all of them Ayşe's where they belong to somebody."""
    settings.DEMO = settings.DEBUG = False
    idea = ideas.submit_contribution(
        by=ayse, kind="problem", title="Gölge yok", text="x", neighbourhood=goksu, targets=[targets["11.7"]]
    )
    ideas.assign_unit(by=director, contribution=idea, unit=parks)
    comment = write_comment(by=ayse, on=idea.thread.ref, text="Söz", position="for")
    other = write_comment(by=ayse, on=idea.thread.ref, text="Kötü söz", position="for")
    hiding = hide(by=zeynep, ref=other.ref, reason="insult", words="x")
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
    )
    deliver_all()
    return {
        "idea": idea.pk, "thread": idea.thread.get_absolute_url(), "number": idea.thread.number, "thread_ref": idea.thread.ref,
        "comment": comment.ref, "comment_id": comment.pk, "hiding": hiding.pk, "process": process.get_absolute_url(),
        "process_id": process.pk, "project": project.get_absolute_url(), "project_id": project.pk, "person": deniz.pk,
        "template": ideas.save_template(by=director, name="Metin", text="x").pk, "notice": ayse.notices.first().pk,
    }  # fmt: skip


def names(patterns, namespace=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, pattern.namespace or namespace)
        elif isinstance(pattern, URLPattern) and pattern.callback.__module__.startswith("meydan.") and namespace:
            yield f"{namespace}:{pattern.name}"


def test_every_page_is_in_the_table():
    assert set(names(get_resolver().url_patterns)) == set(TABLE)


@pytest.mark.parametrize("position", range(len(ROLES)), ids=ROLES)
def test_doors(client, town, request, position, mehmet, selim):
    role = ROLES[position]
    wrong = []
    for name, (address, get, post) in TABLE.items():
        for verb, expected in (("get", get), ("post", post)):
            client.logout()
            client.cookies.clear()
            if role != V:
                client.force_login(request.getfixturevalue(role))
            if name in {"ideas:new_step"}:
                client.post("/katki/yeni/", {"kind": "idea"})
            answer = getattr(client, verb)(address.format(**town), {"nothing": ""} if verb == "post" else None)
            if answer.status_code != expected[position]:
                wrong.append(f"{verb.upper()} {name}: {answer.status_code}, expected {expected[position]}")
    assert wrong == []


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/goals",
        "/api/v1/targets",
        "/api/v1/places",
        "/api/v1/units",
        "/api/v1/threads",
        "/api/v1/contributions",
        "/api/v1/processes",
        "/api/v1/projects",
        "/api/v1/impact",
        "/api/v1/comments?on=thread:1",
        "/healthz",
        "/robots.txt",
        "/sitemap.xml",
    ],
)
def test_machines_read_and_do_not_write(client, town, path):
    assert client.get(path).status_code == 200
    assert client.post(path).status_code == 405


@pytest.mark.parametrize(
    "path", ["/konular/?q=a%00b", "/ara/?q=%00", "/konu/2026%00/", "/mahalle/go%00ksu/", "/api/v1/threads/%00"]
)
def test_a_sign_that_no_text_holds_breaks_no_page(client, town, path):
    assert client.get(path).status_code in {200, 301, 302, 404}
