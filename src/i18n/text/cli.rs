//! The command line: what it asks for, what it found, what is wrong with what was typed.

use crate::{
    domain::{Fault, Field, Issue},
    i18n::{Lang, N, mend_as, words},
};

words! {
    CliText {
        NeedsTerminal => "sanzhang 需要在终端里运行。不用终端的命令见 sanzhang --help。", "sanzhang needs a terminal. For commands without one see sanzhang --help.";
        Ambiguous { name: String } => "“{name}”有几个，请写全路径或编号：", "Several are called \"{name}\"; please give the path or the id:";
        AmbiguousPath { name: String } => "“{name}”有几个，路径也相同，请写编号或编码：", "Several are called \"{name}\" at one and the same path; please give the id or the code:";
        Candidate { id: String, path: String, more: String } => "  {id}  {path}  {more}", "  {id}  {path}  {more}";
        NoSuchUnit { name: String } => "没有“{name}”。单位可写编号、编码，或路径如 塔峰镇/团结村。", "There is no \"{name}\". Name a unit by id, code, or path from the township down.";
        NoSuchUnitNear { name: String } => "没有“{name}”。是不是下面的？可写编号、编码或路径：", "There is no \"{name}\". Did you mean one of these? Name it by id, code or path:";
        IsRetired { name: String, retired: String, id: String } => "“{name}”{retired}。恢复用 sanzhang reinstate {id}。", "{name}: {retired}. sanzhang reinstate {id} brings it back.";
        BelongsTo { id: String, what: String, of: String } => "{id} 是{what}，属于 {of}：", "{id} ({what}) belongs to {of}:";
        NoSuchEntry { number: String } => "操作日志里没有第 {number} 号。", "There is no entry {number} in the journal.";
        NoSuchId { id: String, what: String } => "没有编号为 {id} 的{what}。", "There is no {what} {id}.";
        NoSuchCareNear { name: String, near: String } => "没有“{name}”这个类别，是不是“{near}”？用 sanzhang care list 查看。", "There is no category \"{name}\". Did you mean {near}? See sanzhang care list.";
        CareRetired { name: String, id: String } => "类别“{name}”已停用。恢复用 sanzhang care reinstate {id}，或改用别的类别。", "The category {name} is retired; sanzhang care reinstate {id} brings it back, or use another.";
        RetiredToo { n: N } => "已停用的还有 {n} 项，加 --retired 可一并查看。", (format!("{} retired; --retired shows them too.", n.of("more is", "more are")));
        MoreCandidates { n: N } => "  另有 {n} 个", "  and {n} more";
        NoSuchHousehold { name: String } => "没有 {name} 这一户，请用 sanzhang search 查编号。", "There is no household {name}; sanzhang search shows the ids.";
        NoSuchPerson { name: String } => "没有“{name}”这个人，请用 sanzhang search 查编号。", "There is no person \"{name}\"; sanzhang search shows the ids.";
        NoSuchField { name: String, known: String } => "没有“{name}”这一项，可用：{known}。", "There is no field \"{name}\"; known ones are {known}.";
        NotAPair { text: String } => "“{text}”请写成 项=值，例如 name=第3片。", "\"{text}\": please write FIELD=VALUE, such as people=4.";
        FieldTwice { name: String } => "“{name}”写了两次，请留一个。", "\"{name}\" is given twice; please keep one.";
        ThingTwice { name: String } => "“{name}”写了两次，请留一个。", "\"{name}\" is named twice; please keep one.";
        NotCorrectable => "这个岗位没有可改人选的任职：要在任、没有定离任，任期内也没有培训。换人请不写 --instead。", "No term here can become somebody else's: it must be served, without an end, and without trainings in it. To appoint a successor, leave out --instead.";
        OnlyNeighborhoods => "--half 和 --households 用于拆邻；分户写 户主=… 人口=…。", "--half and --households are for dividing a neighborhood; of a household, name head=… and people=….";
        WhichHouseholds => "拆邻要写哪些户分出去：--half 按户序号对半，或 --households 9-16,18。", "Which households go? --half takes half by number, or name them: --households 9-16,18.";
        NotDivisible { name: String } => "“{name}”不能拆分：拆邻用于有两户以上的邻，分户请写户的编号。", "{name} cannot be divided: that is for a neighborhood of two households or more; name a household to split that.";
        NobodyNumbered { name: String, n: N } => "{name} 没有 {n} 号，请用 sanzhang show 核对户序号。", "{name} has no household {n}; sanzhang show lists the numbers.";
        NoUnitBelow { name: String } => "“{name}”是邻，下面不再设单位，加户请用 sanzhang add household。", "{name} is a neighborhood: no units stand below it; for a household use sanzhang add household.";
        NotAHousehold { name: String } => "“{name}”不是户，请写户的编号，如 h345。", "\"{name}\" is no household; please give its id, such as h345.";
        NoCounty => "还没有单位，请先建县：init --divisions 区划.csv，或 init --empty 县名。", "No units yet. Make the county first: init --divisions divisions.csv, or init --empty NAME.";
        NotForPeople { name: String } => "“{name}”是人员，这里只能写单位或户。", "\"{name}\" is a person; only units and households can be named here.";
        NoSuchTerm { name: String } => "没有“{name}”这条任职记录，用 sanzhang show 看单位的任职编号。", "There is no term \"{name}\"; sanzhang show lists those of a unit.";
        NoSuchCare { name: String } => "没有“{name}”这个类别，用 sanzhang care list 查看。", "There is no category \"{name}\"; see sanzhang care list.";
        LimitZero => "--limit 至少写 1。", "--limit must be at least 1.";
        EmptySearch => "请写要找的姓名、拼音、电话或门牌。", "Please give a name, pinyin, a phone or a house number to look for.";
        SizeWithoutDemo => "--size 只用于演示县，请加 --demo。", "--size is for the rehearsal county; please add --demo.";
        HomeRelative { path: String } => "数据位置“{path}”不是绝对路径，请改正 HOME 或 XDG_DATA_HOME，或用 --store 指定文件。", "\"{path}\" is no absolute path; please correct HOME or XDG_DATA_HOME, or name the file with --store.";
        NoHome => "不知道个人目录在哪里，请设置 HOME，或用 --store 指定文件。", "There is no home folder; please set HOME, or name the file with --store.";
        NothingToUndo => "没有您做过的、还能撤销的操作。别人做的请写编号：sanzhang undo 编号。", "There is nothing of yours to undo; name an entry of somebody else by its number.";
        Usage { usage: String } => "用法：{usage}", "Usage: {usage}";
        SeeHelp => "详见 sanzhang --help。", "For more see sanzhang --help.";
        NoSuchTask { name: String } => "没有“{name}”这个命令。", "There is no command \"{name}\".";
        NoSuchOption { name: String } => "“{name}”在这里用不上，请核对。", "\"{name}\" means nothing here; please check.";
        Near { name: String } => "是不是“{name}”？", "Did you mean \"{name}\"?";
        BadChoice { option: String, value: String, known: String } => "{option} 不能写“{value}”，可写：{known}。", "{option} cannot be \"{value}\"; known are {known}.";
        BadOption { option: String, value: String } => "{option} 不能写“{value}”，请核对。", "{option} cannot be \"{value}\"; please check.";
        NoValue { option: String } => "{option} 后面要写值。", "{option} needs a value.";
        StillMissing { what: String } => "还缺：{what}。", "Missing: {what}.";
        Exclusive { one: String, other: String } => "{one} 不能和 {other} 一起用。", "{one} and {other} do not go together.";
        OptionTwice { option: String } => "{option} 写了两次，请留一个。", "{option} is given twice; please keep one.";
        NotUtf8 => "命令里有不能识别的字符，请用 UTF-8。", "The command holds characters that are not UTF-8.";
        BadCall => "命令写得不对，请核对。", "This cannot be understood; please check.";
        BadDate { text: String, fault: Fault } =>
            (mend_as(&format!("“{text}”"), &Issue::new(Field::Place, fault.clone()), "", Lang::Zh)),
            (mend_as(&format!("\"{text}\""), &Issue::new(Field::Place, fault.clone()), "", Lang::En));
        BadToday { text: String } => "--today 只能是 1970 到 2100 年的日期，不能是 {text}。", "--today takes a day of the years 1970 to 2100, not {text}.";
        AsOf => "还不能查看过去某天的情况，请去掉 --as-of。", "A day in the past cannot be shown yet; please leave out --as-of.";
        WhichInspection { item: N } => "有几次检查，请用 --inspection 写明第 {item} 项出自哪一次：", "There are several inspections; please say with --inspection which of them item {item} is from:";
        SayYes => "要执行请加 --yes。", "Add --yes to do it.";
        Nothing => "没有结果。", "Nothing found.";
        Hits { n: N } => "共 {n} 条", (n.of("hit", "hits"));
        FiguresInName { name: String, n: N } => "注意：{n} 个姓名里有数字，如“{name}”。电话请填在电话栏。", (format!("Note: {} figures in it, such as \"{name}\"; a phone belongs into the field for phones.", n.of("name holds", "names hold")));
        Done { what: String } => "已完成：{what}", "Done: {what}";
        Undone { what: String } => "已撤销：{what}", "Undone: {what}";
        WouldUndo { number: N, what: String } => "将撤销第 {number} 号：{what}", "Would undo entry {number}: {what}";
        Made { path: String } => "已建立 {path}", "Made {path}";
        CheckOk { records: N, entries: N } =>
            "检查完毕：{records} 条记录、{entries} 条日志，没有问题。",
            (format!("Checked {} and {}: nothing wrong.", records.of("record", "records"), entries.of("journal entry", "journal entries")));
        CheckFound { n: N } => "检查完毕，发现 {n} 个问题。请保留文件，从备份恢复。", (format!("Checked: {}. Please keep the file and restore a backup.", n.of("fault found", "faults found")));
        Broke { log: String } => "程序出错停下了，这一步没有做完；之前存上的都在。请把日志 {log} 交给维护人员。", "The program broke off and this was not finished; what was saved before is safe. Please hand the log {log} to whoever maintains it.";
        AgainstSame { path: String, entries: N } => "与备份 {path} 对得上：操作日志的前 {entries} 条没有变过。", "As the copy {path} has it: the first {entries} entries of the journal are unchanged.";
        AgainstOther { path: String, entries: N } => "与备份 {path} 对不上：操作日志的前 {entries} 条里有改动，或不是同一个县的数据。", "Not as the copy {path} has it: the first {entries} entries of the journal were altered, or this is another county.";
        AgainstShorter { path: String, entries: N } => "与备份 {path} 对不上：备份里操作日志有 {entries} 条，现在没有这么多。", "Not as the copy {path} has it: its journal holds {entries} entries, this one fewer.";
        AlsoDone { what: String } => "{what}也一起改了；只改一处请加 --only。", "Changed as well: {what}; --only changes one of the two.";
        FoundAlike { what: String, why: String } => "{what}：{why}", "{what}: {why}";
        CheckAlike { n: N } => "检查完毕，文件完好，有 {n} 处与另一个分不开，请照上面的话改名。", (format!("Checked: the file is whole. {} cannot be told from another; please rename as said above.", n.of("record", "records")));
        FoundIntegrity => "文件结构不完整", "the file's own structure is broken";
        FoundRecord { what: String } => "记录损坏：{what}", "damaged record: {what}";
        FoundIndex { what: String } => "索引与记录不符：{what}", "index and record disagree: {what}";
        FoundOrphan { what: String } => "上级不存在：{what}", "no parent: {what}";
        FoundPast { what: String } => "各段日期接不上，或最后一段与现状不符：{what}", "dated spans do not join, or do not end in what is true: {what}";
        FoundGap { from: N, to: N } => "操作日志缺第 {from} 至 {to} 号", "journal entries {from} to {to} are missing";
        FoundChain { number: N } => "操作日志从第 {number} 号起被改动过", "the journal was altered from entry {number} on";
        FoundCount { place: String, has: N, wants: N } => "{place} 应有 {wants} 条记录，实有 {has} 条", "{place} should have {wants} records and has {has}";
        LangOption => "命令里写的 --lang", "--lang of this call";
        LangVariable { name: String } => "环境变量 {name}", "the variable {name}";
        LangOwn => "本人选的", "one's own choice";
        LangKept => "服务器上为所有人设的", "what the server keeps for everybody";
        LangNobody => "没有设置，用中文", "nothing says which";
        KeysFine { path: String } => "{path} 没有问题。", "{path} is fine.";
        KeysFaults { n: N } => "发现 {n} 处错误：", (format!("{}:", n.of("fault found", "faults found")));
        MoreFaults => "还有更多，先改这些。", "There are more; please mend these first.";
        TooBig { path: String, size: String, most: String } => "{path} 有 {size}，最多 {most}。请核对是不是这个文件，太大的分成几份。", "{path} has {size}, at most {most} are taken. Please check whether it is the right file, or split it.";
        CannotRead { path: String, why: String } => "读不了 {path}：{why}。请核对路径和权限。", "Cannot read {path}: {why}. Please check the path and its permissions.";
        CannotWrite { path: String, why: String } => "写不了 {path}：{why}。请核对路径和权限。", "Cannot write {path}: {why}. Please check the path and its permissions.";
        DemoOnly => "--demo 不能和 --store 一起用。", "--demo and --store do not go together.";
    }
}
