"""What the demo town's people asked about their data, a breach that is being worked on, and proofs of who lives here."""

from datetime import timedelta
from typing import TYPE_CHECKING

from meydan.base import clock
from meydan.privacy import actions
from meydan.proofs import actions as proofs

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


def load_proofs(town: "DemoTown") -> None:
    """Elif has shown where she works; two neighbours showed where they live or study, one waits for a letter."""
    desk, elif_ = town.people["koordinator"], town.people["yurttas"]
    others = [one for one in town.people.values() if not one.grants and not one.is_minor and one != elif_][:3]
    seen = [(90, "works", "employer"), (40, "lives", "register"), (12, "studies", "school")]
    for (days, bond, paper), person in zip(seen, [elif_, *others], strict=False):
        with clock.at(town.at(days)):
            proofs.prove(by=desk, person=person, bond=bond, seen=paper)
    for person in others[2:]:
        with clock.at(town.at(2)):
            proofs.ask_letter(by=person, name="A. Kaya", address="Menderes Mahallesi, 207. Sokak 5/2, Buca")
