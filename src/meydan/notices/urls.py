"""Pages about messages."""

from django.urls import path

from meydan.notices import views

app_name = "notices"
urlpatterns = [
    path("bildirimler/", views.inbox, name="inbox"),
    path("bildirimler/<int:pk>/", views.opened, name="opened"),
    path("bildirimler/ayarlar/", views.choose, name="settings"),
    path("bildirimler/haberler/", views.news, name="news"),
    path("bildirimler/adresim/", views.write_again, name="write_again"),
    path("bildirimler/birak/<str:key>/", views.leave, name="leave"),
    path("iletim/geri-donenler/", views.take_reports, name="take_reports"),
    path("masa/duyurular/", views.desk_announcements, name="desk_announcements"),
    path("masa/duyurular/yeni/", views.desk_announcement_form, name="desk_announcement_new"),
    path("masa/duyuru/<int:pk>/", views.desk_announcement, name="desk_announcement"),
    path("masa/duyuru/<int:pk>/duzenle/", views.desk_announcement_form, name="desk_announcement_edit"),
    path("masa/bildirim-metinleri/", views.desk_wordings, name="desk_wordings"),
    path("masa/bildirim-metinleri/<str:code>/", views.desk_wording, name="desk_wording"),
    path("masa/secim-donemi/", views.desk_elections, name="desk_elections"),
    path("masa/geri-donen-adresler/", views.desk_bounces, name="desk_bounces"),
    path("masa/iletilemeyenler/", views.desk_failed, name="desk_failed"),
    path("dev/mail/", views.dev_mail, name="dev_mail"),
]
