"""A page carries the style rules it can use, and no others."""

from lib.publish.light.styles import needed

SHEET = """
/* a note */
.id .big { color: red; margin: 0 auto; }
.id .gone, .id h2 { padding: 0; }
.id .on:not(.off) { top: 0 }
@media (max-width: 900px) { .id .gone { left: 0; } }
@media print { .id .big { width: calc(1px + 2px); } }
"""


def test_rules_of_classes_that_do_not_occur_are_left_out() -> None:
    assert needed(SHEET, '<p class="id big on"><h2>') == (
        ".id .big{color:red;margin:0 auto}.id h2{padding:0}.id .on:not(.off){top:0}"
        "@media print{.id .big{width:calc(1px + 2px)}}"
    )


def test_a_page_without_classes_keeps_no_rule_that_names_one() -> None:
    assert needed(SHEET + "h1 { margin: 0 } h4 { margin: 0 }", "<h1>") == "h1{margin:0}"
