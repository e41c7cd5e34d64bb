"""Words of lists of people: headings, ways of consenting, languages."""

import re

from meydan.base import turkish
from meydan.imports.models import Way
from meydan.imports.words import bare

HEADINGS: dict[str, str] = {
    "name": "ad soyad|adi soyadi|ad soyadi|isim|isim soyisim|ad|adi|gonullu|gonullu adi|name|full name|volunteer",
    "surname": "soyad|soyadi|soyisim|surname|last name|family name",
    "email": "e posta|eposta|e posta adresi|mail|e mail|email|mail adresi|email address",
    "phone": "telefon|tel|cep|cep tel|gsm|cep telefonu|telefon no|telefon numarasi|phone|mobile|phone number",
    "place": "mahalle|mahallesi|mah|semt|mahalle adi|oturdugu mahalle|neighbourhood|neighborhood|district",
    "birth_year": "dogum yili|dogum tarihi|dogum|d tarihi|birth year|year of birth|date of birth|born",
    "skills": "beceriler|becerileri|beceriler ve ilgi|beceriler ve ilgi alanlari|ilgi alanlari|ilgi alani|ilgi|beceri|yetenek|yetenekler|meslek|gonullu alani|skills|interests|skills interests",
    "languages": "dil|diller|bildigi diller|konustugu diller|yabanci dil|language|languages",
    "consented_on": "onay tarihi|riza tarihi|acik riza tarihi|izin tarihi|kvkk onay tarihi|onam tarihi|form tarihi|consent date|date of consent|consented on",
    "way": "onay yolu|onay sekli|riza sekli|nasil onay verdi|onay yontemi|kvkk onayi|onay|riza|acik riza|consent|consent way|how",
    "document": "belge|belge no|form no|form surumu|metin surumu|kaynak belge|evrak|evrak no|document|source document|form version|form number",
    "basis": "dayanak|hukuki dayanak|basis|legal basis",
}  # fmt: skip
FIELDS = tuple(HEADINGS)
_FIELD_OF = {word: field for field, words in HEADINGS.items() for word in words.split("|")}

_WAYS: dict[str, str] = {
    Way.PAPER: "kagit|kagit form|islak imza|islak imzali|islak imzali form|imzali form|imza|form|matbu form|paper|paper form|signed form|signature",
    Way.WEB: "web|web formu|internet|internet formu|site|online|online form|elektronik form|google form|google forms|web form|website",
    Way.EMAIL: "e posta|eposta|e posta ile|mail|e mail|email|by email",
    Way.MESSAGE: "sms|mesaj|kisa mesaj|whatsapp|message|text message",
}  # fmt: skip
_NO = frozenset(
    [
        "hayir",
        "yok",
        "red",
        "ret",
        "reddetti",
        "vermedi",
        "onay",
        "yok",
        "onaysiz",
        "iptal",
        "no",
        "none",
        "declined",
        "refused",
    ]
) | {
    "onay yok",
    "onay vermedi",
    "riza yok",
}
_LANGUAGES = {
    "tr": "turkce|turk|tr|turkish",
    "en": "ingilizce|en|english",
    "ar": "arapca|ar|arabic",
    "ku": "kurtce|kurmanci|ku|kurdish|kurmanji",
}


def field_of(heading: str) -> str:
    """
    >>> field_of("E-Posta"), field_of("Açık Rıza Tarihi"), field_of("Sıra")
    ('email', 'consented_on', '')
    """
    return _FIELD_OF.get(bare(heading), "")


def way_of(said: str) -> str:
    """
    >>> way_of("Islak imzalı form"), way_of("sözlü")
    ('paper', '')
    """
    wanted = bare(said)
    return next((way for way, words in _WAYS.items() if wanted == way or wanted in words.split("|")), "")


def is_no(said: str) -> bool:
    """Whether a word in the column of consent says that there is none."""
    return bare(said) in _NO


def language_of(said: str) -> str:
    """The language of the first word that names one, or nothing.

    >>> language_of("Arapça, biraz Türkçe"), language_of("-")
    ('ar', '')
    """
    for word in re.findall(r"[a-z]+", turkish.fold(said)):
        for code, words in _LANGUAGES.items():
            if word in words.split("|"):
                return code
    return ""
