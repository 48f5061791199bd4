"""Which hubs are asked for, and which are ready for a map."""

from lib.snapshot.selection.hub_choice import HubChoice, chosen, is_placed, unverified
from tests.markup.made_hubs import hub, names, sample


def test_nothing_chosen_is_every_hub() -> None:
    assert chosen(sample().hubs, HubChoice()) == sample().hubs


def test_state_phase_and_condition_narrow_the_choice_together() -> None:
    choice = HubChoice("07", ("use",), ("in-service-unverified",))
    assert [each.id for each in chosen(sample().hubs, choice)] == ["CHIS-MAR-01", "CHIS-ZIN-01"]


def test_a_point_at_zero_or_in_another_state_is_not_placed() -> None:
    geography = names().geography
    assert is_placed(hub(), geography)
    assert not is_placed(hub(lat=0.0, lon=0.0), geography)
    assert not is_placed(hub(lon=89.2868), geography)
    assert not is_placed(hub(lat=16.73, lon=-92.64), geography)


def test_hubs_to_verify_come_with_the_never_verified_first_and_then_the_oldest() -> None:
    waiting = {"condition": "in-service-unverified"}
    old, older = hub(id="A", days_since_verified=100, **waiting), hub(id="B", days_since_verified=200, **waiting)
    never = hub(id="C", days_since_verified=None, verified_on=None, **waiting)
    future = hub(id="D", days_since_verified=-3, **waiting)
    fine = hub(id="E", condition="in-service-verified")
    assert [each.id for each in unverified([old, fine, older, future, never])] == ["C", "D", "B", "A"]


def test_hubs_are_chosen_by_their_speed_provider_programme_and_project() -> None:
    slow = hub(
        id="A", speed=12.0, contracted_speed=50.0, provider="Red  Satelital", project_kind="crafts", led_by_women=True
    )
    fast = hub(
        id="B", speed=50.0, contracted_speed=50.0, provider="red satelital", project_kind=None, led_by_women=False
    )
    unmeasured = hub(id="C", speed=None, provider=None, programme=None, led_by_women=None)

    def found(name: str, *values: str) -> str:
        return "".join(each.id for each in chosen([slow, fast, unmeasured], HubChoice(facets=((name, values),))))

    assert (found("velocidad", "below"), found("velocidad", "reached", "not-measured")) == ("A", "BC")
    assert (found("proveedor", "red-satelital"), found("proyecto", "crafts")) == ("AB", "A")
    assert (found("dirige", "women"), found("dirige", "others"), found("programa", "nowhere")) == ("A", "B", "")
