"""E-mail addresses, links and postal addresses."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from piiguard.model import CellKind, Role

UUID = "8f1c3a52-6f0e-4c5b-9f6d-2f3b0a7f4e11"
PATRON_LINKS = [
    "/eg/staff/circ/patron/77/checkout",
    "/eg2/staff/circ/patron/77/items_out",
    "/eg2/en-US/staff/circ/patron/77/bills",
    "/eg/staff/circ/patron/bcsearch/21234000123456",
    "/eg/staff/circ/patron/register/stage/aokonkwo",
    "/cgi-bin/koha/members/moremember.pl?borrowernumber=51",
    "/cgi-bin/koha/circ/circulation.pl?borrowernumber=51",
    "/cgi-bin/koha/members/readingrec.pl?x=1&borrowernumber=51",
    "/cgi-bin/koha/members/member-flags.pl?member=51",
    "/cgi-bin/koha/members/accountline-details.pl?accountlines_id=9",
    "/cgi-bin/koha/reports/guided_reports.pl?id=3&sql_params=21234000123456",
    "/leapwebapp/staff/default#patrons/4411/record",
    "/PAPIService/REST/public/v1/1033/100/1/patron/21234000123456",
    "/patroninfo~S6/1024364/items",
    "/iii/sierra-api/v6/patrons/1024364",
    f"/users/preview/{UUID}",
    f"/users/view/{UUID}",
    f"/users/{UUID}/loans",
    "/anything?patronBarcode=21234000123456",
    "/anything?a=b&cardnumber=30021",
]
ITEM_LINKS = [
    "/eg/staff/cat/item/1234",
    "/eg2/staff/catalog/record/1234",
    "/eg/opac/record/1234",
    "/cgi-bin/koha/catalogue/detail.pl?biblionumber=12",
    "/cgi-bin/koha/catalogue/moredetail.pl?itemnumber=12",
    "/cgi-bin/koha/opac-detail.pl?biblionumber=12",
    "/leapwebapp/staff/default#itemrecords/4411",
    "/polaris/search/title.aspx?ctx=1&cn=812",
    "/record=b1024364~S1",
    f"/inventory/view/{UUID}",
    f"/inventory/view/{UUID}/{UUID}/{UUID}",
    "/client/en_US/default/search/detailnonmodal/ent:$002f$002fSD_ILS$002f0$002fSD_ILS:1234/one",
    "/v2/record/S75C12345",
    "/GroupedWork/1a2b3c4d-0000",
]


@pytest.mark.parametrize("path", PATRON_LINKS)
@pytest.mark.parametrize(
    "wrap",
    [
        lambda path: "https://ils.example.org" + path,
        lambda path: "ils.example.org" + path,
        lambda path: ("https://ILS.example.org" + path).upper(),
        lambda path: (
            "https://track.example.org/r?u=" + quote("https://e.example.org" + path, safe="")
        ),
        lambda path: (
            "https://track.example.org/r?u="
            + quote(quote("https://e.example.org" + path, safe=""), safe="")
        ),
        lambda path: "https://ils.example.org" + path.replace("&", "&amp;"),
        lambda path: f"see (https://ils.example.org{path}).",
    ],
    ids=["plain", "no-scheme", "capitals", "encoded", "encoded-twice", "html", "in-prose"],
)
def test_links_to_patrons(path, wrap, detect):
    (detection,) = detect(wrap(path))
    assert (detection.entity_type, detection.role) == ("PATRON_URL", Role.PATRON)


@pytest.mark.parametrize("path", ITEM_LINKS)
def test_links_to_items(path, detect):
    (detection,) = detect("https://ils.example.org" + path)
    assert (detection.entity_type, detection.role) == ("ITEM_URL", Role.ITEM)


def test_ambiguous_links_score_lower_and_say_why(detect):
    (sure,) = detect("e.example.org" + PATRON_LINKS[0])
    (line,) = detect("e.example.org/accountline-details.pl?accountlines_id=9")
    assert line.score < sure.score
    assert "account line" in line.reason


@pytest.mark.parametrize(
    "text",
    [
        "https://ils.example.org/eg/staff/circ/patron/\nbcsearch/21234000123456",
        "https://ils.example.org/cgi-bin/koha/members/moremember.pl?\nborrowernumber=51",
    ],
)
def test_a_link_wrapped_over_a_line_end_is_one(text, found):
    assert found(text, kind=CellKind.PARAGRAPH) == [("PATRON_URL", text)]


def test_links_under_each_other_are_two(found):
    item, patron = (
        "https://e.example.org/eg/opac/record/1",
        "https://e.example.org" + PATRON_LINKS[0],
    )
    assert found(f"{item}\n{patron}") == [("ITEM_URL", item), ("PATRON_URL", patron)]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.org/",
        "https://www.example.org/about/patrons-first",
        "https://example.org/news?id=12",
        "and/or",
        "03/04/2024",
        "x = 12",
        "https://example.org/bookpatron=",
        "/users/guide",
        "patron={{user.barcode}}",
    ],
)
def test_other_links_are_nothing(text, found):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("aokonkwo@example.org", "aokonkwo@example.org"),
        ("<mailto:a.okonkwo+lib@mail.example.org>", "a.okonkwo+lib@mail.example.org"),
        ("write to o'brien@example.org.", "o'brien@example.org"),
        ("aokonkwo (at) example.org", "aokonkwo (at) example.org"),
        ("aokonkwo [at] example [dot] org", "aokonkwo [at] example [dot] org"),
        ("aokonkwo@\nexample.org", "aokonkwo@\nexample.org"),
        ("u=aokonkwo%40example.org", "aokonkwo%40example.org"),
        ("josé@ejemplo.example", "josé@ejemplo.example"),
    ],
)
def test_e_mail_addresses(text, value, found):
    assert found(text) == [("EMAIL_ADDRESS", value)]


@pytest.mark.parametrize(
    "text", ["2 @ 12.50", "@library", "look at example.org", "a@b", "meet (at) noon"]
)
def test_no_e_mail_addresses(text, found):
    assert found(text) == []


ADDRESSES = [
    "418 Willow Bend Road",
    "418 S. Maple Ave",
    "418 N Main St Apt 4B",
    "1209 E 5th Street #12",
    "221B Baker Street, London NW1 6XE",
    "37-42 82nd Street, Jackson Heights, NY 11372",
    "418 Willow Bend Rd, Lisle, IL 60532-1234",
    "418 Willow Bend Rd Lisle IL 60532",
    "418 Willow Bend Rd\nApt 4B\nLisle, IL 60532",
    "418 Willow Bend Rd\nLisle, Illinois 60532",
    "418 Broadway, Lisle, IL 60532",
    "411 S. Maple Avenue · Lisle, IL 60532",
    "411 S. Maple Avenue | Lisle, IL 60532",
    "411 S. Maple Avenue - Lisle, IL 60532",
    "22 Elmhurst\nLisle, IL 60532",
    "W156N8480 Pilgrim Rd\nMenomonee Falls, WI 53051",
    "N6854 County Road E",
    "100 Highway 9",
    "P.O. Box 123",
    "PO Box 123, Lisle, IL 60532",
    "RR 2 Box 45A",
    "Rural Route 2, Box 45",
    "PSC 1234 Box 5678\nAPO, AE 09123",
    "1234 rue Saint-Denis, Montréal, QC H2X 3K2",
    "12 Oak Circle",
    "7 Sunset Way, Naperville, IL 60540",
    "1 Martin Luther King Jr Blvd",
    "Lindenstraße 12, 10969 Berlin",
    "Calle Mayor 5",
]


@pytest.mark.parametrize("address", ADDRESSES)
class TestStreetAddress:
    def test_alone(self, address, found):
        assert found(address, kind=CellKind.BLOCK) == [("STREET_ADDRESS", address)]

    def test_the_name_above_is_not_of_it(self, address, found):
        text = "OKONKWO ADAEZE\n" + address
        assert ("STREET_ADDRESS", address) in found(text, kind=CellKind.BLOCK)

    def test_within_a_sentence(self, address, found):
        text = f"She moved to {address}; please note."
        assert ("STREET_ADDRESS", address) in found(text, kind=CellKind.PARAGRAPH)

    def test_under_its_label(self, address, found):
        assert found(address, "STREET_ADDRESS") == [("STREET_ADDRESS", address)]


def test_a_block_gives_name_address_and_phone(found):
    text = "Adaeze Okonkwo\n418 Willow Bend Rd\nLisle, IL 60532\n(630) 555-0142"
    assert found(text, kind=CellKind.BLOCK) == [
        ("PERSON", "Adaeze Okonkwo"),
        ("STREET_ADDRESS", "418 Willow Bend Rd\nLisle, IL 60532"),
        ("PHONE_NUMBER", "(630) 555-0142"),
    ]


def test_a_town_line_of_its_own_is_part_of_an_address(found):
    assert found("Lisle, IL 60532") == [("STREET_ADDRESS", "Lisle, IL 60532")]


@pytest.mark.parametrize(
    "text",
    [
        "12 Angry Men",
        "5 Copies Main Street Branch",
        "101 Dalmatians",
        "2001 A Space Odyssey",
        "1984",
        "3 items at Main Street",
        "12 March 2024",
        "5 Days in May",
        "823.8 D548o",
        "TK7871.15.F4 S67 1988",
        "30 Days overdue",
        "$12.50 Road Atlas",
        "Main Street Branch",
        "The House on Mango Street",
        "Invoice 418",
        "Page 1 of 2",
        "10 Minutes 38 Seconds in This Strange World",
    ],
)
def test_no_addresses(text, found):
    assert "STREET_ADDRESS" not in dict(found(text))


def test_a_title_that_reads_as_a_street_is_a_title(found):
    assert found("84, Charing Cross Road", "TITLE") == [("TITLE", "84, Charing Cross Road")]


@pytest.mark.parametrize("value", ["N/A", "—", "none"])
def test_no_value_under_an_address_label(value, found):
    assert found(value, "STREET_ADDRESS") == []
