"""Pages of projects."""

from django.urls import path

from meydan.projects.views import desk, official_path, pilots, plan, portfolio, quarters

app_name = "projects"
urlpatterns = [
    path("projeler/", portfolio.project_list, name="list"),
    path("proje/<int:pk>/", portfolio.project, name="detail"),
    path("proje/<int:pk>/<slug:slug>/", portfolio.project, name="detail"),
    path("plan/", plan.plan, name="plan"),
    path("plan/plan.<slug:form>", plan.plan_table, name="plan_table"),
    path("pilotlar/", pilots.pilot_list, name="pilots"),
    path("masa/projeler/", desk.project_list, name="desk_projects"),
    path("masa/projeler/plansiz/", desk.without_plan, name="desk_without_plan"),
    path("masa/projeler/yeni/", desk.new, name="desk_new"),
    path("masa/proje/<int:pk>/", desk.project, name="desk_project"),
    path("masa/proje/<int:pk>/pilot/", pilots.desk_pilot, name="desk_pilot"),
    path("masa/proje/<int:pk>/resmi-yol/", official_path.desk_path, name="desk_path"),
    path("masa/plan/", plan.upload, name="desk_plan"),
    path("masa/plan/<int:pk>/", plan.check, name="desk_plan_check"),
    path("masa/ceyrek/", quarters.quarter, name="desk_quarter"),
    path("masa/ceyrek/<slug:period>.<slug:form>", quarters.quarter_table, name="desk_quarter_table"),
    path("masa/ceyrek/<slug:period>/<slug:slug>/", quarters.unit_quarter, name="desk_unit_quarter"),
]
