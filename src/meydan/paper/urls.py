"""Pages of paper and desk."""

from django.urls import path

from meydan.paper.views import entry, petitions, replies

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
]
