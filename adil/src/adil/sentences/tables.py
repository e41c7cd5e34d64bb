"""Sentences about files and tables."""

SENTENCES = {
    "bad_csv": {
        "en": "line {line}: not a readable CSV line ({reason})",
        "tr": "satır {line}: okunabilir bir CSV satırı değil ({reason})",
    },
    "bad_number": {
        "en": "line {line}, column {column}: “{value}” is not a whole number",
        "tr": "satır {line}, sütun {column}: “{value}” bir tam sayı değil",
    },
    "doubled_column": {
        "en": "line {line}: two columns say {column}",
        "tr": "satır {line}: iki sütunun başlığı aynı ({column})",
    },
    "doubled_row": {
        "en": "line {line}, column {column}: “{value}” is already on line {first}",
        "tr": "satır {line}, sütun {column}: “{value}” daha önce yazılmış (satır {first})",
    },
    "empty_cell": {"en": "line {line}, column {column}: empty", "tr": "satır {line}, sütun {column}: boş"},
    "missing_columns": {"en": "line {line}: no column {columns}", "tr": "satır {line}: eksik sütun: {columns}"},
    "no_file": {"en": "{file}: can't be read ({reason})", "tr": "{file}: okunamıyor ({reason})"},
    "not_text": {
        "en": "{file}: line {line}, byte {column} of the line is not {encoding}; save as UTF-8, or name the encoding",
        "tr": "{file}: satır {line}, satırın {column}. baytı {encoding} değil; UTF-8 olarak kaydedin ya da kodlamayı belirtin",
    },
    "too_large": {"en": "{file}: larger than {megabytes} MB", "tr": "{file}: {megabytes} MB sınırını aşıyor"},
    "too_many_cells": {
        "en": "line {line}: more cells than the heading has",
        "tr": "satır {line}: başlıktakinden çok hücre var",
    },
    "unknown_encoding": {"en": "no encoding is called “{value}”", "tr": "“{value}” adında bir kodlama yok"},
}
