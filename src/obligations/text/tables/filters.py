"""What an export is narrowed to: the name of each filter."""

from __future__ import annotations

from obligations.text.phrase import Phrase

NAMES = {
    "dept": Phrase("department", "部门"),
    "role": Phrase("role", "角色"),
    "basis": Phrase("basis", "依据"),
    "document": Phrase("document", "文件"),
    "layer": Phrase("layer", "数据层"),
    "kind": Phrase("kind", "类别"),
    "level": Phrase("level", "层级"),
    "topic": Phrase("topic", "主题"),
    "addressee": Phrase("addressee", "对象"),
    "due": Phrase("due", "时限"),
    "before": Phrase("due before", "时限早于"),
    "after": Phrase("due after", "时限晚于"),
    "passed_since": Phrase(
        "passed with no outcome on record since", "时限已过、完成情况待确认，自"
    ),
    "occurrences": Phrase("each occurrence", "含每一期"),
    "state": Phrase("state", "状态"),
    "modality": Phrase("modality", "约束力"),
    "deliverable": Phrase("deliverable", "成果"),
    "marks": Phrase("marks, at least", "任务要素不少于"),
    "without": Phrase("without", "未明确"),
    "links_to": Phrase("linked to", "沿革"),
    "text": Phrase("text", "文字"),
    "with_generic": Phrase("with generic parties", "含泛指主体"),
}
