"""A form to fill in: one workbook, or one for each body."""

from obligations.exporting.form.put import put_form, put_forms

__all__ = ["put_form", "put_forms"]
