"""OB8xx, what `audit` finds when it holds a document against its source: the pages of the rules."""

MISSING_MEASURE = """\
The source has a measure that the document lacks.

Every numbered provision is a measure; one that was left out can't be asked for.

wrong:
    # the source prints a third provision
    measures:
      - {number: 1, kind: measure, title: {en: Repair the lamps}}
      - {number: 2, kind: measure, title: {en: Count the spare lamps}}
right:
    measures:
      - {number: 1, kind: measure, title: {en: Repair the lamps}}
      - {number: 2, kind: measure, title: {en: Count the spare lamps}}
      - {number: 3, kind: measure, title: {en: Report every year}}
"""
EXTRA_MEASURE = """\
The document has a measure that the source lacks.

What no provision of the source says is no measure of the document.

wrong:
    # the source ends with its second provision
    measures:
      - {number: 3, kind: measure, title: {en: Report every year}}
right:
    measures:
      - {number: 2, kind: measure, title: {en: Count the spare lamps}}
"""
OTHER_LABEL = """\
The label of a measure is not the one that the source prints.

By the label people find the passage.

wrong:
    # the source prints (2)
    label: (3)
right:
    label: (2)
"""
OTHER_ROLES = """\
A body answers in the source and not in the document, or the other way round, or in another role.

Only what is stated is compared: who stands in a clause of the measure, or is the subject of a duty.

wrong:
    # the source: the Harbour Board takes the lead
    - basis: stated
      responsible: [harbour-board]
right:
    - basis: stated
      lead: [harbour-board]
"""
OTHER_DATES = """\
A date stands in the source and not in the document, or the other way round.

What is due, and when, is read from it; a day that was mistyped is asked for on the wrong day.

wrong:
    # the source: by the end of June 2037
    by: 2037
right:
    by: 2037-06
"""
OTHER_FIGURES = """\
A figure of the source is not among those of the measure.

Progress is measured by it. A figure is its bound and its amount, in whatever magnitude it is
counted: 1000亿元 is 100 billion yuan. Where the data has no figure at all for the measure, nothing
is said; nor is anything of figures that only the data has.

wrong:
    # the source: at least 40 harbours
    metric: {comparator: at-least, value: 14, unit: {en: harbours}}
right:
    metric: {comparator: at-least, value: 40, unit: {en: harbours}}
"""
OTHER_HEAD = """\
The day, the number or the issuers of the document are not those of the source.

By these the document is cited and found. What `external` names comes from elsewhere, and is passed
over.

wrong:
    # the source is signed on 2 March 2036
    dated: 2036-03-03
right:
    dated: 2036-03-02
"""
CHANGED_SOURCE = """\
The passage of a measure is no longer the one that was reviewed.

`audit --accept` records what somebody has reviewed. Where a source changes later, just the
measures that it changes are to be reviewed again.

wrong:
    # reviewed: The agency repairs the lamps. The source now: The agency replaces the lamps.
    summary: {en: The agency repairs the lamps of all harbours.}
right:
    summary: {en: The agency replaces the lamps of all harbours.}
"""
