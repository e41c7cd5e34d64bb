"""Sentences of `adil.lottery`."""

SENTENCES = {
    "bad_capacity": {
        "en": "an event can't have {capacity} seats",
        "tr": "bir etkinlikte {capacity} yer olamaz",
    },
    "bad_limit": {"en": "no number can be drawn below {limit}", "tr": "{limit} altında bir sayı çekilemez"},
    "bad_number_of_panels": {
        "en": "a lottery can have 1 to {most} panels, not {number}",
        "tr": "bir kurada 1 ile {most} arasında kurul olabilir; {number} olamaz",
    },
    "bad_people": {
        "en": "the application “{id}” is for {people} people; at least 1 is needed",
        "tr": "“{id}” başvurusunda kişi sayısı {people}; en az 1 olmalı",
    },
    "bad_seconds": {"en": "the time must be above 0 seconds", "tr": "süre 0 saniyeden uzun olmalı"},
    "bad_size": {
        "en": "a panel can't have {size} people",
        "tr": "bir kurulda {size} kişi olamaz",
    },
    "bad_priority": {
        "en": "the application “{id}” has the priority {priority}; it must be a whole number",
        "tr": "“{id}” başvurusunun önceliği {priority}; bir tam sayı olmalı",
    },
    "bad_weight": {
        "en": "the application “{id}” has the weight {weight}; it must be a whole number from 1 to {most}",
        "tr": "“{id}” başvurusunun ağırlığı {weight}; 1 ile {most} arasında bir tam sayı olmalı",
    },
    "contradictory_quota": {
        "en": "feature “{feature}”, value “{value}”: the minimum {least} is above the maximum {most}",
        "tr": "“{feature}” özelliği, “{value}” değeri: en az ({least}) ile en çok ({most}) çelişiyor",
    },
    "doubled_application": {"en": "the application “{id}” is given twice", "tr": "“{id}” başvurusu iki kez verilmiş"},
    "doubled_id": {"en": "the person “{id}” is given twice", "tr": "“{id}” kişisi iki kez verilmiş"},
    "doubled_quota": {
        "en": "feature “{feature}”, value “{value}”: the quota is given twice",
        "tr": "“{feature}” özelliği, “{value}” değeri: kota iki kez verilmiş",
    },
    "empty_pool": {"en": "there is nobody in the pool", "tr": "havuzda kimse yok"},
    "flex_inside_quota": {
        "en": "feature “{feature}”, value “{value}”: min_flex must not be above min, nor max_flex below max",
        "tr": "“{feature}” özelliği, “{value}” değeri: min_flex min değerinden büyük, max_flex max değerinden küçük olamaz",
    },
    "identity_is_feature": {
        "en": "the column {column} can't hold both ids and a feature",
        "tr": "{column} sütunu hem kimlik hem özellik olamaz",
    },
    "no_panel_found": {
        "en": "no panel of {size} that keeps all quotas was found in the time allowed",
        "tr": "verilen sürede bütün kotalara uyan {size} kişilik bir kurul bulunamadı",
    },
    "no_public_number": {
        "en": "{file}: nothing has been drawn yet; --public draws",
        "tr": "{file}: henüz çekiliş yapılmamış; --public ile yapılır",
    },
    "no_seats": {
        "en": "the number of seats is missing: --seats",
        "tr": "yer sayısı verilmemiş: --seats",
    },
    "nobody_drawn": {
        "en": "{file}: nothing has been drawn yet, so nobody can drop out",
        "tr": "{file}: henüz çekiliş yapılmamış, ayrılacak üye yok",
    },
    "no_quotas": {"en": "there are no quotas", "tr": "hiç kota yok"},
    "no_reason": {
        "en": "the application “{id}” has another weight than 1 and no reason for it",
        "tr": "“{id}” başvurusunun ağırlığı 1 değil ve gerekçesi yazılmamış",
    },
    "no_size": {
        "en": "the size of the panel is missing: --size",
        "tr": "kurulun kaç kişi olacağı verilmemiş: --size",
    },
    "not_a_lottery": {
        "en": "{file}: not a lottery or plan that adil has written ({reason})",
        "tr": "{file}: adil ile yazılmış bir kura ya da plan değil ({reason})",
    },
    "not_on_panel": {"en": "the person “{id}” is not on the panel", "tr": "“{id}” kişisi kurulda değil"},
    "nothing_helps": {
        "en": "no panel of {size} keeps all quotas, nor their flexible limits",
        "tr": "bütün kotalara, esnek sınırlarıyla bile uyan {size} kişilik bir kurul yok",
    },
    "quotas_against_size": {
        "en": "feature “{feature}”: the quotas allow {least} to {most} people, the panel has {size}",
        "tr": "“{feature}” özelliği: kotaların izin verdiği kişi sayısı {least} ile {most} arasında, kurul ise {size} kişi",
    },
    "quotas_infeasible": {
        "en": "no panel of {size} keeps all quotas; the smallest change that allows one: {changes}",
        "tr": "bütün kotalara uyan {size} kişilik bir kurul yok; en küçük değişiklikle olanı: {changes}",
    },
    "size_above_pool": {
        "en": "a panel of {size} can't be drawn from {people} people",
        "tr": "havuzdaki kişi sayısı {people}; {size} kişilik bir kurul çekilemez",
    },
    "too_few_people": {
        "en": "feature “{feature}”, value “{value}”: at least {least} wanted, {people} in the pool",
        "tr": "“{feature}” özelliği, “{value}” değeri: en az {least} kişi isteniyor, havuzda {people} kişi var",
    },
    "unknown_cell": {
        "en": "line {line}, column {column}: {file} has no value “{value}”",
        "tr": "satır {line}, sütun {column}: “{value}” değeri {file} içinde yok",
    },
    "unknown_value": {
        "en": "the person “{id}” has the value “{value}” in “{feature}”, which has no quota",
        "tr": "“{id}” kişisinin “{feature}” özelliğindeki “{value}” değeri için kota yok",
    },
    "wrong_number_of_values": {
        "en": "the person “{id}” must have {features} values, one for each feature",
        "tr": "“{id}” kişisinin her özellik için bir, toplam {features} değeri olmalı",
    },
}

WORDS = {
    "lottery": {
        "en": "{method}: panels of {size} from {people} people ({types} types)",
        "tr": "{method}: {people} kişiden {size} kişilik kurullar ({types} tür)",
    },
    "replacement_for": {
        "en": "seats left free by {dropped}; {staying} members stay",
        "tr": "yeri boşalanlar: {dropped}; kalan üye: {staying}",
    },
    "chances": {
        "en": "chances from {lowest} to {highest}; on average {mean}",
        "tr": "olasılıklar {lowest} ile {highest} arasında; ortalama {mean}",
    },
    "lottery_proved": {
        "en": "proved optimal (no lottery has a lowest chance above {bound})",
        "tr": "en iyisi olduğu kanıtlandı (en düşük olasılık hiçbir kurada {bound} üstüne çıkamaz)",
    },
    "lottery_gap": {
        "en": "not proved optimal, gap at most {gap} (no lottery has a lowest chance above {bound})",
        "tr": "en iyisi olduğu kanıtlanmadı, fark en çok {gap} (en düşük olasılık hiçbir kurada {bound} üstüne çıkamaz)",
    },
    "panels_found": {"en": "{panels} panels found", "tr": "bulunan kurul: {panels}"},
    "panels": {"en": "{panels} panels", "tr": "{panels} kurul"},
    "panels_alike": {
        "en": "{panels} panels, all with the same chance",
        "tr": "{panels} kurul, hepsinin olasılığı aynı",
    },
    "commitment": {"en": "commitment {commitment}", "tr": "taahhüt {commitment}"},
    "drawn": {
        "en": "drawn with the public number {public}: panel {panel}",
        "tr": "çekiliş yapıldı, açıklanan sayı {public}: kurul {panel}",
    },
    "member": {"en": "{member}  (stand-in {stand_in})", "tr": "{member}  (yedek {stand_in})"},
    "not_drawn_yet": {
        "en": "nothing drawn yet: publish the lottery (--json), then draw from it with --public NUMBER",
        "tr": "henüz çekiliş yapılmadı: kurayı yayımlayın (--json), sonra --public SAYI ile çekin",
    },
    "applications": {
        "en": "{applications} applications of {people} people for {seats} seats",
        "tr": "{seats} yer için {applications} başvuru, {people} kişi",
    },
    "seats_drawn": {
        "en": "drawn with the public number {public}: {seated} people seated, {free} seats left",
        "tr": "çekiliş yapıldı, açıklanan sayı {public}: yer bulan {seated} kişi, boş kalan {free} yer",
    },
    "column_turn": {"en": "turn", "tr": "sıra"},
    "column_application": {"en": "application", "tr": "başvuru"},
    "column_group": {"en": "people", "tr": "kişi"},
    "column_class": {"en": "class", "tr": "öncelik"},
    "column_tickets": {"en": "tickets", "tr": "bilet"},
    "column_outcome": {"en": "outcome", "tr": "sonuç"},
    "column_reason": {"en": "reason", "tr": "gerekçe"},
    "lottery_holds": {
        "en": "all holds: files, commitment, quotas of {panels} panels, chances, proof; {drawn}",
        "tr": "hepsi doğru: dosyalar, taahhüt, {panels} kurulun kotaları, olasılıklar, kanıt; {drawn}",
    },
    "seats_hold": {
        "en": "all holds: commitment, {applications} applications; {drawn}",
        "tr": "hepsi doğru: taahhüt, {applications} başvuru; {drawn}",
    },
    "draw_same": {"en": "the draw comes out the same", "tr": "çekiliş aynı sonucu veriyor"},
    "draw_none": {"en": "nothing has been drawn yet", "tr": "henüz çekiliş yapılmadı"},
}

OUTCOMES = {"seated": {"en": "seated", "tr": "yer buldu"}, "waiting": {"en": "waiting", "tr": "bekliyor"}}
"""outcome of an application → {language: words}."""

DIFFERENCES = {
    "certificate": {"en": "the proof gives the bound {fact}", "tr": "kanıttan çıkan üst sınır {fact}"},
    "commitment": {
        "en": "the commitment does not fit the content; it would be {fact}",
        "tr": "taahhüt içeriğe uymuyor; içeriğe göre {fact} olmalıydı",
    },
    "draw": {
        "en": "the public number draws something else ({fact})",
        "tr": "açıklanan sayıyla başka bir sonuç çıkıyor ({fact})",
    },
    "gap": {"en": "the gap is {fact}", "tr": "fark aslında {fact}"},
    "level": {
        "en": "the proof of a level of leximin fails ({fact})",
        "tr": "leximin kademelerinden birinin kanıtı tutmuyor ({fact})",
    },
    "min_probability": {"en": "the lowest chance is {fact}", "tr": "en düşük olasılık aslında {fact}"},
    "panel_members": {
        "en": "panel {fact} has the wrong number of people, or people who are not in the pool",
        "tr": "kurul {fact}: kişi sayısı yanlış ya da havuzda olmayan biri var",
    },
    "panel_quotas": {"en": "panel {fact} does not keep the quotas", "tr": "kurul {fact}: kotalara uymuyor"},
    "pool_hash": {
        "en": "the pool's files are not those of the lottery; their SHA-256 is {fact}",
        "tr": "havuz dosyaları kuranınkiler değil; SHA-256 özetleri {fact}",
    },
    "probability": {
        "en": "the chance of {fact} is not what the panels give",
        "tr": "{fact}: olasılık kurullardan çıkanla aynı değil",
    },
    "replaced_panel": {
        "en": "the panel is not the one of the draw that it replaces seats of ({fact})",
        "tr": "kurul, yerleri doldurulan çekilişin kurulu değil ({fact})",
    },
    "unequal_chances": {
        "en": "equal people have different chances, among them {fact}",
        "tr": "eşit durumdaki kişilerin olasılıkları farklı; biri {fact}",
    },
    "weights": {"en": "the chances of the panels sum to {fact}", "tr": "kurulların olasılıkları toplamı {fact}"},
}
"""code of what differs in a lottery → {language: words}."""
