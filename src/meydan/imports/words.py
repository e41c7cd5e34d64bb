"""The words that lists use for what Meydan knows: headings, kinds, states. Compared folded, without signs."""

import re

from meydan.base import turkish
from meydan.ideas.models import ContributionKind, State

HEADINGS: dict[str, str] = {
    "number": "basvuru no|basvuru numarasi|kayit no|kayit numarasi|kayit|no|sira no|takip no|talep no|referans|referans no|evrak no|id|record number|reference|reference number|ticket|case id|number",
    "date": "tarih|basvuru tarihi|kayit tarihi|gelis tarihi|olusturma tarihi|tarih saat|talep tarihi|gonderim tarihi|date|created|created at|received|submitted|received on",
    "title": "baslik|konu|konu basligi|basvuru konusu|talep konusu|title|subject|summary|ozet",
    "text": "aciklama|metin|icerik|basvuru metni|mesaj|konu aciklama|talep|sikayet metni|oneri metni|fikir metni|detay|ayrinti|basvuru aciklamasi|text|description|message|details|body|content",
    "kind": "tur|turu|tip|tipi|basvuru turu|basvuru tipi|katki turu|kategori turu|kind|type|cinsi",
    "goal": "amac|ska|skh|hedef|kuresel amac|surdurulebilir kalkinma amaci|secilen amac|sdg|goal|target|sdg goal",
    "place": "mah|mahalle|mahallesi|mahalle adi|semt|neighbourhood|neighborhood|district|quarter",
    "address": "adres|sokak|cadde|yer|konum|cadde sokak|acik adres|address|street|place|location",
    "unit": "birim|mudurluk|sorumlu birim|sorumlu md|sorumlu mudurluk|ilgili birim|ilgili mudurluk|havale|yonlendirilen birim|sevk edilen birim|unit|department|directorate|assigned to",
    "state": "durum|durumu|sonuc|basvuru durumu|islem durumu|state|status|result",
    "answer": "cevap|yanit|verilen cevap|cevap metni|yapilan islem|sonuc aciklamasi|answer|reply|response",
    "answered_on": "cevap tarihi|yanit tarihi|kapanis|kapanis tarihi|sonuclanma tarihi|bitis tarihi|closed|closed at|answered|answered on|reply date",
    "contact": "telefon|tel|cep|cep tel|gsm|cep telefonu|telefon no|e posta|eposta|mail|e mail|email|iletisim|phone|mobile|contact",
}  # fmt: skip
FIELDS = tuple(HEADINGS)
_FIELD_OF = {word: field for field, words in HEADINGS.items() for word in words.split("|")}

KINDS: dict[str, str] = {
    ContributionKind.PROBLEM: "sorun|sikayet|ariza|problem|ihbar|complaint|fault|issue",
    ContributionKind.IDEA: "fikir|oneri|istek|talep|dilek|idea|suggestion|request|wish",
    ContributionKind.OPINION: "gorus|dusunce|yorum|tesekkur|opinion|comment|feedback",
    ContributionKind.PROPOSAL: "proje|proje onerisi|project|proposal|project proposal",
}  # fmt: skip
STATES: dict[str, str] = {
    State.RECEIVED: "yeni|acik|geldi|ulasti|alindi|kaydedildi|beklemede|bekliyor|new|open|received|pending",
    State.IN_REVIEW: "inceleniyor|incelemede|islemde|isleme alindi|devam ediyor|degerlendiriliyor|birime iletildi|sevk edildi|in review|in progress|forwarded",
    State.ACCEPTED: "kabul|kabul edildi|uygun|uygun bulundu|onaylandi|planlandi|programa alindi|accepted|approved|planned",
    State.DECLINED: "red|ret|reddedildi|kabul edilmedi|olumsuz|uygun degil|uygun bulunmadi|olmadi|declined|rejected|refused",
    State.ANSWERED: "cevaplandi|cevap verildi|yanitlandi|bilgi verildi|bilgilendirildi|answered|replied",
    State.DONE: "yapildi|tamamlandi|cozuldu|giderildi|bitti|gerceklesti|done|solved|completed|fixed",
}  # fmt: skip
UNCLEAR: dict[str, tuple[str, ...]] = {
    "olumlu": (State.ACCEPTED, State.DONE),
    "kapandi": (State.ANSWERED, State.DONE),
    "kapatildi": (State.ANSWERED, State.DONE),
    "kapali": (State.ANSWERED, State.DONE),
    "sonuclandi": (State.ANSWERED, State.DONE),
    "closed": (State.ANSWERED, State.DONE),
}
"""Words that may mean different things: they are asked for, once."""


def bare(text: str) -> str:
    """
    >>> bare("MAH. / Semt (2024)")
    'mah semt 2024'
    """
    return " ".join(re.findall(r"[a-z0-9]+", turkish.fold(text)))


def field_of(heading: str) -> str:
    """What a heading says, or nothing.

    >>> field_of("Başvuru No."), field_of("KONU / AÇIKLAMA"), field_of("Göksu")
    ('number', 'text', '')
    """
    return _FIELD_OF.get(bare(heading), "")


def meaning(words: dict[str, str], said: str) -> str:
    """The code whose words contain what is said."""
    wanted = bare(said)
    return next((code for code, known in words.items() if wanted == code or wanted in known.split("|")), "")
