"""Pages of requests and breaches."""

from django.urls import path

from meydan.privacy import register_views, views

app_name = "privacy"
urlpatterns = [
    path("benim/verilerim/istek/", views.ask, name="ask"),
    path("benim/verilerim/istek/<int:pk>/", views.own_request, name="own_request"),
    path("masa/kisisel-veri/", views.desk, name="desk"),
    path("masa/kisisel-veri/yeni/", views.desk_new, name="desk_new"),
    path("masa/kisisel-veri/istek/<int:pk>/", views.desk_request, name="desk_request"),
    path("masa/kisisel-veri/ihlaller/", views.desk_breaches, name="desk_breaches"),
    path("masa/kisisel-veri/ihlaller/yeni/", views.desk_breach_new, name="desk_breach_new"),
    path("masa/kisisel-veri/ihlal/<int:pk>/", views.desk_breach, name="desk_breach"),
    path("masa/kisisel-veri/envanter/", register_views.desk_inventory, name="desk_inventory"),
    path("masa/kisisel-veri/imha/", register_views.desk_destroyed, name="desk_destroyed"),
    path("masa/kisisel-veri/erisim/", register_views.desk_looks, name="desk_looks"),
]
