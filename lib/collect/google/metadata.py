"""What a Google workbook says about itself: enough to find a renamed tab by its id and to report merged cells."""

from typing import Annotated

from pydantic import AliasPath, BaseModel, BeforeValidator, ConfigDict, Field

from lib.tables.grid import address

METADATA_FIELDS = "properties(title,locale,timeZone),sheets(properties(sheetId,title,hidden,gridProperties),merges)"


class _Rectangle(BaseModel):
    """Google's half-open, zero-based rectangle of cells; it may leave out a start that is zero."""

    first_row: int = Field(0, validation_alias="startRowIndex")
    end_row: int = Field(validation_alias="endRowIndex")
    first_column: int = Field(0, validation_alias="startColumnIndex")
    end_column: int = Field(validation_alias="endColumnIndex")


def _a1(merge: object) -> object:
    if isinstance(merge, str):
        return merge
    cells = _Rectangle.model_validate(merge)
    first = address(cells.first_row, cells.first_column)
    return f"{first}:{address(cells.end_row - 1, cells.end_column - 1)}"


class TabMetadata(BaseModel):
    """One tab: `gid` survives a rename; `merges` are A1 ranges; `rows` and `columns` count cells, empty ones too."""

    model_config = ConfigDict(frozen=True, validate_by_name=True)

    gid: int = Field(validation_alias=AliasPath("properties", "sheetId"))
    title: str = Field(validation_alias=AliasPath("properties", "title"))
    hidden: bool = Field(False, validation_alias=AliasPath("properties", "hidden"))
    rows: int = Field(0, validation_alias=AliasPath("properties", "gridProperties", "rowCount"))
    columns: int = Field(0, validation_alias=AliasPath("properties", "gridProperties", "columnCount"))
    merges: tuple[Annotated[str, BeforeValidator(_a1)], ...] = ()


class WorkbookMetadata(BaseModel):
    """One workbook, its tabs in their order; `locale` like es_MX, `time_zone` like America/Merida."""

    model_config = ConfigDict(frozen=True, validate_by_name=True)

    title: str = Field(validation_alias=AliasPath("properties", "title"))
    locale: str = Field("", validation_alias=AliasPath("properties", "locale"))
    time_zone: str = Field("", validation_alias=AliasPath("properties", "timeZone"))
    tabs: tuple[TabMetadata, ...] = Field(validation_alias="sheets")
