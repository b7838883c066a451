//! Forms: titles, the footer, drafts, what is said after saving.

use crate::i18n::{N, words};

words! {
    FormText {
        Add { what: String } => "新增{what}", "Add {what}";
        AddIn { what: String, place: String } => "在 {place} 新增{what}", "Add {what} in {place}";
        Edit { name: String } => "修改 {name}", "Edit {name}";
        EditMany { n: N, field: String } => "批量修改 {n} 项的{field}", (format!("Edit {field} of {}", n.of("record", "records")));
        Split { head: String } => "分户：{head}", "Split household {head}";
        Divide { name: String } => "拆分 {name}", "Divide {name}";
        NewNeighborhood => "新邻名称", "Name of the new one";
        Bounds { fewest: N, most: N } => "每邻 {fewest} 到 {most} 户", "each {fewest} to {most}";
        ToNew => "到新邻", "the new one";
        Home { n: N, head: String, people: N } => "{n}号 {head} {people} 人", "No. {n} {head}, {people}";
        LeaderStays { who: String, unit: String } => "邻长 {who} 仍任 {unit}，新邻另外任命。", "{who} leads {unit} on; somebody is to be appointed to the new one.";
        LeaderGoes { who: String, unit: String } =>
            "邻长 {who} 家分到新邻，仍任 {unit}：要改就另外任命。",
            "{who}, whose household goes, leads {unit} on until somebody else is appointed.";
        Merge { head: String } => "并户：{head}", "Merge household {head}";
        NewHead { head: String } => "换户主：{head}", "Change of head: {head}";
        Renumber { head: String } => "重编户序号：{head}", "Renumber household {head}";
        Next => "Enter 下一项", "Enter next";
        Save => "Ctrl+S 保存", "Ctrl+S save";
        SaveOnLast => "Enter 保存", "Enter save";
        Cancel => "Esc 取消", "Esc cancel";
        Choose => "← → 选择", "← → choose";
        Toggle => "空格 切换", "Space toggle";
        Required => "必填", "required";
        Optional => "可不填", "optional";
        DateHint => "如 2026-11-22", "such as 2026-11-22";
        Position { n: N, of: N } => "第 {n}/{of} 项", "{n} of {of}";
        Above { n: N } => "上面还有 {n} 行", "{n} more above";
        Below { n: N } => "下面还有 {n} 行", "{n} more below";
        Issues { n: N } => "有 {n} 处要改，光标已到第一处", (format!("{} to mend; the cursor is at the first", n.of("thing", "things")));
        Saved { what: String } => "已保存：{what}", "Saved: {what}";
        SavedNext { what: String } => "已保存：{what}，接着填下一户", "Saved: {what}. Here is the next one";
        SaveFailed { why: String } => "没有保存：{why}", "Not saved: {why}";
        KeptDraft => "没有存完，草稿已留下", "Not saved; a draft was kept";
        DraftOffered { at: String } => "上次没保存的表单（{at}），要接着填吗？", "A form was left unsaved ({at}). Go on with it?";
        DraftStale { at: String } =>
            "上次没保存的表单（{at}），之后原记录又改过，要对照着接着填吗？",
            "A form was left unsaved ({at}) and the record has changed since. Go on and compare?";
        DraftGo => "接着填", "Go on";
        DraftDrop => "丢弃", "Drop it";
        Drafts => "没写完的表单", "Unfinished forms";
        /// Heads of their columns.
        LeftAt => "时间", "Left";
        FormOf => "表单", "Form";
        NoDrafts => "没有没写完的表单。没保存就离开的会留在这里。", "There are no unfinished forms. What is left unsaved is kept here.";
        DraftsWait { n: N, key: String } =>
            "有 {n} 份没写完的表单，按 {key} 接着填。",
            (format!("{} unfinished; {key} lists them.", n.of("form is", "forms are")));
        DraftOrphaned => "原记录已不在，这份表单无法接着填。", "What this form was about is gone; it cannot be gone on with.";
        DraftDropAgain { key: String } => "再按一次 {key} 就丢弃，不能找回。", "Press {key} again to drop it for good.";
        DraftDropped => "已丢弃。", "Dropped.";
        /// Enter on one of two answers.
        /// Enter on a list of choices, on a field, and on the last one.
        PickIt => "选定", "Pick";
        NextField => "下一项", "Next";
        SaveNow => "保存", "Save";
        Confirm => "确定", "OK";
        Other => "选另一个", "the other one";
        Discard => "还没有保存，要放弃吗？", "This is not saved. Give it up?";
        Keep => "继续填写", "Keep editing";
        GiveUp => "放弃", "Give up";
        AsItIs => "就是这样", "It is right";
        FiguresInName { name: String } => "姓名“{name}”里有数字，电话请填在电话栏。确定就是这样吗？", "The name \"{name}\" holds figures; a phone belongs into the field for phones. Is it right as it is?";
        AsItIsAsk { what: String } => "{what}确定就是这样吗？", "{what} Is it right as it is?";
        Was { value: String } => "原为 {value}", "was {value}";
        Theirs { who: String, value: String } => "{who} 改成了 {value}", "{who} made it {value}";
        TakeTheirs => "用对方的", "Take theirs";
        TakeMine => "用我的", "Take mine";
        AlsoAsk { what: String } => "{what}一起改吗？", "Change {what} as well?";
        AlsoBoth => "一起改", "Change both";
        AlsoNot => "只改这里", "Only here";
        LinesJoined { n: N } => "粘贴的 {n} 行已合成一行", (format!("{} pasted as one", n.of("line", "lines")));
        CutAt { most: N } => "最多 {most} 个字，多出的没有粘贴", "At most {most} characters; the rest was not pasted";
        PhoneNormalised { to: String } => "号码已整理为 {to}", "number written as {to}";
        /// Where somebody is who is away.
        Where => "在哪里", "Where";
        WhichField => "修改哪一项", "Which field";
        NewValue => "改为", "New value";
        AddCare => "加上一个重点户类别", "add a care category";
        EndCare => "停止一个重点户类别", "end a care category";
        NewPerson { name: String } => "新增人员：{name}", "New person: {name}";
        /// The last digits of a phone, which tell namesakes apart.
        PhoneEnd { digits: String } => "尾号{digits}", "phone …{digits}";
        TypeMore { n: N } => "还有 {n} 个，请再输入几个字", "{n} more; type on to narrow";
        NoneFound => "没有找到，请换个写法", "Nothing found; please try another spelling";
        ListChoices { key: String } => "{key} 列出选项", "{key} lists the choices";
        NewLine { key: String } => "{key} 另起一行", "{key} begins a new line";
        MonthHint => "如 2022-03 或 2022-03-15", "such as 2022-03 or 2022-03-15";
        LookupHint => "输入姓名或序号", "type a name or a number";
        NothingChanged => "没有改动，不用保存。", "Nothing was changed; there is nothing to save.";
        BothChanged { field: String, who: String, theirs: String, mine: String } =>
            "{field}：{who} 改成了“{theirs}”，您填的是“{mine}”。用哪个？",
            "{field}: {who} made it \"{theirs}\", you typed \"{mine}\". Which one?";
        Compared { changed: String } =>
            "{changed}。已对照，请看一遍再保存。", "{changed}. The form has taken that in; please look and save again.";
        TermStays { who: String, on: String } => "{who} 的任期到 {on} 为止", "{who}'s term ends on {on}";
        DoesNotApply { what: String } => "“{what}”不适用于这里。", "\"{what}\" does not apply here.";
        /// Whoever it was is not known.
        Somebody => "有人", "somebody";
        EditSelected { n: N } => "批量修改 {n} 户", (format!("Edit {}", n.of("household", "households")));
        AddCounty => "新增县", "Add a county";
        AddPersonTo { village: String } => "在 {village} 新增人员", "Add a person in {village}";
        SplitOff { head: String, left: N } => "{head} 户还剩 {left} 人", (format!("{} stay with {head}", left.of("person", "people")));
        DraftKept => "草稿已留下，下次打开会问。", "A draft was kept and will be offered next time.";
    }
}
