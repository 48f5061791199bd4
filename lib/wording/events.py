"""The entries of a calendar in words."""

from lib.snapshot.selection.events import Event
from lib.snapshot.selection.tasks import OpenTask
from lib.wording.names import Names
from lib.wording.tasks import whose_task


def event_title(event: Event, names: Names) -> str:
    """Return «Bootcamp Tekax», «Sesión 3 de Tekax», or whose task it is and what."""
    words = names.words
    if event.kind == "bootcamp":
        title = words("event.bootcamp", name=names.bootcamp(event.row))
    elif event.kind == "session":
        title = words("event.session", number=event.what, name=names.bootcamp(event.about))
    else:
        task = OpenTask(event.kind, event.partner, event.row, None, event.what, event.about)
        title = whose_task(task, names)
    return title if event.days_known else words("event.week", title=title)
