"""Which slides a programme shows, and which it can show: those that the tables it keeps tell something for."""

from lib.programme.declaring.kept import is_shown
from lib.programme.model import Programme
from lib.programme.presentation import SlideId


def slides_shown(programme: Programme) -> tuple[SlideId, ...]:
    """Return the slides in their order where nobody chooses: as the file orders them, or those that can be told.

    Where nothing trains the programme's own indicators come first, and where nobody counted who lives where nothing is
    said of who lives near a hub.
    """
    stage, kept = programme.stage, programme.tables_kept
    if "slides" in stage.model_fields_set:
        return stage.order
    own: tuple[SlideId, ...] = ("own",) if programme.indicators and not programme.trains else ()
    counted = bool(programme.places.population) or not programme.places.folder
    told = tuple(each for each in stage.slides if is_shown(each, kept) and (counted or each != "near"))
    ends = set(stage.order) - set(stage.slides)
    first = tuple(each for each in stage.order if each in ends and each == "opening")
    last = tuple(each for each in stage.order if each in ends and each == "closing")
    return (*first, *((*own, *told) or ("agenda",)), *last)


def slides_offered(programme: Programme) -> tuple[SlideId, ...]:
    """Return every slide that there can be: those that can be told, and those that the file names."""
    stage, kept = programme.stage, programme.tables_kept
    named = slides_shown(programme)
    offered = (each for each in stage.offered if each != "own" or programme.indicators)
    return tuple(each for each in offered if each in named or is_shown(each, kept))
