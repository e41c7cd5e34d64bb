"""Sentences of `adil.measure`."""

SENTENCES = {
    "bad_threshold": {
        "en": "numbers can be hidden below 3 or more, or not at all (0), but not below {value}",
        "tr": "gizleme sınırı 0 (gizleme yok) ya da en az 3 olabilir; {value} olamaz",
    },
    "doubled_key": {"en": "the group “{key}” is given twice", "tr": "“{key}” grubu iki kez yazılmış"},
    "negative_number": {
        "en": "the group “{key}” has a negative number",
        "tr": "“{key}” grubunda eksi bir sayı var",
    },
    "negative_unknown": {
        "en": "the number of participants of unknown group can't be negative ({value})",
        "tr": "grubu bilinmeyen katılımcı sayısı eksi olamaz ({value})",
    },
    "no_people": {
        "en": "nobody lives in these groups, or nobody of them took part",
        "tr": "bu gruplarda yaşayan ya da katılan kimse yok",
    },
    "not_whole": {
        "en": "the group “{key}” has a number that is not whole",
        "tr": "“{key}” grubunda tam olmayan bir sayı var",
    },
}

WORDS = {
    "column_area": {"en": "area", "tr": "alan"},
    "column_people": {"en": "people", "tr": "kişi"},
    "column_share_of_people": {"en": "% of people", "tr": "kişi %"},
    "column_took_part": {"en": "took part", "tr": "katılan"},
    "column_share_of_these": {"en": "% of these", "tr": "katılan %"},
    "column_from": {"en": "95 % from", "tr": "%95 alt"},
    "column_to": {"en": "to", "tr": "üst"},
    "column_gap": {"en": "gap", "tr": "fark"},
    "column_index": {"en": "index", "tr": "endeks"},
    "column_per_thousand": {"en": "per 1000", "tr": "binde"},
    "column_missing": {"en": "missing", "tr": "eksik"},
    "column_status": {"en": "status", "tr": "durum"},
    "hidden_row": {"en": "hidden", "tr": "gizli"},
    "participants": {
        "en": "Participants: {participants}. Of unknown area: {unknown}.",
        "tr": "Katılımcı: {participants}. Alanı bilinmeyen: {unknown}.",
    },
    "kept_back": {
        "en": "kept back, it would give hidden counts away",
        "tr": "verilmiyor, gizli sayıları ele verirdi",
    },
    "spread": {
        "en": "Lowest to highest index of the areas shown: {ratio} ({lowest} to {highest}).",
        "tr": "Gösterilen alanlarda en düşük endeksin en yükseğe oranı: {ratio} ({lowest} ile {highest}).",
    },
    "interval": {
        "en": "95 %: Wilson score interval of the share. Participants are no random sample.",
        "tr": "%95: payın Wilson skor aralığı. Katılımcılar rastgele bir örneklem değildir.",
    },
    "hidden_rows": {
        "en": "Hidden: {areas} areas, with counts from 1 to {most} or protecting such counts.",
        "tr": "Gizlenen alan: {areas}. Katılanı 1 ile {most} arasında olanlar ve bunların hesaplanmasını önleyenler.",
    },
    "no_population": {
        "en": "No population given: {areas} areas. They are in no share.",
        "tr": "Nüfusu verilmeyen alan: {areas}. Hiçbir payın hesabına katılmıyorlar.",
    },
}

STATUSES = {
    "over": {"en": "over", "tr": "fazla"},
    "under": {"en": "under", "tr": "az"},
    "near": {"en": "near", "tr": "yakın"},
    "no_population": {"en": "no population", "tr": "nüfus yok"},
}
"""status of a row → {language: words}."""
