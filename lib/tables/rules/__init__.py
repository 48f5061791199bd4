"""The rules across rows, tables and partners: what no single cell can show.

`check` takes every table that was read and returns those that count, with all findings. Rows of a partner who does
not own a table are set aside first; then V01, V03, V02, V07, V25, V10 and V18 take rows out in that order, each looking
only at what the earlier ones left; then everything else is remarked on. A rule stays silent while a table that it
needs was not read, and what is wrong in one partner's rows takes out no rows of another (but for a key that two
workbooks use: the first counts).
What each finding says of itself stands with its code, in `lib/tables/codes/of_rules.py`.
"""

from lib.tables.rules.check import Checked, check
from lib.tables.rules.validation import content_hash

__all__ = ["Checked", "check", "content_hash"]
