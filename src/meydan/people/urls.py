"""Pages about people."""

from django.urls import path

from meydan.people import data_views, key_views, leave_views, provider_views, views

app_name = "people"
urlpatterns = [
    path("giris/", views.sign_in, name="sign_in"),
    path("giris/kod/", views.code, name="code"),
    path("giris/parola/", views.password, name="password"),
    path("giris/anahtar/", key_views.key_sign_in, name="key_sign_in"),
    path("giris/kurum/", provider_views.provider_start, name="provider"),
    path("giris/kurum/ilk-kez/", provider_views.provider_new, name="provider_new"),
    path("giris/kurum/olmadi/", provider_views.provider_trouble, name="provider_trouble"),
    path("giris/ikinci-adim/", key_views.second_step, name="second_step"),
    path("giris/hosgeldiniz/", views.welcome, name="welcome"),
    path("cikis/", views.sign_out, name="sign_out"),
    path("benim/verilerim/", data_views.my_data, name="my_data"),
    path("benim/verilerim/meydan.zip", data_views.my_file, name="my_file"),
    path("benim/bilgilerim/", views.profile, name="profile"),
    path("benim/parolam/", views.new_password, name="new_password"),
    path("benim/izinlerim/", views.consents, name="consents"),
    path("benim/giris-guvenligi/", key_views.keys, name="keys"),
    path("benim/giris-guvenligi/anahtar/", key_views.key_new, name="key_new"),
    path("benim/giris-guvenligi/kurum/", provider_views.provider_link, name="provider_link"),
    path("benim/giris-guvenligi/uygulama/", key_views.app_new, name="app_new"),
    path("benim/giris-guvenligi/uygulama/kare-kod.svg", key_views.app_qr, name="app_qr"),
    path("benim/giris-guvenligi/kurtarma/", key_views.recovery, name="recovery"),
    path("benim/giris-guvenligi/dogrulama/", key_views.confirm, name="confirm"),
    path("benim/vekalet/", leave_views.my_leaves, name="my_leaves"),
    path("benim/hesabimi-sil/", data_views.erase_me, name="erase_me"),
    path("masa/vekaletler/", leave_views.desk_leaves, name="desk_leaves"),
    path("masa/kisiler/<int:pk>/vekalet/", leave_views.desk_leave, name="desk_leave"),
    path("masa/devir/<int:pk>/", leave_views.desk_handover, name="desk_handover"),
    path("masa/silinecek-hesap/<int:pk>/", leave_views.desk_erasure, name="desk_erasure"),
    path("masa/kisiler/", views.desk_people, name="desk_people"),
    path("masa/kisiler/<int:pk>/", views.desk_person, name="desk_person"),
]
