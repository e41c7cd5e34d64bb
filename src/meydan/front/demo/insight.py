"""Who took part in the demo town, counted, and two visits to those who are missing."""

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from meydan.base import clock
from meydan.insight import actions
from meydan.insight.queries.outreach import running
from meydan.insight.queries.representation import portrait

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown

VISITS = (
    ("stand", "{place}: pazar masası", 3, "", 0),
    ("muhtar", "{place}: muhtarlıkta kâğıt form", 6, "", 0),
    ("visit", "{place}: okul aile buluşması", -4, "41 kişi katkı formu doldurdu; 12’si ilk kez katıldı.", 60),
)


INDICATORS = (
    (
        "11.7", "parks", "Kişi başına yeşil alan (örnek)", "Green space a person (example)",
        "Mahalle sınırı içindeki bakımlı yeşil alanın nüfusa oranı.", "Kept green space within the neighbourhoods, by population.",
        "m²", "m²", "Haritada ölçülen bakımlı yeşil alan, 31 Aralık nüfusuna bölünür.", "Orman sayılmaz.", "7", ("4.1", "4.2", "4.4", "4.9", "5.3"),
    ),
    (
        "11.2", "works", "Engelsiz kaldırım (örnek)", "Accessible pavement (example)",
        "Rampası olan ve 120 santimetreden dar olmayan kaldırım.", "Pavement with ramps and no narrower than 120 centimetres.",
        "km", "km", "Fen İşleri ekipleri yılda bir kez yürüyerek ölçer.", "Ara sokakların yarısı ölçülmedi.", "260", ("112", "111", "114", "113", "110"),
    ),
    (
        "13.3", "", "İklim eğitimine katılan öğrenci (örnek)", "Pupils in climate lessons (example)",
        "Bir yılda en az bir iklim dersine katılan öğrenci.", "Pupils who had at least one climate lesson in a year.",
        "öğrenci", "pupils", "Okulların bildirdiği sayılar toplanır.", "", "5000", ("0", "900", "1800", "2900", "4100"),
    ),
)  # fmt: skip
FIRST_YEAR = 5


def load_insight(town: "DemoTown") -> None:
    """The sums as a worker would have counted them last night; then a task for each of the widest gaps of the town."""
    actions.count()
    by, today = town.people["mudur"], clock.today()
    _population(town, today.year - 1)
    of = f"town:{today.year}"
    for ref in (of, *(one.ref for one in running()[:1])):
        told = portrait(ref).places
        for line, (what, title, days, changed, reached) in zip(told.missing if told else [], VISITS, strict=False):
            one = actions.plan_outreach(
                by=by, of=ref, dimension="place", value=line.value, what=what, title=title.format(place=line.word),
                on=today + timedelta(days=days), owner=town.people["koordinator"],
            )  # fmt: skip
            if changed:
                actions.finish_outreach(by=by, outreach=one, changed=changed, reached=reached)
    _indicators(town)
    _review(town)


def _population(town: "DemoTown", year: int) -> None:
    """Round figures, as their source says."""
    groups = (("cinsiyet", "kadın", 262_900), ("cinsiyet", "erkek", 258_000), ("öğrenci", "", 70_000))
    rows = [["", *group[:2], str(group[2]), f"31.12.{year}", "Örnek veri, yuvarlak sayı"] for group in groups]
    actions.bring_population(
        by=town.people["mudur"], rows=[["alan", "kategori", "değer", "kişi", "tarih", "kaynak"], *rows]
    )


def _indicators(town: "DemoTown") -> None:
    """Invented ones, as their names say, with a value for each of the last five years."""
    by, first = town.people["mudur"], clock.today().year - FIRST_YEAR
    for (
        code,
        unit,
        name_tr,
        name_en,
        told_tr,
        told_en,
        measure_tr,
        measure_en,
        method,
        quality,
        aim,
        values,
    ) in INDICATORS:
        one = actions.save_indicator(
            by=by, target=town.targets[code], unit=town.units.get(unit), name_tr=name_tr, name_en=name_en,
            definition_tr=told_tr, definition_en=told_en, measure_tr=measure_tr, measure_en=measure_en, method=method,
            quality=quality, source="Örnek veri", baseline=Decimal(values[0]), baseline_on=date(first, 12, 31),
            aim=Decimal(aim), aim_on=date(first + 9, 12, 31),
        )  # fmt: skip
        for year, value in enumerate(values, first):
            actions.take_reading(by=by, indicator=one, on=date(year, 12, 31), value=Decimal(value), source="Örnek veri")


WORDS = {
    "foreword": ("Bu değerlendirme bir örnektir. Buca, 17 amaca nerede yaklaştığını, nerede geride kaldığını her yıl yazar.", "This review is an example. Each year the town writes down where it comes nearer to the 17 goals and where it falls behind."),
    "method": ("Sayılar Meydan’daki kayıtlardan gelir; metinleri Merkez yazdı. Sohbetlerdeki sesler ve başka kurumların işleri burada yoktur.", "Figures come from the records in Meydan; the Centre wrote the words. Voices of conversations and what other bodies do are not in it."),
    "who": ("Katılanları yaşadıkları mahalleye göre nüfusla karşılaştırdık.", "We compared those who took part with the people who live here, by neighbourhood."),
    "missing": ("Bazı mahallelere ve 65 yaş üstüne yeterince ulaşamadık. Pazar masaları ve muhtarlık görüşmeleri bunun için.", "We did not reach some neighbourhoods and people over 65 well enough. Market stands and meetings with muhtars are for that."),
    "next": ("Gelecek yıl göstergelerin ölçülmeyen yarısını ölçmek istiyoruz.", "Next year we want to measure the other half of the indicators."),
}  # fmt: skip


def _review(town: "DemoTown") -> None:
    """Of the last year, published; invented, as its foreword says."""
    by = town.people["mudur"]
    review = actions.begin_review(by=by, year=clock.today().year - 1)
    for section, (tr, en) in WORDS.items():
        actions.write_section(by=by, review=review, section=section, texts={"tr": tr, "en": en})
    actions.publish_review(by=by, review=review)
