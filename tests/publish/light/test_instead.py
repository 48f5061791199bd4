"""Pages that stand where no other can look as those of the programme."""

from lib.programme.model import ProgrammeIdentity
from lib.publish.light.instead import lost_page, starting_page
from tests.tables.rules.tables import PROGRAMME

WHO = PROGRAMME.programme


def with_logo() -> ProgrammeIdentity:
    return WHO.model_copy(update={"logo": "logo.svg"})


def test_a_page_that_is_not_there_shows_the_programmes_mark_and_where_its_pages_are() -> None:
    page = lost_page(WHO, ("home", "hubs"), "/tablero")
    assert f'fill="{WHO.colour}"' in page
    assert f'href="/tablero/hubs?lang={WHO.languages[0]}"' in page


def test_while_the_first_edition_is_made_the_page_shows_the_mark_too() -> None:
    assert f'fill="{WHO.colour}"' in starting_page(WHO)


def test_where_the_programme_has_a_logo_of_its_own_nothing_stands_in_for_it() -> None:
    assert "<svg" not in lost_page(with_logo(), ("home",))
