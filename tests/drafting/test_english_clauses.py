"""Clauses of responsibility in the English of translators, people and machines."""

from __future__ import annotations

import pytest

from drafting.reading_of import draft, read, tell


def read_clause(clause: str) -> str:
    text = f"Opinions on Ports\n1. Repair the piers. Dredge the basins. {clause}\n2. Sound the bells.\n"
    return read(text)[0]


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        (
            "(Responsibility of the Ministry of Commerce and the Ministry of Finance)",
            "1. |  |  | mofcom mof",
        ),
        ("Undertaken by: Ministry of Commerce.", "1. |  |  | mofcom"),
        ("The NDRC leads, the Ministry of Finance and MIIT cooperate.", "1. | ndrc | mof miit"),
        (
            "\nThe NDRC takes the lead, and MIIT is responsible according to the division of duties",
            "1. | ndrc | miit",
        ),
        ("\nThe NDRC is responsible, with the cooperation of MIIT", "1. |  | miit | ndrc"),
        ("(Ministry of Commerce, annually)", "1. |  |  | mofcom | every=year"),
        ("(Ministry of Commerce, long-term)", "1. |  |  | mofcom"),
        ("\nActors: Ministry of Commerce, Ministry of Finance", "1. |  |  | mofcom mof"),
        (
            "(Local people's governments at various levels are responsible)",
            "1. |  |  | local-governments",
        ),
        (
            "(The Ministry of Commerce and others shall implement this within their duties)",
            "1. |  |  | mofcom",
        ),
        (
            "(Ministry of Commerce as the lead, General Administration of Customs in cooperation)",
            "1. | mofcom | gacc",
        ),
        (
            "Led by the Ministry of Commerce with the help of the General Administration of Customs.",
            "1. | mofcom | gacc",
        ),
        (
            "(To be led by the Ministry of Commerce and implemented by the Ministry of Finance)",
            "1. | mofcom | mof",
        ),
        (
            "(Division of duties: the Ministry of Commerce takes the lead, Ministry of Finance assists)",
            "1. | mofcom | mof",
        ),
        (
            "(The Ministry of Commerce and other relevant departments are responsible, NDRC assists)",
            "1. |  | ndrc | mofcom relevant-departments",
        ),
        (
            "(Ministry of Commerce, Ministry of Finance according to the division of labor)",
            "1. |  |  | mofcom mof",
        ),
        (
            "(Ministry of Commerce, Ministry of Finance; to be completed by the end of 2032)",
            "1. |  |  | mofcom mof | by=2032",
        ),
        (
            "[Responsible unit: Ministry of Commerce, NDRC. The unit listed first leads]",
            "1. | mofcom | ndrc",
        ),
        (
            "(Responsible units: NDRC, governments of towns and cities, the first is the leader)",
            "1. | ndrc | governments_of_towns_and_cities",
        ),
        ("(NDRC, MIIT, etc. by division of labor)", "1. |  |  | ndrc miit"),
        ("(NDRC is the leading unit; MIIT is a cooperating unit)", "1. | ndrc | miit"),
        ("(Led by NDRC, participated by MIIT)", "1. | ndrc | miit"),
        ("(In charge of NDRC)", "1. |  |  | ndrc"),
        ("(NDRC leads the responsibility, MIIT cooperates)", "1. | ndrc | miit"),
        (
            "(NDRC, Branch of Sea & Land Company; people's governments of five inland cities)",
            "1. |  |  | ndrc Branch_of_Sea_&_Land_Company people's_governments_of_five_inland_cities",
        ),
        (
            "(NDRC, Provincial Department of Ports, the Provincial Sea and Land Commission)",
            "1. |  |  | ndrc Provincial_Department_of_Ports Provincial_Sea_and_Land_Commission",
        ),
        (
            "(NDRC, all cities and counties (districts) People's Government)",
            "1. |  |  | ndrc all_cities_and_counties_(districts)_People's_Government",
        ),
        (
            "(NDRC, Port Market Committee, Lake Industrial and Commercial College)",
            "1. |  |  | ndrc Port_Market_Committee Lake_Industrial_and_Commercial_College",
        ),
        ("(NDRC and MIIT are responsible by duty)", "1. |  |  | ndrc miit"),
        ("(Responsible units: all responsible units)", "1. |  |  | all_responsible_units"),
        ("(NDRC and MIIT are responsible, ranking first as the leader)", "1. | ndrc | miit"),
        (
            "(NDRC, Upland and Lowland city governments)",
            "1. |  |  | ndrc Upland_and_Lowland_city_governments",
        ),
        ("(Responsible by NDRC, all cities)", "1. |  |  | ndrc all_cities"),
        ("(To be taken the lead by NDRC; competent department: MIIT)", "1. | ndrc | miit"),
        (
            "(General Administration of Customs, Ferry Co., Ltd. and various localities are in charge)",
            "1. |  |  | gacc Ferry_Co.,_Ltd. various_localities",
        ),
        (
            "(Responsible units: State Taxation Administration, Supply and Marketing Cooperative)",
            "1. |  |  | sta Supply_and_Marketing_Cooperative",
        ),
        (
            "(State Post Bureau, Ministry of Finance, according to the division of duties)",
            "1. |  |  | spb mof",
        ),
        (
            "(NDRC takes the lead, MIIT cooperates. All below they do too and will not be named)",
            "1. | ndrc | miit",
        ),
        (
            "(NDRC is responsible for taking the lead; MIIT according to its respective duties)",
            "1. | ndrc | miit",
        ),
        (
            "(NDRC takes the lead in being responsible, and MIIT organizes the implementation)",
            "1. | ndrc | miit",
        ),
        ("(Led by NDRC, and coordinated by MIIT)", "1. | ndrc | miit"),
        ("(NDRC and MIIT to divide the duties)", "1. |  |  | ndrc miit"),
        (
            "(NDRC, MIIT bear responsibility; those in first place take the lead)",
            "1. | ndrc | miit",
        ),
        ("(Jointly borne by NDRC and MIIT)", "1. |  |  | ndrc miit"),
        ("(PBoC and MoF, with MIIT, are responsible)", "1. |  | miit | pbc mof"),
        ("(NDRC, MIIT and other departments in charge)", "1. |  |  | ndrc miit"),
        ("(Led by the State Post Bureau; NDRC and MIIT participate)", "1. | spb | ndrc miit"),
        (
            "(Office of the Joint Port and Pier Board, State Post Bureau, NDRC and so on)",
            "1. |  |  | Office_of_the_Joint_Port_and_Pier_Board spb ndrc",
        ),
        (
            "(Port Office, Sea Office, Lake Customs, and Pier Customs)",
            "1. |  |  | Port_Office Sea_Office Lake_Customs Pier_Customs",
        ),
        ("(Leader: NDRC. Cooperation: MIIT)", "1. | ndrc | miit"),
        ("(Host: NDRC; co-organizer: MIIT)", "1. | ndrc | miit"),
        ("(NDRC and MIIT take the lead jointly, and MOF cooperates)", "1. | ndrc miit | mof"),
        ("(NDRC and MIIT jointly lead, and MOF participates)", "1. | ndrc miit | mof"),
        ("(NDRC shall, jointly with MIIT and MOF, be responsible)", "1. | ndrc | miit mof"),
        ("(NDRC to lead; MIIT to participate by division of duty)", "1. | ndrc | miit"),
        ("(Led by NDRC and MIIT, MOF participates)", "1. | ndrc miit | mof"),
        ("(NDRC will organize and implement, MIIT will cooperate)", "1. |  | miit | ndrc"),
        ("(NDRC is the responsible unit)", "1. |  |  | ndrc"),
        ("(NDRC, MIIT shoulder responsibilities per their duties)", "1. |  |  | ndrc miit"),
        ("(This is the responsibility of NDRC and MIIT)", "1. |  |  | ndrc miit"),
        (
            "(NDRC takes the lead, MIIT and other departments and units are responsible)",
            "1. | ndrc | miit",
        ),
        (
            "(Responsible units: SAMR (Standardization Administration of China), NDRC)",
            "1. |  |  | samr ndrc",
        ),
        (
            "(NDRC, State Council SASAC, Commerce Ministry, General Administration of Customs, PRC)",
            "1. |  |  | ndrc sasac mofcom gacc",
        ),
        ("(SASAC, the State Council and NDRC are responsible)", "1. |  |  | sasac ndrc"),
        (
            "(Responsible units: Provincial Health and Health Commission, Provincial Port Bureau)",
            "1. |  |  | Provincial_Health_and_Health_Commission Provincial_Port_Bureau",
        ),
        (
            "(NDRC, Municipal Port Bureau, Health Commission, Ministry of Finance are in charge)",
            "1. |  |  | ndrc Municipal_Port_Bureau Health_Commission mof",
        ),
        ("(NDRC and MIIT shall divide the work and be responsible)", "1. |  |  | ndrc miit"),
        ("(NDRC, MIIT and other divisions of duties)", "1. |  |  | ndrc miit"),
        ("(Under the responsibility of NDRC and MIIT)", "1. |  |  | ndrc miit"),
        (
            "(NDRC and the State Post Bureau shall, according to their remits, be responsible)",
            "1. |  |  | ndrc spb",
        ),
        (
            "(NDRC shall assume the primary responsibility, and MIIT shall assume duties by its remit)",
            "1. | ndrc | miit",
        ),
        ("(Led by NDRC and MIIT; the State Post Bureau is in charge)", "1. | ndrc miit | spb"),
        ("(Led by NDRC and MIIT, the State Post Bureau is in charge)", "1. | ndrc miit | spb"),
        ("(Led by NDRC, MIIT and the State Post Bureau are in charge)", "1. | ndrc | miit spb"),
        (
            "(Led by NDRC, with authorities in charge of trade cooperating)",
            "1. | ndrc | authorities_in_charge_of_trade",
        ),
        ("(NDRC and MIIT, in accordance with their respective duties)", "1. |  |  | ndrc miit"),
        (
            "(NDRC, Lake Bureau of the China Banking and Insurance Regulatory Commission)",
            "1. |  |  | ndrc Lake_Bureau_of_the_China_Banking_and_Insurance_Regulatory_Commission",
        ),
        (
            "(NDRC, county port bureau, county trade bureau, and all towns are responsible)",
            "1. |  |  | ndrc county_port_bureau county_trade_bureau all_towns",
        ),
        (
            "(NDRC is responsible for guiding the cities, and MIIT is responsible)",
            "1. |  |  | ndrc miit",
        ),
        ("(State Post Bureau, NDRC; before the end of May)", "1. |  |  | spb ndrc"),
        (
            "(Provincial Department of Ports; people's governments of all cities)",
            "1. |  |  | Provincial_Department_of_Ports people's_governments_of_all_cities",
        ),
        (
            "(NDRC, all colleges and universities are responsible)",
            "1. |  |  | ndrc all_colleges_and_universities",
        ),
        ("(Lead by NDRC)", "1. | ndrc"),
        ("(the lead of NDRC)", "1. | ndrc"),
        ("(NDRC as lead, together with MIIT)", "1. | ndrc | miit"),
        ("(NDRC took the lead, MIIT took charge of its own duties)", "1. | ndrc | miit"),
        (
            "(Responsibilities divided among NDRC, MIIT and all cities)",
            "1. |  |  | ndrc miit all_cities",
        ),
        ("(NDRC and MIIT, each within its remit)", "1. |  |  | ndrc miit"),
        ("(NDRC and MIIT share responsibility)", "1. |  |  | ndrc miit"),
        ("(NDRC and MIIT shall be responsible therefor)", "1. |  |  | ndrc miit"),
        (
            "(Led by NDRC, with division of responsibilities among MIIT and all cities)",
            "1. | ndrc | miit all_cities",
        ),
        (
            "(NDRC is responsible, and all cities implement it in light of their piers)",
            "1. |  |  | ndrc all_cities",
        ),
        ("(NDRC and MIIT shall take their assigned responsibilities)", "1. |  |  | ndrc miit"),
        (
            "(NDRC shall assume the leading responsibility, MIIT performing its own duties)",
            "1. | ndrc | miit",
        ),
        (
            "(Led and responsible by NDRC, with assigned responsibilities to MIIT)",
            "1. | ndrc | miit",
        ),
        ("(NDRC and MIIT, all according to their functions)", "1. |  |  | ndrc miit"),
        ("(NDRC is in the lead, MIIT cooperates)", "1. | ndrc | miit"),
        ("(NDRC for lead)", "1. | ndrc"),
        ("(NDRC leads; MIIT joint responsibility)", "1. | ndrc | miit"),
        ("(The responsibility falls to NDRC)", "1. |  |  | ndrc"),
        ("(NDRC is the main responsible department, MIIT cooperates)", "1. | ndrc | miit"),
        ("(NDRC; all cities with districts)", "1. |  |  | ndrc all_cities_with_districts"),
        ("(NDRC takes the lead, MIIT and all towns cooperate)", "1. | ndrc | miit all_towns"),
        ("(Organizer: NDRC; co-organizers: MIIT)", "1. | ndrc | miit"),
        ("(Host unit: NDRC; co-sponsored by: MIIT)", "1. | ndrc | miit"),
        (
            "(NDRC leads relevant departments and all cities to be responsible)",
            "1. | ndrc | relevant-departments all_cities",
        ),
        (
            "(The Ministry of Commerce, MIIT, etc. and all cities in charge of)",
            "1. |  |  | mofcom miit all_cities",
        ),
        ("(NDRC and each region in accordance with duty division)", "1. |  |  | ndrc all-regions"),
        ("(Responsible for the Ministry of Commerce)", "1. |  |  | mofcom"),
        ("(Led by NDRC, responsible units are MIIT and all cities)", "1. | ndrc | miit all_cities"),
        ("(Responsible units: all lead units)", "1. |  |  | all_lead_units"),
        (
            "(All district (port) and county governments (yards) are responsible)",
            "1. |  |  | All_district_(port)_and_county_governments_(yards)",
        ),
        (
            "(All member units of the group, county and district governments are responsible)",
            "1. |  |  | All_member_units_of_the_group county_and_district_governments",
        ),
        (
            "(Governments of all counties, cities and districts are responsible)",
            "1. |  |  | Governments_of_all_counties,_cities_and_districts",
        ),
        (
            "(Ministry of Commerce and MIIT are responsible, relevant rules will be issued in May)",
            "1. |  |  | mofcom miit",
        ),
        (
            "Lead units: NDRC and MIIT are responsible for the division of responsibilities",
            "1. | ndrc miit",
        ),
        ("(To be responsible: the Ministry of Finance, MIIT)", "1. |  |  | mof miit"),
        ("(MIIT is in charge under the guidance of the NDRC)", "1. |  | ndrc | miit"),
        ("(MIIT leads; cooperation by NDRC, GACC)", "1. | miit | ndrc gacc"),
        (
            "(MIIT and NDRC, under the division of work, are responsible)",
            "1. |  |  | miit ndrc",
        ),
        ("(Headed by MIIT; with NDRC, GACC joining)", "1. | miit | ndrc gacc"),
        ("(Lead: MIIT; all towns according to the division of duties)", "1. | miit | all_towns"),
        ("(MIIT takes lead, NDRC, GACC)", "1. | miit | ndrc gacc"),
        ("(MIIT in the lead with the NDRC)", "1. | miit | ndrc"),
        ("(MIIT leads it)", "1. | miit"),
        (
            "(Westport Tide Zone; Westport Ropes Zone)",
            "1. |  |  | Westport_Tide_Zone Westport_Ropes_Zone",
        ),
        ("(MIIT and NDRC co-lead, GACC cooperates)", "1. | miit ndrc | gacc"),
        (
            "(MIIT takes the lead and each relevant department takes part)",
            "1. | miit | relevant-departments",
        ),
        (
            "(Responsible units: MIIT, all towns, the following tasks all need the help of ports, not repeated)",
            "1. |  |  | miit all_towns",
        ),
        (
            "(National Foreign Exchange Supervision Bureau, State Bureau of Market Regulation)",
            "1. |  |  | National_Foreign_Exchange_Supervision_Bureau samr",
        ),
        ("(For which the Ministry of Finance is responsible)", "1. |  |  | mof"),
        (
            "(MIIT leads, the NDRC and the GACC divide the work and are responsible)",
            "1. | miit | ndrc gacc",
        ),
        ("(With MIIT in the lead, and with the NDRC participating)", "1. | miit | ndrc"),
        ("(MIIT is responsible for, the NDRC to guide)", "1. |  | ndrc | miit"),
        (
            "(MIIT leads, all districts and county-level cities, each town, city cooperate)",
            "1. | miit | all_districts_and_county-level_cities each_town,_city",
        ),
    ],
)
def test_a_clause_gives_roles_in_whatever_words(clause: str, said: str) -> None:
    assert read_clause(clause) == said


def test_a_class_with_a_duty_of_its_own_answers_beside_a_clause() -> None:
    text = (
        "Opinions on Ports\n1. Piers. Local harbour departments shall count them. All cities shall"
        " ring. The two departments shall look. (NDRC and MIIT are responsible)\n2. Sound the bells.\n"
    )
    assert read(text)[0] == "1. |  |  | ndrc miit Local_harbour_departments All_cities"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "The NDRC is responsible for taking the lead, and MIIT and the GACC participate.",
            "1. | ndrc | miit gacc",
        ),
        ("Bells shall be rung by the Ministry of Finance.", "1. |  |  | mof"),
        ("Every public body must ring them.", "1. |  |  | Every_public_body"),
        ("Strive for the Port Board to ring them.", "1."),
        ("Each ministry shall ring them.", "1. |  |  | Each_ministry"),
        (
            "The municipal working group for bells shall ring them.",
            "1. |  |  | municipal_working_group_for_bells",
        ),
        (
            "Bells are made by the Municipal Bureau of Tides and Rope Works together with the Port Board.",
            "1. | Municipal_Bureau_of_Tides_and_Rope_Works | Port_Board",
        ),
        ("Bells will be rung by COB Friday.", "1."),
        (
            "The Secretaries of Trade, Housing and Ports, the Head of Piers, and the Sea Agency must ring.",
            "1. |  |  | Secretaries_of_Trade,_Housing_and_Ports Head_of_Piers Sea_Agency",
        ),
        (
            "Set up a pier group, with the Municipal Port Bureau as the lead unit.",
            "1. | Municipal_Port_Bureau",
        ),
        (
            "Create a Pier Centre (PC), led by the Port Board, in collaboration with PILOT at DOT.",
            "1. | Port_Board | PILOT_at_DOT",
        ),
        (
            "Launch a programme led by the Port Board to count the bells.",
            "1. | Port_Board",
        ),
        ("The bells were cast in a yard, led by the Port Board.", "1."),
        (
            "Otherwise the Committee shall meet until August 26, 2032.",
            "1. |  |  | Committee",
        ),
        (
            "The Secretary is authorized and directed, in cooperation with the Sea Board, to ring.",
            "1. | Secretary | Sea_Board",
        ),
        ("WHO will ring the bells.", "1. |  |  | WHO"),
        (
            "The Port Board should ring, with technical assistance from WHO.",
            "1. | Port_Board | WHO",
        ),
        (
            "Ministry of Finance, NDRC according to the division of responsibilities to ring.",
            "1. |  |  | mof ndrc",
        ),
        ("The city manager shall ring.", "1. |  |  | city_manager"),
        (
            "From 1 July 2032 all government bodies shall ring.",
            "1. |  |  | all_government_bodies | from=2032-07-01",
        ),
        (
            "INSTRUCT the Board of Piers (Pier Office) to ring the bells.",
            "1. |  |  | Board_of_Piers_(Pier_Office)",
        ),
        ("Direct the Port Director to ring.", "1. |  |  | Port_Director"),
        ("The Board agreed to request the Secretariat to ring.", "1. |  |  | Secretariat"),
        ("The Trade Office may request the Port Board to ring.", "1."),
        ("PILOT at DOT and the Port Board should ring.", "1. |  |  | PILOT_at_DOT Port_Board"),
        (
            "That from May 2032, Council officers report quarterly on the bells.",
            "1. |  |  | Council_officers | from=2032-05 every=quarter",
        ),
        (
            "The Bell Group, chaired by the Port Director, meets quarterly.",
            "1. |  |  | Bell_Group | every=quarter",
        ),
    ],
)
def test_who_takes_part_and_by_whom_something_is_to_be_done_is_said_in_sentences(
    sentence: str, said: str
) -> None:
    assert read(f"Opinions on Ports\n1. Piers. {sentence}\n2. Sound the bells.\n")[0] == said


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("Ministry of Finance (first in order leads), MIIT", "1. | mof | miit"),
        (
            "The above is led by the Ministry of Finance, and counties are responsible",
            "1. | mof | counties",
        ),
        (
            "Departments such as for trade, health and fish are responsible",
            "1. |  |  | Departments_such_as_for_trade,_health_and_fish",
        ),
        (
            "Departments such as the Ministry of Finance and MIIT are responsible",
            "1. |  |  | mof miit",
        ),
        ("The Ministry of Finance along with other departments is responsible", "1. |  |  | mof"),
        ("MIIT along with the Ministry of Finance is responsible", "1. | miit | mof"),
        (
            "Responsible units: all sub-districts, all relevant units",
            "1. |  |  | all_sub-districts all-relevant-units",
        ),
        (
            "Led by Port Board with the support of governments of all districts and county-level cities",
            "1. | Port_Board | governments_of_all_districts_and_county-level_cities",
        ),
    ],
)
def test_what_a_translation_makes_of_a_list(clause: str, said: str) -> None:
    assert read(f"Opinions on Ports\n1. Piers. Mend them. ({clause})\n2. End. None.\n")[0] == said


def test_a_mark_behind_a_name_says_who_leads_in_its_clause_alone() -> None:
    text = (
        "Opinions on Ports\n1. Piers. Mend. (Port Board (first in order leads), Boat Office)\n"
        "2. Bells. Ring. (Bell Office and Boat Office are responsible)\n"
    )
    assert read(text) == [
        "1. | Port_Board | Boat_Office",
        "2. |  |  | Bell_Office Boat_Office",
    ]


def test_who_is_the_first_in_the_list_leads_from_there_on() -> None:
    text = (
        "Opinions on Ports\n1. Piers. Mend. (Responsible units: Port Board, Boat Office. The first in "
        "the list is the lead unit, the same below)\n"
        "2. Bells. Ring. (Responsible units: Bell Office, Boat Office)\n"
    )
    assert read(text) == [
        "1. | Port_Board | Boat_Office",
        "2. | Bell_Office | Boat_Office",
    ]


def test_an_order_that_nobody_is_named_in_is_a_measure() -> None:
    order = (
        "Amend the list of piers so that boats which need no pilot find one where they can ring."
    )
    text = f"Resolution on Ports\n1. {order}\n2. The Port Board shall ring.\n"
    assert [one["kind"] for one in draft(text)["measures"]] == ["measure", "measure"]


def test_the_number_of_a_house_is_no_label() -> None:
    text = "Letter on Ports\n1 Port Road\n3 May 2031\nPorts should do this.\na. Ring.\nb. Sing.\n"
    assert [one["label"] for one in draft(text)["measures"]] == ["a.", "b."]


def test_a_dash_behind_a_decimal_label_belongs_to_it() -> None:
    text = "Plan\nAction 1.1 – Ring the bells.\nLead: Port Board\nAction 1.2 – Sing.\nLead: Sea Board\n"
    measures = draft(text)["measures"]
    assert [(one["label"], one["heading"]) for one in measures] == [
        ("Action 1.1", "Ring the bells"),
        ("Action 1.2", "Sing"),
    ]


def test_what_each_place_is_to_have_is_no_duty_of_it() -> None:
    assert read("Plan\n1. Parks. Each street will have 2 parks.\n2. End. None.\n")[0] == "1."
    assert read("Plan\n1. Parks. Each street will have one.\n2. End. None.\n")[0] == "1."


def test_what_is_done_to_a_body_is_no_duty_of_it() -> None:
    assert (
        read("Plan\n1. Board. The Ministry of Finance must be audited.\n2. End. None.\n")[0] == "1."
    )


def test_departments_are_a_class_by_what_each_is_for() -> None:
    text = (
        "Rules\nArticle 1 The departments of trade, finance, and culture and tourism, and the"
        " Ministry of Works are in charge of piers.\nArticle 2 Pier departments of people's"
        " governments at or above the county level shall count them.\nArticle 3 The port,"
        " and sea and land departments shall help, the radio departments shall look,"
        " and Provincial pier committees shall tell.\n"
    )
    assert read(text) == [
        "Article 1 |  |  | departments_of_trade,_finance,_and_culture_and_tourism Ministry_of_Works",
        "Article 2 |  |  | Pier_departments_of_people's_governments_at_or_above_the_county_level",
        "Article 3 |  |  | port,_and_sea_and_land_departments radio_departments Provincial_pier_committees",
    ]


def test_who_is_included_in_a_class_is_named_with_it() -> None:
    text = (
        "Order\n1. Accounts. Agencies with boats of their own, including the Secretary of Ports and"
        " the Attorney General, shall report.\n2. End. None.\n"
    )
    assert read(text)[0] == (
        "1. |  |  | Agencies_with_boats_of_their_own Secretary_of_Ports Attorney_General"
    )


def test_a_number_of_things_is_no_year() -> None:
    [first, _] = read(
        "Plan of 2031\nIssued on 3 March 2031\n1. Crews. Train at least 2000 staff by 2033.\n2. End. None.\n"
    )
    assert first == "1. |  |  |  | by=2033"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Before the end of the year, publish the list.", "1. |  |  |  | by=2031"),
        ("Publish it within this year.", "1. |  |  |  | in=2031"),
        ("This year, four piers will be mended.", "1. |  |  |  | in=2031"),
        ("Since July this year, four piers have sunk.", "1."),
        (
            "Once a year, before the end of March, count them.",
            "1. |  |  |  | by=XXXX-03 every=year",
        ),
        ("Count them in 2032 and at the end of 2033.", "1. |  |  |  | in=2032 by=2033"),
        ("For loans before June 30, 2031, the term is longer.", "1."),
        ("In the third quarter, count the piers.", "1. |  |  |  | in=2031-Q3"),
        ("Raise the share of clean ferries year by year.", "1. |  |  |  | every=year"),
        ("Count them every half a year.", "1. |  |  |  | every=half"),
        ("By the end of 2032, regularly publish them.", "1. |  |  |  | by=2032 every=regularly"),
        ("From May to September, keep watch.", "1. |  |  |  | in=2031-05..2031-09"),
        ("Count them at the end of each year.", "1. |  |  |  | by=XXXX-12 every=year"),
        ("Count them at the end of 2033.", "1. |  |  |  | by=2033"),
        ("Count them before end-June, or by end of year.", "1. |  |  |  | by=2031-06 by=2031"),
        ("Count them this year and next.", "1. |  |  |  | in=2031..2032"),
        ("In 5 years, count them.", "1. |  |  |  | when=In 5 years"),
        ("Count 9 docks this year, of which 3 in March.", "1. |  |  |  | in=2031 in=2031-03"),
        ("Count them once a quarter and cut costs.", "1. |  |  |  | every=quarter"),
        ("The number of weekly tides falls.", "1."),
        ("Paint them before the end of June; annual rain is low.", "1. |  |  |  | by=2031-06"),
        (
            "Count them at the end of June and December each year.",
            "1. |  |  |  | by=XXXX-06 every=year by=XXXX-12 every=year",
        ),
        ('Build it before the end of the "16th Five-Year Plan".', "1. |  |  |  | by=2035"),
        ("Build it by the end of the 16th FYP.", "1. |  |  |  | by=2035"),
        (
            "During the period of the “Seventeenth Five-Year Plan”, build it.",
            "1. |  |  |  | in=2036..2040 when=During the period of the “Seventeenth Five-Year Plan”",
        ),
        ("Build it before the end of the year 2033.", "1. |  |  |  | by=2033"),
        ("In the second half of this year, build it.", "1. |  |  |  | in=2031-H2"),
        ("Build it by the end of next year.", "1. |  |  |  | by=2032"),
        ("Build it over the next year.", "1."),
        ("At the end of June, build it.", "1. |  |  |  | by=2031-06"),
        ("Build it by about 2033.", "1. |  |  |  | by=2033"),
        ("Since 2032, the fee shall be paid by boats.", "1. |  |  |  | from=2032"),
        ("Since 2030, the fee was paid by boats.", "1."),
        (
            "By the end of 2032, 2033 and 2034, build 5, 8 and 9.",
            "1. |  |  |  | by=2032 by=2033 by=2034",
        ),
        (
            "Send monthly counts by the 10th of the following month.",
            "1. |  |  |  | by=XXXX-XX-10 every=month",
        ),
        (
            "From 2032 onwards publish the annual report by January 9 of each year.",
            "1. |  |  |  | by=XXXX-01-09 from=2032 every=year",
        ),
        ("Every spring used for drinking is tested.", "1."),
        ("Report monthly before the 25th.", "1. |  |  |  | by=XXXX-XX-25 every=month"),
        ("Count them in the first half of each year.", "1. |  |  |  | by=XXXX-H1 every=year"),
        ("Build some in 2032 and 2033.", "1. |  |  |  | in=2032 in=2033"),
        ("From August 15, count it every Monday.", "1. |  |  |  | from=2031-08-15 every=week"),
        ("These rules shall come into force on July 1, 2031.", "1."),
    ],
)
def test_times_without_a_year_are_those_of_the_document(sentence: str, said: str) -> None:
    text = f"Plan\nIssued on 3 March 2031\n1. Piers. {sentence}\n2. End. None.\n"
    assert read(text)[0] == said


def test_the_only_day_that_a_page_prints_says_its_year() -> None:
    text = (
        "Release date: August 3, 2031 Views: 9\nPiers\n1. Count. Do so by the end of September."
        "\n2. Ring. Rules for bells hold to December 31, 2031. (NDRC; Time limit: year-end)\n"
    )
    assert read(text) == ["1. |  |  |  | by=2031-09", "2. |  |  | ndrc | by=2031"]


@pytest.mark.parametrize("line", ["Harbourton, 9.5.2031", "Dated this 9th day of May, 2031"])
def test_a_document_is_of_the_day_behind_its_place_or_in_full_words(line: str) -> None:
    text = f"Order on Piers\n{line}\n1. Count. Do so.\n2. Ring. Do so.\n"
    assert draft(text)["document"]["dated"] == "2031-05-09"


def test_a_document_on_one_line_is_divided_at_its_labels() -> None:
    words = "Look at each of them with care and write down what there is to be done about it. " * 4
    text = (
        f"Opinions of the Port Office on Piers First, general idea. Serve the ports. Second, works. (1) Piers."
        f" {words}(Provincial Port Office) (2) Basins. Dredge them. (Provincial Water Office) Third,"
        " safeguards. (3) Money. Lend it. (Provincial Bank)\n"
    )
    assert read(text) == [
        "First,",
        "(1) |  |  | Provincial_Port_Office",
        "(2) |  |  | Provincial_Water_Office",
        "(3) |  |  | Provincial_Bank",
    ]


def test_letters_fill_the_places_of_a_series_in_brackets() -> None:
    text = (
        "Work on Piers\nFirst, works\n(a) Piers. Mend them.\n(b) Masts. Mend them.\n(3), Bells. Mend"
        " them.\nSecond, checks\n(4) Lamps. Look at:\n(a) ropes;\n(b) nets.\n(5) Boats. Mend them.\n"
        "(f) Tides. Look.\n(seven) Moon. Look.\n"
    )
    labels = ["(a)", "(b)", "(3),", "(4)", "(5)", "(f)", "(seven)"]
    assert [measure["label"] for measure in draft(text)["measures"]] == labels
    assert draft(text)["measures"][2]["heading"] == "Bells"


@pytest.mark.parametrize(
    "labels",
    ["a B three 4", "one B iii 4", "1 b III D", "A two C 4", "A B C D", "1 2 C 4", "i ii C four"],
)
def test_a_series_in_brackets_goes_on_in_letters_and_numbers_of_any_form(labels: str) -> None:
    first, second, third, fourth = (f"({label})" for label in labels.split())
    text = (
        f"Opinions on Ports\nFirst, piers\n{first} mend piers. Mend. (Ministry of Commerce)\n"
        f"{second} ring bells. Ring. (Ministry of Finance)\nSecond, boats\n"
        f"{third} paint boats. Paint. (Ministry of Transport)\n{fourth} sell boats. Sell.\n"
    )
    assert [one["label"] for one in draft(text)["measures"]] == [first, second, third, fourth]


def test_numbers_run_on_below_another_heading_of_a_higher_section() -> None:
    text = (
        "Work on Piers\nFirst, the goal\n1. Goal. Mend the piers.\nSecond, works\n(1) Pier works.\n2."
        " Lamps. Mend them. (Port Board)\n3. Bells. Mend them. (Port Board)\n(2) Dock works.\n4."
        " Nets. Mend them. (Port Board)\n"
    )
    assert [measure["label"] for measure in draft(text)["measures"]] == ["1.", "2.", "3.", "4."]


def test_the_first_of_a_series_may_be_a_letter_in_the_middle_of_a_line() -> None:
    text = (
        "Work on Piers\nSecond, works. (a) Repair the piers. Look at (a) all. (Provincial Port Office)"
        " (two) Dredge the basins. (Provincial Water Office)\nThird, checks. (three) Check them."
        " (Provincial Port Office)\n"
    )
    assert read(text) == [
        "(a) |  |  | Provincial_Port_Office",
        "(two) |  |  | Provincial_Water_Office",
        "(three) |  |  | Provincial_Port_Office",
    ]


def test_principles_among_general_requirements_ask_nobody() -> None:
    text = (
        "Opinions on Ports\nI. General requirements\n(1) Basic principles. The harbours lead, and the "
        "government shall guide them.\nII. Tasks\n(2) Repair the piers. (Ministry of Commerce)\n"
    )
    record = draft(text)
    assert [one["kind"] for one in record["measures"]] == ["principle", "measure"]
    assert tell(record) == ["(1)", "(2) |  |  | mofcom"]


def test_who_is_only_consulted_owes_nothing_and_who_stands_behind_with_helps() -> None:
    text = (
        "Harbour Plan\n1. Oil the winches.\nResponsible: PILOT with Crane Service and faculties\n"
        "2. Paint the cranes.\nResponsible: Crane Service / IT; Port Board (consulted)\n"
    )
    assert read(text) == [
        "1. |  | Crane_Service faculties | PILOT",
        "2. |  |  | Crane_Service IT",
    ]


def test_what_goes_with_a_deadline_is_nobody_who_helps() -> None:
    text = (
        "Harbour Plan\n1. Oil the winches.\nLead agency: Winch Office\nPartners: Crane Service\n"
        "Deadline: Ongoing, with quarterly checks\n2. Paint the cranes.\nLead agency: Crane Service\n"
    )
    assert (
        read(text)[0] == "1. | Winch_Office | Crane_Service |  | every=continuously every=quarter"
    )
