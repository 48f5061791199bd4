"""What whoever made a mistake is told, for tests: in English unless another language is asked for."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from lib.programme.declaring.refusals import Refusal, Refused
from lib.wording.language import Words
from lib.wording.refusals import said, sentence


def english(wrong: BaseException | Refusal, language: str = "en") -> str:
    """Return the sentences of a refusal, each on its line."""
    if isinstance(wrong, Refusal):
        return sentence(wrong, Words(language))
    assert isinstance(wrong, Refused), f"no refusal: {wrong!r}"
    return said(wrong, Words(language))


@contextmanager
def refuses(kind: type[Refused], match: str = "") -> Iterator[pytest.ExceptionInfo[Refused]]:
    """Expect a refusal of this kind whose English sentences match."""
    with pytest.raises(kind) as caught:
        yield caught
    assert re.search(match, english(caught.value)), english(caught.value)
