"""What the demo town's people asked about their data, and one breach that is being worked on."""

from datetime import timedelta
from typing import TYPE_CHECKING

from meydan.base import clock
from meydan.privacy import actions

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown


def load_requests(town: "DemoTown") -> None:
    elif_, officer = town.people["yurttas"], town.people["veri"]
    with clock.at(town.at(20)):
        answered = actions.ask(by=elif_, what="learn", words="Telefonumu kimler görüyor?")
    with clock.at(town.at(16)):
        actions.close_request(
            by=officer, request=answered, refuse=False,
            words="Telefonunuzu yalnız kod ve seçtiğiniz kısa mesajlar için kullanıyoruz. Masada görevi rol vermek olanlar görür; başkası görmez.",
        )  # fmt: skip
    with clock.at(town.at(6)):
        actions.ask(by=elif_, what="correct", words="Eski mahallem yazılı; Göksu olacak.")
    with clock.at(town.at(3)):
        actions.enter_request(
            by=officer, person=None, name="Nuri Y.", contact="Menderes Caddesi 12/3, Buca", what="erase", channel="paper",
            words="2019’daki anket formumun silinmesini istiyorum.", asked_at=clock.now() - timedelta(days=1),
        )  # fmt: skip
    with clock.at(town.at(1)):
        breach = actions.record_breach(
            by=officer, found_at=clock.now() - timedelta(hours=2),
            words={
                "title": "Katılımcı listesi yanlış e-posta adresine gitti", "affected": "bir etkinliğin katılımcıları", "affected_count": 34,
                "what": "Kapıda kullanılacak liste, adres yanlış yazıldığı için başka birine gönderildi. Alan kişi haber verdi.",
                "data": "ad, gelme durumu",
            },
        )  # fmt: skip
        actions.note_breach(by=officer, breach=breach, words="Alan kişi dosyayı sildiğini yazıyla bildirdi.")
