"""Where the dashboard is served, from the address of one of its pages or from a request."""

import pytest

from lib.app.addresses.root import root_of, root_of_page
from lib.markup.pages import PAGE_IDS


@pytest.mark.parametrize(
    ("address", "root"),
    [
        ("https://a.example/hubs", "https://a.example"),
        ("https://a.example/", "https://a.example"),
        ("https://a.example/impulso/hubs", "https://a.example/impulso"),
        ("https://a.example/impulso/", "https://a.example/impulso"),
        ("http://[::1]:8501/reach", "http://[::1]:8501"),
        ('https://a"><b/hubs', None),
        (None, None),
    ],
)
def test_the_root_is_what_the_address_of_a_page_begins_with(address: str | None, root: str | None) -> None:
    assert root_of_page(address, PAGE_IDS) == root


@pytest.mark.parametrize(
    ("headers", "root"),
    [
        ({"host": "A.example:8443"}, "http://a.example:8443"),
        ({"host": "a.example", "x-forwarded-proto": "https, http"}, "https://a.example"),
        ({"host": "a.example/evil"}, None),
        ({}, None),
    ],
)
def test_the_root_of_a_request_is_its_host_where_that_is_a_name(headers: dict[str, str], root: str | None) -> None:
    given = [(name.encode(), value.encode()) for name, value in headers.items()]
    assert root_of({"type": "http", "scheme": "http", "headers": given}) == root
