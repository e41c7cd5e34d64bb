"""What programs read."""

from django.urls import path

from meydan.surveys.views import results

app_name = "surveys_files"
urlpatterns = [
    path("anketler/<int:pk>/sonuclar.<str:form>", results.file, name="results"),
]
