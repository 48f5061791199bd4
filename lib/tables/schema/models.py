"""The eleven tables, by their name in the sheets."""

from lib.programme.model import TableId
from lib.tables.schema.columns import Row
from lib.tables.schema.coordination import Action, Commitment, Cover, Partner, Target
from lib.tables.schema.hubs import Hub
from lib.tables.schema.training import Bootcamp, FollowUp, Reach, Readiness, Session

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
