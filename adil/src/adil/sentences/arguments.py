"""Sentences about the words and options of the command line."""

SENTENCES = {
    "bad_choice": {
        "en": "{argument}: “{value}” is none of {choices}",
        "tr": "{argument}: “{value}” bunlardan biri değil: {choices}",
    },
    "missing_arguments": {"en": "missing: {arguments}", "tr": "eksik: {arguments}"},
    "misused": {"en": "the command can't be understood ({reason})", "tr": "komut anlaşılamadı ({reason})"},
    "option_no_number": {"en": "{argument}: “{value}” is not a number", "tr": "{argument}: “{value}” bir sayı değil"},
    "option_without_value": {"en": "{argument}: the value is missing", "tr": "{argument}: değeri yazılmamış"},
    "options_clash": {
        "en": "{argument} and {other} can't be used together",
        "tr": "{argument} ile {other} birlikte kullanılamaz",
    },
    "unknown_arguments": {"en": "not known: {arguments}", "tr": "bilinmiyor: {arguments}"},
}
