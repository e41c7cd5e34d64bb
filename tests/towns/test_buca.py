"""The facts of Buca, as counted by TÜİK on 31 December 2025, and the marks of what is not final."""

from collections import Counter

from tests.towns.reading import BUCA, rows, texts, town_file

# People and neighbourhoods of each postcode: computed apart from the table, so that a slip in one row shows.
POSTCODES = {
    "35390": (13, 168_819),
    "35380": (10, 163_396),
    "35370": (10, 102_806),
    "35400": (11, 81_832),
    "35395": (3, 4_083),
}


def test_forty_seven_neighbourhoods_have_520936_people():
    listed = rows(BUCA / "neighbourhoods.csv")
    assert len(listed) == 47
    assert sum(int(row["population"]) for row in listed) == 520_936
    assert town_file(BUCA)["population"]["value"] == 520_941


def test_postcode_groups_add_up():
    listed = rows(BUCA / "neighbourhoods.csv")
    people = Counter()
    for row in listed:
        assert row["group"] == row["postcode"]
        people[row["group"]] += int(row["population"])
    number = Counter(row["group"] for row in listed)
    assert {code: (number[code], people[code]) for code in number} == POSTCODES


def test_all_populations_are_of_one_day_and_source():
    listed = rows(BUCA / "neighbourhoods.csv")
    assert {(row["date"], row["source"]) for row in listed} == {("2025-12-31", "TÜİK MEDAS (ADNKS)")}


def test_the_largest_and_the_smallest():
    by_size = sorted(rows(BUCA / "neighbourhoods.csv"), key=lambda row: -int(row["population"]))
    largest, smallest = by_size[0], by_size[-1]
    assert (largest["name"], largest["population"]) == ("Göksu", "29709")
    assert (smallest["name"], smallest["population"]) == ("Doğancılar", "326")


def test_the_gap_of_five_is_told_in_both_languages():
    population = town_file(BUCA)["population"]
    assert "520.936" in population["note_tr"]
    assert "520,936" in population["note_en"]
    assert "520.936" in texts(BUCA, "tr")["how-results.md"]
    assert "520,936" in texts(BUCA, "en")["how-results.md"]


def test_no_address_of_the_sample_reaches_anybody():
    addresses = [row["email"] for row in rows(BUCA / "units.csv")] + [town_file(BUCA)["contact"]["email"]]
    assert all(address.endswith("@demo.meydan.example") for address in addresses)


def test_each_basis_is_left_to_the_municipality():
    for clock in town_file(BUCA)["clocks"].values():
        assert "belediye tarafından doldurulur" in clock["basis"]
        assert "to be filled in by the municipality" in clock["basis_en"]


def test_the_privacy_notice_says_that_it_is_a_draft():
    assert "hukuk onayı bekler" in texts(BUCA, "tr")["privacy.md"]
    assert "awaits legal approval" in texts(BUCA, "en")["privacy.md"]


def test_no_text_cites_an_article_of_a_law():
    """Legal claims are the municipality's to make."""
    for language in ("tr", "en"):
        for name, text in texts(BUCA, language).items():
            folded = text.casefold()
            assert "sayılı kanun" not in folded, (language, name)
            assert "maddesi" not in folded, (language, name)
            assert "article" not in folded, (language, name)
