"""Authors and titles where no column names them: what clears them, and what must not.

Each case stands for a false alarm, or for a leak that a rule against one might let through.
"""

from __future__ import annotations

import pytest

from piiguard.api import Checker
from violating import found

BILL = "Adaeze Obi\n418 Elm Street\nWolcott, NY 14590\n\n"


STATEMENTS = {
    "an author under the statement that names them": (
        "call number:FIC SHI    ID:31589009989047\n"
        "Saguaro National Park / Jane Eppinga\nEppinga, Jane\ndue:07/17/2026\n"
    ),
    "an author over the title": (
        "1. SILVER, Marisa\n   Mary Coin : a novel / Marisa Silver\n   BARCODE 31589009989047\n"
    ),
    "all contributors beside the first": (
        "Primary contributor: McDonnell, Patrick, 1956-\nAll contributors: Patrick McDonnell\n"
    ),
    "two authors joined by a word": (
        "The personal librarian / Marie Benedict and Victoria Christopher Murray, $27.00\n"
    ),
    "a performer behind a semicolon, and another": (
        "Lady Bird / directed by Greta Gerwig ; Saoirse Ronan, Lorna Mettcalf, $14.00\n"
    ),
    "an illustrator behind a semicolon": "Ollie / Velma Wallis ; illustrations by James Grantley\n",
    "a title before its slash at a line's end": (
        "Lydia Cassattini reading the morning paper /\nCALL # FIC CHE\nBARCODE 31589009989047\n"
    ),
    "a title with a subtitle": (
        "Evelyn Cameronne : Montana's frontier photographer / Kristi Hager, 31589009989047\n"
    ),
    "a life's years before a slash": (
        "Cades Cove: the life and death of a community, 1818-1937 / Durwood Dunnby -- $25.00\n"
    ),
    "a list whose other line has an author's years": (
        "1) Giants in the Earth, O. E. Rolvagson (1876-1931). Due 11/28/25. $16.99\n"
        "2) The Children's Blizzard, David Laskinson. Due 12/05/25. $15.99\n"
    ),
    "credited to": "“Feeding Ghosts: A Memoir”, credited to Tessa Hullsby, was declared lost.\n",
    "designed by": "Our copy of “Trains” (designed by Alan R. Moonby) came back damaged.\n",
}


@pytest.mark.parametrize("text", STATEMENTS.values(), ids=STATEMENTS.keys())
def test_an_invoices_authors(text: str, invoice: Checker) -> None:
    assert found(invoice, text) == []


LEAKS = {
    "for somebody in brackets under a title": (
        "Title: Emma / [for: Heneghan, Cormac]\n",
        ["Heneghan, Cormac"],
    ),
    "associated in brackets under a title": (
        "Title: Edna Lewis (assoc. Guled, Sahra)\n",
        ["Guled, Sahra"],
    ),
    "recalled by": (
        "Title: Emma\nDescription: BOOK. Recalled by Rigoberto Zavaleta\n",
        ["Rigoberto Zavaleta"],
    ),
    "behind what is lost, in a subject": (
        "Subject: Lost items / Costigan, Brigid / Ferndale Library System\n",
        ["Costigan, Brigid"],
    ),
    "behind a masked card": (
        "Note: card ****3753 / Devaney, Orlaith\n",
        ["****3753", "Devaney, Orlaith"],
    ),
    "a patron over an author, labelled": (
        "Your patron: Oyelaran, Babatunde (Faculty/Staff)\nby Soyinka, Wole\n",
        ["Oyelaran, Babatunde"],
    ),
    "a title and a name in brackets": ("Returned: The Lost Trail (Jane Xiong)\n", ["Jane Xiong"]),
}


@pytest.mark.parametrize(("text", "values"), LEAKS.values(), ids=LEAKS.keys())
def test_an_invoices_patrons(text: str, values: list[str], invoice: Checker) -> None:
    assert found(invoice, text) == values


ENTRIES = {
    "a title and its author in brackets": "The Ohio River Handbook (Jeff Wamsleigh), $16.00\n",
    "two authors in brackets": "Texas Wildflowers (Campbell and Lynn Loughmille) $24.00\n",
    "an author and a title": "Ann Axtell Morrisby, Digging in the Southwest. $45.00\n",
    "an author by the surname and a title": "Coxe, Mike. The Texas Rangers, 1821-1900. $27.95\n",
    "an author with a suffix": "Dubusby, Andre III. Townie: A Memoir, $17.00\n",
    "a title and an author that read as one name": "Winter's Bone, Daniel Woodrellson   $16.00\n",
    "a column of authors without a header": (
        "Ida: a sword among lions    Giddingsby, Paula J.   32910005518203   $22.99\n"
        "The Sioux Chef's kitchen    Shermanson, Sean       32910006277145   $34.95\n"
    ),
    "an author under a title in capitals": (
        "CLEMENTINE AND ALL\nPENNYPACKERSON SARA\n32910006277145\n"
    ),
    "an author under a long title": (
        "has billed us for this:\n\nAnarchy and Culture: The Aesthetic Politics\nWeirson, David\n"
    ),
    "plain amounts": (
        "Basil Johnstone, Ojibway Heritage, 18.00\nAnton Treuerson, The Assassins, 20.00\n"
    ),
}


@pytest.mark.parametrize("text", ENTRIES.values(), ids=ENTRIES.keys())
def test_a_bills_entries(text: str, bill: Checker) -> None:
    assert found(bill, BILL + "You owe for these:\n\n" + text) == []


OTHERS = {
    "a neighbour": (
        "-- picked up for neighbor Nadezhda Sokolova: The Zookeeper's Wife ... 17.95\n",
        ["Nadezhda Sokolova"],
    ),
    "a sister, in Spanish": (
        "Su hermana Ximena Zamudio también tiene un libro, $9.99.\n",
        ["Ximena Zamudio"],
    ),
    "somebody of the same surname behind a title": (
        "The Ohio River, Chidi Obi, $16.00\n",
        ["Chidi Obi"],
    ),
    "a name alone under words of a household": (
        "Also on this account:\nVang, Pao\n",
        ["Vang, Pao"],
    ),
    "a heading of another's notice": ("Overdue Notice - Pao Vang\n", ["Pao Vang"]),
    "a name alone under whose it is": ("Emergency Contact Person\nPao Vang\n", ["Pao Vang"]),
    "who waits, in brackets": ("On hold for the next reader (Pao Vang), $1.00\n", ["Pao Vang"]),
    "the next patron, with a home": (
        "Total: $16.00\n\n\nBogdan Mazurek\n2048 Orchard View Dr\nEssex Junction, VT 05452\n",
        ["Bogdan Mazurek", "2048 Orchard View Dr\nEssex Junction, VT 05452"],
    ),
}


@pytest.mark.parametrize(("text", "values"), OTHERS.values(), ids=OTHERS.keys())
def test_a_bills_other_patrons(text: str, values: list[str], bill: Checker) -> None:
    assert found(bill, BILL + "You owe for these:\n\n" + text) == values
