"""Reach: how many, who, where, when, how far they came, and what changed afterwards."""

import streamlit as st

from lib.app import frame
from lib.app.controls import downloads
from lib.app.controls.filters import one_of
from lib.markup.blocks.declared import declared_section
from lib.markup.blocks.reach import beside, opening
from lib.markup.evidence import people, places, progress
from lib.markup.evidence.catalogue import DETAILS, FUNNELS
from lib.markup.evidence.funnel import funnel
from lib.markup.evidence.making import nothing_yet
from lib.views.evidence import evidence, show
from lib.views.sections import Sections

shown = frame.require()
snapshot, names, words = shown.snapshot, shown.names, shown.words

st.html(opening(snapshot, names))

parts = Sections(words)
if own := declared_section("reach", snapshot, names):
    parts.add(own)

if not people.has_people(snapshot):
    if "alcance" in names.programme.tables_kept:
        st.html(beside(names, (), [nothing_yet(names)]))
    parts.finish()
    st.stop()

with evidence(parts, "who", words("reach.who.title"), opened=True) as (left, right):
    chart = people.who(snapshot, names)
    show(parts, chart, left, right, names)
    downloads.below_chart(right, chart, shown)

with evidence(parts, "ages", words("reach.ages.title"), by=("of",)) as (left, right):
    with left:
        group = one_of(
            "reach",
            "of",
            words("reach.ages.of"),
            people.age_groups(snapshot),
            lambda group: people.group_name(group, names),
        )
    chart = people.ages(snapshot, names, group)
    show(parts, chart, left, right, names)
    downloads.below_chart(right, chart, shown)

with evidence(parts, "states", words("reach.states.title"), opened=True) as (left, right):
    chart = places.states(snapshot, names)
    show(parts, chart, left, right, names)
    downloads.below_chart(right, chart, shown)

with evidence(parts, "bootcamps", words("reach.bootcamps.title"), by=("detail",)) as (left, right):
    with left:
        detail = one_of("reach", "detail", words("reach.by"), DETAILS, lambda each: words(f"reach.by.{each}"))
    chart = places.bootcamps(snapshot, names, detail)
    show(parts, chart, left, right, names)
    downloads.below_chart(right, chart, shown)

with evidence(parts, "time", words("reach.time.title")) as (left, right):
    chart = progress.months(snapshot, names)
    show(parts, chart, left, right, names)
    downloads.below_chart(right, chart, shown)

with evidence(parts, "funnel", words("reach.funnel.title"), by=("by",)) as (left, right):
    with left:
        by = one_of("reach", "by", words("reach.by"), FUNNELS, lambda each: words(f"reach.by.{each}"))
    chart = funnel(snapshot, names, by)
    show(parts, chart, left, right, names)
    downloads.below_chart(right, chart, shown)

with evidence(parts, "after", words("reach.after.title"), by=("wave",)) as (left, right):
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
    chart = progress.follow_up(snapshot, names, wave)
    show(parts, chart, left, right, names)
    downloads.below_chart(right, chart, shown)

downloads.to_quote(shown, parts, "reach", "ALC-1", "ALC-2", "ALC-3", "ALC-4", "PER-1", "EMB-6")
parts.finish()
downloads.take_away(
    shown,
    "figures",
    "people-by-role-sex",
    "people-by-role-age",
    "people-by-state-role",
    "people-by-bootcamp-role",
    "people-by-month",
)
