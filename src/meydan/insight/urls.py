"""Pages of insight."""

from django.urls import path

from meydan.insight.views import account, deeds, desk, indicators, reports, reviews, week, who

app_name = "insight"
urlpatterns = [
    path("kim-katildi/", who.town, name="town"),
    path("kim-katildi/<slug:kind>/<int:pk>/", who.thing, name="who"),
    path("kim-katildi/<slug:kind>/<int:pk>/mahalleler/", who.places_file, name="who_file"),
    path("gostergeler/", indicators.indicator_list, name="indicators"),
    path("gosterge/<int:pk>/<slug:slug>/", indicators.indicator, name="indicator"),
    path("gosterge/<int:pk>/<slug:slug>/degerler/", indicators.readings_file, name="indicator_file"),
    path("yapilanlar/", deeds.done, name="done"),
    path("hesap/", account.account, name="account"),
    path("degerlendirme/", reviews.review_list, name="reviews"),
    path("degerlendirme/<int:year>/", reviews.review, name="review"),
    path("degerlendirme/<int:year>/pdf/", reviews.review_pdf, name="review_pdf"),
    path("degerlendirme/<int:year>/veri.json", reviews.review_data, name="review_data"),
    path("masa/raporlar/", reports.reports, name="desk_reports"),
    path("masa/raporlar/faaliyet/<int:year>/", reports.yearly_docx, name="desk_yearly"),
    path("masa/raporlar/plan/<slug:quarter>/", reports.plan_docx, name="desk_plan"),
    path("masa/degerlendirme/", reviews.desk_reviews, name="desk_reviews"),
    path("masa/degerlendirme/<int:year>/", reviews.desk_review, name="desk_review"),
    path("masa/degerlendirme/<int:year>/<slug:section>/", reviews.desk_section, name="desk_section"),
    path("masa/hafta/", week.week, name="desk_week"),
    path("masa/hafta/<str:part>/", week.behind, name="desk_week_part"),
    path("masa/gostergeler/", indicators.desk_list, name="desk_indicators"),
    path("masa/gostergeler/yeni/", indicators.desk_new, name="desk_indicator_new"),
    path("masa/gosterge/<int:pk>/", indicators.desk_indicator, name="desk_indicator"),
    path("masa/eksikler/", desk.gaps, name="desk_gaps"),
    path("masa/eksikler/say/", desk.count_now, name="desk_count"),
    path("masa/eksikler/nufus/", desk.population, name="desk_population"),
    path("masa/eksikler/yeni/<str:of>/", desk.new, name="desk_new"),
    path("masa/eksikler/<int:pk>/", desk.outreach, name="desk_outreach"),
]
