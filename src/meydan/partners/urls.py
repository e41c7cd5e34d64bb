"""Pages of partners and money from outside."""

from django.urls import path

from meydan.partners.views import agreements, funds, organisations, own, pledges, public

app_name = "partners"
urlpatterns = [
    path("ortaklar/", public.directory, name="list"),
    path("ortaklar/destek/", own.offer, name="offer"),
    path("ortak/<int:pk>-<slug:slug>/", public.organisation, name="detail"),
    path("iyi-uygulamalar/", public.library, name="practices"),
    path("iyi-uygulamalar/yazin/", own.practice_new, name="practice_new"),
    path("iyi-uygulama/<int:pk>/", public.practice, name="practice"),
    path("benim/destegim/<int:pk>/", own.pledge, name="pledge"),
    path("benim/ortagim/<int:pk>/", own.own_page, name="own_page"),
    path("masa/ortaklar/", organisations.desk_list, name="desk_list"),
    path("masa/ortaklar/yeni/", organisations.desk_edit, name="desk_new"),
    path("masa/ortak/<int:pk>/", organisations.desk_organisation, name="desk_organisation"),
    path("masa/ortak/<int:pk>/duzenle/", organisations.desk_edit, name="desk_edit"),
    path("masa/ortak/<int:pk>/protokol/", agreements.desk_agreement_new, name="desk_agreement_new"),
    path("masa/ortak-onerisi/<int:pk>/", organisations.desk_change, name="desk_change"),
    path("masa/protokoller/", agreements.desk_agreements, name="desk_agreements"),
    path("masa/protokol/<int:pk>/", agreements.desk_agreement, name="desk_agreement"),
    path("masa/destekler/", pledges.desk_pledges, name="desk_pledges"),
    path("masa/destekler/yeni/", pledges.desk_pledge_new, name="desk_pledge_new"),
    path("masa/destek/<int:pk>/", pledges.desk_pledge, name="desk_pledge"),
    path("masa/iyi-uygulamalar/", pledges.desk_practices, name="desk_practices"),
    path("masa/iyi-uygulama/<int:pk>/", pledges.desk_practice, name="desk_practice"),
    path("masa/fonlar/", funds.desk_bids, name="desk_bids"),
    path("masa/fon/<int:pk>/", funds.desk_bid, name="desk_bid"),
    path("masa/fon/<int:pk>/duzenle/", funds.desk_bid_edit, name="desk_bid_edit"),
    path("masa/fon-tarihi/<int:pk>/", funds.desk_due, name="desk_due"),
    path("masa/fon-cagrilari/", funds.desk_calls, name="desk_calls"),
    path("masa/fon-cagrilari/yeni/", funds.desk_call, name="desk_call_new"),
    path("masa/fon-cagrisi/<int:pk>/", funds.desk_call, name="desk_call"),
    path("masa/fon-cagrisi/<int:pk>/basvuru/", funds.desk_bid_new, name="desk_bid_new"),
]
