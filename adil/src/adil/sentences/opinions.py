"""Sentences of `adil.opinions`."""

SENTENCES = {
    "bad_floor": {
        "en": "the floors must be at least 3 people ({people}) and 1 per group ({group})",
        "tr": "alt sınırlar toplamda en az 3 ({people}), grup başına en az 1 ({group}) kişi olmalı",
    },
    "bad_group_number": {
        "en": "there can be 2 to 5 groups, not {value}",
        "tr": "grup sayısı 2 ile 5 arasında olabilir; {value} olamaz",
    },
    "bad_state": {
        "en": "{file}: not a state that adil groups has written (see “{part}”)",
        "tr": "{file}: adil groups komutunun yazdığı bir durum dosyası değil (bakınız: “{part}”)",
    },
    "bad_vote": {
        "en": "participant “{person}”, statement “{statement}”: a vote is 1 (agree), 0 (pass) or -1 (disagree), not {value}",
        "tr": "katılımcı “{person}”, ifade “{statement}”: oy 1 (katılıyor), 0 (çekimser) ya da -1 (katılmıyor) olabilir; {value} olamaz",
    },
    "doubled_statement": {
        "en": "line {line}: the statement “{value}” is listed twice",
        "tr": "satır {line}: “{value}” ifadesi iki kez yazılmış",
    },
    "no_groups_yet": {
        "en": "too few people take part for a map; there is no next statement yet",
        "tr": "harita için yeterli katılımcı yok; henüz sıradaki ifade seçilemiyor",
    },
    "no_votes": {"en": "the conversation has no votes", "tr": "bu tartışmada hiç oy yok"},
    "not_a_vote": {
        "en": "line {line}, column {column}: “{value}” is not -1, 0 or 1",
        "tr": "satır {line}, sütun {column}: “{value}” -1, 0 ya da 1 değil",
    },
    "not_plain": {
        "en": "line {line}: above {megabytes} MB, votes.csv must hold plain whole numbers between commas, without quotes or empty lines",
        "tr": "satır {line}: {megabytes} MB üzerindeki votes.csv dosyasında virgülle ayrılmış yalın tam sayılar olmalı; tırnak ya da boş satır olmamalı",
    },
    "other_conversation": {
        "en": "{file}: the state of another conversation; statement “{statement}” is missing here or has other words",
        "tr": "{file}: başka bir tartışmanın durum dosyası; “{statement}” numaralı ifade burada yok ya da metni farklı",
    },
    "unknown_participant": {
        "en": "no participant is called “{value}”",
        "tr": "“{value}” adında bir katılımcı yok",
    },
    "unknown_statement": {
        "en": "no statement is called “{value}”",
        "tr": "“{value}” numaralı bir ifade yok",
    },
}

WORDS = {
    "reading": {"en": "reading", "tr": "okunuyor"},
    "grouping": {"en": "grouping", "tr": "gruplanıyor"},
    "done": {"en": "done", "tr": "bitti"},
    "too_few_people": {
        "en": "No groups: {found} people take part, {needed} are needed.",
        "tr": "Grup yok: katılan {found} kişi, gereken {needed} kişi.",
    },
    "no_differences": {"en": "No groups: all votes are alike.", "tr": "Grup yok: bütün oylar aynı."},
    "grouped": {
        "en": "{grouped} of {people} people in {groups} groups.",
        "tr": "{people} kişiden {grouped} kişi {groups} gruba ayrıldı.",
    },
    "unites": {
        "en": "Group {group}, {people} people. What unites it:",
        "tr": "Grup {group}, {people} kişi. Grubu birleştirenler:",
    },
    "parts": {"en": "Where it parts from the others:", "tr": "Ötekilerden ayrıldığı yerler:"},
    "most_say": {"en": "What most of all people say:", "tr": "Katılımcıların çoğunun söyledikleri:"},
    "groups_differ": {"en": "Where groups differ most:", "tr": "Grupların en çok ayrıldığı yerler:"},
    "agree": {
        "en": "{answered} of {votes} agree: {statement}",
        "tr": "{votes} oydan {answered} “katılıyorum”: {statement}",
    },
    "disagree": {
        "en": "{answered} of {votes} disagree: {statement}",
        "tr": "{votes} oydan {answered} “katılmıyorum”: {statement}",
    },
    "gap_between": {
        "en": "{gap} between groups {warm} and {cool}: {statement}",
        "tr": "{gap} fark, grup {warm} ile grup {cool} arasında: {statement}",
    },
    "next_statement": {"en": "Next for {person}: {statement}", "tr": "{person} için sıradaki: {statement}"},
    "next_reason": {"en": "Why: {reason}. Its chance was {chance}.", "tr": "Neden: {reason}. Olasılığı {chance} idi."},
    "next_none": {"en": "{person} has seen all.", "tr": "{person} hepsini gördü."},
    "map_title": {"en": "Opinion map", "tr": "Görüş haritası"},
    "map_group": {"en": "Group", "tr": "Grup"},
    "map_people": {"en": "people", "tr": "kişi"},
}

NEXT_REASONS = {
    "new": {"en": "few have seen it yet ({seen})", "tr": "henüz az kişi gördü ({seen})"},
    "telling": {
        "en": "it tells where people stand ({extremity} from the middle of the map)",
        "tr": "kimin nerede durduğunu gösteriyor (haritanın ortasından {extremity} uzakta)",
    },
    "agreed": {"en": "many agree ({agree})", "tr": "çok kişi katılıyor ({agree})"},
    "passed_over": {
        "en": "it is among what is left, though many pass on it ({passes})",
        "tr": "kalanlardan biri; çok kişi geçiyor ({passes})",
    },
}
"""why a statement comes next → {language: words}."""
