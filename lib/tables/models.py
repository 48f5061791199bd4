"""The eleven tables, by their name in the sheets."""

from lib.programme.model import TableId
from lib.tables.columns import Row
from lib.tables.coordination import Action, Commitment, Cover, Partner, Target
from lib.tables.hubs import Hub
from lib.tables.training import Bootcamp, FollowUp, Reach, Readiness, Session

MODELS: dict[TableId, type[Row]] = {
    model.table: model
    for model in (
        Cover,
        Partner,
        Target,
        Action,
        Bootcamp,
        Session,
        Reach,
        Readiness,
        FollowUp,
        Hub,
        Commitment,
    )
}
