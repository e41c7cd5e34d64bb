"""Pages of questions."""

from django.urls import path

from meydan.questions import views

app_name = "questions"
urlpatterns = [
    path("masa/sorular/<str:ref>/<slug:form>/", views.question_list, name="desk"),
    path("masa/soru/<int:pk>/", views.question, name="desk_question"),
    path("masa/soru/<int:pk>/yanitlar/", views.answers, name="desk_answers"),
    path("masa/yanit-dosyasi/<slug:key>.<slug:suffix>", views.file, name="desk_file"),
]
