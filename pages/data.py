"""State of the data: what is right, how each source stands, what is left to mend, and a notice ready to copy."""

import streamlit as st

from lib.app import data, frame
from lib.app.controls import downloads, fix_filters, held_changes, mailboxes, rows_behind
from lib.app.controls.cell_links import cell_links
from lib.app.controls.notices import notice_text
from lib.app.identity import viewer
from lib.markup.blocks import help as help_page
from lib.markup.data import findings as fix_list
from lib.markup.data import sources as data_state
from lib.snapshot.selection.fix_choice import FixChoice, chosen, page_of
from lib.views.copy_button import copy_button
from lib.views.sections import Sections

shown = frame.require()
snapshot, names, words = shown.snapshot, shown.names, shown.words

if not shown.chosen.past and (conditions := data.conditions()):
    st.html(data_state.troubles(conditions, words))
st.html(data_state.opening(snapshot, names))
viewer.selector(shown.viewer, names)

parts = Sections(words)
for each in data_state.card_sections(snapshot, names, st.context.timezone):
    parts.add(each)
st.html(help_page.way("hoja" if shown.viewer.role != "steward" else "coordinar", words))
held_changes.offer(shown)

role, partner = shown.viewer.role, names.partner(shown.viewer.partner or "")
choice = FixChoice()
with parts.fold("fixes", words("data.fixes"), by=fix_filters.OF_THE_LIST, opened=role == "partner"):
    st.html(fix_list.section("", words(f"data.fixes.says.{role}", name=partner)))
    if snapshot.findings:
        choice = fix_filters.asked(shown)
        findings = chosen(snapshot.findings, choice)
        st.html(fix_list.summary(findings, words))
        page = page_of(findings, fix_filters.page_number(findings))
        links = cell_links(shown.viewer, names.programme, page)
        st.html(fix_list.fixes(page, snapshot, names, links, every=len(findings)))
    elif role != "public":
        st.html(fix_list.thanks(snapshot, names, partner if role == "partner" else None))

if role == "steward":
    with parts.fold("notice", words("data.notice"), by=(fix_filters.NOTICE, fix_filters.LANGUAGE)):
        st.html(fix_list.section("", words("data.notice.says")))
        to, language = fix_filters.notice(shown, choice)
        if to is None:
            st.html(fix_list.thanks(snapshot, names))
        else:
            text = notice_text(shown, to, language)
            copy_button(
                text,
                label=words("data.notice.for", name=fix_filters.owner_of(shown)(to)),
                done=words("data.notice.copied"),
                failed=words("data.notice.not-copied"),
                key="data.copy",
            )
            st.code(text, language=None, wrap_lines=True)

mailboxes.offer(shown, parts)
mailboxes.digests(shown, parts)
parts.finish()

rows_behind.links(
    shown,
    (
        "DAT-1",
        "DAT-2",
        "DAT-3",
        "DAT-4",
        "DAT-5",
    ),
)
downloads.take_away(shown, "sources", "figures")
