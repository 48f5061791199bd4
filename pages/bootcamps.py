"""Bootcamps: planned against held, how ready they are, who came, and who owes what."""

import streamlit as st

from lib.app import frame
from lib.app.controls import downloads, filters, rows_behind
from lib.markup.blocks import help as help_page
from lib.markup.bootcamps import commitments, comparison, recommendations
from lib.markup.bootcamps import detail as bootcamp_detail
from lib.markup.bootcamps import timeline as bootcamp_timeline
from lib.views.clickable import clickable
from lib.views.sections import Sections

shown = frame.require()
snapshot, names, words = shown.snapshot, shown.names, shown.words
entries = chosen = snapshot.bootcamps
language = words.language

st.html(bootcamp_timeline.opening(snapshot, names))
way = st.empty()

parts = Sections(words)

if entries:
    left, right = st.columns(2)
    with left:
        present = tuple(sorted({each.state for each in entries}, key=names.state))
        states = filters.several_of(
            "bootcamps", "state", words("bootcamps.filter.state"), present, called=names.state, language=language
        )
    with right:
        found = tuple(part.id for part in snapshot.figure("BOO-1").parts if part.value)
        statuses = filters.several_of(
            "bootcamps",
            "status",
            words("bootcamps.filter.status"),
            found,
            called=lambda status: words(f"bootcamp-status.{status}"),
            language=language,
        )
    chosen = tuple(
        each for each in entries if (not states or each.state in states) and (not statuses or each.status in statuses)
    )
    if states or statuses:
        st.caption(words("bootcamps.filter.note"))
    st.html(bootcamp_timeline.timeline(chosen, snapshot, names))

if chosen:
    with parts.fold("compare", words("bootcamps.compare")):
        table = comparison.comparison(chosen, snapshot, names)
        clickable(table, selected=None, choose=lambda _: None, key="bootcamps.comparison")
    with parts.fold("detail", words("bootcamps.one"), by=("bootcamp",)):
        ids = tuple(each.id for each in chosen)
        picked = filters.one_from(
            "bootcamps",
            "bootcamp",
            words("bootcamps.choose"),
            ids,
            called=lambda bootcamp: f"{bootcamp} · {names.bootcamp(bootcamp)}",
            language=language,
            default=bootcamp_timeline.first_to_show(chosen),
        )
        entry = snapshot.bootcamp(picked or ids[0])
        if entry:
            way.html(bootcamp_timeline.way_to(entry.id, names))
            st.html(bootcamp_detail.detail(entry, snapshot, names))

trains = names.programme.trains
if trains and not entries:
    st.html(help_page.way("no-funciona", words))

if trains:
    parts.html("five", recommendations.recommendations(snapshot, names))
if entries:
    parts.html("matrix", recommendations.matrix(chosen, snapshot, names), title=words("bootcamps.matrix"))

with parts.fold("commitments", words("bootcamps.commitments.title"), by=("partner",), opened=not trains):
    partner = None
    if snapshot.commitments:
        partner = filters.one_from(
            "bootcamps",
            "partner",
            words("bootcamps.filter.partner"),
            commitments.partners_of(snapshot),
            called=names.partner,
            language=language,
            everything=words("bootcamps.filter.all"),
        )
    st.html(commitments.commitments(snapshot, names, partner))
parts.finish()

rows_behind.links(
    shown,
    (
        "BOO-1",
        "BOO-2",
        "BOO-3",
        "BOO-4",
        "BOO-5",
        "ALI-1",
    ),
)
downloads.take_away(shown, "bootcamps", "commitments", "people-by-bootcamp-role", "people-by-bootcamp-age-group")
