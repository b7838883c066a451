//! The roll call: the field at the door, the sheet, walk-ins, and why nothing can be marked now.

use crate::i18n::{N, words};

words! {
    RollText {
        Title => "签到", "Roll call";
        Came { n: N } => "到 {n}", "came {n}";
        Open { n: N } => "未到 {n}", "not yet {n}";
        Excused { n: N } => "请假 {n}", "excused {n}";
        Absent { n: N } => "缺席 {n}", "absent {n}";
        Of { n: N } => "共 {n}", "of {n}";
        LateFrom { at: String, grace: u16 } => "{at} 起记迟到（开始后 {grace} 分钟）", "late from {at} ({grace} minutes after the start)";
        AfterTheDay => "补登：不按时间记迟到", "entered after the day: nobody is late by the clock";
        Closed => "已结束签到，仍可更正", "The roll is closed; marks can still be corrected";
        Just => "刚才", "Just now";
        Aside { name: String, aside: String } => "{name}（{aside}）", "{name} ({aside})";
        Elsewhere { name: String } => "{name}（另一处）", "{name} (other door)";
        Placeholder => "输入姓名首字母、拼音、汉字或名单序号，Enter 到场", "Initials, pinyin, name or number on the sheet; Enter marks them present";
        NoOne { typed: String, key: String } => "名单上没有“{typed}”。{key} 登记临时参训。", "Nobody on the roster answers to {typed}; {key} enters a walk-in.";
        AlreadyMarked { name: String, mark: String } => "{name} 已登记：{mark}。", "{name} is marked already: {mark}.";
        NotMarked { name: String } => "{name} 还没有签到。", "{name} is not marked yet.";
        NothingToCorrect => "还没有可以更正的签到。", "Nothing was marked here yet.";
        TakenBack { name: String } => "{name} 的签到已取消。", "The mark of {name} is taken back.";
        Everybody { n: N } => "名单 {n} 人", "Roster of {n}";
        Matches { n: N } => "{n} 人符合", (n.of("match", "matches"));
        StillOut { n: N } => "还没到 {n} 人", "{n} not there yet";
        AllThere => "都到了。", "Everybody is there.";
        EmptyRoster { key: String } => "名单还是空的，请先安排参训人员；来了的人可按 {key} 登记临时参训。", "The roster is empty; please assign people first. Whoever came can be entered with {key}.";
        Gone => "这场培训已不在，可能被撤销了。", "This session is gone; it may have been undone.";
        Cancelled { title: String, reason: String } => "“{title}”已取消：{reason}。要签到请先恢复。", "{title} was cancelled: {reason}. Please reopen it first.";
        NoLonger => "已卸任", "no longer serves";
        Succeeded { name: String } => "已由 {name} 接任", "succeeded by {name}";
        WalkIn => "临时", "walk-in";
        Reason { name: String } => "{name} 请假，原因（可不填）", "Reason of {name} (may stay empty)";
        Sheet => "按名单签到", "From the sheet";
        SheetExample => "全到（qd）除 3 17q 22：全部到场，3、22 号缺席，17 号请假（q），加 l 为迟到", "all but 3 17q 22: everybody came, 3 and 22 did not, 17 is excused (q), l is late";
        SheetAll { came: N, late: N, excused: N, absent: N } => "到场 {came}，迟到 {late}，请假 {excused}，缺席 {absent}", "present {came}, late {late}, excused {excused}, absent {absent}";
        SheetOnlyThese => "没有写全到：只当这几号到场，其余缺席。若其余都到，前面加 qd（全到）。", "No \"all\": only these came, the rest are absent. If the rest came, begin with all.";
        SheetFaults => "请先改正，再按 Enter 保存。", "Please mend this, then Enter saves.";
        SheetReady => "Enter 保存", "Enter saves";
        SheetChanges { n: N, who: String } => "{n} 人原有签到将改变：{who}", (format!("{} will change: {who}", n.of("mark", "marks")));
        Walk { place: String } => "临时参训：在{place}的名册里找", "Walk-in: looking in the book of {place}";
        New { name: String } => "新增“{name}”", "New: {name}";
        NewPerson => "新增人员并签到", "A new person, marked at once";
        Name => "姓名", "Name";
        Village => "村（社区）", "Village";
        Phone => "电话", "Phone";
        NeedName => "请填姓名。", "Please give a name.";
        NeedVillage => "请选村（社区）：输入首字母或汉字。", "Please choose a village by initials or name.";
        AskClose { title: String } => "结束“{title}”的签到？", "Close the roll of {title}?";
        WillBeAbsent { n: N } => "{n} 人还没有签到，将记为缺席。", (format!("{} not marked yet and will be absent.", n.of("person is", "people are")));
        AreAbsent { n: N } => "{n} 人已登记为缺席。", (format!("{} marked as absent.", n.of("person is", "people are")));
        AllMarked => "名单上的人都已登记。", "Everybody on the roster is marked.";
        DoClose => "结束签到", "Close the roll";
        WillTurn => "结束后还可以更正。", "Marks can still be corrected afterwards.";
        Waiting => "正在保存", "saving";
    }
}
