"""Pages of the season."""

from django.urls import path

from meydan.season.views import cover, plans

app_name = "season"
urlpatterns = [
    path("masa/gonulluluk/sezon/", cover.board, name="board"),
    path("masa/gonulluluk/sezon/planlar/", plans.plan_list, name="plans"),
    path("masa/gonulluluk/sezon/planlar/yeni/", plans.plan_new, name="plan_new"),
    path("masa/gonulluluk/sezon/plan/<int:pk>/", plans.plan, name="plan"),
    path("masa/gonulluluk/sezon/plan/<int:pk>/onay/", plans.confirm, name="confirm"),
    path("masa/gonulluluk/sezon/plan/<int:pk>/vardiya/<int:shift>/", plans.plan_shift, name="plan_shift"),
    path("masa/gonulluluk/yer-doldurma/<int:pk>/", cover.cover, name="cover"),
    path("masa/gonulluluk/vardiya/<int:pk>/kim-gelebilir/", cover.suggested, name="suggested"),
    path("benim/yer-istegi/<int:pk>/", cover.ask, name="ask"),
]
