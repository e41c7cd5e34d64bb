"""Invented lists of people."""

from meydan.imports.tests.messy import as_csv

HEADINGS = ["Ad Soyad", "E-posta", "Telefon", "Mahalle", "Doğum Yılı", "Beceriler", "Onay Tarihi", "Onay Şekli", "Form Sürümü", "Dayanak"]  # fmt: skip


def row(name="Defne Uzun", email="defne@ornek.example", phone="", **said):
    """A row that is taken, with what is `said` differently."""
    usual = {
        "place": "Göksu Mah.",
        "born": "1990",
        "skills": "İlk yardım",
        "day": "12.03.2024",
        "way": "Islak imzalı form",
        "document": "Form 2",
        "basis": "Belediyenin kuralı",
    } | said
    return [name, email, phone, *usual.values()]


def file(*rows):
    return as_csv([HEADINGS, *rows])
