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
