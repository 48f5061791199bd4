"""The catalogue of finding codes: how grave each is, and the family it belongs to.

W: the workbook. H: the tab and its header. C: one cell. R: a row. V: rules across rows, tables and partners.
"""

from lib.tables.finding import Severity

SEVERITIES: dict[str, Severity] = {
    "W01": "error",  # workbook not found
    "W02": "error",  # cannot be opened
    "W03": "error",  # encrypted
    "W04": "error",  # larger than is read
    "W05": "note",  # has macros, which are never run
    "W06": "error",  # source did not answer
    "W07": "note",  # another format than its name says
    "W08": "warning",  # text encoded as few files are
    "H01": "error",  # tab missing
    "H02": "error",  # header not found
    "H03": "error",  # required column missing
    "H04": "error",  # two headers read the same
    "H05": "note",  # columns that are not read
    "H06": "note",  # tab is empty
    "H07": "warning",  # optional column missing, and another looks like it
    "H08": "error",  # a form, not a table
    "H09": "warning",  # template of another version
    "H10": "note",  # tab renamed, and read all the same
    "H11": "warning",  # two columns hold each what belongs in the other
    "C01": "error",  # required cell empty
    "C02": "error",  # text where a number goes
    "C03": "error",  # number with two readings
    "C04": "error",  # several numbers
    "C05": "error",  # number out of bounds
    "C06": "error",  # not a date
    "C07": "error",  # date incomplete or with two readings
    "C08": "error",  # impossible date
    "C09": "error",  # not among the choices
    "C10": "error",  # not an identifier
    "C11": "error",  # not a place key
    "C12": "error",  # not a coordinate
    "C13": "error",  # not yes or no
    "C14": "error",  # too long
    "C15": "error",  # not an https link
    "C16": "error",  # not an institution's mailbox
    "C17": "error",  # formula error
    "C18": "warning",  # starts like a formula
    "C19": "warning",  # empty although another cell calls for it
    "C20": "warning",  # repeats unknown: reach becomes a range
    "C21": "error",  # date where a number goes
    "C22": "error",  # formula without a stored result
    "R01": "note",  # totals row left out
    "R02": "warning",  # merged data cells
    "R03": "note",  # notes among or under the rows
    "R04": "warning",  # another table further down, which is not read
    "R05": "warning",  # row struck through
    "V01": "error",
    "V02": "error",
    "V03": "error",
    "V04": "warning",
    "V05": "warning",
    "V06": "warning",
    "V07": "error",
    "V08": "warning",
    "V09": "error",
    "V10": "error",
    "V11": "warning",
    "V12": "warning",
    "V13": "warning",
    "V14": "warning",
    "V15": "warning",
    "V16": "warning",
    "V17": "warning",
    "V18": "error",
    "V19": "warning",
    "V20": "warning",
    "V21": "warning",
    "V22": "error",
    "V23": "warning",
    "V24": "warning",  # a text that would be published is about a person
    "V25": "error",
}
