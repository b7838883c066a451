//! The sites of the county: the board's columns, a site's page, and what the command line says of them.

use crate::i18n::{N, words};

words! {
    SiteText {
        Title => "示范创建", "Demonstration sites";
        Sites => "示范创建点", "Sites";
        SitesOf { n: N } => "{n} 个点", (n.of("site", "sites"));
        SitesMean { n: N, mean: String } => "{n} 个点，考核均分 {mean}", (format!("{}, verified on average {mean}", n.of("site", "sites")));
        Village => "村", "Village";
        Township => "乡镇", "Township";
        Stage => "阶段", "Stage";
        Own => "自查", "Self";
        Verified => "考核", "Verified";
        /// Of the inspection under way, beside what earlier ones gave.
        Now => "本次", "Now";
        Most => "满分", "Of";
        Gap => "自查−考核", "Self − verified";
        Moved => "较上次", "Moved";
        /// The same since a day the reader chose.
        MovedSince { on: String } => "较{on}", "+/- {on}";
        /// In English the year leaves no room for more.
        MovedSinceYear { on: String } => "较{on}", "{on}";
        SinceTitle => "考核分的变化从哪天算起", "Movement of the verified score since";
        SinceHint { on: String } => "写日期，例如 {on}、昨天；空着就跟上次考核比。", "A day ({on}, yesterday); empty: since the last verification.";
        SinceToCome { on: String } => "{on} 还没到，请写今天或更早的日期。", "{on} is still to come; please give today or a day before it.";
        Plan => "对照计划", "Plan";
        Ahead { points: String } => "超前{points}", "{points} ahead";
        Behind { points: String } => "滞后{points}", "{points} behind";
        OnPlan => "正常", "on plan";
        Rectified => "整改", "To put right";
        /// A milestone not reached, a rectification not made.
        LateBy { days: N } => "逾期 {days} 天", (format!("{days} days late"));
        DueBy { on: String } => "限 {on}", (format!("due {on}"));
        Overdue { n: N } => "逾期 {n} 项", (format!("{n} overdue"));
        Waiting { n: N } => "待确认 {n} 项", (format!("{n} to confirm"));
        Pass { points: String } => "合格线 {points}", "pass {points}";
        UnderPass => "未达合格线", "under its pass line";
        Demand => "进入条件", "Demand";
        Met => "已达到", "met";
        Unmet => "未达到", "not met";
        Since { on: String } => "{on} 起", "since {on}";
        Former => "原示范点", "Former site";
        WithFormer => "含原示范点", "With former sites";
        FormerShown { n: N } => "下面加上了 {n} 个原示范点，回车看档案", (format!("with {} below; Enter opens its file", n.of("former site", "former sites")));
        FormerHidden => "不含原示范点", "without former sites";
        ClosedOn { on: String, reason: String } => "{on} 撤下（{reason}）", "closed {on} ({reason})";
        Chances => "最容易得的分", "Cheapest points left";
        Gain { points: String, to: String } => "+{points}（到 {to}）", "+{points} (at {to})";
        /// The scores over time, against the plan.
        Course => "得分走势", "Scores over time";
        NoCourse => "还没有得分，无图可画。", "Nothing is scored yet: there is nothing to draw.";
        Planned { points: String } => "计划 {points}", "plan {points}";
        History => "历次检查", "Inspections";
        Reach => "点线面", "Points, lines, area";
        Reached { sites: N, lines: N, linked: N, adopted: N, covered: N, villages: N, share: String } =>
            "{sites} 个点，{lines} 条线（片）{linked} 个村，推广 {adopted} 个村，共 {covered} 个村，占 {villages} 个村的 {share}",
            (format!("{}, {} with {}, {} took it over; {covered} of {} in all, {share}",
                sites.of("site", "sites"), lines.of("line or area", "lines and areas"), linked.of("village", "villages"), adopted.of("village", "villages"), villages.of("village", "villages")));
        Site => "示范点", "Site";
        Scores => "得分", "Scores";
        /// As heads of columns, where there is little room.
        GapHead => "自查−考核", "Self +/-";
        PlanHead => "对照计划", "Plan";
        MendHead => "整改", "To mend";
        /// 点线面 in one line under the board.
        Foot { sites: N, lines: N, areas: N, covered: N, villages: N, share: String } =>
            "点线面：点 {sites}，线 {lines}，面 {areas}；覆盖 {covered} 个村，占 {villages} 的 {share}",
            (format!("{}, {}, {}; {}, {share} of {villages}",
                sites.of("site", "sites"), lines.of("line", "lines"), areas.of("area", "areas"), covered.of("village covered", "villages covered")));
        LegendOpen => "~ 考核未结束", "~ verification not closed";
        /// Beside a score, while the inspection that gave it is open.
        NotClosed { scored: N, items: N } => "未结束，已评 {scored}/{items} 项", "not closed, {scored} of {items} scored";
        Legend => "! 未达合格线或已逾期", "! under its pass line, or overdue";
        HowToAdd { key: String } => "按 {key} 新增；先在层级里把光标放在村上，村名就会填好。", "{key} adds one; with the cursor on a village in the tree first, its name is filled in.";
        AddTitle => "新增示范点", "Add a site";
        StageTitle { village: String } => "变更创建阶段：{village}", "Stage of {village}";
        RectifyTitle { village: String } => "整改：{village}", "To put right at {village}";
        RectifyItemTitle { village: String, item: N } => "整改：{village} 第 {item} 项", "To put right at {village}, item {item}";
        DoneTitle { what: String } => "整改完成：{what}", "Put right: {what}";
        ConfirmTitle { what: String } => "确认整改：{what}", "Confirm: {what}";
        ReplaceTitle { village: String } => "更换示范点 {village}", "Replace the site {village}";
        ReplaceAsk { village: String } => "要把示范点“{village}”换成本乡镇的另一个村吗？原档案保留，不再计入。", "Replace the site {village} by another village of its township? Its file is kept and no longer counts.";
        ReplaceYes => "更换", "Replace";
        WhichToMend => "有几项整改，请把光标移到要办的那一项上再按。", "There are several; please put the cursor on the one that is meant.";
        NothingToMend => "没有等着整改的事项。", "Nothing here waits to be put right.";
        InspectionVerified { n: N } => "第 {n} 次考核", "Verification {n}";
        InspectionOwn { n: N } => "第 {n} 次自查", "Self-assessment {n}";
        SoFar { scored: N, items: N, total: String, most: String } => "已评 {scored}/{items} 项  {total}/{most} 分", "{scored}/{items} scored  {total}/{most} points";
        TypePoints => "输得分", "Type the points";
        TypeCount => "输次数、个数", "Type how many";
        TypeYes => "输 是 或 否（y、n）", "Type y or n";
        TypeNumber => "输数值", "Type the number";
        TypePercent => "输百分数", "Type the percentage";
        TypeComputed => "已自动计算，按 Enter 采用，也可改输", "Computed; Enter takes it, or type another";
        NotYes => "请输 是 或 否（y、n）。", "Please type y or n.";
        NotTenths => "请输数字，最多一位小数。", "Please type a number with at most one decimal.";
        AllDone { key: String } => "各项都已评分，按 {key} 结束检查。", "Every item has a score; {key} closes the inspection.";
        FinishAsk { items: String, key: String } => "还没评的项：{items}。再按一次 {key} 结束检查。", "Not scored yet: {items}. {key} once more closes the inspection.";
        NothingScored => "还没有评分，不用结束。", "Nothing is scored yet; there is nothing to close.";
        /// Such as the points of the third item.
        OfItem { item: N, what: String } => "第 {item} 项{what}", "Item {item}, {what}";
        ScoreClash { field: String, who: String, theirs: String, mine: String, key: String } =>
            "{field}：{who} 已改成“{theirs}”，您填的“{mine}”没有保存。请按 {key} 回到该项选用哪个。",
            "{field}: {who} made it \"{theirs}\"; your \"{mine}\" is not saved. {key} back there to choose.";
        LeftOpen => "检查没有结束，下次从没评的项接着评。", "The inspection stays open; next time it goes on at the first open item.";
        People => "责任人", "People responsible";
        NewOfficial => "新增联点县级领导", "Add a county leader";
        PeopleTitle { village: String } => "责任人：{village}", "People responsible at {village}";
        ProjectTitle { village: String } => "项目资金：{village}", "Project at {village}";
        MilestoneTitle { village: String } => "时间节点：{village}", "Milestone of {village}";
        LinkTitle { village: String } => "示范线（片）村：{village}", "Village linked to {village}";
        AdoptionTitle { village: String } => "推广 {village} 的做法", "Practice of {village} taken over";
        OfficialTitle { village: String } => "新增联点县级领导：{village}", "County leader for {village}";
        Due => "计划日期", "Due";
        ReachedOn => "完成日期", "Reached on";
        LineName => "线（片）名称", "Name of the line or area";
        LinkKind => "线或片", "Line or area";
        LinkVillage => "村", "Village";
        TakenOver => "推广内容", "What was taken over";
        CheckedBy => "核查人", "Checked by";
        OfficialName => "姓名", "Name";
        FindOfTownship => "只列本乡镇的村", "villages of the same township";
        FindVillage => "输拼音首字母、村名或路径", "initials, name or path of a village";
        Entries { n: N } => "{n} 条", (n.of("entry", "entries"));
        ThisSite => "这个示范点", "This site";
        NoEntries => "（无）", "(none)";
        TakeOut => "删去本条", "Take the entry out";
        AddEntry => "在本栏新增", "Add under this head";
        NoHead => "请先把光标移到责任人、时间节点、项目资金、示范线（片）村或推广村一栏。", "Please move to people, milestones, projects, linked villages or villages that took it over first.";
        None => "还没有示范点。", "There are no sites yet.";
        NoSuchSite { name: String } => "没有示范点“{name}”，可写编号、村或乡镇。", "There is no site \"{name}\"; name it by id, village or township.";
        NoSuchStage { name: String, known: String } => "没有“{name}”这个阶段，可用：{known}。", "There is no stage \"{name}\"; known ones are {known}.";
        NoSuchOfficial { name: String } => "没有联点领导“{name}”，写成 leader=姓名/职务 可以新增。", "There is no county leader \"{name}\"; leader=NAME/POST adds one.";
        StageWants { name: String, demand: String, under: String } =>
            "注意：{name}的进入条件是{demand}，现在还没有达到。{under}", "Note: {name} demands {demand}, which is not met yet. {under}";
        NotSpread { village: String } => "{village}没有跟这个示范点连线，也没有推广，没有可改的。", "{village} is neither linked to this site nor has it taken anything over; nothing changes.";
        NoSuchRow { name: String } => "没有“{name}”这一条，请写列表中的序号或名称。", "There is no \"{name}\" in the list; please give a number or a name from it.";
        SeveralRows { name: String } => "有几条都叫“{name}”，请写列表中的序号。", "Several are called \"{name}\"; please give the number in the list.";
        NotReplaced { name: String } => "没有撤下的示范点“{name}”，可写编号或村。", "There is no closed site \"{name}\"; name it by id or village.";
        SitesHere { n: N } => "{n} 个点", (format!("{}", n.of("site", "sites")));
        NotOffered => "已停用", "no longer offered";
        BadScore { text: String } => "“{text}”不是评分，请写成 编号=得分，例如 3=4.5 或 8=是。", "\"{text}\" is no score; please write NUMBER=VALUE, such as 3=4.5 or 8=yes.";
        Nothing => "没有要登记的评分，请写 编号=得分。", "There is nothing to score; please give NUMBER=VALUE.";
        NowAt { village: String, total: String, most: String } => "{village} 现为 {total}/{most}", "{village} is at {total}/{most} now";
        Unscored { items: String } => "还没评的项：{items}", "Not scored yet: {items}";
        AllScored => "各项都已评分。", "Every item has a score.";
    }
}
