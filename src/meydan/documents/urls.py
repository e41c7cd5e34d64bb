"""Pages of documents."""

from django.urls import path

from meydan.documents.views import letters, papers, reading, wordings

app_name = "documents"
urlpatterns = [
    path("masa/belgeler/", reading.desk_documents, name="desk_documents"),
    path("masa/belgeler/birime/", letters.to_unit, name="desk_letter"),
    path("masa/belgeler/cevap/<str:ref>/", letters.to_resident, name="desk_answer"),
    path("masa/belgeler/bilgi-notu/", letters.note, name="desk_note"),
    path("masa/belgeler/muhtar/", letters.weekly, name="desk_weekly"),
    path("masa/belgeler/metinler/", wordings.desk_wordings, name="desk_wordings"),
    path("masa/belgeler/metinler/<slug:template>/", wordings.desk_wording, name="desk_wording"),
    path("masa/belge/<int:pk>/", reading.desk_document, name="desk_document"),
    path("masa/belge/<int:pk>/<slug:form>/", reading.desk_file, name="desk_file"),
    path("masa/evrak/ekle/<str:ref>/", papers.attach, name="desk_attach"),
    path("masa/evrak/<int:pk>/", papers.change, name="desk_reference"),
    path("evrak/<int:pk>/", papers.file, name="reference_file"),
]
