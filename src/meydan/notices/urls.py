"""Pages about messages."""

from django.urls import path

from meydan.notices import views

app_name = "notices"
urlpatterns = [
    path("bildirimler/", views.inbox, name="inbox"),
    path("bildirimler/<int:pk>/", views.opened, name="opened"),
    path("bildirimler/ayarlar/", views.choose, name="settings"),
    path("masa/iletilemeyenler/", views.desk_failed, name="desk_failed"),
    path("dev/mail/", views.dev_mail, name="dev_mail"),
]
