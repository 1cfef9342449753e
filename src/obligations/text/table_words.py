"""What the compiled tables and views and their columns mean, in Chinese: by the English text."""

from __future__ import annotations

TABLE_WORDS = {
    # Tables and views
    "What the file is: the versions it was written with, and the day that the stored views are"
    " asked about.": "文件自身的信息：写入时的版本，以及所存视图作答的日期。",
    "The day that the views below are asked about, and the last day that counts as soon."
    " every_occurrence: of what recurs each occurrence that is asked for has a row, not the last"
    " and the next alone. A question shadows it by a TEMP table.": (
        "各视图所答的日期，以及算作“临近”的最后一天。every_occurrence：周期性目标所问的每期"
        "各占一行，而非只列上一期和下一期。每次查询以临时表代替本表。"
    ),
    "One department, one role, one measure or action, one deadline: a party of an action owes that"
    " action's targets. `unit` is the measure or action that is owed, of what recurs a row for each"
    " occurrence that is due; `part` the action whose clause it is, null for a clause of the"
    " measure. Where nobody is named the department is null.": (
        "一个部门、一种责任、一项措施或举措、一个时限为一行；举措的责任单位承担该举措的目标。"
        "unit 为所承担的措施或举措，周期性目标每个到期的期次一行；part 为责任条款所在的举措，"
        "措施的责任条款为空。未明确责任单位的，department 为空。"
    ),
    "Single things that a measure asks for.": "措施中的各项举措。",
    "Whom an action speaks to; never a responsible party.": "举措面向的对象，不是责任单位。",
    "How hard a single action is, by the same four marks: an owner is its own clause's, or its"
    " measure's where it has none.": (
        "单项举措的约束力，用同样四项标志衡量：责任单位取举措自身的责任条款，没有的取所属措施的。"
    ),
    "The state of each action: its own entries by the same words, else the first that one of its"
    " targets has. in-progress stands beside it.": (
        "各项举措的状态：先看举措自身的进展记录，没有的取其目标中排在最前的状态。"
        "in-progress 另列一栏。"
    ),
    "Whom actions can speak to.": "举措可面向的对象。",
    "Names that several bodies share; means: whom it is taken to mean, null: the program asks.": (
        "几个机构共用的名称；means 为默认所指机构，为空的由程序询问。"
    ),
    "The day that the views answer for, and the last day that counts as soon: with another day in"
    " here they answer for that one.": (
        "各视图所答的日期，以及算作“临近”的最后一天：改写此处的日期，视图即按新日期作答。"
    ),
    "Who at home looks after a measure, an action or a target: no responsibility of the text's.": (
        "措施、举措或目标在本单位的承办人，不是文件规定的责任。"
    ),
    "The measures, actions and targets that fit the filters themselves; all others are there"
    " because their measure is.": (
        "自身符合筛选条件的措施、举措和目标；其余各行因所属措施收录而列出。"
    ),
    "Each entry with the citations of its evidence in one text, and the quality of the best: the"
    " words stand in the order of the alphabet.": (
        "各条进展记录及其依据的著录（合为一段），以及最佳依据的来源性质。"
    ),
    "What shows an entry, a row an item in the order of its file: how good it is, and how it is"
    " cited in each language, by who issued or published it, its title, official number and day;"
    " what has none of these by its address. A measure of the corpus is official. A file of one's"
    " own is cited with its place among the measures, `file_place`, and nothing is said of how good"
    " it is. In Chinese a title within a title stands in single brackets.": (
        "进展记录的依据，一项一行，按文件中的顺序：来源性质，以及中英文著录，依次为发布单位、标题、"
        "文号和日期，均无的用网址。文库中的措施为官方来源。自有文件著录其在数据文件夹中的位置"
        "（file_place），不评来源性质。中文标题内的标题用单书名号。"
    ),
    "Which bodies a generic party can mean: those of a level that it covers, and those that it"
    " names.": "泛指主体可能包括的机构：所涵盖层级的机构，以及点名的机构。",
    "Whom a generic party can mean, as the registry says it: a level, or the id of a body.": (
        "泛指主体可能包括谁，按名录所载：层级或机构编号。"
    ),
    "The occurrence that decides the state of its series: the last that has passed, where that is"
    " open or was missed; else the first to come that is not settled; else the last of which"
    " anything is known.": (
        "决定该系列状态的期次：最近已过且未了结或未完成的一期；否则为其后首个未了结的一期；"
        "再否则为有记录可查的最后一期。"
    ),
    "The registry: bodies and generic parties.": "机构名录：机构和泛指主体。",
    "Every name that finds a body; key: the normalised name. kind: name, abbr, other, query,"
    " translation, former.": (
        "可查到机构的各种名称；key 为规范化后的名称。kind：name（全称）、abbr（缩写）、"
        "other（其他名称）、query（查询用名）、translation（译名）、former（曾用名）。"
    ),
    "The official instruments. record: complete where all that becomes of it is recorded, so that"
    " what nothing is said of has not been done; else open.": (
        "文件。record 为 complete 的，其进展全部登记在案，无记录即未完成；其余为 open。"
    ),
    "Whom a document is sent to.": "文件的主送机关。",
    "What each table and view is.": "各表和视图的说明。",
    "What each column is, and the table whose ids it holds.": "各栏的说明，以及所引编号出自何表。",
    "What is due: each target, and of what recurs, among the occurrences asked for, the last that"
    " has passed unless it is met or superseded, and the first to come that is neither; where there"
    " is no such one, the last that has passed, else the first. Or every occurrence asked for.": (
        "到期事项：每个目标一行；周期性目标列所问期次中最近已过而未完成、未失效的一期，"
        "以及其后首个未完成、未失效的一期；"
        "均无的列最近已过的一期，再无的列首期。也可列出所问的全部期次。"
    ),
    "Entries that count on the day asked: dated up to it, neither corrected nor withdrawn. judges:"
    " it says what became of the thing; vain: it says that somebody looked and found nothing, and"
    " nothing about the thing was recorded after it.": (
        "所问日期有效的进展记录：日期不晚于该日，既未更正也未撤回。judges：说明事项结果；"
        "vain：查找过而未找到，且其后没有该事项的其他记录。"
    ),
    "Who issued a document, in the order of the signatures.": "发文机关，按署名顺序。",
    "Ancestors (older) and descendants (newer) of a body along succession.leads_on, never siblings."
    " Of n bodies that follow one another these are n² rows: a question about one body follows the"
    " succession from there.": (
        "机构沿 succession.leads_on 的前身（older）和后继（newer），不含并列机构。相继的 n 个机构"
        "共有 n² 行；只问一个机构时从该机构起沿 succession 查找。"
    ),
    "Ties to earlier measures and actions. to_id as written, to_measure the measure that it belongs"
    " to.": "与较早的措施、举措的沿革关系。to_id 为所写编号，to_measure 为其所属措施。",
    "Numbered provisions; closing = 1: provisions without a number after the last one.": (
        "编号的措施；closing = 1 为最后一条之后不编号的结尾条款。"
    ),
    "What a party of the measure owes: the measure's own targets, and those of its actions that"
    " name nobody.": "措施责任单位承担的目标：措施自身的目标，以及未写明责任单位的举措的目标。",
    "How hard an obligation is: four marks of a measure with all its actions.": (
        "约束力：措施连同其全部举措的四项标志。"
    ),
    "The state and the next deadline of each measure: an entry on the whole of it decides, else its"
    " own and its actions' targets.": (
        "各项措施的状态和下一时限：由针对整项措施的进展记录决定，没有的由其自身及举措的目标决定。"
    ),
    "What a measure is about, or an action where that is something else.": (
        "措施的主题；举措另有主题的列举措。"
    ),
    "What this file is: the program that wrote it, the day that was asked about, the filters.": (
        "本文件的说明：生成程序、所问日期、筛选条件。"
    ),
    "The first occurrence asked for that has not passed and is neither met nor superseded.": (
        "所问期次中首个尚未到期、未完成也未失效的一期。"
    ),
    "One department, one role, one measure or action, one deadline: the rows that"
    " fit the filters.": (
        "一个部门、一种角色、一项措施或举措、一个时限为一行，只列符合筛选条件的行。"
    ),
    "The occurrences of what recurs that the day asked about and what is on record make worth a"
    " look, numbered from 0; name: the period in which it is due. asked: it lies in the period"
    " asked for. Those that are left out have no entry.": (
        "周期性目标中与所问日期和现有记录相关的期次，从 0 起编号；name 为到期所在的时段；"
        "asked 表示在所问时段之内。未列出的期次没有进展记录。"
    ),
    "What has a deadline and a state of its own: a target, or each occurrence of one that recurs."
    " turn: the number of the occurrence. What holds from a day on has no deadline.": (
        "各有时限和状态的单元：一个目标，或周期性目标的一期。turn 为期次序号。"
        "自某日起施行的没有时限。"
    ),
    "The state of each target, and of each occurrence of one that recurs. in-progress changes no"
    " state and stands in `progress` beside it; neither does not-found, whose day stands in"
    " `not_found` until something else is recorded: said of the whole, it speaks of what was due by"
    " then. What was superseded as a whole is so in what is due later and has no word of its own."
    " What goes on without end is judged while it does by nothing but that it was missed or"
    " superseded. (`w` has the word looked up once, not for each place that names it.)": (
        "各目标及周期性目标各期的状态。in-progress 不改变状态，列在 `progress` 栏；"
        "not-found 也不改变，"
        "其日期列在 `not_found` 栏，直到另有记录：针对整个目标的，指当时已到期的各期。整体失效的，"
        "其后到期而没有自身记录的各期也失效。无终期、持续进行的，只按未完成或失效判断。"
    ),
    'A party of a clause as reports write it: the id, "~" where it is inferred or'
    ' "§" where it comes'
    ' from the document, and after ">" the heir that the matter went to.': (
        "责任单位在报表中的写法：编号；推定的加“~”，按文件总体要求的加“§”；"
        "“>”之后为承接该职责的机构。"
    ),
    "Where an action is to happen, as the text names it.": "举措的实施地点，按原文所写。",
    "What became of it. thing: the measure, action or target that it is about; occurrence: of what"
    " recurs the occurrence, by its name, empty where it speaks of the whole. id: the first digits"
    " of digest, which follows from what the entry says; fact: the same without the day it was"
    " recorded; evidence and corrects are JSON. The columns from same_as on follow from all entries"
    " about the same thing: same_as is the id of the entry that it only repeats, depth how many"
    " corrections lead to it, corrected_by the correction that holds; withdrawn: whether that"
    " withdrew it; counts: it speaks on the days from its date on. position counts from 0 in its"
    " file.": (
        "进展记录。thing：所述措施、举措或目标；occurrence：周期性目标的期次名称，针对整体的为空。"
        "id：digest 的前几位，由记录内容得出；fact：不计登记日期的同一摘要；"
        "evidence 和 corrects 为 JSON。"
        "自 same_as 起各栏由同一事项的全部记录得出：same_as 为所重复的记录，depth 为更正层数，"
        "corrected_by 为生效的更正；withdrawn：已被撤回；counts：自其日期起有效。"
        "position 为在文件中的位置，从 0 起。"
    ),
    "Who only receives what is reported.": "只接收报告的单位。",
    "Who answers for what: one row a party of a clause. action is null where the clause holds for"
    " the measure; a document's clause stands here once for each measure that it holds for, with"
    " basis 'document'.": (
        "责任分工：责任条款中的每个单位一行。适用于整项措施的，action 为空；文件总体条款对其适用的"
        "每项措施各列一行，basis 为 'document'。"
    ),
    "The headings above measures.": "措施之上的各级标题。",
    "The states of occurrences alone, by what decides which of them is told of. A question makes a"
    " table of it: all that is asked of series comes back to it.": (
        "仅含各期次的状态，按决定列出哪一期的次序。查询时生成临时表，凡问周期性目标均由此得出。"
    ),
    "The texts that a document was read from.": "文件所据的文本。",
    "The order in which the states of its targets decide the state of a measure or action.": (
        "各目标状态决定措施或举措状态的先后次序。"
    ),
    "What became of a body. leads_on: a search for one finds the other.": (
        "机构沿革。leads_on：查其一可得另一机构。"
    ),
    "Promised results. An amount is a number that can be compared and summed; *_text: as printed;"
    " *_millionths: exact. reckoned: its date isn't the text's but was reckoned from its terms"
    " (when). first_day, last_day: the days of by, in or from, or those between which it goes on."
    " has_date: a day follows from what the text says. Of what recurs recur_first is the deadline"
    " of the first occurrence, recur_count how many there are, recur_day the day of the month on"
    " which they are due, or the last of one that is shorter.": (
        "目标。数额为可比较、可求和的数；*_text 为原文写法，*_millionths 为以百万分之一计的精确值。"
        "reckoned：日期并非原文所写，而是据其表述（when）推算。first_day、last_day：by、in 或 from "
        "的起止日，或持续期间的起止日。has_date：由原文可得出日期。"
        "周期性目标的 recur_first 为首期时限，"
        "recur_count 为期数，recur_day 为每月到期日，当月天数不足的为月末。"
    ),
    "Each occurrence of what recurs with its state.": "周期性目标的各期及其状态。",
    "Who answers for a target: the parties of its action, and those of its measure where the action"
    " has no stated clause.": "目标的责任单位：所属举措的责任单位；举措未写明的，为所属措施的。",
    "The state of each target on the day asked, of what recurs that of the occurrence that decides;"
    " superseded, from the day on that all of it was. earlier_unconfirmed: how many passed before"
    " the last that has passed, and nothing on record says what became of them.": (
        "所问日期各目标的状态，周期性目标取起决定作用的一期；整体失效的自当日起为 superseded。"
        "earlier_unconfirmed：最近已过的一期之前，时限已过而没有记录说明结果的期数。"
    ),
    "The closed lists. What measures can be about.": "限定词表：措施的主题。",
    "How many occurrences before another one have passed and nothing on record says what became of"
    " them. Those that have no row are counted: they have no entry, and are superseded from the"
    " first on that is due after all of it was.": (
        "某期之前，时限已过而没有记录说明结果的期数。未列行的也计入：它们没有进展记录，"
        "自整体失效后首个到期的一期起视为失效。"
    ),
    "Whom a draft names and no registry has, as printed; in the order of its clauses.": (
        "草稿中提到而名录未收的单位，按原文照录，按责任条款顺序。"
    ),
    # Columns
    "1 where it has a clause of its own that says who answers.": "自身有责任条款的为 1。",
    "The official wording, where the data has it.": "官方原文（数据中有的）。",
    "Its place in the order of the file, counted from 0.": "在文件中的位置，从 0 起。",
    "The day on which somebody looked for it in vain; null where more was recorded since.": (
        "查找而未找到的日期；其后另有记录的为空。"
    ),
    "The text.": "文字。",
    "The layer it is from: the data of the program, or a folder on top of it.": (
        "所在层：程序内置数据，或其上的文件夹。"
    ),
    "A body that the name can mean.": "该名称可能所指的机构。",
    "What it is found by.": "查找用的键。",
    "Whom the name is taken to mean; empty where that has to be asked.": (
        "默认所指的机构；须询问的为空。"
    ),
    "The name.": "名称。",
    "The day asked about.": "所问日期。",
    "1 where each occurrence asked for has its row, not the last and the next.": (
        "所问各期逐期列行（而非只列最近一期和下一期）的为 1。"
    ),
    "The last day that counts as soon.": "算作“临近”的最后一天。",
    "measure, action or target.": "measure（措施）、action（举措）或 target（目标）。",
    "How many corrections lead to it.": "更正层数。",
    "A digest of what it says; its id is the beginning.": "内容摘要值，编号即其前几位。",
    "A digest of what it says, without the day it was entered.": "内容摘要值，不计登记日期。",
    "The layer that it stands in.": "所在层。",
    "Of what recurs the occurrence, by the period in which it is due.": (
        "周期性目标的期次，以到期时段表示。"
    ),
    "The entry that it only repeats.": "所重复的记录。",
    "The measure, action or target that it is about, whichever the occurrence.": (
        "所述措施、举措或目标，不分期次。"
    ),
    "The same in whole millionths, exact.": "同一数值，以百万分之一为单位的精确整数。",
    "The same as printed.": "同一数值的原文写法。",
    "Which item of the evidence, counted from 0.": "依据的序号，从 0 起。",
    "The file of measures it stands in.": "所在的数据文件。",
    "The file of one's own that shows it, by its path among the measures.": (
        "作为依据的自有文件，为在数据文件夹中的路径。"
    ),
    "official, reported or secondary; of an entry, that of its best evidence.": (
        "official（官方）、reported（报道）或 secondary（二手）；记录取其最佳依据。"
    ),
    "Where it can be read.": "网址。",
    "The generic party.": "泛指主体。",
    "The number of the occurrence, counted from 0.": "期次序号，从 0 起。",
    "The official code of the body.": "机构代码。",
    "When it ceased to work, where that is known.": "停止运作的时间（已知的）。",
    "When it began to work, where that is known.": "开始运作的时间（已知的）。",
    "The layer that it stands in; null where no registry has it.": "所在层；名录未收的为空。",
    "The body whose second name it is.": "加挂该牌子的机构。",
    "A remark.": "备注。",
    "The short name.": "简称。",
    "Which kind of name it is: name, abbr, other, query, translation or former.": (
        "名称类别：name（全称）、abbr（缩写）、other（其他名称）、query（查询用名）、"
        "translation（译名）或 former（曾用名）。"
    ),
    "Since when it was called so.": "该名称的启用时间。",
    "Until when it was called so.": "该名称的停用时间。",
    "Keys whose facts come from outside its sources.": "事实取自所据文本之外的字段。",
    "Its official title.": "官方标题。",
    "The table or view.": "表或视图。",
    "What type it is of.": "类型。",
    "The column.": "栏。",
    "The table whose ids it holds.": "所引编号出自的表。",
    "The table or view it stands in.": "所在的表或视图。",
    "1 where it lies in the period asked for.": "在所问时段之内的为 1。",
    "The first day of its date.": "日期的首日。",
    "1 where a day follows from what the text says.": "由原文可得出日期的为 1。",
    "The last day of its date.": "日期的末日。",
    "How many occurrences there are, up to the last day of the calendar.": (
        "期数，计至历法最后一天。"
    ),
    "On which day of the month it recurs, or on the last of a shorter one.": (
        "每月的到期日；当月天数不足的为月末。"
    ),
    "The deadline of the first occurrence.": "首期的时限。",
    "Since when all of it is superseded.": "整体失效的起始日期。",
    "Recurs up to the last day of this date.": "循环至该日期的末日为止。",
    "The status that decides its state.": "决定其状态的进展记录。",
    "1 where it says what became of the thing.": "说明事项结果的为 1。",
    "1 where somebody looked and found nothing, and nothing was entered after it.": (
        "查找而未找到、其后也没有登记的为 1。"
    ),
    "older: an ancestor; newer: a descendant.": "older 为前身，newer 为后继。",
    "The ancestor or descendant.": "前身或后继机构。",
    "As an original prints it.": "按原件所印。",
    "The last day of the window; empty where there is none.": "期限的最后一天；没有的为空。",
    "Its state on the day asked about; unconfirmed: the deadline has passed and nothing is on"
    " record.": "所问日期的状态；unconfirmed 表示时限已过，而没有记录说明结果。",
    "1 where the text says strive to.": "原文为“力争”的为 1。",
    "The date in the text's own terms.": "原文对时限的表述。",
    "What is on record of it by that day, the oldest first; with show alone.": (
        "截至该日的进展记录，从早到晚；仅 show 有此项。"
    ),
    "What it is about.": "主题。",
    "What kind it is of.": "类别。",
    "The action whose clause it is; empty for a clause of the measure.": (
        "责任条款所属的举措；属于措施的为空。"
    ),
    "The number of the section it stands in.": "所在部分的序号。",
    "The title of the measure, or what the action is.": "措施标题，或举措内容。",
    "The period in which it is due.": "到期所在的时段。",
    "Its number, counted from 0.": "序号，从 0 起。",
    "The order of the clauses.": "责任条款的顺序。",
    "The party as reports read it, with a sign for its basis and the heir that the"
    " matter went to.": ("报表所用的责任单位写法，带依据标记和承接该职责的机构。"),
    "The id of the entry that corrects it.": "更正本条的记录编号。",
    "The measure that it is about.": "所述措施。",
    "Whom the action speaks to.": "举措面向的对象。",
    "The heading as printed.": "原文标题。",
    "Its title.": "标题。",
    "Its language.": "语言。",
    "What one should know of it.": "说明。",
    "When it was read.": "查阅日期。",
    "What it is called.": "名称。",
    "Its place in the order.": "次序。",
    "When.": "时间。",
    "1 where a search for one of the two finds the other.": "查其一可得另一机构的为 1。",
    "The body that came after.": "后来的机构。",
    "The body that was there before.": "先前的机构。",
    "Which of them.": "所涉职责。",
    "Where that stands.": "出处。",
    "How they moved.": "划转方式。",
    "Whether somebody has read it there.": "是否已核对出处。",
    "primary: the heir of the body; secondary: of a part.": (
        "primary：承接该机构；secondary：承接部分职责。"
    ),
    "How many earlier ones have passed and nothing is on record of them.": (
        "更早的、时限已过而没有记录的期数。"
    ),
    "Due at the end of this date, as precise as the text: 2025, 2021-H1, 2021-Q2, 2025-06"
    " or 2025-06-30; XXXX-02 recurs.": (
        "至该日期末完成，与原文同样精确：2025、2021-H1、2021-Q2、2025-06 或 2025-06-30；"
        "XXXX-02 为每年2月。"
    ),
    "To happen within this date.": "在该日期内进行。",
    "Holds, or recurs, from the first day of this date on.": "自该日期首日起执行或重复。",
    "The name as the text prints it.": "原文所写的名称。",
}
