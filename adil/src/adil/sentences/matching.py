"""Sentences of `adil.matching`."""

SENTENCES = {
    "bad_bonus": {
        "en": "“{value}” is no bonus; write NAME:POINTS:PERSON_TAG:SHIFT_TAG, with a tag left empty where any will do",
        "tr": "“{value}” bir ek puan kuralı değil; AD:PUAN:KİŞİ_ETİKETİ:VARDİYA_ETİKETİ biçiminde yazın, fark etmeyen etiketi boş bırakın",
    },
    "bad_time": {
        "en": "line {line}, column {column}: “{value}” is no time; write 2026-05-01 09:00 or 01.05.2026 09:00",
        "tr": "satır {line}, sütun {column}: “{value}” bir zaman değil; 2026-05-01 09:00 ya da 01.05.2026 09:00 biçiminde yazın",
    },
    "doubled_person": {"en": "the person “{key}” is given twice", "tr": "“{key}” adlı kişi iki kez yazılmış"},
    "doubled_shift": {"en": "the shift “{key}” is given twice", "tr": "“{key}” vardiyası iki kez yazılmış"},
    "doubled_wish": {
        "en": "“{person}” wishes the shift “{shift}” twice",
        "tr": "“{person}” adlı kişi “{shift}” vardiyasını iki kez istemiş",
    },
    "ends_before_start": {
        "en": "the shift “{key}” ends before it has begun",
        "tr": "“{key}” vardiyası başlamadan bitiyor",
    },
    "half_a_time": {
        "en": "the shift “{key}” needs both a start and an end, or neither",
        "tr": "“{key}” vardiyasının ya hem başlangıcı hem bitişi olmalı ya da ikisi de olmamalı",
    },
    "no_people_to_match": {"en": "there are no people", "tr": "hiç kişi yok"},
    "no_shifts": {"en": "there are no shifts", "tr": "hiç vardiya yok"},
    "person_number": {
        "en": "the person “{key}”: {field} is {value}, but must be a whole number from {low} to {high}",
        "tr": "“{key}” adlı kişi: {field} değeri {value}; oysa {low} ile {high} arasında bir tam sayı olmalı",
    },
    "points_too_large": {
        "en": "points of {points} are too large for so many shifts; use smaller weights",
        "tr": "{points} puan bu kadar vardiya için çok büyük; daha küçük ağırlıklar kullanın",
    },
    "shift_number": {
        "en": "the shift “{key}”: {field} is {value}, but must be a whole number from {low} to {high}",
        "tr": "“{key}” vardiyası: {field} değeri {value}; oysa {low} ile {high} arasında bir tam sayı olmalı",
    },
    "too_many_wishes": {
        "en": "everybody on every shift would be {wishes} wishes; name the wishes, at most {most}",
        "tr": "herkes her vardiyaya aday olunca {wishes} istek ediyor; istekleri tek tek yazın (en çok {most})",
    },
    "unknown_person": {
        "en": "a wish for the shift “{shift}” names “{person}”, who is not among the people",
        "tr": "“{shift}” vardiyası için istek yazan “{person}” kişiler arasında yok",
    },
    "unknown_shift": {
        "en": "“{person}” wishes “{shift}”, which is not among the shifts",
        "tr": "“{person}” adlı kişinin istediği “{shift}” vardiyalar arasında yok",
    },
    "weight_number": {
        "en": "{field} is {value}, but must be a whole number from {low} to {high}",
        "tr": "{field} değeri {value}; oysa {low} ile {high} arasında bir tam sayı olmalı",
    },
    "wish_number": {
        "en": "the wish of “{person}” for “{shift}”: {field} is {value}, but must be a whole number from {low} to {high}",
        "tr": "“{person}” adlı kişinin “{shift}” isteği: {field} değeri {value}; oysa {low} ile {high} arasında bir tam sayı olmalı",
    },
    "bad_jury_size": {
        "en": "a jury needs 1 juror or more for each entry and a difference of 0 or more, not {each} and {difference}",
        "tr": "her başvuruya en az 1 jüri üyesi düşmeli, yük farkı da en az 0 olmalı; {each} ve {difference} olamaz",
    },
    "doubled_entry": {"en": "the entry “{key}” is given twice", "tr": "“{key}” başvurusu iki kez yazılmış"},
    "doubled_juror": {"en": "the juror “{key}” is given twice", "tr": "“{key}” adlı jüri üyesi iki kez yazılmış"},
    "jury_unbalanced": {
        "en": "conflicts of interest leave no plan whose loads differ by at most {difference}; {needed} would be possible",
        "tr": "çıkar çatışmaları yüzünden yükler arasındaki fark {difference} içinde tutulamıyor; {needed} olursa tutulabiliyor",
    },
    "no_entries": {"en": "there are no entries", "tr": "hiç başvuru yok"},
    "no_jurors": {"en": "there are no jurors", "tr": "hiç jüri üyesi yok"},
    "too_few_jurors": {
        "en": "the entry “{entry}” needs {each} jurors, but only {free} have no conflict of interest",
        "tr": "“{entry}” başvurusuna {each} jüri üyesi gerek, ama çıkar çatışması olmayan üye sayısı {free}",
    },
    "unknown_entry": {
        "en": "the juror “{juror}” has a conflict with “{entry}”, which is not among the entries",
        "tr": "“{juror}” adlı jüri üyesinin çatışma bildirdiği “{entry}” başvurular arasında yok",
    },
}

REASONS = {
    "skill": {"en": "lacks {lacking}", "tr": "eksik beceri: {lacking}"},
    "too_long": {"en": "{minutes} minutes, the limit is {limit}", "tr": "{minutes} dakika sürüyor, sınır {limit}"},
    "full": {
        "en": "full: {places} places, {ahead} with more points, {level} with as many, {behind} needed there by the whole plan",
        "tr": "dolu: {places} yer; puanı yüksek olan {ahead}, eşit olan {level}, planın bütünü için orada olan {behind}",
    },
    "overlap": {"en": "overlaps {shifts}", "tr": "çakışıyor: {shifts}"},
    "hours": {
        "en": "{granted} minutes granted and {minutes} more exceed {limit}",
        "tr": "verilen {granted} dakika ile bu {minutes} dakika {limit} sınırını aşıyor",
    },
    "enough": {"en": "has {shifts}, the limit is {limit}", "tr": "verilen: {shifts}; sınır {limit}"},
    "open": {"en": "not in the plan found", "tr": "bulunan planda yok"},
}
"""code of a reason → {language: words}."""

WORDS = {
    "column_person": {"en": "person", "tr": "kişi"},
    "column_shift": {"en": "shift", "tr": "vardiya"},
    "column_points": {"en": "points", "tr": "puan"},
    "column_answer": {"en": "answer", "tr": "sonuç"},
    "column_entry": {"en": "entry", "tr": "başvuru"},
    "column_juror": {"en": "juror", "tr": "jüri üyesi"},
    "granted": {"en": "granted", "tr": "verildi"},
    "filled": {
        "en": "Filled: {filled} of {places}. Points: {points}; {proof}.",
        "tr": "Dolan yer: {filled} / {places}. Puan: {points}; {proof}.",
    },
    "plan_proved": {"en": "proved the best", "tr": "en iyisi olduğu kanıtlandı"},
    "plan_gap": {
        "en": "at most {places} places and {points} points from the best",
        "tr": "en iyisinden en çok {places} yer ve {points} puan uzak",
    },
    "moved": {"en": "Moved: {people}.", "tr": "Yeri değişen: {people}."},
    "jury_holds": {
        "en": "all holds: tables, conflicts, loads, {entries} entries; prices prove that no more topics than {fit} can be shared",
        "tr": "hepsi doğru: tablolar, çatışmalar, yükler, {entries} başvuru; ortak konu sayısının {fit} üstüne çıkamayacağını fiyatlar kanıtlıyor",
    },
    "plan_holds": {
        "en": "all holds: tables, rules, points, {filled} of {places} places filled; prices prove that no plan is better",
        "tr": "hepsi doğru: tablolar, kurallar, puanlar, dolan yer {filled} / {places}; daha iyi bir plan olmadığını fiyatlar kanıtlıyor",
    },
    "plan_holds_below": {
        "en": "all holds: tables, rules, points, {filled} of {places} places filled; prices prove that no plan fills more than {reach}, nor has more than {points} points with as many filled",
        "tr": "hepsi doğru: tablolar, kurallar, puanlar, dolan yer {filled} / {places}; dolan yerin {reach} üstüne, aynı sayıda yerle puanın {points} üstüne çıkamayacağını fiyatlar kanıtlıyor",
    },
    "matching_checks": {"en": "checking", "tr": "denetleniyor"},
    "matching_solves": {"en": "looking for the best plan", "tr": "en iyi plan aranıyor"},
    "matching_draws": {"en": "deciding between equals by lot", "tr": "eşitler arasında kura çekiliyor"},
    "matching_explains": {"en": "giving reasons", "tr": "gerekçeler yazılıyor"},
}

DIFFERENCES = {
    "bound": {
        "en": "the prices do not prove the plan: they allow a worth of {fact}",
        "tr": "fiyatlar planı kanıtlamıyor: {fact} değerine kadar izin veriyorlar",
    },
    "ceiling": {"en": "the prices give another ceiling: {fact}", "tr": "fiyatlardan çıkan üst sınır farklı: {fact}"},
    "doubled": {"en": "granted twice: {fact}", "tr": "iki kez verilmiş: {fact}"},
    "not_wished": {
        "en": "granted, but not wished or not allowed: {fact}",
        "tr": "verilmiş, ama istenmemiş ya da kurala aykırı: {fact}",
    },
    "overburdened": {
        "en": "too many shifts, too many minutes, or two at once: {fact}",
        "tr": "vardiya ya da dakika sınırı aşılmış veya vardiyalar çakışıyor: {fact}",
    },
    "overfull": {"en": "more people than places: {fact}", "tr": "yerden çok kişi var: {fact}"},
    "points_of_wish": {"en": "other points: {fact}", "tr": "puan farklı: {fact}"},
    "sum": {"en": "counted again, {fact}", "tr": "yeniden sayıldığında {fact}"},
    "table_hash": {
        "en": "the table is not the one of the plan: {fact}",
        "tr": "tablo, planın tablosu değil: {fact}",
    },
    "unbalanced": {
        "en": "entries or jurors have too many or too few, {fact} allowed for jurors",
        "tr": "bir başvurunun jürisi ya da bir üyenin yükü sınırların dışında; üyeler için sınır {fact}",
    },
}
"""code of what differs in a plan → {language: words}."""
