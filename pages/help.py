"""Help: the users' guides, one at a time."""

import streamlit as st

from lib.app import address, frame
from lib.markup.blocks import help as help_page
from lib.markup.guides import guides
from lib.markup.pages import PARTS

shown = frame.require()
words = shown.words

found = {each.id: each for each in guides(words.language)}
asked = address.read(PARTS["help"], tuple(found))
st.html(help_page.guide(found[asked], words) if asked else help_page.opening(words))
