"""Sentences of `adil.budgeting`."""

SENTENCES = {
    "bad_money": {
        "en": "line {line}, column {column}: “{value}” is not an amount of money",
        "tr": "satır {line}, sütun {column}: “{value}” bir para tutarı değil",
    },
    "bad_points": {
        "en": "line {line}, column {column}: “{value}” is not a whole number of points from 0 to 1,000,000",
        "tr": "satır {line}, sütun {column}: “{value}” 0 ile 1.000.000 arasında tam bir puan değil",
    },
    "cannot_write": {
        "en": "{file} can't be written: {reason}",
        "tr": "{file} yazılamadı: {reason}",
    },
    "completion_needs_equal_shares": {
        "en": "the completion “{completion}” belongs to equal-shares, not to {rule}",
        "tr": "“{completion}” tamamlaması equal-shares içindir; {rule} ile kullanılamaz",
    },
    "groups_do_not_match": {
        "en": "{groups} groups were given for {people} people; each person needs one",
        "tr": "{people} kişi için {groups} grup verilmiş; her kişiye bir grup gerekli",
    },
    "hide_below_too_small": {
        "en": "groups can be hidden below 0 (none) or {smallest} and more people, not below {value}",
        "tr": "gizleme sınırı 0 (gizleme yok) ya da en az {smallest} kişi olabilir; verilen sınır: {value}",
    },
    "line_too_long": {
        "en": "line {line}: longer than {longest} characters; this is not a line of a ballot file",
        "tr": "satır {line}: {longest} karakterden uzun; oy dosyasında böyle bir satır olamaz",
    },
    "missing_meta": {
        "en": "line {line}: the section META doesn't say “{key}”",
        "tr": "satır {line}: META bölümünde “{key}” yok",
    },
    "money_out_of_range": {
        "en": "{name}: money must be from 0 to {largest}",
        "tr": "{name}: tutar 0 ile {largest} arasında olmalı",
    },
    "money_too_large": {
        "en": "line {line}, column {column}: more money than {largest}",
        "tr": "satır {line}, sütun {column}: tutar {largest} sınırını aşıyor",
    },
    "negative_money": {
        "en": "line {line}, column {column}: money can't be negative ({value})",
        "tr": "satır {line}, sütun {column}: tutar eksi olamaz ({value})",
    },
    "negative_threshold": {
        "en": "the threshold of votes must be 0 or more, not {value}",
        "tr": "oy eşiği 0 ya da daha büyük olmalı; verilen: {value}",
    },
    "no_price_system": {
        "en": "{rule} has decided here and buys nothing with shares; there are no payments to tell",
        "tr": "burada {rule} belirleyici oldu ve paylarla bir şey satın almadı; anlatılacak bir ödeme yok",
    },
    "no_such_ballot": {
        "en": "there is no ballot {value}; the file has ballots 1 to {last}",
        "tr": "{value} numaralı oy yok; dosyadaki oylar 1 ile {last} arasında",
    },
    "no_such_column": {
        "en": "the votes have no column “{column}”; there are: {columns}",
        "tr": "oylarda “{column}” adlı bir sütun yok; bulunanlar: {columns}",
    },
    "no_such_project": {
        "en": "ballot {ballot} names “{project}”, which is no project",
        "tr": "{ballot} numaralı oyda geçen “{project}” diye bir proje yok",
    },
    "not_a_certificate": {
        "en": "this is not a certificate that adil has written for these ballots ({reason})",
        "tr": "bu, adil'in bu oylar için yazdığı bir belge değil ({reason})",
    },
    "not_money": {"en": "{name}: “{value}” is not an amount of money", "tr": "{name}: “{value}” bir para tutarı değil"},
    "not_pabulib": {
        "en": "{file}: not a Pabulib file, there is no section {missing}",
        "tr": "{file}: Pabulib dosyası değil, {missing} bölümü yok",
    },
    "points_missing": {
        "en": "line {line}, column {column}: {points} points for {projects} projects",
        "tr": "satır {line}, sütun {column}: {projects} proje için {points} puan yazılmış",
    },
    "points_out_of_range": {
        "en": "ballot {ballot}: points must be whole numbers from 0 to {largest}",
        "tr": "{ballot} numaralı oy: puanlar 0 ile {largest} arasında tam sayı olmalı",
    },
    "tie_needs_seed": {
        "en": "--tie seed needs --seed with the published text",
        "tr": "--tie seed için yayımlanan metin --seed ile verilmeli",
    },
    "too_fine_money": {
        "en": "the amounts have more digits after the point than can be counted exactly",
        "tr": "tutarlar, kesin sayılamayacak kadar çok ondalık basamak içeriyor",
    },
    "unknown_kind": {"en": "there is no kind of ballot “{value}”", "tr": "“{value}” diye bir oy türü yok"},
    "unknown_project": {
        "en": "line {line}, column {column}: “{project}” is not among the projects",
        "tr": "satır {line}, sütun {column}: “{project}” projeler arasında yok",
    },
    "unknown_rule": {
        "en": "there is no rule “{rule}” with completion “{completion}”",
        "tr": "“{completion}” tamamlamasıyla “{rule}” diye bir kural yok",
    },
    "unknown_utility": {"en": "there is no utility “{value}”", "tr": "“{value}” diye bir fayda ölçüsü yok"},
    "unknown_variant": {
        "en": "“{value}” is no variant of a rule; there are no-skip and threshold=N, after rule/utility/completion",
        "tr": "“{value}” diye bir kural seçeneği yok; kural/fayda/tamamlama ardından no-skip ve threshold=N yazılabilir",
    },
    "unknown_vote_type": {
        "en": "line {line}: votes of the type “{value}” are not known",
        "tr": "satır {line}: “{value}” türünde oylar bilinmiyor",
    },
    "variant_needs_greedy": {
        "en": "no-skip and threshold belong to greedy, not to {rule}",
        "tr": "no-skip ve threshold yalnız greedy içindir; {rule} ile kullanılamaz",
    },
    "utility_needs_ranks": {
        "en": "borda needs ranked ballots, these are of the kind {kind}",
        "tr": "borda sıralı oy ister; bu oyların türü: {kind}",
    },
}
