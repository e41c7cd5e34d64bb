"""Pages of groups."""

from django.urls import path

from meydan.groups.views import desk, meetings, membership, reading, speaking

app_name = "groups"
urlpatterns = [
    path("gruplar/", reading.group_list, name="list"),
    path("gruplar/yeni/", membership.propose, name="propose"),
    path("grup/<int:pk>/", reading.group, name="group_number"),
    path("grup/<int:pk>/tutanaklar/", reading.minutes_list, name="minutes_list"),
    path("grup/<int:pk>/takvim.ics", reading.calendar, name="calendar"),
    path("grup/<int:pk>/katil/", membership.join, name="join"),
    path("grup/<int:pk>/ayril/", membership.leave, name="leave"),
    path("grup/<int:pk>/uyeler/", membership.members, name="members"),
    path("grup/<int:pk>/notlar/", membership.notes, name="notes"),
    path("grup/<int:pk>/tarih/", meetings.poll_new, name="poll_new"),
    path("grup/<int:pk>/toplanti/", meetings.meeting_new, name="meeting_new"),
    path("grup/<int:pk>/is/", meetings.task_new, name="task_new"),
    path("grup/<int:pk>/katki/", speaking.contribution, name="speak"),
    path("grup/<int:pk>/cikti/<slug:code>/", speaking.output, name="output"),
    path("grup/<int:pk>/gorus/", speaking.opinion, name="opinion_new"),
    path("grup/<int:pk>/<slug:slug>/", reading.group, name="group"),
    path("grup-tarihi/<int:pk>/", meetings.poll, name="poll"),
    path("grup-tarihi/<int:pk>/gun/", meetings.poll_offer, name="poll_offer"),
    path("grup-isi/<int:pk>/", meetings.task, name="task"),
    path("toplanti/<int:pk>/", reading.meeting, name="meeting"),
    path("toplanti/<int:pk>/tutanak.pdf", reading.minutes_file, name="minutes_file"),
    path("toplanti/<int:pk>/degistir/", meetings.meeting_edit, name="meeting_edit"),
    path("toplanti/<int:pk>/iptal/", meetings.meeting_cancel, name="meeting_cancel"),
    path("toplanti/<int:pk>/yap/", meetings.meeting_do, name="meeting_do"),
    path("toplanti/<int:pk>/tutanak/", meetings.minutes, name="minutes"),
    path("toplanti/<int:pk>/duzeltme/", meetings.correction, name="correction"),
    path("masa/gruplar/", desk.desk_groups, name="desk_groups"),
    path("masa/gruplar/kurulus/", desk.desk_groups, {"state": "proposed"}, name="desk_foundings"),
    path("masa/gruplar/uykuda/", desk.desk_groups, {"state": "sleeping"}, name="desk_sleeping"),
    path("masa/grup/<int:pk>/", desk.desk_group, name="desk_group"),
    path("masa/gorusler/", desk.desk_opinions, name="desk_opinions"),
    path("masa/gorus/<int:pk>/", desk.desk_opinion, name="desk_opinion"),
]
