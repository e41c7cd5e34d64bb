"""Letters that were sent, read from files."""

from django.core import mail

from meydan.notices.mailbox import letters


def test_letters_of_the_same_second_are_told_apart_also_in_one_file(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path
    settings.MAILERS = {
        "default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": tmp_path}}
    }
    with mail.mailers["default"] as line:
        for number in (111111, 222222):
            line.send_messages([mail.EmailMessage("Kod", f"Merhaba\n\n{number}\n", to=[f"{number}@example.org"])])
    (tmp_path / "empty.log").write_text("")
    assert len(list(tmp_path.glob("*.log"))) == 2
    assert [(one.to, one.code) for one in letters()] == [
        ("222222@example.org", "222222"),
        ("111111@example.org", "111111"),
    ]


def test_a_letter_that_is_written_in_eight_bits_keeps_its_letters(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path
    head = (
        "To: a@example.org\nSubject: Kod\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    )
    (tmp_path / "1.log").write_text(head + "Kod geçerlidir.\n", encoding="utf-8")
    assert letters()[0].text == "Kod geçerlidir.\n"
