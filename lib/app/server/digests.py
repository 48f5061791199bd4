"""The digests that go out by themselves, from the process that collects."""

import os

import streamlit as st

from lib.app import data
from lib.collect.settings.clock import utc_now
from lib.collect.settings.environment import read_environment
from lib.publish.mailbox.delivery import post_of
from lib.publish.mailbox.postman import Postman


@st.cache_resource(show_spinner=False, on_release=Postman.stop)
def postman() -> Postman:
    """Return the process's postman, started. Raises what `data.opened` raises."""
    opened = data.opened()
    collector = opened.collector
    post = post_of(read_environment(os.environ), opened.setting, opened.store)
    made = Postman(post, collector.newest, lambda: collector.leads, utc_now)
    made.start()
    return made
