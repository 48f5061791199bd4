"""Months and weekdays in Spanish and English, normalised, with the abbreviations that people use."""

_MONTHS = (
    "enero ene january jan",
    "febrero feb february",
    "marzo mar march",
    "abril abr april apr",
    "mayo may",
    "junio jun june",
    "julio jul july",
    "agosto ago august aug",
    "septiembre setiembre sep sept set september",
    "octubre oct october",
    "noviembre nov november",
    "diciembre dic december dec",
)
_WEEKDAYS = (
    "lunes lun monday mon",
    "martes mar tuesday tue",
    "miercoles mie wednesday wed",
    "jueves jue thursday thu",
    "viernes vie friday fri",
    "sabado sab saturday sat",
    "domingo dom sunday sun",
)

MONTHS = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
WEEKDAYS = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
