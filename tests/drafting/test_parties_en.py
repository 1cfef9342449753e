"""Lists of parties in English: what divides two names, and what stands inside one."""

from __future__ import annotations

import pytest

from drafting.reading_of import draft


def read_cell(cell: str, other: str = "") -> list[str]:
    """Return the parties of a cell; `other` is the cell of another row."""
    rows = f"1,Repair the pier,{cell!r},2032\n2,Paint the pier,{other!r},2032\n".replace("'", '"')
    first = draft(f"No.,Action,Owner,Deadline\n{rows}", "plan.csv")["measures"][0]
    return [party["as_printed"] for party in first["responsible"]]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Parks and Recreation", ["Parks and Recreation"]),
        ("Department of Health and Human Services", ["Department of Health and Human Services"]),
        ("Ministry of Trade and Industry", ["Ministry of Trade and Industry"]),
        ("Property, Fleet & Piers", ["Property, Fleet & Piers"]),
        ("D/Finance and Reform", ["D/Finance and Reform"]),
        ("Department of Ports, Rivers and the Sea", ["Department of Ports, Rivers and the Sea"]),
        (
            "Ministry of Housing, Communities and Local Government",
            ["Ministry of Housing, Communities and Local Government"],
        ),
        ("Office of Ports and Budget (OPB)", ["Office of Ports and Budget (OPB)"]),
        ("Secretary of Tides and Sea Works (STSW)", ["Secretary of Tides and Sea Works (STSW)"]),
        (
            "heads of other relevant port departments and agencies",
            ["heads of other relevant port departments and agencies"],
        ),
        ("All executive departments and agencies", ["All executive departments and agencies"]),
        ("HM Revenue & Customs", ["HM Revenue & Customs"]),
        ("Pier Tide and Rope Sub-bureau", ["Pier Tide and Rope Sub-bureau"]),
        ("Tides Care and Boat Works Section", ["Tides Care and Boat Works Section"]),
        (
            "Westport Branch of Municipal Tides and Ropes Bureau",
            ["Westport Branch of Municipal Tides and Ropes Bureau"],
        ),
        (
            "governments of county-level and above cities",
            ["governments of county-level and above cities"],
        ),
        ("HM Revenue and Customs", ["HM Revenue and Customs"]),
        ("all bureaus and offices", ["all bureaus and offices"]),
        ("Piers and Port Commissioner", ["Piers and Port Commissioner"]),
        ("Head of Boat Service and Piers", ["Head of Boat Service and Piers"]),
        ("City Government Piers and Data Bureau", ["City Government Piers and Data Bureau"]),
        ("Government Service and Piers Bureau", ["Government Service and Piers Bureau"]),
    ],
)
def test_an_and_can_stand_inside_a_name(cell: str, names: list[str]) -> None:
    assert read_cell(cell) == names


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Port Authority and Coast Guard Service", ["Port Authority", "Coast Guard Service"]),
        ("Bord Mara and Ministry of Finance", ["Bord Mara", "Ministry of Finance"]),
        ("NHA and Bord Mara", ["NHA", "Bord Mara"]),
        ("local governments and Customs", ["local governments", "Customs"]),
        (
            "The Directorate of Ports and the Pier and Boats Board",
            ["Directorate of Ports", "Pier and Boats Board"],
        ),
        ("Commission and Member States", ["Commission", "Member States"]),
        ("Port Board, w/ Fleet and libraries", ["Port Board", "Fleet and libraries"]),
        ("Fleet, Piers and Customs", ["Fleet", "Piers", "Customs"]),
        ("Port Authority and civil society groups", ["Port Authority", "civil society groups"]),
        ("Fleet and Piers; Port Board", ["Fleet and Piers", "Port Board"]),
        ("Boat Service and Harbour Care", ["Boat Service", "Harbour Care"]),
        ("Port Board, harbours and pilots", ["Port Board", "harbours", "pilots"]),
        ("Mayor and Boat Manager", ["Mayor", "Boat Manager"]),
        (
            "Department of Tides and Boats, the Rope and Lamp Bureau",
            ["Department of Tides and Boats", "Rope and Lamp Bureau"],
        ),
        ("municipalities and Pier District", ["municipalities", "Pier District"]),
        ("the Ministry of Ports and the Red Anchor", ["Ministry of Ports", "Red Anchor"]),
        (
            "Ministry of Finance and the National Fire and Rescue Administration",
            ["Ministry of Finance", "National Fire and Rescue Administration"],
        ),
    ],
)
def test_an_and_divides_names_that_can_stand_alone(cell: str, names: list[str]) -> None:
    assert read_cell(cell) == names


def test_neither_its_place_nor_how_it_answers_is_part_of_a_body() -> None:
    assert read_cell("Institute of Tides, Harbourton, Port Board") == [
        "Institute of Tides",
        "Port Board",
    ]
    assert read_cell("Institute of Tides, Marsea, and Port Board") == [
        "Institute of Tides",
        "Marsea",
        "Port Board",
    ]
    assert read_cell("Harbour Agency and Port Board (jointly)") == ["Harbour Agency", "Port Board"]


def test_a_name_that_stands_alone_in_a_cell_is_one_beside_an_and_too() -> None:
    assert read_cell("Harbour Office & Marsea") == ["Harbour Office & Marsea"]
    assert read_cell("Harbour Office & Marsea", "Marsea") == ["Harbour Office", "Marsea"]
