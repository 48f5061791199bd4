"""Each organisation hears once of what is new, at its own mailbox, and never twice of one snapshot."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from functools import partial

import pytest

from lib.collect.mail import MailProblem, send
from lib.collect.store.digests import MOST_TRIES
from lib.collect.store.opening import open_store
from lib.collect.store.store import Store
from lib.programme.country import UNKNOWN
from lib.programme.digest import Digest
from lib.publish.mailbox.delivery import Post, is_due
from lib.publish.mailbox.postman import Postman
from lib.snapshot.selection.tasks import due_within, owed_by, tasks_of
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.tasks import task_sentence
from tests.collect.rig import SCOPE, HandTime
from tests.collect.smtp import MailServer, mail_server
from tests.indicators.facts import mexico
from tests.snapshot.samples import sample_snapshot, setting_of

DAY = timedelta(days=1)
MONDAY = datetime(2023, 7, 3, 15, tzinfo=UTC)  # nine in the morning in Mexico
MIDWAY = sample_snapshot("midway")
MAILBOXES = {"sict": "enlace@sict.example", "sedeco-yuc": "enlace@yucatan.example"}


@pytest.fixture
def store() -> Iterator[Store]:
    made = open_store("sqlite://", SCOPE, setting_of("midway").programme.sources, HandTime())
    yield made
    made.close()


@pytest.fixture(scope="module")
def server() -> Iterator[MailServer]:
    with mail_server() as running:
        yield running


@pytest.fixture(autouse=True)
def emptied(server: MailServer) -> None:
    server.arrived.clear()
    server.refuses = False


def post(store: Store, server: MailServer | None, **digest: object) -> Post:
    setting = setting_of("midway")
    declared = Digest.model_validate({"mailboxes": MAILBOXES, **digest})
    programme = setting.programme.model_copy(update={"digest": declared})
    hand_over = partial(send, server=server.url) if server else None
    return Post(
        replace(setting, programme=programme, country=mexico()),
        store,
        "https://d.example",
        hand_over,
        "tablero@d.example",
    )


def on(day: date, snapshot: Snapshot = MIDWAY) -> Snapshot:
    return replace(snapshot, today=day)


def outcomes(post: Post, snapshot: Snapshot, now: datetime = MONDAY) -> dict[str, str]:
    return {
        each.digest.partner: each.outcome for each in post.deliver(snapshot, now, ("sict", "sedeco-yuc", "microsoft"))
    }


def test_a_digest_goes_to_the_declared_mailbox_and_waits_where_there_is_none(store: Store, server: MailServer) -> None:
    assert outcomes(post(store, server), MIDWAY) == {"sict": "sent", "sedeco-yuc": "sent", "microsoft": "waits"}
    assert [each["To"] for each in server.arrived] == [*MAILBOXES.values()]
    assert set(outcomes(post(store, None), MIDWAY).values()) == {"nothing-new", "waits"}
    message = server.arrived[0]
    assert message["List-Unsubscribe"] == "<mailto:tablero@d.example?subject=unsubscribe%20sict>"
    assert message["Message-ID"].endswith("@d.example>")
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    assert "Verificar el sitio Centro de la comunidad de Ixtlán" in text.get_content()
    assert "https://d.example/mine?socio=sict" in html.get_content()


def test_nothing_is_sent_twice_or_where_nothing_changed_also_after_a_restart(store: Store, server: MailServer) -> None:
    outcomes(post(store, server), MIDWAY)
    assert set(outcomes(post(store, server), MIDWAY).values()) == {"nothing-new", "waits"}
    later = post(store, server)
    assert outcomes(later, MIDWAY, MONDAY + 9 * DAY)["sict"] == "nothing-new"
    assert len(server.arrived) == 2


def test_of_two_servers_that_send_at_once_one_does(store: Store, server: MailServer) -> None:
    asked: list[EmailMessage] = []
    second = post(store, server)

    def meanwhile(message: EmailMessage) -> None:
        asked.append(message)
        if len(asked) == 1:
            assert {each.outcome for each in second.deliver(MIDWAY, MONDAY, ("sict",))} <= {"already", "nothing-new"}

    first = replace(post(store, server), send=meanwhile)
    assert [each.outcome for each in first.deliver(MIDWAY, MONDAY, ("sict",))] == ["sent"]
    assert (len(asked), server.arrived) == (1, [])


def test_a_process_that_ends_while_it_sends_is_not_followed_by_a_second_digest(
    store: Store, server: MailServer
) -> None:
    def ends(_: EmailMessage) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(replace(post(store, server), send=ends).deliver(MIDWAY, MONDAY, ("sict",)))
    assert outcomes(post(store, server), MIDWAY)["sict"] == "nothing-new"
    kept = store.digests.last("sict")
    assert kept is not None
    assert kept.state == "sending"


def test_what_failed_is_tried_again_a_few_times_and_the_last_try_is_kept(store: Store, server: MailServer) -> None:
    server.refuses = True
    for _ in range(MOST_TRIES):
        assert outcomes(post(store, server), MIDWAY)["sict"] == "failed"
    assert outcomes(post(store, server), MIDWAY)["sict"] == "already"
    kept = store.digests.last("sict")
    assert kept is not None
    assert (kept.state, kept.tries) == ("failed", MOST_TRIES)
    server.refuses = False
    tomorrow = on(MIDWAY.today + DAY)
    assert outcomes(post(store, server), tomorrow, MONDAY + DAY)["sict"] == "sent"


def test_a_mailbox_that_reads_like_a_person_s_gets_nothing(store: Store, server: MailServer) -> None:
    person = post(store, server, mailboxes={"sict": "maria.lopez@sict.example"})
    assert outcomes(person, MIDWAY)["sict"] == "personal"
    assert server.arrived == []


def waits_for(partner: str, snapshot: Snapshot) -> set[tuple[str, str]]:
    """Work out anew what a partner would be told of her tasks in the next fourteen days."""
    last = snapshot.today + 14 * DAY
    owed = {(each.id, str(each.due)) for each in snapshot.commitments if each.partner == partner and each.due <= last
            and each.status in {"offered", "confirmed"}}  # fmt: skip
    ahead = [each for each in snapshot.bootcamps if each.status in {"proposed", "confirmed", "recruiting"}]
    owed |= {
        (f"{camp.id}/{item.requirement}", str(item.due))
        for camp in ahead
        for item in camp.readiness
        if item.partner == partner and item.due <= last and item.progress in {"pending", "in-progress"}
    }
    (sheet,) = (each for each in snapshot.sources if each.owner == partner)
    assert sheet.facts_to is not None
    cut = sheet.facts_to + timedelta(days=sheet.every_days)
    return owed | ({("sheet", str(cut))} if cut <= last else set())


def test_in_a_month_there_are_as_many_digests_as_days_with_something_new_for_her(
    store: Store, server: MailServer
) -> None:
    told: list[set[tuple[str, str]]] = []
    delivered = days = 0
    for number in range(31):
        snapshot = on(date(2023, 8, 1) + number * DAY)
        store.publish(snapshot, MONDAY + number * DAY)
        waits = waits_for("sedeco-yuc", snapshot)
        days += not told or waits != told[-1]
        told.append(waits)
        for _ in range(3):
            found = outcomes(post(store, server), snapshot, MONDAY + number * DAY)
            delivered += found["sedeco-yuc"] == "sent"
    assert delivered == days > 3
    assert sum(each["To"] == MAILBOXES["sedeco-yuc"] for each in server.arrived) == days


def test_who_never_opens_the_board_hears_of_every_due_at_least_seven_days_ahead(
    store: Store, server: MailServer
) -> None:
    programme = setting_of("midway").programme
    names = Names(programme, setting_of("midway").geography, Words("es"), {e.id: e.name for e in MIDWAY.bootcamps})
    time = HandTime(MONDAY)
    newest = [on(date(2023, 7, 3))]
    postman = Postman(post(store, server), lambda: newest[0], lambda: True, time)
    heard: dict[str, date] = {}
    for number in range(70):
        newest[0] = on(date(2023, 7, 3) + number * DAY)
        for hour in (-4, 0, 3):
            time.now = MONDAY + number * DAY + timedelta(hours=hour)
            postman.look()
        for message in server.arrived:
            body = message.get_body(("plain",))
            assert body is not None
            assert newest[0].today.weekday() == 0, "only on the declared day"
            if message["To"] == MAILBOXES["sedeco-yuc"]:
                for line in body.get_content().splitlines():
                    heard.setdefault(line.partition(": ")[2], newest[0].today)
        server.arrived.clear()
    hers = owed_by(tasks_of(MIDWAY, programme), "sedeco-yuc")
    dues = [each for each in due_within(hers, date(2023, 9, 4), 0) if each.day and each.day >= date(2023, 7, 17)]
    assert len(dues) > 5
    assert all((each.day - heard[task_sentence(each, names)]).days >= 7 for each in dues if each.day)


def test_by_itself_it_sends_from_the_declared_hour_on_and_once_a_day(store: Store, server: MailServer) -> None:
    time, newest = HandTime(MONDAY - timedelta(hours=2)), [MIDWAY]
    postman = Postman(post(store, server, days=["monday", "thursday"]), lambda: newest[0], lambda: True, time)
    postman.look()
    assert server.arrived == [], "it is seven in the morning"
    time.now = MONDAY
    postman.look()
    verified = tuple(replace(each, verified_on=MIDWAY.today) for each in MIDWAY.hubs)
    newest[0] = replace(MIDWAY, findings=(), hubs=verified)
    postman.look()
    assert len(server.arrived) == 2
    time.now = MONDAY + 3 * DAY
    postman.look()
    assert [each["To"] for each in server.arrived[2:]] == [MAILBOXES["sict"]], "only hers was mended"


def test_who_does_not_collect_sends_nothing_and_a_failure_is_looked_at_again(store: Store, server: MailServer) -> None:
    time = HandTime(MONDAY)
    assert Postman(post(store, server), lambda: MIDWAY, lambda: False, time).look()
    assert server.arrived == []
    leads = Postman(post(store, server), lambda: MIDWAY, lambda: True, time)
    server.refuses = True
    assert not leads.look()
    server.refuses = False
    assert leads.look()
    assert len(server.arrived) == 2


def test_a_server_that_is_away_is_a_failure_and_no_more(store: Store) -> None:
    def away(_: EmailMessage) -> None:
        raise MailProblem("ConnectionRefusedError")

    found = list(replace(post(store, None), send=away).deliver(MIDWAY, MONDAY, ("sict",)))
    assert [each.outcome for each in found] == ["failed"]


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2026, 3, 9), True),  # a Monday
        (date(2026, 3, 16), False),  # the birthday of Benito Juárez
        (date(2026, 3, 17), True),  # the first working day after it
        (date(2026, 3, 18), False),
        (date(2026, 3, 10), False),
    ],
)
def test_a_digest_that_would_go_out_on_a_holiday_waits_for_the_next_working_day(day: date, due: bool) -> None:
    programme = setting_of("midway").programme.model_copy(update={"digest": Digest()})
    now = datetime(day.year, day.month, day.day, 16, tzinfo=UTC)
    assert is_due(programme, None, now) is due
    assert is_due(programme.knowing(UNKNOWN), None, now) is (day.weekday() == 0)
