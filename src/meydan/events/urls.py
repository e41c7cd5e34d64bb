"""Pages of events."""

from django.urls import path

from meydan.events.views import by_link, calls, desk, floor, own, papers, programme, public, running, waiting

app_name = "events"
urlpatterns = [
    path("etkinlikler/", public.event_list, name="list"),
    path("etkinlikler/ay/<int:year>-<int:month>/", public.month, name="month"),
    path("etkinlikler/hafta/<str:day>/", public.week, name="week"),
    path("deneyimler/", public.lessons, name="lessons"),
    path("etkinlik/<int:pk>/katilin/", public.sign_up, name="sign_up"),
    path("etkinlik/<int:pk>/kura/", public.lot, name="lot"),
    path("etkinlik/<int:pk>/sorular/", floor.floor, name="floor"),
    path("etkinlik/<int:pk>/konusma/", calls.propose, name="propose"),
    path("etkinlik/<int:pk>/gorus/", own.feedback, name="feedback"),
    path("etkinlik/<int:pk>/dosya/<int:material>/", public.material_file, name="material_file"),
    path("etkinlik/<int:pk>-<slug:slug>/", public.event, name="event"),
    path("kaydim/<str:key>/", by_link.by_link, name="by_link"),
    path("benim/kaydim/<int:pk>/", own.own, name="own"),
    path("benim/kaydim/<int:pk>/degistir/", own.change, name="change"),
    path("benim/kaydim/<int:pk>/bilet.pdf", own.ticket_file, name="ticket_file"),
    path("bilet/<str:ticket>/", own.ticket, name="ticket"),
    path("masa/etkinlikler/", desk.event_list, name="desk_list"),
    path("masa/etkinlikler/yeni/", desk.event_form, name="desk_new"),
    path("masa/etkinlikler/belgeler/", waiting.certificates, name="desk_waiting_certificates"),
    path("masa/etkinlikler/destek/", running.supports, name="desk_supports"),
    path("masa/etkinlikler/destek/<int:pk>/", running.support, name="desk_support"),
    path("masa/etkinlik/<int:pk>/", desk.event, name="desk_event"),
    path("masa/etkinlik/<int:pk>/duzenle/", desk.event_form, name="desk_edit"),
    path("masa/etkinlik/<int:pk>/program/", programme.programme, name="desk_programme"),
    path("masa/etkinlik/<int:pk>/kayitlar/", running.registrations, name="desk_registrations"),
    path("masa/etkinlik/<int:pk>/kayitlar/konuklar/", papers.guests, name="desk_guests"),
    path("masa/etkinlik/<int:pk>/belgeler/", papers.certificates, name="desk_certificates"),
    path("masa/etkinlik/<int:pk>/fotograflar/", papers.photos, name="desk_photos"),
    path("masa/etkinlik/<int:pk>/kagit/<slug:what>.pdf", papers.paper, name="desk_paper"),
    path("masa/etkinlik/<int:pk>/sorular/", floor.moderate, name="desk_floor"),
    path("masa/etkinlik/<int:pk>/sorular/perde/", floor.screen, name="desk_screen"),
    path("masa/etkinlik/<int:pk>/cagri/", calls.call, name="desk_call"),
    path("masa/etkinlikler/konusma/<int:pk>/", calls.proposal, name="desk_proposal"),
    path("masa/etkinlik/<int:pk>/mesaj/", running.message, name="desk_message"),
    path("masa/etkinlik/<int:pk>/kura/", running.lot, name="desk_lot"),
    path("masa/etkinlik/<int:pk>/sonuc/", running.afterwards, name="desk_afterwards"),
]
