"""What fields of the files mean, where the description or the title has Chinese in it: editors show
it while they are filled.
"""

from __future__ import annotations

IN_CHINESE, CHINESE = "In Chinese (中文).", "中文"
CHINESE_NAMES = "中文名称。"
ABOUT_LEAD = "Takes the lead (牵头)."
ABOUT_CO_RESPONSIBLE = "Named together with a lead (按职责分工负责, 配合)."
ABOUT_RESPONSIBLE = (
    "Named as responsible where nobody leads: one body alone, or several jointly (负责)."
)
ABOUT_STRIVE = "The text says strive to (力争)."
ABOUT_NUMBER = "Its official number (发文字号)."
ABOUT_NUMBER_OF_EVIDENCE = "The official number of an instrument (发文字号)."
ABOUT_ADDRESSEES = "Whom it is sent to (主送机关)."
ABOUT_DATED = "The day it was signed (成文日期)."
ABOUT_PUBLISHED = "The day it was made public (发布日期)."
