"""The indicators, by family, in the order in which they are explained."""

INDICATORS: tuple[str, ...] = (
    *("ALC-1", "ALC-2", "ALC-3", "ALC-4", "ALC-5", "ALC-6"),
    *("EMB-1", "EMB-2", "EMB-3", "EMB-4", "EMB-5", "EMB-6", "EMB-7"),
    "PER-1",
    *("MET-1", "MET-2", "MET-3"),
    *("BOO-1", "BOO-2", "BOO-3", "BOO-4", "BOO-5"),
    *("SIT-1", "SIT-2", "SIT-3"),
    *("ALI-1", "ALI-2"),
    *("COM-1", "COM-2"),
    *("SEG-1", "SEG-2"),
    *("DAT-1", "DAT-2", "DAT-3", "DAT-4", "DAT-5"),
)
