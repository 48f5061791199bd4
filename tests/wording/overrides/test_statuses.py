"""Texts that count a status call it as the programme does."""

from lib.wording.overrides.statuses import status_texts


def test_how_many_bootcamps_have_a_status_stands_behind_the_programmes_own_name() -> None:
    texts = status_texts({"bootcamp-status.recruiting": "en inscripción"})
    assert texts == {
        "bootcamps.count.recruiting": "en inscripción: {n}",
        "bootcamps.count.recruiting.one": "en inscripción: {n}",
    }


def test_the_condition_of_hubs_is_called_so_in_counts_and_beneath_the_map() -> None:
    texts = status_texts({"condition.intermittent": "Con fallas"})
    assert texts["hubs.count.intermittent"].format(n=3) == "con fallas: 3"
    assert texts["stage.key.intermittent"] == "con fallas"


def test_a_programme_that_words_the_count_itself_is_taken_at_its_word() -> None:
    said = {"bootcamp-status.recruiting": "en inscripción", "bootcamps.count.recruiting": "{n} en inscripción"}
    assert "bootcamps.count.recruiting" not in status_texts(said)


def test_braces_of_a_name_are_no_parameters() -> None:
    assert status_texts({"bootcamp-status.proposed": "{x}"})["bootcamps.count.proposed"].format(n=2) == "{x}: 2"
