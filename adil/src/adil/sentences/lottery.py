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
    "bad_weight": {
        "en": "the application “{id}” has the weight {weight}; it must be 1 or more",
        "tr": "“{id}” başvurusunun ağırlığı {weight}; en az 1 olmalı",
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
        "en": "{file}: not a lottery that adil has written ({reason})",
        "tr": "{file}: adil ile yazılmış bir kura değil ({reason})",
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
