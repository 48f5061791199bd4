"""A whole site of files, for a host that runs no program: pages, figures, files, feeds and the stage."""
