"""Prepare: choose slides, rehearse them, freeze the snapshot, and take page, PowerPoint and card along."""

import segno
import streamlit as st

from lib.app import frame
from lib.app.controls import preparing
from lib.app.server import served
from lib.markup.blocks import help as help_page
from lib.markup.blocks import prepare
from lib.markup.data.findings import section
from lib.publish.stage.rehearsal import rehearse, what, what_to_do
from lib.views.sections import Sections

shown = frame.require()
names, words = shown.names, shown.words
ready = preparing.deck(shown)

st.html(prepare.opening(ready.snapshot, names))
st.html(help_page.way("presentar", words))

parts = Sections(words)

st.html(section(words("prepare.slides"), words("prepare.slides.says")))
preparing.pictured(shown, ready)

with parts.fold("order", words("prepare.order")):
    preparing.choose(shown)
preparing.meeting(shown)

with parts.fold("rehearsal", words("prepare.rehearsal")):
    topics = {slide.id: slide.topic for slide in ready.slides}
    remarks = rehearse(ready.snapshot, ready.slides, ready.snapshot.today)
    points = [
        prepare.RemarkLine(topics[each.slide] if each.slide else "", what(each, names), what_to_do(each, names))
        for each in remarks
    ]
    st.html(section("", words("prepare.rehearsal.says")) + prepare.rehearsal(points, len(ready.slides), names))

with parts.fold("freeze", words("prepare.freeze")):
    st.html(section("", words("prepare.freeze.says")))
    preparing.freeze(shown)
    frozen = [prepare.Frozen(each.id, each.at, each.organisation, each.note) for each in preparing.freezes()]
    st.html(prepare.frozen(frozen, names, sample=ready.snapshot.sample is not None))
parts.finish()

st.html(section(words("prepare.files"), words("prepare.files.says")))
preparing.files(shown, ready)
slides = [each.id for each in ready.slides]
st.html(prepare.saved(ready.snapshot, slides, preparing.served_stage(shown), names))
st.caption(words("prepare.pdf"))
if served.served():
    st.markdown(f"[{words('proof.page.link')}](/ligera/{words.language}/verificar.html)")
if served.served() and not shown.chosen.past:
    st.markdown(f"[{words('prepare.live')}](/ligera/{words.language}/escenario.html?vivo)")
if ready.address:
    image = segno.make(ready.address, error="m", micro=False).svg_data_uri(scale=4, border=4)
    st.html(prepare.code(image, ready.address, names))
