"""Pages of documents."""

from django.urls import path

from meydan.documents.views import certificates, letters, pack, papers, passport, reading, verifying, wordings

app_name = "documents"
urlpatterns = [
    path("belge/", verifying.verify, name="verify"),
    path("belge/<str:code>/", verifying.verified, name="verified"),
    path("benim/belgelerim/", certificates.own_certificates, name="own_certificates"),
    path("benim/belge/<str:code>/", certificates.own_certificate, name="own_certificate"),
    path("benim/belge/<str:code>/pdf/", certificates.own_file, name="own_file"),
    path("benim/pasaport/", passport.passport, name="passport"),
    path("benim/pasaport/meydan-pasaportu.json", passport.passport_file, name="passport_file"),
    path("masa/belgeler/verilen/", certificates.desk_certificates, name="desk_certificates"),
    path("masa/belgeler/verilen/<int:pk>/", certificates.desk_certificate, name="desk_certificate"),
    path(
        "masa/belgeler/verilen/<int:pk>/<slug:form>/", certificates.desk_certificate_file, name="desk_certificate_file"
    ),
    path("masa/belgeler/hukuk/", pack.desk_pack, name="desk_pack"),
    path("masa/belgeler/hukuk/<slug:what>/", pack.desk_pack_text, name="desk_pack_text"),
    path("masa/belgeler/hukuk/<slug:what>/<slug:form>/", pack.desk_pack_file, name="desk_pack_file"),
    path("masa/belgeler/", reading.desk_documents, name="desk_documents"),
    path("masa/belgeler/birlikte.pdf", reading.desk_together, name="desk_together"),
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
