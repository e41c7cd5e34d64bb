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
    "money_too_fine": {
        "en": "line {line}, column {column}: “{value}” has more decimals than can be counted exactly",
        "tr": "satır {line}, sütun {column}: “{value}” tam olarak hesaplanamayacak kadar çok ondalık basamak içeriyor",
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
        "en": "this is not a certificate that adil has written for these ballots (see “{part}”)",
        "tr": "bu, adil'in bu oylar için yazdığı bir belge değil (bakınız: “{part}”)",
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

WORDS = {
    "counting_step": {"en": "counting, step {step}", "tr": "sayılıyor, adım {step}"},
    "counted": {
        "en": "{projects} projects, {spent} of {budget} spent.",
        "tr": "{projects} proje; harcanan {spent}, bütçe {budget}.",
    },
    "preference": {
        "en": "{equal_shares} people prefer Equal Shares, {greedy} greedy, {same} neither.",
        "tr": "Eşit Paylar sonucunu yeğleyen {equal_shares}, oy sıralamasını yeğleyen {greedy}, ikisini bir tutan {same} kişi.",
    },
    "prices_none": {
        "en": "price system: none is offered by this rule",
        "tr": "fiyat sistemi: bu kuralda yok",
    },
    "prices_hold": {
        "en": "price system: holds, share {share}",
        "tr": "fiyat sistemi: tutuyor, kişi başına pay {share}",
    },
    "prices_fail": {
        "en": "price system: fails, share {share}",
        "tr": "fiyat sistemi: tutmuyor, kişi başına pay {share}",
    },
    "prices_outside": {"en": "bought outside of it: {projects}", "tr": "bunun dışında alınanlar: {projects}"},
    "ejr_holds": {
        "en": "EJR+ up to one (by number of projects): holds",
        "tr": "EJR+ (proje sayısıyla, bir projeye dek): tutuyor",
    },
    "ejr_fails": {
        "en": "EJR+ up to one (by number of projects): fails",
        "tr": "EJR+ (proje sayısıyla, bir projeye dek): tutmuyor",
    },
    "ejr_example": {
        "en": "{project}: {people} supporters own {entitled}, its cost is {cost}, but each got fewer than {level} of their projects",
        "tr": "{project}: destekleyen {people} kişinin payları {entitled} tutuyor, bedeli {cost}; yine de hiçbirinin desteklediklerinden {level} proje alınmamış",
    },
    "claims_true": {
        "en": "all that the file claims is true: {winners} winners",
        "tr": "dosyada yazılanların hepsi doğru: kazanan {winners} proje",
    },
    "claims_false": {
        "en": "the file claims what is not true: {winners} winners",
        "tr": "dosyada doğru olmayan bir şey yazıyor: kazanan {winners} proje",
    },
    "only_in": {"en": "only {rule}: {projects}", "tr": "yalnız {rule}: {projects}"},
    "change_by_worth": {
        "en": "With {rule}, {gain} people gain, {lose} lose, {same} neither.",
        "tr": "{rule} ile kazançlı çıkan {gain}, kayba uğrayan {lose}, durumu değişmeyen {same} kişi.",
    },
    "change_by_number": {
        "en": "By number of projects, {gain} people gain, {lose} lose, {same} neither.",
        "tr": "Proje sayısına göre kazançlı çıkan {gain}, kayba uğrayan {lose}, durumu değişmeyen {same} kişi.",
    },
    "change_of_group": {
        "en": "group {group}  {people} people: {gain} gain, {lose} lose; {before} → {after} a head",
        "tr": "grup {group}  {people} kişi: kazançlı çıkan {gain}, kayba uğrayan {lose}; kişi başına {before} → {after}",
    },
    "hidden_group": {"en": "group {group}  hidden", "tr": "grup {group}  gizli"},
    "effect_on_group": {
        "en": "group {group}  {people} people  {money} a head  {winners} winners each",
        "tr": "grup {group}  {people} kişi  kişi başına {money} ve {winners} kazanan proje",
    },
    "ballot_share": {"en": "share {money}", "tr": "pay {money}"},
    "ballot_paid": {"en": "{project}  paid {money}", "tr": "{project}  ödenen {money}"},
    "ballot_left": {"en": "left {money}", "tr": "kalan {money}"},
    "without_this_share": {
        "en": "bought without this share: {projects}",
        "tr": "bu paydan ödenmeden alınanlar: {projects}",
    },
    "not_bought": {"en": "not bought: {projects}", "tr": "alınmayanlar: {projects}"},
    "each_share": {"en": "Each person's share: {money}", "tr": "Kişi başına pay: {money}"},
    "purchase": {
        "en": "{place}  {project}  {cost}: {full} people paid {level} for each vote or point, {gave_all} gave all they had ({given}), {had_nothing} had nothing left",
        "tr": "{place}  {project}  {cost}: oy ya da puan başına {level} ödeyen {full} kişi, elinde kalanın tümünü veren {gave_all} kişi ({given}), elinde para kalmamış {had_nothing} kişi",
    },
    "other_options": {"en": "could also be paid: {projects}", "tr": "o sırada parası yetenler: {projects}"},
    "without_shares": {
        "en": "{project}  bought without shares ({step})",
        "tr": "{project}  paylar dışında alındı ({step})",
    },
    "loser": {
        "en": "not bought: {project}  missing {missing} of {cost}; saved by {money} more",
        "tr": "alınmadı: {project}  bedeli {cost}, eksik {missing}; {money} daha olsa alınırdı",
    },
    "loser_or_people": {
        "en": "not bought: {project}  missing {missing} of {cost}; saved by {money} more or {supporters} more supporters",
        "tr": "alınmadı: {project}  bedeli {cost}, eksik {missing}; {money} ya da {supporters} destekleyen daha olsa alınırdı",
    },
    "picture_spent": {"en": "{spent} of {budget} spent", "tr": "harcanan {spent}, bütçe {budget}"},
    "picture_bar": {
        "en": "{project}: {cost}, of it {full} by full shares, {given} by people who gave all",
        "tr": "{project}: {cost}; tam paylardan {full}, elindekinin tümünü verenlerden {given}",
    },
    "picture_full": {"en": "full shares", "tr": "tam paylar"},
    "picture_all": {"en": "gave all they had", "tr": "tümünü verenler"},
    "picture_without": {"en": "without shares", "tr": "paylar dışında"},
}

STEPS = {
    "free": {"en": "free", "tr": "bedelsiz"},
    "equal-shares": {"en": "equal-shares", "tr": "eşit paylar"},
    "fill": {"en": "fill", "tr": "artan parayla"},
    "greedy": {"en": "greedy", "tr": "oy sırasıyla"},
    "phragmen": {"en": "phragmen", "tr": "Phragmén"},
}
"""step of a round → {language: words}: by what a project was bought."""

PRICE_FAILURES = {
    "above_budget": {
        "en": "the winners cost {found}, above the budget of {limit}",
        "tr": "kazananların bedeli {found}; bütçe olan {limit} aşılıyor",
    },
    "above_share": {
        "en": "somebody pays {found} in all, above the share of {limit}",
        "tr": "biri toplam {found} ödüyor; kişi başına pay olan {limit} aşılıyor",
    },
    "below_zero": {
        "en": "{project}: somebody pays {found}, less than nothing",
        "tr": "{project}: biri {found} ödüyor; ödeme eksi olamaz",
    },
    "not_fully_paid": {
        "en": "{project}: {found} is paid, but it costs {limit}",
        "tr": "{project}: ödenen {found}, bedeli {limit}",
    },
    "paid_not_bought": {
        "en": "{project}: {found} is paid for it, though it is not bought",
        "tr": "{project}: alınmadığı hâlde {found} ödenmiş",
    },
    "unspent": {
        "en": "{project}: its supporters have {found} left and could have paid it, it costs {limit}",
        "tr": "{project}: destekleyenlerin elinde {found} kalmış, bedeli {limit}; ödeyebilirlerdi",
    },
    "without_support": {
        "en": "{project}: somebody who doesn't support it pays {found}",
        "tr": "{project}: desteklemeyen biri {found} ödüyor",
    },
}
"""why a price system fails → {language: words}."""
