"""The table of smart-village hubs."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, ClassVar

from lib.programme.model import TableId
from lib.programme.outline import Box
from lib.tables.cells.coordinates import are_metres, is_in, swapped
from lib.tables.cells.outcome import Unreadable
from lib.tables.cells.pairs import read_pair
from lib.tables.grid import Cell
from lib.tables.schema import vocabulary as v
from lib.tables.schema.columns import MOST_COMPUTERS, MOST_MBPS, MOST_SEATS, Column, Row

_FEWEST = 3


class Hub(Row):
    """A smart-village hub: where it is, in which phase, whether it works, and when that was verified."""

    table: ClassVar[TableId] = "sitios"
    english: ClassVar[str] = "hubs"
    key: ClassVar[tuple[str, ...]] = ("hub",)
    called: ClassVar[str | None] = "name"

    hub: Annotated[str, Column(
        "sitio_id", "hub id", "#loc+facility+id", "slug",
        "Clave estable del sitio; nunca se reutiliza.", "Stable key of the hub; never used again.", "YUC-TEK-01",
    )]  # fmt: skip
    name: Annotated[str, Column(
        "sitio", "hub name", "#loc+facility+name+i_es", "text",
        "Nombre del sitio.", "Name of the hub.", "Centro comunitario de Tekax", longest=120,
    )]  # fmt: skip
    kind: Annotated[v.HubType, Column(
        "tipo", "type", "#loc+facility+type", "choice",
        "Dónde está instalado.", "Where it is housed.", "centro-comunitario", choices=v.HubType,
    )]  # fmt: skip
    state: Annotated[str, Column(
        "estado_cve", "state code", "#adm1+code+v_inegi", "state",
        "Clave INEGI del estado, dos cifras.", "INEGI key of the state, two digits.", "31",
    )]  # fmt: skip
    municipality: Annotated[str, Column(
        "municipio_cve", "municipality code", "#adm2+code+v_inegi", "municipality",
        "Clave INEGI del municipio, cinco cifras; el nombre no basta, porque se repite.",
        "INEGI key of the municipality, five digits; the name will not do, because names repeat.", "31079",
        within="state",
    )]  # fmt: skip
    locality: Annotated[str | None, Column(
        "localidad", "locality", "#loc+name+i_es", "text",
        "Localidad donde está.", "Locality where it is.", "Tekax de Álvaro Obregón",
        required=False, longest=120, unique_text=False, of_locality=True,
    )] = None  # fmt: skip
    lat: Annotated[float, Column(
        "lat", "latitude", "#geo+lat", "latitude",
        "Latitud en grados decimales (WGS84).", "Latitude in decimal degrees (WGS84).", "20.2037",
        other_headers=("latitud",),
    )]  # fmt: skip
    lon: Annotated[float, Column(
        "lon", "longitude", "#geo+lon", "longitude",
        "Longitud en grados decimales; en México es negativa.",
        "Longitude in decimal degrees; negative in Mexico.", "-89.2868",
        other_headers=("longitud", "long", "lng"),
    )]  # fmt: skip
    phase: Annotated[v.Phase, Column(
        "fase", "phase", "#status+phase", "choice",
        "Fase de Aldeas Inteligentes.", "Phase of the smart village.", "uso", choices=v.Phase,
    )]  # fmt: skip
    status: Annotated[v.OperatingStatus, Column(
        "estado_operativo", "operating status", "#status+service", "choice",
        "Si el sitio funciona.", "Whether the hub works.", "en-servicio", choices=v.OperatingStatus,
    )]  # fmt: skip
    connectivity: Annotated[v.Connectivity, Column(
        "tecnologia", "connectivity", "#service+type", "choice",
        "Cómo llega el internet.", "How the internet arrives.", "satelital", choices=v.Connectivity,
    )]  # fmt: skip
    computers: Annotated[int | None, Column(
        "computadoras", "computers working", "#capacity+computers+num", "count",
        "Computadoras que funcionan.", "Computers that work.", "12", required=False, minimum=0, maximum=MOST_COMPUTERS,
    )] = None  # fmt: skip
    seats: Annotated[int | None, Column(
        "cupo", "seats", "#capacity+seats+num", "count",
        "Personas que caben.", "How many people it holds.", "40", required=False, minimum=0, maximum=MOST_SEATS,
    )] = None  # fmt: skip
    verified_on: Annotated[date | None, Column(
        "fecha_verificacion", "last verified on", "#date+verified", "day",
        "Último día en que alguien comprobó el servicio; sin fecha, el sitio queda «sin verificar».",
        "Last day on which somebody checked the service; without it the hub is “not verified”.", "2023-11-10",
        blank_counts=True,
        called_for_by=(
            "status",
            (v.OperatingStatus.IN_SERVICE, v.OperatingStatus.INTERMITTENT, v.OperatingStatus.OUT_OF_SERVICE),
        ),
    )] = None  # fmt: skip

    speed: Annotated[float | None, Column(
        "velocidad_mbps", "measured speed", "#service+speed+num", "decimal",
        "Velocidad de descarga que se midió en el sitio, en megabits por segundo (Mbps).",
        "Download speed as measured at the hub, in megabits per second (Mbps).", "12.5",
        required=False, minimum=0, maximum=MOST_MBPS, called_for_by=("measured_on", ()),
    )] = None  # fmt: skip
    contracted_speed: Annotated[float | None, Column(
        "contratada_mbps", "contracted speed", "#service+speed+contracted+num", "decimal",
        "Velocidad de descarga contratada, en megabits por segundo (Mbps).",
        "Download speed as contracted, in megabits per second (Mbps).", "50",
        required=False, minimum=0, maximum=MOST_MBPS, other_headers=("velocidad_contratada_mbps",),
    )] = None  # fmt: skip
    measured_on: Annotated[date | None, Column(
        "medida_el", "measured on", "#date+measured", "day",
        "Día en que se midió la velocidad.", "Day on which the speed was measured.", "2023-11-10",
        required=False, called_for_by=("speed", ()),
    )] = None  # fmt: skip
    provider: Annotated[str | None, Column(
        "proveedor", "provider", "#org+provider+name", "text",
        "Organización o empresa que da el internet.", "Organisation or company that provides the internet.",
        "CFE Telecomunicaciones e Internet para Todos", required=False, longest=80, unique_text=False,
    )] = None  # fmt: skip
    programme: Annotated[str | None, Column(
        "programa", "public programme", "#activity+programme+name", "text",
        "Programa público con el que se conectó el sitio.", "Public programme that connected the hub.",
        "Internet para Todos", required=False, longest=80, unique_text=False,
    )] = None  # fmt: skip
    priority: Annotated[str | None, Column(
        "clave_prioritaria", "priority key", "#activity+programme+code", "slug",
        "Clave del sitio o de su localidad en las prioridades de ese programa.",
        "Key of the hub or its locality in that programme's priorities.", "AP-0142", required=False,
    )] = None  # fmt: skip
    project: Annotated[str | None, Column(
        "proyecto_productivo", "productive project", "#activity+project+name+i_es", "text",
        "Proyecto productivo que la comunidad eligió para su aldea.",
        "Productive project that the community chose for its smart village.", "Miel melipona de Tekax",
        required=False, longest=120,
    )] = None  # fmt: skip
    project_kind: Annotated[v.ProjectKind | None, Column(
        "proyecto_tipo", "kind of project", "#activity+project+type", "choice",
        "De qué es el proyecto productivo.", "What the productive project is about.", "apicultura",
        required=False, choices=v.ProjectKind, called_for_by=("project", ()),
    )] = None  # fmt: skip
    led_by_women: Annotated[bool | None, Column(
        "proyecto_de_mujeres", "led by women", "#activity+project+women+bool", "yes-no",
        "Si mujeres dirigen el proyecto productivo.", "Whether women lead the productive project.", "sí",
        required=False,
    )] = None  # fmt: skip
    office: Annotated[str | None, Column(
        "oficina_responsable", "responsible office", "#org+office+name", "text",
        "Oficina que atiende el sitio; nunca una persona.", "Office that looks after the hub; never a person.",
        "Dirección de Inclusión Digital del ayuntamiento", required=False, longest=120, unique_text=False,
        sentences=True,
    )] = None  # fmt: skip
    directions: Annotated[str | None, Column(
        "como_llegar", "how to get there", "#loc+directions+i_es", "text",
        "Cómo llegar al sitio, desde un lugar público que se conozca.",
        "How to get to the hub, from a public place that people know.", "A un costado del palacio municipal",
        required=False, longest=200, sentences=True,
    )] = None  # fmt: skip

    @classmethod
    def arrange(cls, cells: dict[str, Cell]) -> str | None:
        """Split a cell that holds «lat, lon» where the other coordinate is empty."""
        for name, other in (("lat", "lon"), ("lon", "lat")):
            if name in cells and other not in cells and (pair := read_pair(cells[name])) is not None:
                cells["lat"], cells["lon"] = pair
                return name
        return None

    @classmethod
    def exchanged(cls, columns: Mapping[str, Sequence[Cell]], box: Box | None) -> tuple[str, str] | None:
        """Return latitude and longitude where at least three points are in the box only if exchanged, and none is else.

        Points that fit both ways, or neither, tell nothing.
        """
        if box is None or not {"lat", "lon"} <= columns.keys():
            return None
        pairs = list(zip(columns["lat"], columns["lon"], strict=False))
        if any(is_in(lat, lon, box) for lat, lon in pairs):
            return None
        return ("lat", "lon") if sum(swapped(lat, lon, box) is not None for lat, lon in pairs) >= _FEWEST else None

    @classmethod
    def explain(cls, cells: Mapping[str, Cell], bad: dict[str, Unreadable], box: Box | None) -> None:
        """Say of coordinates that are metres, swapped or in one cell what they are, and what to type where."""
        refused = [name for name in ("lat", "lon") if name in bad and bad[name].code == "C12"]
        if not refused or box is None:
            return
        lat, lon = cells.get("lat"), cells.get("lon")
        if are_metres(lat, lon, box):
            bad |= {name: Unreadable("C12", case="utm") for name in ("lat", "lon")}
        elif (point := swapped(lat, lon, box)) is not None:
            bad.pop("lon", None)
            bad["lat"] = Unreadable("C12", case="swapped", fix_lat=point[0], fix_lon=point[1])
        elif "fix_lat" in bad[refused[0]].params:
            for name in {"lat", "lon"} - {refused[0]}:
                bad.pop(name, None)
