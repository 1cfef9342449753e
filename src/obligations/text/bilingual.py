"""A wording in both languages, as the data and the JSON output have it."""

from typing import Annotated, TypedDict


class Bilingual(TypedDict):
    """A wording in both languages; null where one lacks."""

    en: Annotated[str | None, "In English."]
    zh: Annotated[str | None, "In Chinese (中文)."]
