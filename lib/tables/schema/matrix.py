"""The closed lists of a matrix of indicators (MIR), each value in English and in Spanish."""

from lib.tables.schema.columns import Choice


class TargetDirection(Choice):
    """Which way an indicator should go."""

    UP = "up", "ascendente"
    DOWN = "down", "descendente"
    STEADY = "steady", "constante"


class Frequency(Choice):
    """How often an indicator is measured."""

    MONTHLY = "monthly", "mensual"
    QUARTERLY = "quarterly", "trimestral"
    HALF_YEARLY = "half-yearly", "semestral"
    YEARLY = "yearly", "anual"


class TargetLevel(Choice):
    """Where a target stands in a matrix of indicators (MIR)."""

    GOAL = "goal", "fin"
    PURPOSE = "purpose", "propósito"
    COMPONENT = "component", "componente"
    ACTIVITY = "activity", "actividad"


class IndicatorDimension(Choice):
    """What an indicator measures of a result."""

    EFFECTIVENESS = "effectiveness", "eficacia"
    EFFICIENCY = "efficiency", "eficiencia"
    QUALITY = "quality", "calidad"
    ECONOMY = "economy", "economía"
