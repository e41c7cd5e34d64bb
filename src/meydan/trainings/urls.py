"""Pages of trainings."""

from django.urls import path

from meydan.trainings.views import content, desk, own, public, running, teaching

app_name = "trainings"
urlpatterns = [
    path("egitimler/", public.course_list, name="list"),
    path("egitim/<int:pk>-<slug:slug>/", public.course, name="course"),
    path("egitim/donem/<int:pk>/basvurun/", public.apply, name="apply"),
    path("benim/egitimim/<int:pk>/", own.own, name="own"),
    path("benim/egitimim/<int:pk>/sayfa/<int:page>/", own.page, name="page"),
    path("benim/egitimim/<int:pk>/sayfa/<int:page>/resim.jpg", own.picture, name="picture"),
    path("benim/egitimim/<int:pk>/sinav/<int:assessment>/", own.quiz, name="quiz"),
    path("benim/egitimim/<int:pk>/odev/<int:assessment>/", own.assignment, name="assignment"),
    path("benim/egitimim/<int:pk>/gorus/<slug:form>/", own.evaluation, name="evaluation"),
    path("egitim/odev/<int:pk>/dosya/", own.submission_file, name="submission_file"),
    path("egitim/malzeme/<int:pk>/", own.material_file, name="material_file"),
    path("egitmen/<int:pk>/", teaching.teach, name="teach"),
    path("egitmen/odev/<int:pk>/", teaching.mark, name="teach_mark"),
    path("egitmen/gozlem/<int:pk>/<int:assessment>/", teaching.observe, name="teach_observe"),
    path("masa/egitimler/", desk.course_list, name="desk_list"),
    path("masa/egitimler/yeni/", desk.course_form, name="desk_new"),
    path("masa/egitimler/onaylar/", running.approvals, name="desk_approvals"),
    path("masa/egitimler/onay/<int:pk>/", running.approve, name="desk_approve"),
    path("masa/egitimler/odevler/", running.marking, name="desk_marking"),
    path("masa/egitimler/odev/<int:pk>/", running.mark, name="desk_mark"),
    path("masa/egitimler/kimler/", running.reach, name="desk_reach"),
    path("masa/egitim/<int:pk>/", desk.course, name="desk_course"),
    path("masa/egitim/<int:pk>/duzenle/", desk.course_form, name="desk_edit"),
    path("masa/egitim/<int:pk>/icerik/", content.content, name="desk_content"),
    path("masa/egitim/<int:pk>/sayfa/", content.page_form, name="desk_page_new"),
    path("masa/egitim/<int:pk>/sayfa/<int:page>/", content.page_form, name="desk_page"),
    path("masa/egitim/<int:pk>/olcme/", content.assessment_form, name="desk_assessment_new"),
    path("masa/egitim/<int:pk>/olcme/<int:assessment>/", content.assessment_form, name="desk_assessment"),
    path("masa/egitim/<int:pk>/donem/", desk.run_form, name="desk_run_new"),
    path("masa/egitim/donem/<int:pk>/", desk.run, name="desk_run"),
    path("masa/egitim/donem/<int:pk>/duzenle/", desk.run_edit, name="desk_run_edit"),
    path("masa/egitim/donem/<int:pk>/oturumlar/", desk.sessions, name="desk_sessions"),
    path("masa/egitim/donem/<int:pk>/liste/", running.participants, name="desk_participants"),
    path("masa/egitim/donem/<int:pk>/liste/tablo/", running.listed, name="desk_listed"),
    path("masa/egitim/donem/<int:pk>/mesaj/", running.message, name="desk_message"),
    path("masa/egitim/donem/<int:pk>/belgeler/", running.certificates, name="desk_certificates"),
    path("masa/egitim/gozlem/<int:pk>/<int:assessment>/", running.observation, name="desk_observation"),
]
