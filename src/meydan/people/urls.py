"""Pages about people."""

from django.urls import path

from meydan.people import views

app_name = "people"
urlpatterns = [
    path("giris/", views.sign_in, name="sign_in"),
    path("giris/kod/", views.code, name="code"),
    path("giris/parola/", views.password, name="password"),
    path("giris/hosgeldiniz/", views.welcome, name="welcome"),
    path("cikis/", views.sign_out, name="sign_out"),
    path("benim/bilgilerim/", views.profile, name="profile"),
    path("benim/parolam/", views.new_password, name="new_password"),
    path("benim/izinlerim/", views.consents, name="consents"),
    path("masa/kisiler/", views.desk_people, name="desk_people"),
    path("masa/kisiler/<int:pk>/", views.desk_person, name="desk_person"),
]
