"""The words of closed lists, as people read them."""

from __future__ import annotations

from obligations.text.phrase import Phrase

WORDS = {
    # states
    "missed": Phrase("missed", "未完成"),
    "unconfirmed": Phrase("unconfirmed", "暂无进展记录"),
    "partly-met": Phrase("partly-met", "部分完成"),
    "due-soon": Phrase("due-soon", "即将到期"),
    "upcoming": Phrase("upcoming", "未到期"),
    "running": Phrase("running", "执行中"),
    "met": Phrase("met", "已完成"),
    "superseded": Phrase("superseded", "已被取代"),
    "undated": Phrase("undated", "无时限"),
    "in-progress": Phrase("in-progress", "推进中"),
    "withdrawn": Phrase("withdrawn", "撤回"),
    "not-found": Phrase("not-found", "未查到"),
    # roles and bases
    "lead": Phrase("lead", "牵头"),
    "co_responsible": Phrase("co-responsible", "分工负责"),
    "responsible": Phrase("responsible", "负责"),
    "signatory": Phrase("signatory", "联合发文"),
    "stated": Phrase("stated", "文件明确"),
    "document": Phrase("from the document", "按文件总体要求"),
    "inferred": Phrase("inferred", "推定"),
    # what filters take beside them
    "any": Phrase("any", "全部"),
    "none": Phrase("none", "未明确"),
    # kinds of rows
    "action": Phrase("action", "举措"),
    "obligation": Phrase("obligation", "责任"),
    # kinds of measures and documents
    "principle": Phrase("principle", "原则"),
    "goal": Phrase("goal", "目标"),
    "measure": Phrase("measure", "措施"),
    "organisation": Phrase("organisation", "组织实施"),
    "opinions": Phrase("opinions", "意见"),
    "guiding-opinions": Phrase("guiding opinions", "指导意见"),
    "notice": Phrase("notice", "通知"),
    "reply": Phrase("reply", "批复"),
    "plan": Phrase("plan", "方案"),
    "decision": Phrase("decision", "决定"),
    "measures": Phrase("measures", "办法"),
    "regulations": Phrase("regulations", "条例"),
    "other": Phrase("other", "其他"),
    # modality
    "must": Phrase("must", "应当"),
    "will": Phrase("will", "推进"),
    "explore": Phrase("explore", "探索"),
    "study": Phrase("study", "研究"),
    "support": Phrase("support", "支持"),
    "guide": Phrase("guide", "引导"),
    "encourage": Phrase("encourage", "鼓励"),
    "allow": Phrase("allow", "允许"),
    "forbid": Phrase("forbid", "不得"),
    # deliverables
    "rules": Phrase("rules", "制度规则"),
    "standard": Phrase("standard", "标准"),
    "list": Phrase("list", "清单"),
    "mechanism": Phrase("mechanism", "机制"),
    "platform": Phrase("platform", "平台"),
    "report": Phrase("report", "报告"),
    "event": Phrase("event", "活动"),
    "enterprises": Phrase("enterprises", "企业"),
    "brand": Phrase("brand", "品牌"),
    # marks
    "owner": Phrase("stated owner", "有主体"),
    "date": Phrase("date", "有时限"),
    "metric": Phrase("deliverable or metric", "有指标或成果"),
    "binding": Phrase("binding verb", "有约束力"),
    # relations, and the same seen from the earlier side
    "continues": Phrase("continues", "延续"),
    "extends": Phrase("extends", "扩展"),
    "implements": Phrase("implements", "落实"),
    "replaces": Phrase("replaces", "取代"),
    "repeats": Phrase("repeats", "重申"),
    "ends": Phrase("ends", "终止"),
    "continued by": Phrase("continued by", "由其延续"),
    "extended by": Phrase("extended by", "由其扩展"),
    "implemented by": Phrase("implemented by", "由其落实"),
    "replaced by": Phrase("replaced by", "由其取代"),
    "repeated by": Phrase("repeated by", "由其重申"),
    "ended by": Phrase("ended by", "由其终止"),
    # comparators
    "about": Phrase("about", "约"),
    "at-least": Phrase("at least", "不少于"),
    "at-most": Phrase("at most", "不超过"),
    "exactly": Phrase("", ""),
    "over": Phrase("more than", "超过"),
    # recurrences
    "year": Phrase("every year", "每年"),
    "half": Phrase("every half-year", "每半年"),
    "quarter": Phrase("every quarter", "每季度"),
    "month": Phrase("every month", "每月"),
    "regularly": Phrase("regularly", "定期"),
    # reports
    "taken-up": Phrase("taken up", "后续有承接"),
    "replaced": Phrase("replaced", "已被取代"),
    "ended": Phrase("ended", "已终止"),
    "not-mentioned": Phrase("not mentioned later", "后续未提及"),
    "newest": Phrase("new", "最新文件新增"),
    "corrected": Phrase("corrected since", "已更正"),
    "passed": Phrase("deadline passed", "时限已过"),
    "correction": Phrase("correction", "更正"),
    "late": Phrase("entered late", "补录"),
    "shipped": Phrase("shipped", "内置"),
    "own": Phrase("own", "自建"),
    # kinds of bodies
    "state-council": Phrase("state-council", "国务院"),
    "general-office": Phrase("general-office", "办公厅"),
    "constituent-department": Phrase("constituent-department", "国务院组成部门"),
    "special-organ": Phrase("special-organ", "国务院直属特设机构"),
    "directly-affiliated-organ": Phrase("directly-affiliated-organ", "国务院直属机构"),
    "working-body": Phrase("working-body", "国务院办事机构"),
    "directly-affiliated-institution": Phrase(
        "directly-affiliated-institution", "国务院直属事业单位"
    ),
    "national-administration": Phrase("national-administration", "部委管理的国家局"),
    "nameplate": Phrase("nameplate", "加挂牌子的机构"),
    "internal-office": Phrase("internal-office", "内设机构"),
    "affiliated-institution": Phrase("affiliated-institution", "所属事业单位"),
    "coordination-body": Phrase("coordination-body", "议事协调机构"),
    "cpc-central": Phrase("cpc-central", "党中央"),
    "cpc-department": Phrase("cpc-department", "党中央职能部门"),
    "cpc-office": Phrase("cpc-office", "党中央办事机构"),
    "cpc-institution": Phrase("cpc-institution", "党中央直属事业单位"),
    "cpc-affiliated-administration": Phrase(
        "cpc-affiliated-administration", "党中央部门管理的国家局"
    ),
    "military": Phrase("military", "军事机关"),
    "legislature": Phrase("legislature", "人大、政协机关"),
    "judiciary": Phrase("judiciary", "审判、检察机关"),
    "supervisory": Phrase("supervisory", "监察机关"),
    "mass-organization": Phrase("mass-organization", "群团组织"),
    "institution": Phrase("institution", "直属单位"),
    "policy-financial-institution": Phrase("policy-financial-institution", "政策性金融机构"),
    "state-owned-company": Phrase("state-owned-company", "国有企业"),
    "exchange": Phrase("exchange", "证券交易所"),
    "historical": Phrase("historical", "已撤销机构"),
    "province": Phrase("province", "省"),
    "autonomous-region": Phrase("autonomous-region", "自治区"),
    "municipality": Phrase("municipality", "直辖市"),
    "special-administrative-region": Phrase("special-administrative-region", "特别行政区"),
    "province-level-division": Phrase("province-level-division", "省级单位"),
    "quasi-provincial": Phrase("quasi-provincial", "参照省级的单位"),
    "generic": Phrase("generic", "泛指主体"),
    # successions
    "renamed": Phrase("renamed", "更名"),
    "merged": Phrase("merged", "并入"),
    "split": Phrase("split", "拆分"),
    "functions-moved": Phrase("functions moved", "职能划转"),
}

# How good the evidence is; apart from the other words, since "reported" means something else there.
QUALITIES = {
    "official": Phrase("official", "官方"),
    "reported": Phrase("reported", "媒体报道"),
    "secondary": Phrase("secondary", "其他来源"),
}

# A relation as the earlier side sees it, with what stands on the later side.
TIES_FROM_LATER = {
    "continued by": Phrase("continued by {other}", "由 {other} 延续"),
    "extended by": Phrase("extended by {other}", "由 {other} 扩展"),
    "implemented by": Phrase("implemented by {other}", "由 {other} 落实"),
    "replaced by": Phrase("replaced by {other}", "由 {other} 取代"),
    "repeated by": Phrase("repeated by {other}", "由 {other} 重申"),
    "ended by": Phrase("ended by {other}", "由 {other} 终止"),
}

# The words of some lists mean something else in others: a province is a kind of body and a level,
# an owner that is stated is a mark, and one that is missing an open point.
WORDS_AMONG = {
    "level": {
        "central": Phrase("central", "中央"),
        "province": Phrase("province", "省级"),
        "local": Phrase("local", "地方"),
        "company": Phrase("company", "企业"),
        "association": Phrase("association", "社会团体"),
        "party": Phrase("party", "党的机关"),
        "state": Phrase("state", "其他国家机关"),
        "overseas": Phrase("overseas", "境外"),
    },
    "open point": {
        "lead": Phrase("lead", "牵头"),
        "owner": Phrase("owner", "责任单位"),
        "date": Phrase("date", "时限"),
        "deliverable": Phrase("deliverable", "成果"),
        "metric": Phrase("metric", "指标"),
        "progress": Phrase("progress", "进展"),
    },
}
