"""Keeping symbols apart: at the scale of several states, neighbouring hubs would cover one another."""

from math import cos, hypot, sin

_FARTHEST_SHIFT = 16.0  # pixels
_TIMES = 24


def pushed_apart(points: list[tuple[float, float]], rooms: list[float]) -> list[tuple[float, float]]:
    """Return how far each point moves, in pixels, when all that are too close push one another a few times over.

    `rooms` is the room each needs from its middle. Points that coincide part in a fixed direction.
    """
    x, y = [point[0] for point in points], [point[1] for point in points]
    farthest = 2 * max(rooms, default=0.0)
    for _ in range(_TIMES):
        still = True
        eastward = sorted(range(len(points)), key=lambda place: (x[place], place))
        for position, one in enumerate(eastward):
            for other in eastward[position + 1 :]:
                dx, dy = x[other] - x[one], y[other] - y[one]
                if dx > farthest:
                    break
                distance, room = hypot(dx, dy), rooms[one] + rooms[other]
                if distance > room - 0.01:
                    continue
                if distance < 0.01:
                    dx, dy, distance = cos(other), sin(other), 1.0
                push, still = (room - min(distance, room)) / 2 / distance, False
                x[one], y[one] = x[one] - dx * push, y[one] - dy * push
                x[other], y[other] = x[other] + dx * push, y[other] + dy * push
        if still:
            break
    return [_limited(x[place] - at[0], y[place] - at[1]) for place, at in enumerate(points)]


def _limited(dx: float, dy: float) -> tuple[float, float]:
    far = hypot(dx, dy)
    less = min(1.0, _FARTHEST_SHIFT / far) if far else 0.0
    return round(dx * less, 1) + 0.0, round(dy * less, 1) + 0.0
