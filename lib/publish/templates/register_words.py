"""What the private register's tabs and columns are called, and what it says, in the language of the sheets."""

from lib.publish.templates import register_formulas as f
from lib.publish.templates.entry import yes_no
from lib.tables.schema.training import Reach
from lib.tables.schema.vocabulary import Stage
from lib.wording.language import own_words
from lib.wording.reference.columns import heading, label

_OF_REACH = {"band": "age"}
"""What a column of the register is in the table of counts, where the names differ; its `age` is one in years."""


def tab_names() -> f.TabNames:
    """Return what the register's tabs are called."""
    words = own_words()
    return f.TabNames(**{name: words(f"template.register.tab.{name}") for name in f.TabNames.__slots__})


def named(column: str) -> str:
    """Return the header of one of the register's columns."""
    name = _OF_REACH.get(column, column)
    if name in Reach.columns and column != "age":
        return heading(Reach.columns[name])
    return label("etapa", column) if isinstance(column, Stage) else own_words()(f"template.register.column.{column}")


def messages() -> f.Messages:
    """Return what the register says of a row."""
    names, words = f.Messages.__slots__, own_words()
    yes, no = yes_no()
    known = {"longest": f.LONGEST_FOLIO, "order_tab": tab_names().order, "yes": yes, "no": no}
    known["registered"] = label("etapa", Stage.REGISTERED)
    return f.Messages(**{name: words(f"template.register.check.{name}", **known) for name in names})
