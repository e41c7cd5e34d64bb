"""Turkish words for a town of any size: enough of them that searching, sorting and trigrams behave as in a real town."""

from dataclasses import dataclass
from random import Random

from meydan.base import turkish


@dataclass(frozen=True)
class Subject:
    """Something that people write about: as a problem and as an idea, each a clause and a sentence."""

    problem: str
    idea: str
    lack: str
    wish: str
    target: str
    unit: str


SUBJECTS = [
    Subject(
        "kaldırımlar bozuk",
        "kaldırımlar yenilensin",
        "Taşlar oynuyor, yağmurda su birikiyor",
        "Taşlar sökülüp düz ve kaymaz bir yüzey yapılsın",
        "11.7",
        "works",
    ),
    Subject(
        "yazın hiç gölge yok",
        "gölge veren ağaçlar dikilsin",
        "Öğle saatlerinde yürümek mümkün olmuyor",
        "Çınar ve dut gibi gölge veren türler seçilsin",
        "13.1",
        "parks",
    ),
    Subject(
        "çocuk parkı eskidi",
        "çocuk parkı yenilensin",
        "Salıncakların zinciri paslandı",
        "Zemini yumuşak, her çocuğun kullanabileceği oyun aletleri konsun",
        "11.7",
        "parks",
    ),
    Subject(
        "bisiklet yolu kesiliyor",
        "bisiklet yolu birbirine bağlansın",
        "Yol bir anda trafiğin içinde bitiyor",
        "İki yol arasında güvenli bir bağlantı kurulsun",
        "11.2",
        "transport",
    ),
    Subject(
        "yaya geçidi silindi",
        "yükseltilmiş yaya geçidi yapılsın",
        "Sürücüler yayaları fark etmiyor",
        "Okul saatlerinde araçları yavaşlatan bir geçit olsun",
        "3.6",
        "transport",
    ),
    Subject(
        "tekerlekli sandalye rampası yok",
        "rampalar yapılsın",
        "Bebek arabasıyla bile çıkmak zor",
        "Her köşede eğimi doğru bir rampa bulunsun",
        "11.7",
        "works",
    ),
    Subject(
        "geri dönüşüm kutusu yok",
        "ayrı toplama noktası kurulsun",
        "Cam ve kâğıt aynı konteynere atılıyor",
        "Kâğıt, cam ve plastik için ayrı kutular konsun",
        "12.5",
        "environment",
    ),
    Subject(
        "yağmur suyu birikiyor",
        "yağmur bahçesi yapılsın",
        "Her sağanaktan sonra bodrumlar su alıyor",
        "Suyu toprağa süzen bitkili çukurlar açılsın",
        "13.1",
        "works",
    ),
    Subject(
        "mahallede kütüphane yok",
        "küçük bir kütüphane açılsın",
        "Öğrenciler ders çalışacak sessiz yer bulamıyor",
        "Boş duran dükkân okuma salonuna çevrilsin",
        "4.7",
        "library",
    ),
    Subject(
        "yaşlılar için oturacak yer yok",
        "dinlenme bankları konsun",
        "Pazardan dönenler yolda oturamıyor",
        "Her iki yüz metrede sırtlıklı bir bank olsun",
        "11.7",
        "parks",
    ),
    Subject(
        "sokak lambaları yetersiz",
        "aydınlatma artırılsın",
        "Akşam işten dönenler tedirgin oluyor",
        "Az enerji harcayan lambalar takılsın",
        "11.7",
        "works",
    ),
    Subject(
        "pazar yerinde atık kalıyor",
        "pazar atıkları kompost olsun",
        "Akşam sebze artıkları çöpe gidiyor",
        "Artıklar toplanıp parklarda gübre olarak kullanılsın",
        "12.3",
        "cleaning",
    ),
    Subject(
        "sahipsiz hayvanlar aç kalıyor",
        "besleme odakları kurulsun",
        "Kışın su kapları donuyor ya da devriliyor",
        "Temizliği gönüllülerle yapılan odaklar kurulsun",
        "15.5",
        "veterinary",
    ),
    Subject(
        "gençler için spor alanı yok",
        "açık spor alanı yapılsın",
        "En yakın saha yarım saat uzakta",
        "Basketbol ve voleybol oynanabilecek bir alan düzenlensin",
        "3.4",
        "youth-sports",
    ),
    Subject(
        "toplanma alanı bilinmiyor",
        "afet tatbikatı yapılsın",
        "Komşuların çoğu depremde nereye gideceğini bilmiyor",
        "Yılda iki kez apartman apartman tatbikat olsun",
        "11.5",
        "disaster",
    ),
    Subject(
        "kadınlar için kurs yok",
        "meslek kursu açılsın",
        "Küçük çocuğu olanlar uzağa gidemiyor",
        "Çocuk bakımı da olan gündüz kursları açılsın",
        "4.4",
        "women-family",
    ),
    Subject(
        "boş arsa çöplük oldu",
        "ortak bahçe kurulsun",
        "Moloz dökülüyor, koku yapıyor",
        "Komşular kasalarda sebze yetiştirsin",
        "2.1",
        "environment",
    ),
    Subject(
        "okul yolu tehlikeli",
        "yürüyen okul servisi başlasın",
        "Araçlar kaldırıma park ediyor",
        "Gönüllü velilerle çocuklar birlikte yürüsün",
        "3.6",
        "transport",
    ),
    Subject(
        "gürültü çok arttı",
        "sessiz saatler uygulansın",
        "Gece geç saatlere kadar uyunamıyor",
        "İşletmelerle birlikte saatler belirlensin",
        "11.6",
        "municipal-police",
    ),
    Subject(
        "binalar enerji kaybediyor",
        "çatılara güneş paneli konsun",
        "Faturalar her kış katlanıyor",
        "Önce okul ve kültür evlerinden başlansın",
        "7.2",
        "planning",
    ),
    Subject(
        "su boşa akıyor",
        "parklarda damla sulama yapılsın",
        "Fıskiyeler öğle sıcağında çalışıyor",
        "Sulama gece ve toprağın altından yapılsın",
        "6.4",
        "parks",
    ),
    Subject(
        "yalnız yaşayanlar unutuluyor",
        "komşu ziyaret ağı kurulsun",
        "Haftalarca kimseyle konuşmayan yaşlılar var",
        "Gönüllüler haftada bir kapı çalsın",
        "10.2",
        "social-aid",
    ),
    Subject(
        "kültür evi akşam kapalı",
        "kültür evi akşam da açılsın",
        "Çalışanlar hiçbir etkinliğe yetişemiyor",
        "Haftada iki akşam ona kadar açık kalsın",
        "11.4",
        "culture",
    ),
    Subject(
        "otopark kaldırıma taştı",
        "kaldırım araçlardan arındırılsın",
        "Yayalar yola inmek zorunda kalıyor",
        "Kısa süreli park cepleri ve engeller yapılsın",
        "11.2",
        "municipal-police",
    ),
]
PLACES = [
    "{a} sokakta",
    "{a} sokak ile {b} sokak arasında",
    "{a} sokağın girişinde",
    "{a} sokaktaki okulun yanında",
    "{a} sokaktaki parkta",
    "{a} sokak boyunca",
    "{a} sokaktaki durağın çevresinde",
    "{a} sokağın sonunda",
    "{a} sokaktaki pazar yerinde",
    "{a} sokaktaki sağlık ocağının önünde",
]
SINCE = [
    "Geçen kıştan beri",
    "İki yıldır",
    "Taşındığımızdan beri",
    "Her yaz",
    "Okullar açıldığından beri",
    "Uzun zamandır",
    "Son yağmurlardan sonra",
    "Yol çalışmasından sonra",
]
WHO = [
    "çocuklar",
    "yaşlı komşular",
    "okula giden öğrenciler",
    "bebek arabalı anneler",
    "işe yürüyenler",
    "esnaf",
    "tekerlekli sandalye kullananlar",
    "bütün mahalle",
]
HARM = [
    "zorluk çekiyor",
    "mağdur oluyor",
    "başka yoldan dolaşıyor",
    "tedirgin oluyor",
    "bundan yakınıyor",
    "çözüm bekliyor",
]
DONE_BEFORE = [
    "Daha önce telefonla bildirdik.",
    "Muhtarımız da biliyor.",
    "Komşularla imza topladık.",
    "Fotoğraf da çektik.",
    "Benzeri yan mahallede yapıldı, çok güzel oldu.",
    "Küçük bir bütçeyle çözülebilir.",
    "Gönüllü olarak destek vermeye hazırız.",
    "İsterseniz birlikte yerinde bakalım.",
]
SAID = {
    "for": [
        "Katılıyorum, bizim sokakta da aynı durum var.",
        "Çok yerinde bir öneri.",
        "Bunu ben de yazacaktım.",
        "Destekliyorum, gönüllü olurum.",
        "Komşularla konuştuk, hepimiz istiyoruz.",
        "Yıllardır bekliyoruz.",
        "Küçük bir iş ama çok şey değiştirir.",
        "Böyle olursa herkes rahat eder.",
    ],
    "against": [
        "Bence öncelik bu değil.",
        "Bakımı yapılmazsa bir yıl sonra aynı olur.",
        "Gürültü yapar diye çekiniyorum.",
        "Park yeri azalırsa esnaf zorlanır.",
        "Masrafı çok olur.",
        "Önce var olanlar onarılsın.",
    ],
    "question": [
        "Ne zaman başlanacak?",
        "Hangi birim ilgileniyor?",
        "Bütçesi ayrıldı mı?",
        "Ağaçlara zarar verilecek mi?",
        "Engelliler için de düşünüldü mü?",
        "Bakımını kim üstlenecek?",
    ],
    "experience": [
        "Geçen hafta annem orada düştü.",
        "Her sabah oradan geçiyorum.",
        "Çocuğum yüzünden iki yıldır başka yoldan gidiyoruz.",
        "Eski mahallemde yapılmıştı, iyi sonuç verdi.",
        "Yağmurda orası göl oluyor.",
        "Akşamları oradan yürümeye çekiniyorum.",
    ],
}
MORE = [
    "Yetkililer yerinde görürse anlar.",
    "Bir de yaz aylarını düşünün.",
    "Okul saatlerinde durum daha da kötü.",
    "Teşekkürler.",
    "Takip ediyorum.",
    "Umarım kısa sürede çözülür.",
    "Fotoğraf da ekleyebilirim.",
    "Muhtarımızla da konuştum.",
    "Yan sokakta aynı sorun var.",
    "Birlikte çözebiliriz.",
]
REPLIES = [
    "Haklısınız.",
    "Bizde de öyle.",
    "Ben farklı düşünüyorum.",
    "Bilgi için teşekkürler.",
    "Bunu bilmiyordum.",
    "Aynen katılıyorum.",
    "Peki başka bir çözüm olabilir mi?",
    "Güzel bir ayrıntı.",
]
OFFICIAL = [
    "Yazdığınız için teşekkür ederiz. Ekibimiz bu hafta yerinde bakacak.",
    "Konuyu inceliyoruz, sonucu buradan bildireceğiz.",
    "Keşif yapıldı, çalışma takvime alındı.",
    "Bakım sorumluluğu birimimizdedir.",
]
THEIR_ANSWER = "Başvurunuz programımıza alındı. Çalışma tamamlanınca bilgi verilecek."
SENT_ON = "Bu konu belediyenin değil, bu kurumun görevi. Yazdığınızı oraya ilettik."
ANSWERS = {
    "accepted": [
        "Öneriniz yerinde incelendi ve kabul edildi. Çalışma programa alındı.",
        "Ekibimiz keşif yaptı. İş önümüzdeki dönemde yapılacak.",
    ],
    "in_part": [
        "Önerinizin bir bölümü uygun bulundu. Kalan bölüm için ek bütçe gerekiyor.",
        "Alanın yarısı bizim sorumluluğumuzda; o bölümde çalışacağız.",
    ],
    "declined": [
        "Öneriniz incelendi, bu dönem yapılamıyor. Nedenini açıkça yazıyoruz.",
        "Yapılan incelemede önerinin burada uygulanamayacağı görüldü.",
    ],
    "information": [
        "Belirttiğiniz yer için hazırlık sürüyor. Bilgileri bu sayfada yayımlayacağız.",
        "Konu kayıt altına alındı, ilgili çalışma planı yılda iki kez güncelleniyor.",
    ],
    "interim": [
        "Yerinde inceleme sürüyor, biraz daha zamana ihtiyacımız var.",
        "İlgili birimden görüş bekliyoruz; yeni tarihi aşağıda veriyoruz.",
    ],
}
REASONS = ["budget", "powers", "other_plan", "law", "already_done", "other"]
MERGED = "Aynı yer ve aynı konu."
MILESTONES = ["Keşif ve proje", "Malzeme alımı", "Uygulama"]
FIRST_NAMES = [
    "Ayşe",
    "Fatma",
    "Emine",
    "Hatice",
    "Zeynep",
    "Elif",
    "Meryem",
    "Şerife",
    "Zehra",
    "Sultan",
    "Hanife",
    "Merve",
    "Havva",
    "Esra",
    "Büşra",
    "Özlem",
    "Yasemin",
    "Hülya",
    "Dilek",
    "Leyla",
    "Songül",
    "Gülşen",
    "Çiğdem",
    "Işıl",
    "İrem",
    "Ebru",
    "Derya",
    "Nermin",
    "Aysel",
    "Sevgi",
    "Mehmet",
    "Mustafa",
    "Ahmet",
    "Ali",
    "Hüseyin",
    "Hasan",
    "İbrahim",
    "İsmail",
    "Osman",
    "Yusuf",
    "Murat",
    "Ömer",
    "Ramazan",
    "Halil",
    "Süleyman",
    "Abdullah",
    "Recep",
    "Fatih",
    "Emre",
    "Serkan",
    "Hakan",
    "Kemal",
    "Orhan",
    "Tuncay",
    "Cem",
    "Barış",
    "Umut",
    "Kaan",
    "Oğuz",
    "Çağrı",
]
INITIALS = "ABCÇDEFGHIİKLMNOÖPRSŞTUÜVYZ"


def name(chance: Random) -> str:
    return f"{chance.choice(FIRST_NAMES)} {chance.choice(INITIALS)}."


def title(chance: Random, subject: Subject, *, problem: bool) -> str:
    where = chance.choice(PLACES).format(a=chance.randint(100, 1499), b=chance.randint(100, 1499))
    return turkish.capitalize(f"{where} {subject.problem if problem else subject.idea}")


def text(chance: Random, subject: Subject, *, problem: bool) -> str:
    first = (
        f"{chance.choice(SINCE)} {subject.problem}. {subject.lack}." if problem else f"{subject.lack}. {subject.wish}."
    )
    harm = f"{turkish.capitalize(chance.choice(WHO))} {chance.choice(HARM)}."
    return f"{first} {harm} {' '.join(chance.sample(DONE_BEFORE, 2))}"


def comment(chance: Random, position: str) -> str:
    return " ".join([chance.choice(SAID[position]), *chance.sample(MORE, chance.randint(0, 2))])


def reply(chance: Random, *, official: bool) -> str:
    if official:
        return chance.choice(OFFICIAL)
    return f"{chance.choice(REPLIES)} {chance.choice(MORE)}"
