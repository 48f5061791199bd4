"""Reach: how many, who, where, when, how far they came, and what changed afterwards."""

import streamlit as st

from lib.app import frame
from lib.app.controls import downloads
from lib.app.controls.filters import one_of
from lib.indicators.disclosure.cells import ALL
from lib.markup.blocks.reach import beside, opening
from lib.views import progress, reach
from lib.views.evidence import section, show
from lib.views.published import nothing_yet

shown = frame.require()
snapshot, names, words = shown.snapshot, shown.names, shown.words

st.html(opening(snapshot, names))

if not reach.has_people(snapshot):
    st.html(beside(names, [nothing_yet(names)]))
    st.stop()

with section(words("reach.who.title")) as (left, right):
    show(reach.who(snapshot, names), left, right, "who", names)
    downloads.below_chart(right, "who", shown)

with section(words("reach.ages.title")) as (left, right):
    with left:
        group = one_of(
            "reach",
            "of",
            words("reach.ages.of"),
            reach.age_groups(snapshot),
            lambda group: reach.group_name(group, names),
        )
    show(reach.ages(snapshot, names, group), left, right, "ages", names)
    downloads.below_chart(right, "ages" if group == ALL else f"ages.{group}", shown)

with section(words("reach.states.title")) as (left, right):
    show(reach.states(snapshot, names), left, right, "states", names)
    downloads.below_chart(right, "states", shown)

with section(words("reach.bootcamps.title")) as (left, right):
    with left:
        detail = one_of(
            "reach", "detail", words("reach.by"), ("role", "age-group"), lambda each: words(f"reach.by.{each}")
        )
    show(reach.bootcamps(snapshot, names, detail), left, right, "bootcamps", names)
    downloads.below_chart(right, f"bootcamps.{detail}", shown)

with section(words("reach.time.title")) as (left, right):
    show(progress.months(snapshot, names), left, right, "months", names)
    downloads.below_chart(right, "months", shown)

with section(words("reach.funnel.title")) as (left, right):
    with left:
        by = one_of("reach", "by", words("reach.by"), ("role", "state"), lambda each: words(f"reach.by.{each}"))
    show(progress.funnel(snapshot, names, by), left, right, "funnel", names)
    downloads.below_chart(right, f"funnel.{by}", shown)

with section(words("reach.after.title")) as (left, right):
    waves, wave = progress.waves(snapshot), None
    if waves:
        with left:
            wave = one_of(
                "reach",
                "wave",
                words("reach.after.wave"),
                waves,
                lambda each: names.value("wave", each),
                default=waves[-1],
            )
    show(progress.follow_up(snapshot, names, wave), left, right, "follow-up", names)
    downloads.below_chart(right, f"follow-up.{wave}", shown)

downloads.to_quote(shown, "ALC-1", "ALC-2", "ALC-3", "ALC-4", "PER-1", "EMB-6")
downloads.take_away(
    shown,
    "figures",
    "people-by-role-sex",
    "people-by-role-age",
    "people-by-state-role",
    "people-by-bootcamp-role",
    "people-by-month",
)
