"""Sentences about files and tables."""

SENTENCES = {
    "below_zero": {
        "en": "line {line}, column {column}: “{value}” is below 0",
        "tr": "satır {line}, sütun {column}: “{value}” sıfırdan küçük",
    },
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
    "not_installed": {
        "en": "this needs the library {library}, which is not installed: pip install {library}",
        "tr": "bunun için {library} kütüphanesi gerekli, ama kurulu değil: pip install {library}",
    },
    "not_written": {"en": "{file}: can't be written ({reason})", "tr": "{file}: yazılamıyor ({reason})"},
    "too_large": {"en": "{file}: larger than {megabytes} MB", "tr": "{file}: {megabytes} MB sınırını aşıyor"},
    "too_many_cells": {
        "en": "line {line}: more cells than the heading has",
        "tr": "satır {line}: başlıktakinden çok hücre var",
    },
    "unknown_encoding": {"en": "no encoding is called “{value}”", "tr": "“{value}” adında bir kodlama yok"},
}

CAUSES = {
    "after_quote": {
        "en": "something stands behind a closing quotation mark",
        "tr": "kapanan tırnak işaretinin ardında başka bir şey var",
    },
    "disk_full": {"en": "the disk is full", "tr": "diskte yer kalmamış"},
    "in_no_folder": {"en": "part of the path is no folder", "tr": "yolun bir parçası klasör değil"},
    "is_folder": {"en": "it is a folder", "tr": "bu bir klasör"},
    "long_cell": {"en": "a cell is far too long", "tr": "bir hücre çok uzun"},
    "no_json": {"en": "it is not JSON", "tr": "JSON değil"},
    "no_object": {"en": "it is not a JSON object", "tr": "bir JSON nesnesi değil"},
    "no_permission": {"en": "permission denied", "tr": "izin yok"},
    "not_found": {"en": "there is no such file", "tr": "böyle bir dosya yok"},
    "open_quote": {"en": "a quotation mark is never closed", "tr": "açılan bir tırnak işareti kapatılmamış"},
    "read_only": {"en": "the disk can only be read", "tr": "disk salt okunur"},
    "unknown": {"en": "for an unknown reason", "tr": "nedeni bilinmiyor"},
}
"""code of a reason → {language: words}: why a file can't be used."""
