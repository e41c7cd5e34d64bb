"""Every public and desk page in the browser: axe finds nothing, nothing heavy, nothing foreign, nothing jumps."""

import gzip
import itertools
import re
from pathlib import Path
from time import monotonic

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve

from tests.journeys.evidence import note_look
from tests.turns import FULL, in_turn

pytestmark = pytest.mark.browser
STATIC = Path(__file__).resolve().parents[2] / "src" / "meydan" / "base" / "static"

ON_DEMAND = [
    STATIC / "map.css",
    STATIC / "vendor" / "leaflet-1.9.4.min.js",
    STATIC / "passkeys.js",
    STATIC / "listen.js",
]
"""Asked for only when somebody opens a map, on the pages of keys and beside an easy text; test_map.py, test_keys.py and
test_listening.py watch that."""

PUBLIC = [
    "/", "/konular/", "/konular/?q=olmayan+bir+sey", "/surecler/", "/surec/1/", "/projeler/", "/proje/1/",
    "/proje/4/", "/proje/18/", "/plan/", "/pilotlar/", "/konu/2026-0001/", "/ara/?q=park", "/mahalleler/",
    "/mahalle/goksu/", "/amaclar/", "/amac/11/", "/katki/yeni/", "/giris/", "/giris/parola/", "/giris/anahtar/",
    "/gizlenenler/", "/sozlerimiz/", "/hakkinda/", "/aydinlatma/", "/erisilebilirlik/", "/kurallar/", "/yuz-yuze/",
    "/nasil-hesapliyoruz/", "/veri/", "/veri/api/", "/veri/contributions/", "/yok-boyle-bir-sayfa/", "/tartisma/thread:1/yaz/", "/bildir/idea:1/",
    "/katki/1/gecmis/", "/merkez/", "/merkez/istek/", "/yorum/1/", "/gruplar/", "/gruplar/?q=olmayan+bir+sey",
    "/gruplar/yeni/", "/grup/1/iklim-calisma-grubu/", "/grup/1/tutanaklar/", "/grup/3/katil/", "/toplanti/1/",
    "/gonulluluk/", "/gonulluluk/?q=olmayan", "/gonulluluk/1-kis-dikimi-gonullusu/", "/gonulluluk/1/katilin/",
    "/gonulluluk/4-onarim-kahvesi-ustasi/", "/gonulluluk/4/katilin/", "/belge/", "/etkinlikler/",
    "/etkinlikler/?q=olmayan", "/etkinlikler/ay/2026-11/", "/sohbetler/", "/sohbet/{talk}/sali-pazari-nasil-olsun/",
    "/sohbet/{talk}/sonuc/", "/sohbet/{talk}/cumle/", "/sohbet/{talk}/benim/", "/deneyimler/", "/metin-bildir/",
    "/kolay-okunur/process:1/", "/etkinlik/{floor}/sorular/", "/etkinlik/{event}-x/", "/etkinlik/{event}/katilin/",
    "/etkinlik/{lot}/kura/", "/anketler/", "/anketler/{survey}-x/", "/anketler/{survey}/sayfa/1/",
    "/anketler/{survey}/tesekkurler/", "/anketler/{reported}/sonuclar/?by=age_band", "/oylamalar/",
    "/oylama/{vote}/x/", "/oylama/{vote}/oy/", "/oylama/{result}/x/", "/oylama/{result}/payim/", "/paneller/",
    "/panel/{panel}-x/", "/panel/{panel_open}/katilin/", "/ortaklar/", "/ortak/{partner}-x/", "/ortaklar/destek/",
    "/iyi-uygulamalar/", "/iyi-uygulama/{practice}/", "/panel/{panel}/kura/", "/egitimler/", "/egitim/{course}-x/",
    "/egitim/donem/{training_run}/basvurun/", "/gizlenenler/sayilar/", "/yanit/", "/cagrilar/",
    "/cagri/{call_told}-x/", "/cagri/{call_told}/sonuc/", "/cagri/{call_open}/basvuru/", "/kim-katildi/",
    "/kim-katildi/process/1/", "/gostergeler/", "/gosterge/{indicator}/x/", "/yapilanlar/", "/hesap/",
    "/degerlendirme/", "/degerlendirme/{reviewed}/",
]  # fmt: skip
DESK = [
    ("mudur", "/masa/"), ("mudur", "/masa/sevk/"), ("mudur", "/masa/katkilar/"), ("mudur", "/masa/katki/60/"),
    ("mudur", "/masa/katki/yeni/"), ("mudur", "/masa/surecler/"), ("mudur", "/masa/surecler/yeni/"),
    ("mudur", "/masa/surec/1/"), ("mudur", "/masa/projeler/"), ("mudur", "/masa/projeler/yeni/"),
    ("mudur", "/masa/proje/9/"), ("mudur", "/masa/kisiler/"), ("mudur", "/masa/kisiler/1/"),
    ("mudur", "/masa/belgeler/"), ("mudur", "/masa/belgeler/birime/"),
    ("mudur", "/masa/belgeler/birime/?ref=idea:60"), ("mudur", "/masa/belgeler/cevap/idea:60/"),
    ("mudur", "/masa/belgeler/bilgi-notu/"), ("mudur", "/masa/belgeler/muhtar/"),
    ("mudur", "/masa/belgeler/metinler/"), ("mudur", "/masa/belgeler/metinler/unit_letter/"),
    ("mudur", "/masa/evrak/ekle/thread:1/"), ("mudur", "/masa/belgeler/verilen/"),
    ("mudur", "/masa/belgeler/verilen/1/"), ("mudur", "/masa/belgeler/hukuk/"),
    ("mudur", "/masa/belgeler/hukuk/bylaw/"), ("mudur", "/masa/gonulluluk/belgeler/?role=1"),
    ("yurttas", "/benim/belgelerim/"), ("yurttas", "/benim/gorevlerim/belge/"), ("yurttas", "/benim/pasaport/"),
    ("mudur", "/masa/proje/13/pilot/"), ("mudur", "/masa/proje/18/resmi-yol/"), ("mudur", "/masa/projeler/plansiz/"),
    ("mudur", "/masa/plan/"), ("mudur", "/masa/ceyrek/"), ("memur", "/masa/ceyrek/2026-3/parks/"),
    ("mudur", "/masa/cevap-metinleri/"), ("mudur", "/masa/iletilemeyenler/"), ("moderator", "/masa/moderasyon/"),
    ("moderator", "/masa/fotograflar/"), ("yurttas", "/benim/"), ("yurttas", "/bildirimler/"),
    ("yurttas", "/bildirimler/ayarlar/"), ("yurttas", "/benim/bilgilerim/"), ("yurttas", "/benim/izinlerim/"),
    ("yurttas", "/benim/parolam/"), ("mudur", "/masa/ilk-kurulum/"), ("mudur", "/masa/moduller/"),
    ("mudur", "/masa/durum/"), ("mudur", "/masa/veri/"), ("yurttas", "/benim/verilerim/"), ("mudur", "/masa/geri-donen-adresler/"),
    ("mudur", "/masa/duyurular/"), ("mudur", "/masa/duyurular/yeni/"), ("mudur", "/masa/duyuru/{announcement}/"),
    ("mudur", "/masa/bildirim-metinleri/"), ("mudur", "/masa/bildirim-metinleri/ideas.received/"),
    ("mudur", "/masa/secim-donemi/"), ("mudur", "/masa/mahallem/"), ("muhtar", "/masa/mahallem/"),
    ("mudur", "/masa/merkez/"), ("mudur", "/masa/merkez/2/"), ("mudur", "/masa/odalar/"),
    ("mudur", "/masa/odalar/1/"), ("yurttas", "/merkez/istek/1/"), ("mudur", "/deneme/bastan/"),
    ("yurttas", "/benim/giris-guvenligi/"), ("yurttas", "/benim/giris-guvenligi/uygulama/"),
    ("yurttas", "/benim/giris-guvenligi/anahtar/"), ("yurttas", "/benim/program-erisimi/"),
    ("yurttas", "/benim/aramalarim/"), ("yurttas", "/konular/kaydet/?place=goksu&goal=11"),
    ("birim-muduru", "/masa/olur/"), ("mudur", "/masa/olur/?tab=all"), ("mudur", "/masa/birimler/"),
    ("koordinator", "/masa/birimler/"), ("yurttas", "/grup/1/iklim-calisma-grubu/"), ("yurttas", "/grup/1/uyeler/"),
    ("yurttas", "/grup/1/notlar/"), ("yurttas", "/grup/1/tarih/"), ("yurttas", "/grup/1/toplanti/"),
    ("yurttas", "/grup/1/is/"), ("yurttas", "/grup/1/katki/"), ("yurttas", "/grup/1/gorus/"),
    ("yurttas", "/grup-tarihi/1/gun/"), ("yurttas", "/toplanti/24/tutanak/"), ("mudur", "/masa/gruplar/"),
    ("mudur", "/masa/grup/1/"), ("mudur", "/masa/grup/9/"), ("mudur", "/masa/gorusler/"), ("mudur", "/masa/gorus/1/"),
    ("yurttas", "/benim/gorevlerim/"), ("yurttas", "/benim/gorevlerim/{placement}/"),
    ("yurttas", "/benim/gorevlerim/{placement}/saat/"), ("yurttas", "/benim/saatlerim/{hours}/"),
    ("yurttas", "/benim/yerim/{seat}/"), ("mudur", "/masa/gonulluluk/basvuru/{application}/"),
    ("mudur", "/masa/gonulluluk/saat/{proposed}/"), ("mudur", "/masa/gonulluluk/yil/"),
    ("yurttas", "/grup/1/cikti/need/"), ("memur", "/yoklama/{occasion}/tablet/"), ("yurttas", "/benim/takvimim/"),
    ("mudur", "/masa/gonulluluk/"), ("mudur", "/masa/gonulluluk/ihtiyac/1/"),
    ("mudur", "/masa/gonulluluk/ihtiyac/yeni/"), ("mudur", "/masa/gonulluluk/gorev/1/"),
    ("mudur", "/masa/gonulluluk/gorev/1/duzenle/"), ("mudur", "/masa/gonulluluk/gorev/1/vardiya/"),
    ("mudur", "/masa/gonulluluk/vardiyalar/"), ("mudur", "/masa/gonulluluk/vardiya/{occasion}/"),
    ("mudur", "/masa/gonulluluk/basvurular/"), ("mudur", "/masa/gonulluluk/saatler/"),
    ("mudur", "/masa/gonulluluk/gonullu/1/"), ("mudur", "/masa/gonulluluk/izin/1/"),
    ("koordinator", "/yoklama/{occasion}/"), ("koordinator", "/yoklama/{occasion}/gelen/"),
    ("koordinator", "/yoklama/{occasion}/kagit/"), ("koordinator", "/yoklama/{occasion}/karekod/"),
    ("mudur", "/masa/etkinlikler/"), ("mudur", "/masa/etkinlikler/yeni/"), ("mudur", "/masa/etkinlik/{lot}/"),
    ("mudur", "/masa/etkinlik/{event}/program/"), ("mudur", "/masa/etkinlik/{event}/kayitlar/"),
    ("mudur", "/masa/etkinlik/{event}/mesaj/"), ("mudur", "/masa/etkinlik/{floor}/sorular/"),
    ("mudur", "/masa/etkinlik/{floor}/sorular/perde/"), ("mudur", "/masa/etkinlik/{call}/cagri/"),
    ("mudur", "/masa/etkinlik/{over}/fotograflar/"), ("mudur", "/masa/etkinlik/{event}/kayitlar/konuklar/"),
    ("yurttas", "/etkinlik/{call}/konusma/"), ("mudur", "/masa/etkinlik/{lot}/kura/"),
    ("mudur", "/masa/etkinlik/{over}/sonuc/"), ("mudur", "/masa/etkinlikler/destek/"), ("mudur", "/masa/sohbetler/"),
    ("mudur", "/masa/sohbetler/yeni/"), ("mudur", "/masa/sohbet/{talk}/"), ("mudur", "/masa/sohbet/{talk}/cumleler/"),
    ("mudur", "/masa/sohbet/{talked}/rapor/"), ("moderator", "/masa/sohbetler/cumleler/"),
    ("moderator", "/masa/sohbet-cumle/{said}/"), ("mudur", "/masa/sorular/event:{event}/sign-up/"),
    ("yurttas", "/benim/kaydim/1/"), ("mudur", "/masa/aktarim/"), ("mudur", "/masa/aktarim/yeni/"),
    ("mudur", "/masa/vekaletler/"), ("yurttas", "/benim/gonulluluk-tercihlerim/"),
    ("yurttas", "/benim/yer-istegi/1/"), ("mudur", "/masa/gonulluluk/yeterlilikler/"),
    ("mudur", "/masa/gonulluluk/yeterlilik/1/"), ("mudur", "/masa/gonulluluk/sezon/"),
    ("mudur", "/masa/gonulluluk/sezon/planlar/"), ("mudur", "/masa/gonulluluk/sezon/planlar/yeni/"),
    ("mudur", "/masa/gonulluluk/sezon/plan/1/"), ("mudur", "/masa/gonulluluk/sezon/plan/1/onay/"),
    ("mudur", "/masa/gonulluluk/sezon/plan/1/vardiya/32/"), ("mudur", "/masa/gonulluluk/yer-doldurma/9/"),
    ("mudur", "/masa/kisiler/2/vekalet/"), ("mudur", "/masa/devir/2/"), ("memur", "/benim/vekalet/"),
    ("yurttas", "/benim/hesabimi-sil/"), ("yurttas", "/benim/gizli-bilgilerim/"), ("yurttas", "/gonulluluk/kurum/"),
    ("memur", "/olay-bildir/{occasion}/"), ("mudur", "/masa/olaylar/"), ("mudur", "/masa/olay/2/"),
    ("mudur", "/masa/gonulluluk/evrak/"), ("mudur", "/masa/gonulluluk/gonullu/1/kayit/"),
    ("mudur", "/masa/gonulluluk/gorus/1/"), ("mudur", "/masa/gonulluluk/kurum/2/"), ("mudur", "/masa/anketler/"),
    ("mudur", "/masa/anketler/yeni/"), ("mudur", "/masa/anket/{survey}/"),
    ("mudur", "/masa/anket/{survey}/onizleme/"), ("mudur", "/masa/anket/{survey}/kagit/"),
    ("mudur", "/masa/anket/{survey}/sozler/"), ("mudur", "/masa/anket/{survey}/sonuclar/"),
    ("mudur", "/masa/anket/{reported}/rapor/"), ("yurttas", "/oylama/{result}/itiraz/"), ("yurttas", "/oylama/{result}/itirazlar/"),
    ("mudur", "/masa/oylamalar/"), ("mudur", "/masa/oylamalar/yeni/"), ("mudur", "/masa/oylama/{vote}/"),
    ("mudur", "/masa/oylamalar/degerleme/"), ("mudur", "/masa/oylamalar/deger/{option}/"),
    ("mudur", "/masa/oylamalar/itiraz/1/"), ("mudur", "/masa/oylama/{vote}/kagit/"),
    ("mudur", "/masa/oy-sandigi/{booth}/"), ("mudur", "/masa/oy-destesi/{vote_pile}/"),
    ("mudur", "/masa/oylamalar/kagitlar/"), ("yurttas", "/benim/cagri-basvurum/{call_application}/"),
    ("yurttas", "/juri/"), ("yurttas", "/juri/dosya/{call_file}/"), ("yurttas", "/girisim/{venture}/"),
    ("mudur", "/masa/cagrilar/"), ("mudur", "/masa/cagrilar/yeni/"), ("mudur", "/masa/cagri/{call_jury}/"),
    ("mudur", "/masa/cagri/{call_jury}/olcutler/"), ("mudur", "/masa/cagri/{call_jury}/basvurular/"),
    ("mudur", "/masa/cagri-basvurusu/{call_sent}/"), ("mudur", "/masa/cagri/{call_jury}/juri/"),
    ("mudur", "/masa/cagri/{call_jury}/sonuc/"), ("mudur", "/masa/cagri/{call_told}/program/"),
    ("mudur", "/masa/oy-sandigi/{booth}/yanlis-isaret/"), ("mudur", "/masa/panel/{panel_open}/izinler/"),
    ("mudur", "/masa/panel/{panel_open}/basvurular/yeni/"), ("mudur", "/masa/oylamalar/degerleme/?done=1"),
    ("yurttas", "/benim/panelim/{panel_application}/"), ("mudur", "/masa/paneller/"),
    ("mudur", "/masa/paneller/yeni/"), ("mudur", "/masa/panel/{panel_open}/"),
    ("mudur", "/masa/panel/{panel_open}/kotalar/"), ("mudur", "/masa/panel/{panel_open}/davetler/"),
    ("mudur", "/masa/panel/{panel}/basvurular/"), ("mudur", "/masa/panel/{panel}/kura/"),
    ("mudur", "/masa/panel/{panel}/uyeler/"), ("mudur", "/masa/panel/{panel_open}/oturumlar/"),
    ("mudur", "/masa/panel-oturumu/{panel_sitting}/"), ("mudur", "/masa/panel/{panel}/bulgular/"),
    ("yurttas", "/benim/egitimim/{enrolment}/"), ("yurttas", "/benim/egitimim/{enrolment}/sayfa/{training_page}/"),
    ("yurttas", "/benim/egitimim/{enrolment}/sinav/{quiz}/"), ("yurttas", "/egitmen/{teaching}/"),
    ("yurttas", "/egitmen/odev/{taught}/"),
    ("yurttas", "/benim/egitimim/{completed}/gorus/reaction/"),
    ("yurttas", "/benim/egitimim/{writing}/odev/{assignment}/"), ("yurttas", "/benim/destegim/{pledge}/"),
    ("yurttas", "/benim/ortagim/{spoken_for}/"), ("yurttas", "/iyi-uygulamalar/yazin/"), ("mudur", "/masa/ortaklar/"),
    ("mudur", "/masa/ortaklar/yeni/"), ("mudur", "/masa/ortak/{partner}/"),
    ("mudur", "/masa/ortak/{partner}/protokol/"), ("mudur", "/masa/ortak-onerisi/{partner_change}/"),
    ("mudur", "/masa/protokoller/"), ("mudur", "/masa/protokol/{agreement}/"), ("mudur", "/masa/destekler/"),
    ("mudur", "/masa/destekler/yeni/"), ("mudur", "/masa/destek/{used_pledge}/"), ("mudur", "/masa/iyi-uygulamalar/"),
    ("mudur", "/masa/iyi-uygulama/{sent_practice}/"), ("mudur", "/masa/fonlar/"), ("mudur", "/masa/fon/{bid}/"),
    ("mudur", "/masa/fon/{bid}/duzenle/"), ("mudur", "/masa/fon-tarihi/{due}/"), ("mudur", "/masa/fon-cagrilari/"),
    ("mudur", "/masa/fon-cagrisi/{fund_call}/"), ("mudur", "/masa/egitimler/"), ("mudur", "/masa/egitimler/yeni/"),
    ("mudur", "/masa/egitim/{course}/"), ("mudur", "/masa/egitim/{course}/icerik/"),
    ("mudur", "/masa/egitim/{course}/sayfa/"), ("mudur", "/masa/egitim/{course}/olcme/{quiz}/"),
    ("mudur", "/masa/egitim/{course}/donem/"), ("mudur", "/masa/egitim/donem/{trained}/"),
    ("mudur", "/masa/egitim/donem/{training_run}/oturumlar/"), ("mudur", "/masa/egitim/donem/{trained}/liste/"),
    ("mudur", "/masa/egitim/donem/{trained}/mesaj/"), ("mudur", "/masa/egitim/donem/{trained}/belgeler/"),
    ("mudur", "/masa/egitimler/kimler/"), ("birim-muduru", "/masa/egitimler/onaylar/"),
    ("birim-muduru", "/masa/egitimler/onay/{to_approve}/"), ("mudur", "/masa/egitimler/odevler/"),
    ("mudur", "/masa/egitimler/odev/{submission}/"), ("mudur", "/masa/egitim/gozlem/{observed}/{observation}/"),
    ("mudur", "/masa/sorular/survey:{draft}/answers/"), ("mudur", "/masa/karsilama/"),
    ("mudur", "/masa/karsilama/yaz/"), ("mudur", "/masa/aranacaklar/"), ("mudur", "/masa/dilekceler/"),
    ("mudur", "/masa/dilekce/60/"), ("mudur", "/masa/kagit/"), ("mudur", "/masa/kagit/yaz/"),
    ("mudur", "/masa/kiosk/"), ("moderator", "/masa/itirazlar/"), ("moderator", "/masa/bekletilenler/"),
    ("moderator", "/masa/kelimeler/"), ("mudur", "/masa/diller/"), ("mudur", "/masa/diller/bildirilenler/"),
    ("yurttas", "/benim/verilerim/konu/ideas/"), ("yurttas", "/benim/e-posta/"),
    ("mudur", "/masa/kolay-okunur/process:1/"), ("yurttas", "/benim/verilerim/istek/"),
    ("yurttas", "/benim/verilerim/istek/{data_request}/"), ("veri", "/masa/kisisel-veri/"),
    ("veri", "/masa/kisisel-veri/yeni/"), ("veri", "/masa/kisisel-veri/istek/{data_request}/"),
    ("veri", "/masa/kisisel-veri/ihlaller/"), ("veri", "/masa/kisisel-veri/ihlaller/yeni/"),
    ("veri", "/masa/kisisel-veri/ihlal/{breach}/"), ("veri", "/masa/kisisel-veri/envanter/"),
    ("veri", "/masa/kisisel-veri/imha/"), ("yurttas", "/benim/dogrulamam/"), ("mudur", "/masa/dogrulama/"),
    ("mudur", "/masa/dogrulama/yeni/"), ("mudur", "/masa/dogrulama/{proof}/"), ("veri", "/masa/kisisel-veri/erisim/"),
    ("mudur", "/masa/eksikler/"), ("mudur", "/masa/eksikler/yeni/process:1/"),
    ("mudur", "/masa/eksikler/{outreach}/"), ("mudur", "/masa/eksikler/nufus/"), ("mudur", "/masa/hafta/"),
    ("mudur", "/masa/gostergeler/"), ("mudur", "/masa/gostergeler/yeni/"), ("mudur", "/masa/gosterge/{indicator}/"),
    ("mudur", "/masa/raporlar/"), ("mudur", "/masa/degerlendirme/"), ("mudur", "/masa/degerlendirme/{reviewed}/"),
    ("mudur", "/masa/degerlendirme/{reviewed}/method/"),
]  # fmt: skip
MINE = "from {} as one join people_person p on p.id = one.person_id where p.email = 'yurttas@demo.meydan.example'"
COMING = "from events_event e join attendance_occasion o on o.id = e.occasion_id where e.state = 'published' and o.starts_at > now()"
NUMBERS = {
    "partner": "select min(id) from partners_organisation where published_at is not null",
    "spoken_for": "select min(r.organisation_id) from partners_representative r join people_person p on p.id = r.person_id where p.email = 'yurttas@demo.meydan.example'",
    "partner_change": "select min(id) from partners_change",
    "agreement": "select min(id) from partners_agreement where state = 'force'",
    "pledge": "select min(l.id) from partners_pledge l join people_person p on p.id = l.by_id where p.email = 'yurttas@demo.meydan.example'",
    "used_pledge": "select min(id) from partners_pledge where state = 'used'",
    "practice": "select min(id) from partners_practice where state = 'published'",
    "sent_practice": "select min(id) from partners_practice where state = 'sent'",
    "bid": "select min(id) from partners_bid where state = 'running'",
    "due": "select min(id) from partners_due where done_on is null",
    "fund_call": "select min(id) from partners_fundcall",
    "placement": f"select min(one.id) {MINE.format('volunteering_placement')}",
    "hours": f"select min(one.id) {MINE.format('volunteering_hours')} and one.state = 'confirmed'",
    "seat": f"select min(one.id) {MINE.format('attendance_seat')} and one.state = 'booked' and one.starts_at > now()",
    "data_request": f"select max(one.id) {MINE.format('privacy_datarequest')}",
    "proof": "select min(id) from proofs_proof",
    "breach": "select min(id) from privacy_breach",
    "application": "select max(id) from volunteering_application",
    "proposed": "select min(id) from volunteering_hours where state = 'proposed'",
    "occasion": "select max(o.id) from attendance_occasion o join people_person p on p.id = o.leader_id where o.of like 'shift:%' and p.email = 'memur@demo.meydan.example'",
    "event": f"select min(e.occasion_id) {COMING} and e.giving = 'first' and e.occasion_id in (select event_id from events_session)",
    "lot": f"select min(e.occasion_id) {COMING} and e.giving = 'lot'",
    "survey": "select min(id) from surveys_survey where state = 'published'",
    "draft": "select min(id) from surveys_survey where state = 'draft'",
    "reported": "select min(id) from surveys_survey where state = 'reported'",
    "vote": "select min(id) from decisions_ballot where state = 'announced' and opens_at < now()",
    "result": "select min(id) from decisions_ballot where state = 'counted'",
    "booth": "select min(o.id) from decisions_booth o join decisions_ballot b on b.id = o.ballot_id where b.state = 'announced'",
    "vote_pile": "select min(o.id) from decisions_batch o join decisions_ballot b on b.id = o.ballot_id where b.state = 'announced'",
    "option": "select min(o.id) from decisions_option o join decisions_ballot b on b.id = o.ballot_id where b.state = 'announced'",
    "talk": "select min(id) from conversations_conversation where report_at is null",
    "talked": "select min(id) from conversations_conversation where report_at is not null",
    "said": "select min(id) from conversations_statement where state = 'waiting'",
    "announcement": "select min(id) from notices_announcement where state = 'waiting'",
    "course": "select min(id) from trainings_course where id in (select course_id from trainings_page)",
    "training_page": "select min(id) from trainings_page",
    "quiz": "select min(id) from trainings_assessment where what = 'quiz'",
    "observation": "select min(id) from trainings_assessment where what = 'observation'",
    "observed": "select min(enrolment_id) from trainings_observed where assessment_id = (select min(id) from trainings_assessment where what = 'observation')",
    "training_run": "select min(r.id) from trainings_run r join attendance_occasion o on o.id = r.line_id where r.state = 'open' and r.track = 'outside' and o.starts_at > now()",
    "trained": "select min(id) from trainings_run where state = 'done'",
    "enrolment": f"select min(one.id) {MINE.format('trainings_enrolment')} and one.run_id in (select r.id from trainings_run r join trainings_page g on g.course_id = r.course_id)",
    "writing": f"select min(one.id) {MINE.format('trainings_enrolment')} and one.run_id in (select r.id from trainings_run r join trainings_assessment a on a.course_id = r.course_id and a.what = 'assignment')",
    "assignment": "select min(a.id) from trainings_assessment a where a.what = 'assignment'",
    "completed": f"select min(one.id) {MINE.format('trainings_enrolment')} and one.outcome = 'completed'",
    "to_approve": "select min(id) from trainings_enrolment where approval = 'asked'",
    "teaching": f"select min(one.id) {MINE.format('trainings_teaching')}",
    "taught": f"select min(s.id) from trainings_submission s join trainings_enrolment e on e.id = s.enrolment_id where s.state = 'waiting' and e.run_id in (select one.run_id {MINE.format('trainings_teaching')})",
    "submission": "select min(id) from trainings_submission where state = 'waiting'",
    "floor": "select min(occasion_id) from events_event where floor <> 'off'",
    "call": "select min(occasion_id) from events_event where call_until is not null",
    "over": "select min(occasion_id) from events_event where state = 'reported'",
    "call_open": "select min(id) from calls_call where state = 'open'",
    "call_jury": "select min(id) from calls_call where state = 'jury'",
    "call_told": "select min(id) from calls_call where announced_at is not null",
    "call_application": f"select min(one.id) {MINE.format('calls_application')}",
    "call_sent": "select min(a.id) from calls_application a join calls_call c on c.id = a.call_id where c.state = 'jury'",
    "call_file": "select min(f.id) from calls_assignment f join calls_juror one on one.id = f.juror_id join people_person p on p.id = one.person_id where p.email = 'yurttas@demo.meydan.example' and f.conflict = 'none'",
    "venture": "select min(v.id) from calls_venture v join calls_application one on one.id = v.application_id join people_person p on p.id = one.person_id where p.email = 'yurttas@demo.meydan.example'",
    "panel": "select min(id) from panels_panel where state = 'told'",
    "panel_open": "select min(id) from panels_panel where state = 'inviting'",
    "panel_application": f"select min(one.id) {MINE.format('panels_application')}",
    "panel_sitting": "select min(occasion_id) from panels_sitting",
    "outreach": "select min(id) from insight_outreach where done_on is null",
    "reviewed": "select min(year) from insight_review where published_at is not null",
    "indicator": "select min(id) from insight_indicator where id in (select indicator_id from insight_reading)",
}
"""Where the demo's things of these names are: what is seeded before them must not move the pages that are looked at."""
LANGUAGES = ["", "/en", "/ar", "/ku"]
FRAMES = list(itertools.product(["light", "dark"], [1280, 390]))
LOOKS = list(itertools.product(FRAMES, LANGUAGES))
AXE = Axe().axe_script
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

FRESH = 120  # seconds


def once_a_page(rows, path_of):
    """With --full all addresses; otherwise the first of those that one view answers: an empty list is the same template as a full
    one, and a second project the same as the first."""
    if FULL:
        return rows
    chosen = {}
    for row in rows:
        path = re.sub(r"\{\w+\}", "1", path_of(row)).partition("?")[0]
        try:
            view = resolve(path).view_name
        except Resolver404:
            view = path
        chosen.setdefault(view, row)
    return list(chosen.values())


def looks(position: int) -> list[tuple[str, list[tuple[str, int]]]]:
    """In which language a page is opened and in which frames (theme and width) it is then looked at: with --full in all four
    languages and all four frames; otherwise once a page, so that all sixteen are used in turn."""
    if FULL:
        return [(language, FRAMES) for language in LANGUAGES]
    frame, language = LOOKS[position % len(LOOKS)]
    return [(language, [frame])]


def look_at(page, path: str, language: str, frames: list[tuple[str, int]], who: str = "") -> None:
    """In each frame axe finds nothing and nothing is wider than the window."""
    for theme, width in frames:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 844})
        found = complaints_of_axe(page)
        note_look(path, (theme, width, language), AXE, RULES, found, who)
        assert found == [], (theme, width)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, width


@pytest.fixture(scope="module")
def numbers(demo) -> dict[str, int]:
    with psycopg.connect(demo.surroundings["DATABASE_URL"]) as database:
        return {name: database.execute(asked).fetchone()[0] for name, asked in NUMBERS.items()}


def complaints_of_axe(page) -> list[str]:
    asked = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("asked => axe.run(asked).then(seen => seen.violations)", asked)  # the rest is long
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize(
    ("path", "look"),
    [(path, look) for i, path in in_turn(list(enumerate(once_a_page(PUBLIC, str))), 4) for look in looks(i)],
    ids=lambda value: str(value),
)
def test_a_public_page_is_accessible_light_and_our_own(visit, numbers, path, look):
    language, frames = look
    theme, width = frames[0]
    window = visit(width=width, theme=theme)
    window.go(language + path.format(**numbers))
    page = window.page
    assert window.bytes_without_photos <= 60 * 1024
    assert [url for url, _size in window.wire if not url.startswith((window.town.address, "data:"))] == []
    shift = page.evaluate(
        "new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value })"
        ".observe({type: 'layout-shift', buffered: true}); requestAnimationFrame(() => requestAnimationFrame(() => done(sum))) })"
    )
    assert shift < 0.05
    look_at(page, path, language, frames)
    assert [line for line in window.complaints if "404" not in line or "yok-boyle" not in page.url] == []


@pytest.fixture(scope="module")
def keys_of() -> dict[tuple[str, int], list[dict[str, object]]]:
    """The cookies of who has signed in here within the last minutes: looking at a page ends nobody's session, but some pages ask
    anew who has signed in longer ago."""
    return {}


@pytest.mark.parametrize(
    ("who", "path"), in_turn(once_a_page(DESK, lambda row: row[1]), 10), ids=lambda value: str(value)
)
def test_a_page_behind_the_sign_in_is_accessible(visit, sign_in, numbers, keys_of, who, path):
    for language, frames in looks(DESK.index((who, path))):
        theme, width = frames[0]
        window = visit(width=width, theme=theme)
        key = who, int(monotonic() // FRESH)
        if key not in keys_of:
            sign_in(window, who)
            keys_of[key] = window.page.context.cookies()
        window.page.context.add_cookies(keys_of[key])
        address = language + path.format(**numbers)
        answer = window.go(address)
        assert answer is not None
        assert answer.status == 200
        assert window.page.url == window.town.address + address
        look_at(window.page, path, language, frames, who)
        assert window.complaints == []
        window.page.context.close()


def test_styles_and_scripts_keep_their_budget():
    styles = packed(STATIC / "meydan.css")
    first = sum(packed(file) for file in STATIC.rglob("*.js") if file not in ON_DEMAND)
    assert styles <= 14 * 1024
    assert first <= 20 * 1024
    assert sum(map(packed, ON_DEMAND)) <= 45 * 1024


SIDES = re.compile(
    r"(?<![-\w])(?:(?:margin|padding|border|scroll-margin|scroll-padding|inset)-)?(?:left|right)\s*:|(?:float|clear|text-align)\s*:\s*(?:left|right)\b"
)


@pytest.mark.parametrize("name", ["meydan.css", "demo.css"])
def test_no_style_knows_left_from_right(name):
    """What begins a line in Arabic stands on the other side, so styles say start and end."""
    lines = (STATIC / name).read_text(encoding="utf-8").splitlines()
    assert [line.strip() for line in lines if SIDES.search(line)] == []


def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))
