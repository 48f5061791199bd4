"""`mcp`: published figures for programs that ask in words, by the Model Context Protocol: read only, six tools.

The SDK is an optional extra of the requirements (`pip install '.[mcp]'`); nothing else loads it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import Field

from lib.collect.opening import OpenProgramme
from lib.collect.rounds.service import open_kept
from lib.collect.settings.environment import Environment
from lib.collect.store.store import Published, Store, StoreFailure
from lib.commands.problems import problem
from lib.indicators.figure import Figure
from lib.programme.setting import Setting
from lib.publish.answers.claims import verified
from lib.publish.answers.figures import UnknownToUs, compared, figure_answer, indicators
from lib.publish.answers.hubs import hubs_near
from lib.publish.answers.series import series
from lib.snapshot.audience import for_public
from lib.snapshot.changes.trend import last_of_each_day
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

_INSTRUCTIONS = (
    "Published figures of a programme. Quote each with its source, date and cut; what is protected has no number."
)
_MOST_DAYS = 60
"""Days that a series looks back over, the latest ones."""

_CUT = re.compile(r"[0-9a-f]{4,12}")
Answer = dict[str, Any]
Kilometres = Annotated[float, Field(gt=0, le=500)]


@dataclass
class ToldFrom:
    """What answers are told from: the store, whose public snapshots alone are told."""

    store: Store
    setting: Setting
    looked_up: dict[str, Mapping[str, Figure]] = field(default_factory=dict)

    def snapshot(self, cut: str, names: Names) -> Snapshot:
        """Return the public part of a snapshot by its id or the beginning of it, the newest for "".

        Raises UnknownToUs and StoreFailure.
        """
        asked = cut.lower()
        found = self.store.newest() if not asked else self.store.snapshot(asked) if _CUT.fullmatch(asked) else None
        if not isinstance(found, Published):
            raise UnknownToUs(names.words("answers.unknown.cut", given=cut[:20]))
        return for_public(found.snapshot)

    def names(self, language: str) -> Names:
        """Return names in a language; the programme's first for "". Raises UnknownToUs."""
        known = self.setting.programme.programme.languages
        words = Words(language if language in known else known[0])
        if language and language not in known:
            raise UnknownToUs(words("answers.unknown.language", given=language[:20], known=", ".join(known)))
        newest = self.store.newest()
        called = {each.id: each.name for each in newest.snapshot.bootcamps} if newest else {}
        return Names(self.setting.programme, self.setting.geography, words, called)

    def days(self) -> list[tuple[date, str, Mapping[str, Figure]]]:
        """Return the last days on which something was published, with the figures of what was in force at their end."""
        zone = ZoneInfo(self.setting.programme.programme.timezone)
        every = last_of_each_day((each.at.astimezone(zone), each) for each in self.store.history())
        found = []
        for day, moment in every[-_MOST_DAYS:]:
            if moment.id not in self.looked_up:
                kept = self.store.snapshot(moment.id)
                of = kept.snapshot.figure if isinstance(kept, Published) else None
                self.looked_up[moment.id] = (
                    {each: of(each) for each in self.setting.programme.indicator_ids} if of else {}
                )
            found.append((day, moment.id, self.looked_up[moment.id]))
        return found


def mcp(environment: Environment, opened: OpenProgramme, *, http: str | None) -> int:
    """Serve over standard input and output, or over HTTP at `http` (host:port), until stopped.

    Raises StoreProblem, StoreFailure, and CommandProblem where the extra is not installed or the store holds nothing to
    tell.
    """
    if find_spec("mcp") is None:
        raise problem("refusal.mcp")
    store = open_kept(environment, opened)
    try:
        if store.newest() is None:
            raise problem("refusal.unpublished")
        server = server_of(ToldFrom(store, opened.setting))
        if http:
            host, _, port = http.rpartition(":")
            server.run("streamable-http", host=host or "127.0.0.1", port=int(port), stateless_http=True)
        else:
            server.run()
    except KeyboardInterrupt:
        pass
    finally:
        store.close()
    return 0


def server_of(asked: ToldFrom) -> "MCPServer[Any]":
    """Return the server with its six tools."""
    from mcp.server.mcpserver import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp.types import ToolAnnotations

    programme = asked.setting.programme.programme
    server: MCPServer[Any] = MCPServer(programme.id, title=programme.name, instructions=_INSTRUCTIONS)

    def offer(tool: Callable[..., Answer]) -> None:
        def answered(*args: Any, **kwargs: Any) -> Answer:
            try:
                return tool(*args, **kwargs)
            except UnknownToUs as unknown:
                raise ToolError(str(unknown)) from unknown
            except StoreFailure as silent:
                raise ToolError("the store does not answer at present") from silent

        answered.__name__, answered.__doc__ = tool.__name__, tool.__doc__
        answered.__annotations__ = tool.__annotations__
        answered.__wrapped__ = tool  # type: ignore[attr-defined]
        server.add_tool(answered, annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False))

    for tool in tools_of(asked):
        offer(tool)
    return server


def tools_of(asked: ToldFrom) -> tuple[Callable[..., Answer], ...]:
    """Return the six tools, each a function whose docstring tells a program when to use it."""

    def list_indicators(language: str = "") -> Answer:
        """List every indicator: id, name, what it means, its unit, and whether it can be asked of a state."""
        names = asked.names(language)
        return indicators(asked.snapshot("", names), names)

    def get_figure(indicator: str, state: str = "", cut: str = "", language: str = "") -> Answer:
        """Get one figure (id such as ALC-1) of the programme, or of a state by its key; `cut` asks a past snapshot."""
        names = asked.names(language)
        return asdict(figure_answer(indicator, state or None, asked.snapshot(cut, names), names))

    def compare(indicator: str, states: list[str] | None = None, cut: str = "", language: str = "") -> Answer:
        """Compare one figure between states (keys; all of them without any), the largest first, and with the whole."""
        names = asked.names(language)
        return compared(indicator, states or (), asked.snapshot(cut, names), names)

    def get_series(indicator: str, language: str = "") -> Answer:
        """Get how one figure went from day to day, as it was published; moves of few people have no number."""
        names = asked.names(language)
        return series(indicator, asked.days(), asked.snapshot("", names), names)

    def find_hubs(place: str, km: Kilometres = 25, language: str = "") -> Answer:
        """Find hubs near a municipality (key, name, or «name, state») or «lat, lon», the nearest first."""
        names = asked.names(language)
        return hubs_near(place, km, asked.snapshot("", names), names)

    def verify(indicator: str, value: float, cut: str = "", language: str = "") -> Answer:
        """Tell whether a snapshot says this value of an indicator, and what it is today."""
        names = asked.names(language)
        return verified(indicator, value, asked.snapshot(cut, names), asked.snapshot("", names), names)

    return list_indicators, get_figure, compare, get_series, find_hubs, verify
