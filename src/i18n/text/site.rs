//! The sites of the county: the board's columns, a site's page, and what the command line says of them.

use crate::i18n::{N, words};

words! {
    SiteText {
        Title => "示范创建", "Demonstration sites";
        Village => "村", "Village";
        Township => "乡镇", "Township";
        Stage => "阶段", "Stage";
        Own => "自查", "Self";
        Verified => "考核", "Verified";
        Most => "满分", "Of";
        Gap => "自查−考核", "Self − verified";
        Moved => "较上次", "Moved";
        Plan => "对照计划", "Plan";
        Ahead { points: String } => "超前{points}", "{points} ahead";
        Behind { points: String } => "滞后{points}", "{points} behind";
        OnPlan => "正常", "on plan";
        Rectified => "整改", "To put right";
        Overdue { n: N } => "逾期 {n} 项", (format!("{n} overdue"));
        Waiting { n: N } => "待确认 {n} 项", (format!("{n} to confirm"));
        Pass { points: String } => "合格线 {points}", "pass {points}";
        UnderPass => "未达合格线", "under its pass line";
        Demand => "进入条件", "Demand";
        Met => "已达到", "met";
        Unmet => "未达到", "not met";
        Since { on: String } => "{on} 起", "since {on}";
        ClosedOn { on: String, reason: String } => "{on} 撤下（{reason}）", "closed {on} ({reason})";
        Chances => "最容易得的分", "Cheapest points left";
        Gain { points: String, to: String } => "+{points}（到 {to}）", "+{points} (at {to})";
        History => "历次检查", "Inspections";
        Reach => "点线面", "Points, lines, area";
        Reached { sites: N, lines: N, linked: N, adopted: N, covered: N, villages: N, share: String } =>
            "{sites} 个点，{lines} 条线（片）{linked} 个村，推广 {adopted} 个村，共 {covered} 个村，占 {villages} 个村的 {share}",
            (format!("{}, {} with {}, {} took it over; {covered} of {} in all, {share}",
                sites.of("site", "sites"), lines.of("line or area", "lines and areas"), linked.of("village", "villages"), adopted.of("village", "villages"), villages.of("village", "villages")));
        None => "还没有示范点。", "There are no sites yet.";
        NoSuchSite { name: String } => "没有示范点“{name}”，可写编号、村或乡镇。", "There is no site \"{name}\"; name it by id, village or township.";
        NoSuchStage { name: String, known: String } => "没有“{name}”这个阶段，可用：{known}。", "There is no stage \"{name}\"; known ones are {known}.";
        NoSuchOfficial { name: String } => "没有联点领导“{name}”，写成 leader=姓名/职务 可以新增。", "There is no county leader \"{name}\"; leader=NAME/POST adds one.";
        BadScore { text: String } => "“{text}”不是评分，请写成 编号=得分，例如 3=4.5 或 8=是。", "\"{text}\" is no score; please write NUMBER=VALUE, such as 3=4.5 or 8=yes.";
        Nothing => "没有要登记的评分，请写 编号=得分。", "There is nothing to score; please give NUMBER=VALUE.";
        NowAt { village: String, total: String, most: String } => "{village} 现为 {total}/{most}", "{village} is at {total}/{most} now";
        Unscored { items: String } => "还没评的项：{items}", "Not scored yet: {items}";
        AllScored => "各项都已评分。", "Every item has a score.";
    }
}
