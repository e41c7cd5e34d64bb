"""Pages of panels."""

from django.urls import path

from meydan.panels.views import desk, findings, minors, own, public, running, themes

app_name = "panels"
urlpatterns = [
    path("paneller/", public.panel_list, name="list"),
    path("panel/<int:pk>/katilin/", public.apply, name="apply"),
    path("panel/<int:pk>/kura/", public.draw, name="draw"),
    path("panel/<int:pk>/kura/itiraz/", public.objection, name="objection"),
    path("panel/<int:pk>/temalar/", themes.theme_list, name="themes"),
    path("panel/<int:pk>-<slug:slug>/", public.panel, name="panel"),
    path("benim/panelim/<int:pk>/", own.own, name="own"),
    path("masa/paneller/", desk.panel_list, name="desk_list"),
    path("masa/paneller/yeni/", desk.panel_form, name="desk_new"),
    path("masa/panel/<int:pk>/", desk.panel, name="desk_panel"),
    path("masa/panel/<int:pk>/duzenle/", desk.panel_form, name="desk_edit"),
    path("masa/panel/<int:pk>/kotalar/", desk.quotas, name="desk_quotas"),
    path("masa/panel/<int:pk>/davetler/", desk.invitations, name="desk_invitations"),
    path("masa/panel/<int:pk>/davetler/<int:batch>.pdf", desk.letters, name="desk_letters"),
    path("masa/panel/<int:pk>/basvurular/", desk.pool_list, name="desk_pool"),
    path("masa/panel/<int:pk>/basvurular/yeni/", desk.enter, name="desk_enter"),
    path("masa/panel/<int:pk>/izinler/", minors.minors, name="desk_minors"),
    path("masa/panel/<int:pk>/kura/", running.lottery, name="desk_lottery"),
    path("masa/panel/<int:pk>/uyeler/", running.members, name="desk_members"),
    path("masa/panel-uyesi/<int:pk>/ihtiyac/", running.needs, name="desk_needs"),
    path("masa/panel/<int:pk>/oturumlar/", running.sittings, name="desk_sittings"),
    path("masa/panel-oturumu/<int:pk>/", running.sitting, name="desk_sitting"),
    path("masa/panel/<int:pk>/bulgular/", findings.findings, name="desk_findings"),
]
