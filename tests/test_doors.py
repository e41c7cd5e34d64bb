"""Every address × every role × GET and POST, with the expected answer in one table.

V visitor, R resident without a role (Deniz, the outsider), then: U unit officer, C coordinator, M moderator, D director.
200 shown · 302 sent on (for visitors: to the sign-in) · 404 not found · 405 not this verb · 422 the form with what to correct.
"""

from copy import deepcopy
from datetime import date, time, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from meydan.attendance import actions as attendance
from meydan.base import clock
from meydan.base.cards import Scope
from meydan.base.refs import resolve
from meydan.centre import actions as centre
from meydan.discussion.actions import write_comment
from meydan.documents import actions as documents
from meydan.events import actions as events
from meydan.groups import actions as groups
from meydan.ideas import actions as ideas
from meydan.ideas.queries.contributions import Wanted
from meydan.ideas.queries.saving import stop_key
from meydan.imports import actions as imports
from meydan.moderation.actions import hide
from meydan.notices.actions import deliver_all
from meydan.people import actions as people
from meydan.people.models import Role
from meydan.projects import actions as projects
from meydan.questions import actions as questions
from meydan.safety import actions as safety
from meydan.season import actions as season
from meydan.season.models import Ask, Round
from meydan.volunteering import actions as volunteering

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
    "people:key_sign_in": ("/giris/anahtar/", [200, 302, 302, 302, 302, 302], [422, 302, 302, 302, 302, 302]),
    "people:second_step": ("/giris/ikinci-adim/", SENT_ON, SENT_ON),
    "people:keys": ("/benim/giris-guvenligi/", OWN, SENT_ON),
    "people:key_new": ("/benim/giris-guvenligi/anahtar/", SENT_ON, SENT_ON),  # to the fresh proof
    "people:app_new": ("/benim/giris-guvenligi/uygulama/", SENT_ON, SENT_ON),
    "people:app_qr": ("/benim/giris-guvenligi/uygulama/kare-kod.svg", SENT_ON, NO_VERB),
    "people:recovery": ("/benim/giris-guvenligi/kurtarma/", SENT_ON, SENT_ON),
    "people:confirm": ("/benim/giris-guvenligi/dogrulama/", OWN, [302, 422, 422, 422, 422, 422]),
    "people:welcome": ("/giris/hosgeldiniz/", OWN, [302, 422, 422, 422, 422, 422]),
    "people:sign_out": ("/cikis/", NO_VERB, SENT_ON),
    "people:profile": ("/benim/bilgilerim/", OWN, [302, 422, 422, 422, 422, 422]),
    "people:new_password": ("/benim/parolam/", OWN, [302, 422, 422, 422, 422, 422]),
    "people:consents": ("/benim/izinlerim/", OWN, SENT_ON),
    "people:my_leaves": ("/benim/vekalet/", [302, 404, 200, 200, 200, 200], [302, 404, 422, 422, 422, 422]),
    "people:erase_me": ("/benim/hesabimi-sil/", SENT_ON, SENT_ON),  # to the fresh proof
    "people:desk_leaves": ("/masa/vekaletler/", desk(D), desk(shown=404)),
    "people:desk_leave": ("/masa/kisiler/{person}/vekalet/", desk(D), desk(D, shown=422)),
    "people:desk_handover": ("/masa/devir/{person}/", desk(D), desk(D, shown=422)),
    "people:desk_erasure": ("/masa/silinecek-hesap/{going}/", desk(D), desk(D, shown=422)),
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
    "documents:verify": ("/belge/", PUBLIC, NO_VERB),
    "documents:verified": ("/belge/{certificate_code}/", PUBLIC, NO_VERB),
    "documents:own_certificates": ("/benim/belgelerim/", OWN, NO_VERB),
    "documents:own_certificate": ("/benim/belge/{certificate_code}/", desk(), desk()),
    "documents:own_file": ("/benim/belge/{certificate_code}/pdf/", desk(), NO_VERB),
    "documents:passport": ("/benim/pasaport/", OWN, NO_VERB),
    "documents:passport_file": ("/benim/pasaport/meydan-pasaportu.json", OWN, NO_VERB),
    "documents_files:keys": ("/.well-known/jwks.json", PUBLIC, NO_VERB),
    "documents:desk_certificates": ("/masa/belgeler/verilen/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=302)),
    "documents:desk_certificate": ("/masa/belgeler/verilen/{certificate}/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "documents:desk_certificate_file": ("/masa/belgeler/verilen/{certificate}/pdf/", desk(*TOWN_WIDE), NO_VERB),
    "documents:desk_pack": ("/masa/belgeler/hukuk/", desk(*TOWN_WIDE), NO_VERB),
    "documents:desk_pack_text": ("/masa/belgeler/hukuk/bylaw/", desk(*TOWN_WIDE), desk(*TOWN_WIDE)),
    "documents:desk_pack_file": ("/masa/belgeler/hukuk/bylaw/pdf/", desk(*TOWN_WIDE), NO_VERB),
    "documents:desk_documents": ("/masa/belgeler/", desk(*TOWN_WIDE), NO_VERB),
    "documents:desk_letter": ("/masa/belgeler/birime/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "documents:desk_answer": ("/masa/belgeler/cevap/{idea_ref}/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "documents:desk_note": ("/masa/belgeler/bilgi-notu/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "documents:desk_weekly": ("/masa/belgeler/muhtar/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "documents:desk_wordings": ("/masa/belgeler/metinler/", desk(D), NO_VERB),
    "documents:desk_wording": ("/masa/belgeler/metinler/note/", desk(D), desk(D, shown=422)),
    "documents:desk_document": ("/masa/belge/{document}/", desk(*TOWN_WIDE), NO_VERB),
    "documents:desk_file": ("/masa/belge/{document}/pdf/", desk(*TOWN_WIDE), NO_VERB),
    "documents:desk_attach": ("/masa/evrak/ekle/{idea_ref}/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "documents:desk_reference": ("/masa/evrak/{paper}/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "documents:reference_file": ("/evrak/{paper}/", [404, 404, 404, 200, 404, 200], NO_VERB),
    "centre:home": ("/merkez/", PUBLIC, NO_VERB),
    "centre:ask": ("/merkez/istek/", PUBLIC, [422] * 6),
    "centre:request": ("/merkez/istek/{asked}/", desk(C, D), [302, 404, 404, 403, 404, 403]),
    "centre:desk_requests": ("/masa/merkez/", desk(C, D), NO_VERB),
    "centre:desk_request": ("/masa/merkez/{asked}/", desk(C, D), desk(C, D)),
    "centre:desk_rooms": ("/masa/odalar/", desk(C, D), NO_VERB),
    "centre:desk_room_new": ("/masa/odalar/yeni/", desk(C, D), desk(C, D, shown=422)),
    "centre:desk_room": ("/masa/odalar/{room}/", desk(C, D), desk(C, D, shown=422)),
    "ideas:list": ("/konular/", PUBLIC, NO_VERB),
    "ideas:map_marks": ("/konular/harita.json", PUBLIC, NO_VERB),
    "ideas:new": ("/katki/yeni/", PUBLIC, [422] * 6),
    "ideas:similar": ("/katki/benzer/?title=golge", PUBLIC, NO_VERB),
    "ideas:new_step": ("/katki/yeni/metin/", PUBLIC, [422] * 6),
    "ideas:contribution": ("/katki/{idea}/", SENT_ON, NO_VERB),
    "ideas:support": ("/katki/{idea}/destek/", PUBLIC, SENT_ON),
    "ideas:edit": ("/katki/{idea}/duzenle/", [302, 404, 404, 404, 404, 404], [302, 404, 404, 404, 404, 404]),
    "ideas:withdraw": ("/katki/{idea}/geri-al/", [302, 404, 404, 404, 404, 404], [302, 404, 404, 404, 404, 404]),
    "ideas:name_author": ("/katki/{idea}/adim/", NO_VERB, [302, 404, 404, 404, 404, 404]),
    "ideas:history": ("/katki/{idea}/gecmis/", PUBLIC, NO_VERB),
    "ideas:desk_contributions": ("/masa/katkilar/", desk(*ANSWERING), NO_VERB),
    "ideas:desk_sorting": ("/masa/sevk/", desk(*ANSWERING), desk(*ANSWERING)),
    "ideas:desk_approvals": ("/masa/olur/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "ideas:desk_units": ("/masa/birimler/", desk(*ANSWERING), NO_VERB),
    "ideas:desk_late": ("/masa/katkilar/geciken/", desk(*ANSWERING), NO_VERB),
    "ideas:desk_new": ("/masa/katki/yeni/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "ideas:desk_contribution": ("/masa/katki/{idea}/", desk(*ANSWERING), desk(*ANSWERING)),
    "ideas:desk_templates": ("/masa/cevap-metinleri/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "ideas:desk_template": ("/masa/cevap-metinleri/{template}/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "ideas:save_search": ("/konular/kaydet/?place=goksu", OWN, [302, 422, 422, 422, 422, 422]),
    "ideas:saved": ("/benim/aramalarim/", OWN, desk(shown=404)),
    "ideas:saved_stop": ("/aramalar/birak/{stop}/", PUBLIC, PUBLIC),
    "ideas:processes": ("/surecler/", PUBLIC, NO_VERB),
    "ideas:process": ("{process}", PUBLIC, NO_VERB),
    "ideas:participation": ("/surec/{process_id}/katilim.csv", PUBLIC, NO_VERB),
    "ideas:desk_processes": ("/masa/surecler/", desk(*TOWN_WIDE), NO_VERB),
    "ideas:desk_process_new": ("/masa/surecler/yeni/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "ideas:desk_process": ("/masa/surec/{process_id}/", desk(*TOWN_WIDE), desk(*TOWN_WIDE)),
    "projects:list": ("/projeler/", PUBLIC, NO_VERB),
    "projects:detail": ("{project}", PUBLIC, NO_VERB),
    "projects:plan": ("/plan/", PUBLIC, NO_VERB),
    "projects:plan_table": ("/plan/plan.csv", PUBLIC, NO_VERB),
    "projects:pilots": ("/pilotlar/", PUBLIC, NO_VERB),
    "projects:desk_without_plan": ("/masa/projeler/plansiz/", desk(*ANSWERING), NO_VERB),
    "projects:desk_pilot": ("/masa/proje/{project_id}/pilot/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "projects:desk_path": ("/masa/proje/{project_id}/resmi-yol/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "projects:desk_plan": ("/masa/plan/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "projects:desk_plan_check": ("/masa/plan/{upload}/", desk(D), desk(D, shown=422)),  # the director's own upload, with a mistake
    "projects:desk_quarter": ("/masa/ceyrek/", desk(*ANSWERING), NO_VERB),
    "projects:desk_quarter_table": ("/masa/ceyrek/2026-3.csv", desk(*ANSWERING), NO_VERB),
    "projects:desk_unit_quarter": ("/masa/ceyrek/2026-3/parks/", desk(*ANSWERING), desk(*ANSWERING, shown=302)),
    "projects:desk_projects": ("/masa/projeler/", desk(*ANSWERING), NO_VERB),
    "projects:desk_new": ("/masa/projeler/yeni/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "projects:desk_project": ("/masa/proje/{project_id}/", desk(*ANSWERING), desk(*ANSWERING)),
    "groups:list": ("/gruplar/", PUBLIC, NO_VERB),
    "groups:propose": ("/gruplar/yeni/", PUBLIC, [422] * 6),
    "groups:group_number": ("/grup/{group}/", SENT_ON, NO_VERB),
    "groups:group": ("{group_page}", PUBLIC, NO_VERB),
    "groups:minutes_list": ("/grup/{group}/tutanaklar/", PUBLIC, NO_VERB),
    "groups:calendar": ("/grup/{group}/takvim.ics", PUBLIC, NO_VERB),
    "groups:members": ("/grup/{group}/uyeler/", desk(*TOWN_WIDE), desk(shown=404)),
    "groups:notes": ("/grup/{group}/notlar/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "groups:poll_new": ("/grup/{group}/tarih/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "groups:meeting_new": ("/grup/{group}/toplanti/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "groups:task_new": ("/grup/{group}/is/", desk(), desk()),
    "groups:speak": ("/grup/{group}/katki/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "groups:output": ("/grup/{group}/cikti/need/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "groups:opinion_new": ("/grup/{group}/gorus/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "groups:poll": ("/grup-tarihi/{poll}/", NO_VERB, desk(*TOWN_WIDE, shown=422)),
    "groups:poll_offer": ("/grup-tarihi/{poll}/gun/", desk(), desk()),
    "groups:task": ("/grup-isi/{group_task}/", NO_VERB, desk()),
    "groups:meeting": ("/toplanti/{meeting}/", PUBLIC, NO_VERB),
    "groups:minutes_file": ("/toplanti/{meeting}/tutanak.pdf", PUBLIC, NO_VERB),
    "groups:meeting_edit": ("/toplanti/{meeting}/degistir/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "groups:meeting_cancel": ("/toplanti/{meeting}/iptal/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "groups:meeting_do": ("/toplanti/{meeting}/yap/", NO_VERB, desk()),
    "groups:minutes": ("/toplanti/{meeting}/tutanak/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "groups:correction": ("/toplanti/{meeting}/duzeltme/", desk(), desk()),
    "groups:desk_groups": ("/masa/gruplar/", desk(*TOWN_WIDE), NO_VERB),
    "groups:desk_foundings": ("/masa/gruplar/kurulus/", desk(*TOWN_WIDE), NO_VERB),
    "groups:desk_sleeping": ("/masa/gruplar/uykuda/", desk(*TOWN_WIDE), NO_VERB),
    "groups:desk_group": ("/masa/grup/{group}/", desk(*TOWN_WIDE), desk(*TOWN_WIDE)),
    "groups:desk_opinions": ("/masa/gorusler/", desk(*TOWN_WIDE), NO_VERB),
    "groups:desk_opinion": ("/masa/gorus/{group_opinion}/", desk(*TOWN_WIDE), desk()),
    "groups:join": ("/grup/{group}/katil/", PUBLIC, SENT_ON),
    "groups:leave": ("/grup/{group}/ayril/", OWN, SENT_ON),  # by now everybody has joined
    "attendance:list": ("/yoklama/{occasion}/", desk(U, C, D), desk(U, C, D, shown=302)),
    "attendance:ticks": ("/yoklama/{occasion}/isaretler/", NO_VERB, [401, *desk(U, C, D, shown=422)[1:]]),
    "attendance:worker": ("/yoklama/{occasion}/cevrimdisi.js", PUBLIC, NO_VERB),
    "attendance:kiosk_keeping": ("/yoklama/{occasion}/tablet/", desk(U, C, D), desk(U, C, D, shown=302)),
    "attendance:kiosk": ("/tablet/{kiosk}/", PUBLIC, [422] * 6),
    "attendance:walk_up": ("/yoklama/{occasion}/gelen/", desk(U, C, D), desk(U, C, D, shown=422)),
    "attendance:sheet": ("/yoklama/{occasion}/kagit/", desk(U, C, D), NO_VERB),
    "attendance:place_code": ("/yoklama/{occasion}/karekod/", desk(U, C, D), NO_VERB),
    "attendance:here": ("/burada/{place_key}/", OWN, SENT_ON),
    "attendance:own_seat": ("/benim/yerim/{seat}/", desk(), desk()),
    "attendance:calendar": ("/benim/takvimim/", OWN, SENT_ON),
    "attendance_files:calendar_file": ("/takvim/{calendar}.ics", PUBLIC, NO_VERB),
    "volunteering:list": ("/gonulluluk/", PUBLIC, NO_VERB),
    "volunteering:hours_table": ("/gonulluluk/saatler.csv", PUBLIC, NO_VERB),
    "volunteering:calendar": ("/gonulluluk/takvim.ics?weekend=on&goal=11", PUBLIC, NO_VERB),
    "volunteering:role": ("{duty_page}", PUBLIC, NO_VERB),
    "volunteering:sign_up": ("/gonulluluk/{duty}/katilin/", PUBLIC, [422] * 6),
    "volunteering:join": ("/gonulluluk/{duty}/vardiya/{shift}/", NO_VERB, SENT_ON),
    "volunteering:withdraw": ("/gonulluluk/{duty}/geri-al/", NO_VERB, SENT_ON),
    "volunteering:mine": ("/benim/gorevlerim/", OWN, NO_VERB),
    "volunteering:placement": ("/benim/gorevlerim/{placement}/", desk(*ANSWERING, shown=302), desk(*ANSWERING, shown=302)),  # on to the desk
    "volunteering:enter_hours": ("/benim/gorevlerim/{placement}/saat/", desk(), desk()),
    "volunteering:dispute": ("/benim/saatlerim/{hours}/", desk(), desk()),
    "volunteering:own_certificate": ("/benim/gorevlerim/belge/", OWN, OWN),  # nobody here has confirmed hours
    "volunteering:desk_certificates": ("/masa/gonulluluk/belgeler/", desk(*ANSWERING), desk(U, C, D, shown=302)),
    "volunteering:preferences": ("/benim/gonulluluk-tercihlerim/", OWN, SENT_ON),
    "volunteering:desk_qualifications": ("/masa/gonulluluk/yeterlilikler/", desk(*TOWN_WIDE), NO_VERB),
    "volunteering:desk_qualification_new": ("/masa/gonulluluk/yeterlilik/yeni/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "volunteering:desk_qualification": ("/masa/gonulluluk/yeterlilik/{qualification}/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "volunteering:name_guardian": ("/benim/gorevlerim/{placement}/veli/", desk(), desk()),
    "volunteering:guardian": ("/veli-izni/{permission}/{guardian_link}/", PUBLIC, SENT_ON),  # whoever holds the link; nothing happens without a code
    "volunteering:safety": ("/benim/gorevlerim/{placement}/guvenlik/", desk(), desk()),
    "volunteering:emergency": ("/vardiya/{shift}/acil/", desk(D), desk(D, shown=422)),  # its leader only
    "volunteering:access": ("/masa/gonulluluk/gonullu/{placement}/destek/", desk(D), desk(D, shown=422)),  # who looks after the duty
    "volunteering:record": ("/masa/gonulluluk/gonullu/{placement}/kayit/", desk(*ANSWERING), NO_VERB),
    "volunteering:desk_papers": ("/masa/gonulluluk/evrak/", desk(*ANSWERING), NO_VERB),
    "volunteering:desk_opinion": ("/masa/gonulluluk/gorus/{legal_opinion}/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "volunteering:desk_organisations": ("/masa/gonulluluk/kurumlar/", desk(*TOWN_WIDE), NO_VERB),
    "volunteering:desk_organisation": ("/masa/gonulluluk/kurum/{organisation}/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "volunteering:organisation_new": ("/gonulluluk/kurum/", OWN, [302, 422, 422, 422, 422, 422]),
    "volunteering:organisation": ("/benim/kurumum/{organisation}/", desk(*TOWN_WIDE, shown=302), desk(*TOWN_WIDE, shown=302)),  # on to the desk
    "sealed:mine": ("/benim/gizli-bilgilerim/", OWN, [302, 404, 404, 404, 404, 404]),
    "safety:report": ("/olay-bildir/", OWN, [302, 422, 422, 422, 422, 422]),
    "safety:report_at": ("/olay-bildir/{occasion}/", desk(U, C, D), desk(U, C, D, shown=422)),
    "safety:incident": ("/olay/{incident}/", desk(*TOWN_WIDE, shown=302), NO_VERB),  # on to the desk
    "safety:mine": ("/benim/bildirdigim-olaylar/", OWN, NO_VERB),
    "safety:desk": ("/masa/olaylar/", desk(*TOWN_WIDE), NO_VERB),
    "safety:desk_incident": ("/masa/olay/{incident}/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "volunteering:desk_needs": ("/masa/gonulluluk/", desk(*ANSWERING), NO_VERB),
    "volunteering:desk_need_new": ("/masa/gonulluluk/ihtiyac/yeni/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "volunteering:desk_need": ("/masa/gonulluluk/ihtiyac/{need}/", desk(*ANSWERING), desk(*ANSWERING)),
    "volunteering:desk_need_edit": ("/masa/gonulluluk/ihtiyac/{need}/duzenle/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "volunteering:desk_role_new": ("/masa/gonulluluk/ihtiyac/{need}/gorev/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "volunteering:desk_role": ("/masa/gonulluluk/gorev/{duty}/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "volunteering:desk_role_edit": ("/masa/gonulluluk/gorev/{duty}/duzenle/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "volunteering:desk_shift_new": ("/masa/gonulluluk/gorev/{duty}/vardiya/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "volunteering:desk_shifts": ("/masa/gonulluluk/vardiyalar/", desk(*ANSWERING), NO_VERB),
    "volunteering:desk_shift": ("/masa/gonulluluk/vardiya/{shift}/", desk(*ANSWERING), desk(*ANSWERING)),
    "volunteering:desk_applications": ("/masa/gonulluluk/basvurular/", desk(*ANSWERING), NO_VERB),
    "volunteering:desk_application": ("/masa/gonulluluk/basvuru/{application}/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "volunteering:desk_placement": ("/masa/gonulluluk/gonullu/{placement}/", desk(*ANSWERING), desk(*ANSWERING)),
    "volunteering:desk_permission": ("/masa/gonulluluk/izin/{permission}/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "volunteering:desk_year": ("/masa/gonulluluk/yil/", desk(*TOWN_WIDE), NO_VERB),
    "volunteering:desk_hours": ("/masa/gonulluluk/saatler/", desk(*ANSWERING), desk(*ANSWERING, shown=302)),
    "season:board": ("/masa/gonulluluk/sezon/", desk(*ANSWERING), NO_VERB),
    "season:plans": ("/masa/gonulluluk/sezon/planlar/", desk(*ANSWERING), NO_VERB),
    "season:plan_new": ("/masa/gonulluluk/sezon/planlar/yeni/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "season:plan": ("/masa/gonulluluk/sezon/plan/{season_plan}/", desk(*ANSWERING), NO_VERB),
    "season:confirm": ("/masa/gonulluluk/sezon/plan/{season_plan}/onay/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "season:plan_shift": ("/masa/gonulluluk/sezon/plan/{season_plan}/vardiya/{shift}/", desk(*ANSWERING), desk(*ANSWERING, shown=302)),
    "season:cover": ("/masa/gonulluluk/yer-doldurma/{shift}/", desk(*ANSWERING), desk(*ANSWERING)),
    "season:ask": ("/benim/yer-istegi/{cover_ask}/", desk(), desk()),
    "volunteering:desk_hours_one": ("/masa/gonulluluk/saat/{hours}/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "events:list": ("/etkinlikler/", PUBLIC, NO_VERB),
    "events:month": ("/etkinlikler/ay/2026-11/", PUBLIC, NO_VERB),
    "events:week": ("/etkinlikler/hafta/2026-11-27/", PUBLIC, NO_VERB),
    "events:lessons": ("/etkinlikler/dersler/", PUBLIC, NO_VERB),
    "events:event": ("{event_page}", PUBLIC, NO_VERB),
    "events:sign_up": ("/etkinlik/{event}/katilin/", PUBLIC, SENT_ON),  # nothing has to be filled in
    "events:lot": ("/etkinlik/{lot}/kura/", PUBLIC, NO_VERB),
    "events:feedback": ("/etkinlik/{event}/gorus/", OWN, [302, 422, 422, 422, 422, 422]),
    "events:own": ("/benim/kaydim/{registration}/", desk(), desk()),
    "events:change": ("/benim/kaydim/{registration}/degistir/", desk(), desk()),
    "events:ticket_file": ("/benim/kaydim/{registration}/bilet.pdf", desk(), NO_VERB),
    "events:ticket": ("/bilet/{ticket}/", PUBLIC, SENT_ON),
    "events:desk_list": ("/masa/etkinlikler/", desk(*ANSWERING), NO_VERB),
    "events:desk_new": ("/masa/etkinlikler/yeni/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "events:desk_supports": ("/masa/etkinlikler/destek/", desk(*ANSWERING), NO_VERB),
    "events:desk_support": ("/masa/etkinlikler/destek/{support}/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "events:desk_event": ("/masa/etkinlik/{event}/", desk(*ANSWERING), desk(*ANSWERING)),
    "events:desk_edit": ("/masa/etkinlik/{event}/duzenle/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "events:desk_programme": ("/masa/etkinlik/{event}/program/", desk(*ANSWERING), desk(*ANSWERING)),
    "events:desk_registrations": ("/masa/etkinlik/{event}/kayitlar/", desk(*ANSWERING), NO_VERB),
    "events:desk_message": ("/masa/etkinlik/{event}/mesaj/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "events:desk_lot": ("/masa/etkinlik/{lot}/kura/", desk(*ANSWERING), desk(*ANSWERING)),
    "events:desk_afterwards": ("/masa/etkinlik/{event}/sonuc/", desk(*ANSWERING), desk(*ANSWERING)),
    "events_files:calendar": ("/etkinlikler.ics", PUBLIC, NO_VERB),
    "events_files:event_calendar": ("/etkinlik/{event}.ics", PUBLIC, NO_VERB),
    "events_files:draw_file": ("/etkinlik/{lot}/kura.json", NOT_FOUND, NO_VERB),  # open once the list is published
    "questions:desk": ("/masa/sorular/{event_ref}/sign-up/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "questions:desk_question": ("/masa/soru/{question}/", desk(*ANSWERING), desk(*ANSWERING, shown=422)),
    "imports:desk_imports": ("/masa/aktarim/", desk(*TOWN_WIDE), NO_VERB),
    "imports:desk_new": ("/masa/aktarim/yeni/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "imports:desk_import": ("/masa/aktarim/{import_}/", desk(*TOWN_WIDE, shown=302), desk(*TOWN_WIDE, shown=302)),
    "imports:desk_columns": ("/masa/aktarim/{import_}/sutunlar/", desk(*TOWN_WIDE), desk(*TOWN_WIDE, shown=422)),
    "imports:desk_rejected": ("/masa/aktarim/{import_}/alinmayanlar.csv", desk(*TOWN_WIDE), NO_VERB),
    "front:home": ("/", PUBLIC, NO_VERB),
    "front:search": ("/ara/?q=golge", PUBLIC, NO_VERB),
    "front:my_page": ("/benim/", OWN, NO_VERB),
    "front:desk": ("/masa/", desk(U, C, M, D), NO_VERB),
    "front:checklist": ("/masa/ilk-kurulum/", desk(D), desk(D, shown=302)),
    "front:modules": ("/masa/moduller/", desk(D), desk(D, shown=422)),
    "front:muhtar": ("/masa/mahallem/", desk(D), NO_VERB),
    "front:promise_months": ("/sozlerimiz/aylar.csv", PUBLIC, NO_VERB),
    "front:promise_units": ("/sozlerimiz/birimler.csv", NOT_FOUND, NO_VERB),  # open where the town names its units
    "front:demo_play": ("/deneme/kim/", NO_VERB, NOT_FOUND),  # open in a demo only, like the next three
    "front:demo_clock": ("/deneme/saat/", NO_VERB, NOT_FOUND),
    "front:demo_guide": ("/deneme/tur/", NO_VERB, NOT_FOUND),
    "front:demo_anew": ("/deneme/bastan/", NOT_FOUND, NOT_FOUND),
    **{f"front:{name}": (path, PUBLIC, NO_VERB) for name, path in {
        "promises": "/sozlerimiz/", "about": "/hakkinda/", "accessibility": "/erisilebilirlik/", "privacy": "/aydinlatma/",
        "rules": "/kurallar/", "paper": "/yuz-yuze/", "results_method": "/nasil-hesapliyoruz/"}.items()},
    "opendata:docs": ("/acik-veri/", PUBLIC, NO_VERB),
    "opendata:feed_threads": ("/akis/konular.atom", PUBLIC, NO_VERB),
    "opendata:feed_place": ("/akis/mahalle/goksu.atom", PUBLIC, NO_VERB),
    "opendata:feed_goal": ("/akis/amac/11.atom", PUBLIC, NO_VERB),
    "opendata:feed_thread": ("/akis/konu/{number}.atom", PUBLIC, NO_VERB),
    "opendata:feed_projects": ("/akis/projeler.atom", PUBLIC, NO_VERB),
    "opendata:feed_events": ("/akis/etkinlikler.atom", PUBLIC, NO_VERB),
    "opendata:tokens": ("/benim/program-erisimi/", OWN, [302, 422, 422, 422, 422, 422]),
}  # fmt: skip


@pytest.fixture
def town(monday, ayse, zeynep, director, deniz, goksu, parks, targets, settings, make_person):
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
    guardian = volunteering.Guardian("x", "x", "desk")
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
    qualification = volunteering.save_qualification(by=director, name_tr="İlk yardım", name_en="First aid")
    season_plan = season.draft_plan(by=director, role=duty, first_day=day, last_day=day)
    cover_ask = Ask.objects.create(round=Round.objects.create(shift=shift), person=ayse)
    tablet = attendance.open_kiosk(by=director, occasion=shift.occasion)
    deliver_all()
    old_list = imports.upload(by=director, name="x.csv", content=b"No;Metin\n1;x\n", origin="x", kind="idea")
    return {
        "need": need.pk, "duty": duty.pk, "duty_page": duty.get_absolute_url(), "shift": shift.pk, "occasion": shift.occasion_id,
        "certificate": card.pk, "certificate_code": card.spoken_code,
        "qualification": qualification.pk, "season_plan": season_plan.pk, "cover_ask": cover_ask.pk,
        "place_key": shift.occasion.place_key, "seat": seat.pk, "kiosk": tablet.kiosk_key, "calendar": calendar.key, "placement": placement.pk,
        "application": placement.application_id, "permission": permission.pk, "hours": hours.pk,
        "guardian_link": permission.link, "incident": incident.pk, "legal_opinion": placement.opinion.pk,
        "organisation": organisation.pk,
        "idea": idea.pk, "thread": idea.thread.get_absolute_url(), "number": idea.thread.number, "thread_ref": idea.thread.ref,
        "idea_ref": idea.ref, "document": note.pk, "paper": paper.pk, "import_": old_list.pk, "upload": upload.pk,
        "comment": comment.ref, "comment_id": comment.pk, "hiding": hiding.pk, "process": process.get_absolute_url(),
        "process_id": process.pk, "project": project.get_absolute_url(), "project_id": project.pk, "person": deniz.pk,
        "room": room.pk, "asked": asked.pk, "going": going.pk, "template": ideas.save_template(by=director, name="Metin", text="x").pk,
        **in_a_group, **an_event(ayse, director, parks, targets, monday),
        "stop": stop_key(ideas.save_search(by=deniz, wanted=Wanted(place="goksu"), name="Göksu")), "notice": ayse.notices.first().pk,
    }  # fmt: skip


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
    about = resolve(director, [event.ref])[event.ref]
    asked = {"kind": "short", "text": "x", "why": "x"}
    question = questions.save_question(by=director, about=about, form="sign-up", **asked)
    questions.save_question(by=director, about=about, form="feedback", required=True, **asked)
    return {
        "event": event.pk, "event_page": event.get_absolute_url(), "event_ref": event.ref, "lot": lot.pk, "registration": registration.pk,
        "ticket": registration.ticket, "support": registration.supports.get().pk, "question": question.pk,
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
    wrong, session = [], None
    if role != V:
        client.force_login(request.getfixturevalue(role))
        session = Session.objects.get()
    cookies = deepcopy(client.cookies)
    for name, (address, get, post) in TABLE.items():
        for verb, expected in (("get", get), ("post", post)):
            client.cookies = deepcopy(cookies)
            if session:
                session.save()  # as it was after signing in, whatever the address before has done to it
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
        "/api/v1/pilots",
        "/api/v1/duties",
        "/api/v1/shifts",
        "/api/v1/events",
        "/api/v1/plan",
        "/api/v1/groups",
        "/api/v1/meetings",
        "/api/v1/comments?on=thread:1",
        "/healthz",
        "/robots.txt",
        "/sitemap.xml",
    ],
)
def test_machines_read_and_do_not_write(client, town, path):
    assert client.get(path).status_code == 200
    writes = path.partition("?")[0] in {"/api/v1/contributions", "/api/v1/comments"}  # with a token or a session only
    assert client.post(path).status_code == (401 if writes else 405)


@pytest.mark.parametrize(
    "path", ["/konular/?q=a%00b", "/ara/?q=%00", "/konu/2026%00/", "/mahalle/go%00ksu/", "/api/v1/threads/%00"]
)
def test_a_sign_that_no_text_holds_breaks_no_page(client, town, path):
    assert client.get(path).status_code in {200, 301, 302, 404}
