"""What the signs of a PDF say, in files as their own programs write them."""

from __future__ import annotations

import time

import pytest

from obligations.drafting.reading import read_source
from obligations.findings import UserError

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%s>>"
# A font of two bytes a sign, as fonts of Chinese are: %s is its encoding, and what its codes mean.
TWO_BYTES = (
    b"<</Type/Font/Subtype/Type0/BaseFont/A%s/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
    b"/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>]>>"
)
MAP = b"begincmap 1 begincodespacerange <0000><ffff> endcodespacerange %s endcmap"


def write_stream(data: bytes, about: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (about, len(data), data)


def write_pdf(page: bytes | list[bytes], font: bytes = HELVETICA % b"", *others: bytes) -> bytes:
    """Return a PDF of one page, drawn by one or more streams: its font F is object 4, what other
    objects there are stand behind these streams, and the first of them is its form N.
    """
    pages = [page] if isinstance(page, bytes) else page
    drawn = b" ".join(b"%d 0 R" % (5 + at) for at in range(len(pages)))
    named = b"<</Font<</F 4 0 R>>/XObject<</N %d 0 R>>>>" % (5 + len(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents[%s]/Resources%s>>"
        % (drawn, named),
        font,
        *map(write_stream, pages),
        *others,
    ]
    content = b"%PDF-1.7\n"
    places = []
    for number, held in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj %s endobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(content))
    )


def read(content: bytes) -> str:
    return read_source("plan.pdf", content).text.strip()


def test_what_one_stream_of_a_page_begins_the_next_may_end() -> None:
    streams = [b"BT /F 12 Tf 60 700 Td [(The Port Board)", b"( reports)] TJ ET"]
    assert read(write_pdf(streams)) == "The Port Board reports"


def test_a_map_of_codes_may_stand_in_the_file() -> None:
    space = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
    codes = space + b"1 begincidrange <00> <ff> 0 endcidrange endcmap"
    said = space + b"2 beginbfchar <41> <6e2f> <42> <53e3> endbfchar endcmap"
    font = TWO_BYTES % b"/Encoding 6 0 R/ToUnicode 7 0 R"
    content = write_pdf(
        b"BT /F 12 Tf 60 700 Td (AB) Tj ET", font, write_stream(codes), write_stream(said)
    )
    assert read(content) == "港口"


def test_a_sign_without_a_text_is_read_by_its_name() -> None:
    names = b"/Encoding<</Type/Encoding/Differences[65/O 102/f_f_i]>>/ToUnicode 6 0 R"
    some = MAP % b"1 beginbfchar <0041> <004f> endbfchar"
    page = b"BT /F 12 Tf 60 700 Td (Afce) Tj ET"
    assert read(write_pdf(page, HELVETICA % names, write_stream(some))) == "Office"


@pytest.mark.parametrize(
    "encoding", [b"/Encoding/Identity-H", b"/Encoding/Identity-H/ToUnicode 6 0 R"]
)
def test_a_file_that_does_not_say_what_its_signs_are_is_refused(encoding: bytes) -> None:
    page = b"BT /F 12 Tf 60 700 Td <004100420043> Tj ET"
    with pytest.raises(UserError, match="does not say which signs"):
        read(write_pdf(page, TWO_BYTES % encoding, write_stream(MAP % b"")))


def test_forms_that_draw_forms_twice_each_are_refused() -> None:
    about = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N %d 0 R>>>>"
    forms = [write_stream(b"/N Do /N Do", about % (7 + at)) for at in range(40)]
    with pytest.raises(UserError, match="more than 10000 forms"):
        read(write_pdf(b"/N Do", HELVETICA % b"", *forms))


def test_marks_within_marks_are_soon_read() -> None:
    def measure(marks: int) -> float:
        content = write_pdf(b"/A BMC " * marks + b"BT /F 12 Tf 60 700 Td (Port) Tj ET")
        begun = time.process_time()
        assert read(content) == "Port"
        return time.process_time() - begun

    once = min(measure(4_000) for _ in range(3))
    assert min(measure(16_000) for _ in range(3)) < 8 * once


def test_lines_that_begin_as_headings_do_are_soon_read() -> None:
    row = b"BT /F 3 Tf 60 %d Td (Action) Tj 100 0 Td (Port) Tj 100 0 Td (Boats) Tj ET "

    def measure(lines: int) -> float:
        content = write_pdf(b"".join(row % (790 - 4 * at) for at in range(lines)))
        begun = time.process_time()
        assert "Port" in read(content)
        return time.process_time() - begun

    once = min(measure(40) for _ in range(3))
    assert min(measure(160) for _ in range(3)) < 8 * once
