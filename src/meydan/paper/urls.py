"""Pages of paper and desk."""

from django.urls import path

from meydan.paper.views import entry, kiosks, petitions, replies, typing

app_name = "paper"
urlpatterns = [
    path("yanit/", replies.answer, name="answer"),
    path("katki/<int:pk>/dilekce/", petitions.petition, name="petition"),
    path("masa/dilekceler/", petitions.desk_petitions, name="desk_petitions"),
    path("masa/dilekce/<int:pk>/", petitions.desk_petition, name="desk_petition"),
    path("masa/karsilama/", entry.find_person, name="find"),
    path("masa/karsilama/yaz/", entry.write, name="write"),
    path("masa/karsilama/<int:pk>/", entry.entered, name="entered"),
    path("masa/karsilama/<int:pk>/fis.pdf", entry.slip, name="slip"),
    path("masa/aranacaklar/", replies.desk_replies, name="replies"),
    path("masa/aranacak/<int:pk>/", replies.reply, name="reply"),
    path("masa/kagit/", typing.desk_forms, name="forms"),
    path("masa/kagit/<int:pk>/formlar.pdf", typing.batch_file, name="batch_file"),
    path("masa/kagit/form/<str:serial>/", typing.by_serial, name="form"),
    path("masa/kagit/yaz/", typing.type_in, name="type"),
    path("masa/kagit/geri-al/", typing.undo, name="undo"),
    path("masa/kiosk/", kiosks.desk_kiosks, name="desk_kiosks"),
    path("kiosk/", kiosks.start, name="kiosk_start"),
    path("kiosk/bitti/", kiosks.clear, name="kiosk_clear"),
    path("kiosk/kapat/", kiosks.end, name="kiosk_end"),
    path("kiosk/ac/<str:key>/", kiosks.lock, name="kiosk"),
]
