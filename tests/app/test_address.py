"""A widget says what the address asks for when it is new, after Back and Forward, and when the address was moved."""

import pytest
from streamlit.testing.v1 import AppTest

from lib.app import address


def _script() -> None:
    import streamlit as st

    from lib.app import address
    from lib.app.controls.filters import one_from, several_of

    if st.session_state.pop("move", None):
        address.move("estado", "b")
    called = {"a": "Alfa", "b": "Beta"}.get
    one_from(
        "page", "estado", "Estado", ["a", "b"], called=lambda each: str(called(each)), language="es", everything="-"
    )
    several_of("page", "fase", "Fase", ["1", "2", "3"], called=str, language="es")


def opened(**asked: str) -> AppTest:
    app = AppTest.from_function(_script)
    for name, value in asked.items():
        app.query_params[name] = value
    return app.run()


def said(app: AppTest) -> list[list[str]]:
    assert not app.exception
    assert not app.warning
    return [
        list(map(str, group.value)) if isinstance(group.value, list) else [str(group.value)]
        for group in app.get("button_group")
    ]


def asks(app: AppTest, **asked: str) -> AppTest:
    for name in ("estado", "fase"):
        if name in app.query_params:
            del app.query_params[name]
    for name, value in asked.items():
        app.query_params[name] = value
    return app.run()


def test_a_link_says_what_the_widgets_say() -> None:
    assert said(opened(estado="a", fase="1,3")) == [["a"], ["1", "3"]]


def test_after_back_the_address_decides_also_where_it_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened()
    app.get("button_group")[0].set_value("a").run()
    app.get("button_group")[1].set_value(["2"]).run()
    monkeypatch.setattr(address, "by_history", lambda: True)
    assert said(asks(app, estado="a", fase="1,2")) == [["a"], ["1", "2"]]
    assert said(asks(app)) == [["None"], []]
    assert dict(app.query_params) == {}


def test_else_a_press_outlives_an_address_that_is_older_than_it() -> None:
    app = opened()
    app.get("button_group")[0].set_value("a").run()
    assert said(asks(app)) == [["a"], []]
    assert app.query_params["estado"] == "a"


def test_a_widget_follows_where_the_application_moves_the_address() -> None:
    app = opened(estado="a")
    app.session_state["move"] = True
    assert said(app.run())[0] == ["b"]
    assert said(app.run())[0] == ["b"]
