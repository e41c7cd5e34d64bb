"""Pages of events."""

from django.urls import path

from meydan.events.views import by_link, desk, own, public, running

app_name = "events"
urlpatterns = [
    path("etkinlikler/", public.event_list, name="list"),
    path("etkinlikler/ay/<int:year>-<int:month>/", public.month, name="month"),
    path("etkinlikler/hafta/<str:day>/", public.week, name="week"),
    path("etkinlikler/dersler/", public.lessons, name="lessons"),
    path("etkinlik/<int:pk>/katilin/", public.sign_up, name="sign_up"),
    path("etkinlik/<int:pk>/kura/", public.lot, name="lot"),
    path("etkinlik/<int:pk>/gorus/", own.feedback, name="feedback"),
    path("etkinlik/<int:pk>-<slug:slug>/", public.event, name="event"),
    path("kaydim/<str:key>/", by_link.by_link, name="by_link"),
    path("benim/kaydim/<int:pk>/", own.own, name="own"),
    path("benim/kaydim/<int:pk>/degistir/", own.change, name="change"),
    path("benim/kaydim/<int:pk>/bilet.pdf", own.ticket_file, name="ticket_file"),
    path("bilet/<str:ticket>/", own.ticket, name="ticket"),
    path("masa/etkinlikler/", desk.event_list, name="desk_list"),
    path("masa/etkinlikler/yeni/", desk.event_form, name="desk_new"),
    path("masa/etkinlikler/destek/", running.supports, name="desk_supports"),
    path("masa/etkinlikler/destek/<int:pk>/", running.support, name="desk_support"),
    path("masa/etkinlik/<int:pk>/", desk.event, name="desk_event"),
    path("masa/etkinlik/<int:pk>/duzenle/", desk.event_form, name="desk_edit"),
    path("masa/etkinlik/<int:pk>/program/", desk.programme, name="desk_programme"),
    path("masa/etkinlik/<int:pk>/kayitlar/", running.registrations, name="desk_registrations"),
    path("masa/etkinlik/<int:pk>/mesaj/", running.message, name="desk_message"),
    path("masa/etkinlik/<int:pk>/kura/", running.lot, name="desk_lot"),
    path("masa/etkinlik/<int:pk>/sonuc/", running.afterwards, name="desk_afterwards"),
]
