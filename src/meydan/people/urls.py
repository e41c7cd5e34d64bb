"""Pages about people."""

from django.urls import path

from meydan.base.when_asked import view
from meydan.people import leave_views, views

KEYS, PROVIDER, DATA = "meydan.people.key_views", "meydan.people.provider_views", "meydan.people.data_views"
app_name = "people"
urlpatterns = [
    path("giris/", views.sign_in, name="sign_in"),
    path("giris/kod/", views.code, name="code"),
    path("giris/parola/", views.password, name="password"),
    path("giris/anahtar/", view(KEYS, "key_sign_in"), name="key_sign_in"),
    path("giris/kurum/", view(PROVIDER, "provider_start"), name="provider"),
    path("giris/kurum/ilk-kez/", view(PROVIDER, "provider_new"), name="provider_new"),
    path("giris/kurum/olmadi/", view(PROVIDER, "provider_trouble"), name="provider_trouble"),
    path("giris/ikinci-adim/", view(KEYS, "second_step"), name="second_step"),
    path("giris/hosgeldiniz/", views.welcome, name="welcome"),
    path("cikis/", views.sign_out, name="sign_out"),
    path("benim/verilerim/", view(DATA, "my_data"), name="my_data"),
    path("benim/verilerim/meydan.zip", view(DATA, "my_file"), name="my_file"),
    path("benim/verilerim/konu/<slug:name>/", view(DATA, "my_card"), name="my_card"),
    path("benim/e-posta/", view("meydan.people.contact_views", "email"), name="email"),
    path("benim/bilgilerim/", views.profile, name="profile"),
    path("benim/parolam/", views.new_password, name="new_password"),
    path("benim/izinlerim/", views.consents, name="consents"),
    path("benim/giris-guvenligi/", view(KEYS, "keys"), name="keys"),
    path("benim/giris-guvenligi/anahtar/", view(KEYS, "key_new"), name="key_new"),
    path("benim/giris-guvenligi/kurum/", view(PROVIDER, "provider_link"), name="provider_link"),
    path("benim/giris-guvenligi/uygulama/", view(KEYS, "app_new"), name="app_new"),
    path("benim/giris-guvenligi/uygulama/kare-kod.svg", view(KEYS, "app_qr"), name="app_qr"),
    path("benim/giris-guvenligi/kurtarma/", view(KEYS, "recovery"), name="recovery"),
    path("benim/giris-guvenligi/dogrulama/", view(KEYS, "confirm"), name="confirm"),
    path("benim/vekalet/", leave_views.my_leaves, name="my_leaves"),
    path("benim/hesabimi-sil/", view(DATA, "erase_me"), name="erase_me"),
    path("masa/vekaletler/", leave_views.desk_leaves, name="desk_leaves"),
    path("masa/kisiler/<int:pk>/vekalet/", leave_views.desk_leave, name="desk_leave"),
    path("masa/devir/<int:pk>/", leave_views.desk_handover, name="desk_handover"),
    path("masa/silinecek-hesap/<int:pk>/", leave_views.desk_erasure, name="desk_erasure"),
    path("masa/kisiler/", views.desk_people, name="desk_people"),
    path("masa/kisiler/<int:pk>/", views.desk_person, name="desk_person"),
    path("masa/kisiler/<int:pk>/e-posta/", view("meydan.people.contact_views", "desk_email"), name="desk_email"),
]
