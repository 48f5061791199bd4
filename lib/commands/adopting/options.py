"""The options of `python -m lib new`, and the answers that they stand for."""

import argparse
import re
from pathlib import Path


def add_new(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command with its options."""
    says = "write a programme of your own, from a file of answers or by asking"
    fresh = commands.add_parser("new", help=says, description=says[0].upper() + says[1:] + ".")
    fresh.add_argument("folder", metavar="DIR", type=Path, help="an empty folder, or one that is not there yet")
    fresh.add_argument("--answers", metavar="FILE", type=Path, help="answers as TOML; docs/adopt.md explains them")
    fresh.add_argument("--country", metavar="CODE", type=_country, help="two letters, such as gt: what is known of it")
    fresh.add_argument("--regions", metavar="FILE", help="outlines: GeoJSON, TopoJSON or a shapefile in a ZIP")
    fresh.add_argument("--key", metavar="PROPERTY", help="which of their properties is a region's key")
    fresh.add_argument("--name", metavar="PROPERTY", help="which is its name")
    fresh.add_argument("--json", action="store_true", help="print JSON")


def _country(given: str) -> str:
    if re.fullmatch("[a-z]{2}", given.lower()) is None:
        raise argparse.ArgumentTypeError(f"no country: {given}")
    return given.lower()


def answered(given: argparse.Namespace) -> dict[str, str]:
    """Return the options of `new` as the answers they stand for."""
    told = {"country_code": given.country, "regions": given.regions, "region_key": given.key, "region_name": given.name}
    return {name: value for name, value in told.items() if value}
