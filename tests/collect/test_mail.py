"""A message is handed to a real mail server, and no password to one that does not encrypt."""

from email.message import EmailMessage

import pytest

from lib.collect.mail import MailProblem, send
from lib.collect.settings.environment import EnvironmentProblem, read_environment
from tests.collect.smtp import mail_server
from tests.refused import english


def message() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "tablero@example.org", "enlace@example.org", "Resumen"
    made.set_content("ñandú")
    return made


def test_a_message_arrives_as_it_was_sent() -> None:
    with mail_server() as server:
        send(message(), server.url)
        (found,) = server.arrived
    assert (found["To"], found.get_content().strip()) == ("enlace@example.org", "ñandú")


def test_a_refusal_a_server_that_is_away_and_a_password_in_clear_are_said_without_naming_anybody() -> None:
    with mail_server() as server:
        server.refuses = True
        with pytest.raises(MailProblem, match="SMTPDataError"):
            send(message(), server.url)
        server.refuses = False
        with pytest.raises(MailProblem, match="no password is sent"):
            send(message(), server.url.replace("smtp://", "smtp://user:secret@"))
        assert server.arrived == []
    with pytest.raises(MailProblem) as gone:
        send(message(), server.url)
    assert "example.org" not in str(gone.value)


@pytest.mark.parametrize(
    "variables",
    [
        {"IMPULSO_SMTP_URL": "mail.example.org"},
        {"IMPULSO_SMTP_URL": "smtp://user:pass word@mail.example.org"},
        {"IMPULSO_SMTP_URL": "smtp://mail.example.org"},
        {"IMPULSO_SMTP_URL": "smtp://mail.example.org", "IMPULSO_MAIL_FROM": "nobody"},
    ],
)
def test_a_wrong_server_or_sender_is_refused_without_repeating_a_password(variables: dict[str, str]) -> None:
    with pytest.raises(EnvironmentProblem) as refused:
        read_environment(variables)
    assert "pass" not in english(refused.value).replace("password", "")
