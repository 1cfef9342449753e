"""Write the versions of the one table into the recipes: action.yml, pages of docs/ and the
workflows of this repository.

python docs/write_recipes.py
"""

from pathlib import Path

from obligations.recipe_versions import update_pins

ROOT = Path(__file__).resolve().parent.parent
RECIPES = [
    ROOT / "action.yml",
    ROOT / "docs" / "ci.md",
    ROOT / "docs" / "diff.md",
    *sorted((ROOT / ".github" / "workflows").glob("*.yml")),
]

for path in RECIPES:
    text = path.read_text(encoding="utf-8")
    path.write_text(update_pins(text), encoding="utf-8")
