"""Pages of volunteering."""

from django.urls import path

from meydan.volunteering.views import desk, hours, needs, public, reports, volunteers

app_name = "volunteering"
urlpatterns = [
    path("gonulluluk/", public.role_list, name="list"),
    path("gonulluluk/saatler.csv", public.hours_table, name="hours_table"),
    path("gonulluluk/takvim.ics", public.calendar, name="calendar"),
    path("gonulluluk/<int:pk>/katilin/", public.sign_up, name="sign_up"),
    path("gonulluluk/<int:pk>/vardiya/<int:shift>/", public.join, name="join"),
    path("gonulluluk/<int:pk>/geri-al/", public.withdraw, name="withdraw"),
    path("gonulluluk/<int:pk>-<slug:slug>/", public.role, name="role"),
    path("benim/gorevlerim/", volunteers.mine, name="mine"),
    path("benim/gorevlerim/<int:pk>/", volunteers.placement, name="placement"),
    path("benim/gorevlerim/<int:pk>/saat/", volunteers.enter_hours, name="enter_hours"),
    path("benim/saatlerim/<int:pk>/", volunteers.dispute, name="dispute"),
    path("masa/gonulluluk/", needs.need_list, name="desk_needs"),
    path("masa/gonulluluk/ihtiyac/yeni/", needs.need_form, name="desk_need_new"),
    path("masa/gonulluluk/ihtiyac/<int:pk>/", needs.need, name="desk_need"),
    path("masa/gonulluluk/ihtiyac/<int:pk>/duzenle/", needs.need_form, name="desk_need_edit"),
    path("masa/gonulluluk/ihtiyac/<int:need>/gorev/", needs.role_form, name="desk_role_new"),
    path("masa/gonulluluk/gorev/<int:pk>/", needs.role, name="desk_role"),
    path("masa/gonulluluk/gorev/<int:pk>/duzenle/", needs.role_form, name="desk_role_edit"),
    path("masa/gonulluluk/gorev/<int:pk>/vardiya/", desk.shift_new, name="desk_shift_new"),
    path("masa/gonulluluk/vardiyalar/", desk.board, name="desk_shifts"),
    path("masa/gonulluluk/vardiya/<int:pk>/", desk.shift, name="desk_shift"),
    path("masa/gonulluluk/basvurular/", desk.applications, name="desk_applications"),
    path("masa/gonulluluk/basvuru/<int:pk>/", desk.application, name="desk_application"),
    path("masa/gonulluluk/gonullu/<int:pk>/", desk.placement, name="desk_placement"),
    path("masa/gonulluluk/izin/<int:pk>/", desk.permission, name="desk_permission"),
    path("masa/gonulluluk/yil/", reports.year, name="desk_year"),
    path("masa/gonulluluk/saatler/", hours.hours_list, name="desk_hours"),
    path("masa/gonulluluk/saat/<int:pk>/", hours.hours_one, name="desk_hours_one"),
]
