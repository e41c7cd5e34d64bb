"""A form whose answer is shown on the spot (a code, a letter, a receipt, sealed words): a second press is shown the same, and
nothing is made, opened or written down twice."""

from copy import deepcopy

from tests.test_bad_input import rows, town, walk

__all__ = ["town", "walk"]
PAGES = {
    "surveys:desk_codes",
    "decisions:desk_codes",
    "proofs:desk",
    "paper:desk_kiosks",
    "decisions:desk_admit",
    "decisions:check",
    "panels:desk_needs",
    "volunteering:access",
    "opendata:tokens",
    "ideas:saved_stop",
}


def test_a_second_press_is_shown_what_the_first_one_made(client, walk):
    shown = set()
    for name in sorted(PAGES):
        for form, where, cookies, who in [one for one in walk(name) if one[0].method == "post"]:

            def press(form=form, where=where, cookies=cookies):
                client.cookies = deepcopy(cookies)
                return client.post(where, form.usual())

            first = press()
            if not getattr(first, "is_outcome", False):
                continue
            made, second = rows(), press()
            assert rows() == made, f"{name} {where} {who}"
            assert (second.status_code, second.content) == (200, first.content), f"{name} {where} {who}"
            assert second.get("Cache-Control") == first.get("Cache-Control")
            shown.add(name)
    assert shown == PAGES
