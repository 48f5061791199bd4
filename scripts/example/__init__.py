"""A second programme, with invented data: teachers in the highlands of Guatemala."""
