//! Planning trainings: the list, the calendar, the quarter, a session's page, and who sits in it.

use crate::i18n::{N, words};

words! {
    TrainingText {
        Title => "培训安排", "Trainings";
        Calendar => "培训月历", "Training calendar";
        Quarter => "培训季度表", "Trainings by week";
        Date => "日期", "Date";
        Time => "时间", "Time";
        Name => "培训名称", "Session";
        Host => "主办单位", "Host";
        Level => "级别", "Level";
        Seats => "座位", "Seats";
        Came => "到场", "Came";
        State => "状态", "State";
        AllLevels => "各级", "all levels";
        AllStates => "全部状态", "all states";
        AllTimes => "全部时间", "all times";
        Planned => "计划中", "planned";
        Unrecorded => "待签到", "no roll yet";
        Held => "已举办", "held";
        Cancelled => "已取消", "cancelled";
        Today => "今天", "today";
        None => "还没有培训。", "No session yet.";
        NoneSo { scope: String } =>
            "这里没有符合条件的培训。[ ] 换时段，{scope} 换范围。",
            "No such session here. [ ] change the period, {scope} the scope.";
        NoneThatDay => "这一天没有培训。", "Nothing on this day.";
        HowToPlan { key: String } => "按 {key} 安排一场。", " {key} plans one.";
        More { n: N } => "另 {n} 场", "{n} more";
        Monday => "一", "Mon";
        Tuesday => "二", "Tue";
        Wednesday => "三", "Wed";
        Thursday => "四", "Thu";
        Friday => "五", "Fri";
        Saturday => "六", "Sat";
        Sunday => "日", "Sun";
        RestDay => "休", "rest";
        Holiday => "放假", "holiday";
        Unit => "单位", "Unit";
        Missing => "缺场", "Missing";
        NotPlanned => "未安排", "none";
        QuarterKey { yes: String } => "数字：计划场次  {yes} 已办  ! 过期未签到或没有安排", "figures: planned, {yes} held, ! over without a roll or none at all";
        /// The page of one session.
        Session => "培训", "Session";
        Gone => "这场培训已不在。", "This session is gone.";
        ThisOne => "这场培训", "This session";
        SeveralThatDay { n: N, open: String } => "这天有 {n} 场，按 {open} 打开当天，再选一场。", "{n} sessions that day; {open} opens the day to choose one.";
        Reason => "取消原因", "Why";
        When => "时间", "When";
        Where => "地点", "Where";
        Lecturer => "授课", "Lecturer";
        Topics => "内容", "Topics";
        Audience => "对象", "For";
        Note => "备注", "Note";
        Tally { seats: N, came: N, late: N, excused: N, absent: N, open: N } =>
            "名单 {seats}  到 {came}  迟到 {late}  请假 {excused}  缺席 {absent}  未到 {open}",
            "roster {seats}, came {came}, late {late}, excused {excused}, absent {absent}, open {open}";
        Taken { taken: N, seats: N } => "已排 {taken}/{seats}", "{taken}/{seats} seats taken";
        TakenOpen { taken: N } => "已排 {taken}，座位不限", "{taken} seats taken, no limit";
        WalkIns { n: N } => "临时 {n}", "walk-ins {n}";
        Lifts { place: String, before: String, after: String } =>
            "到齐后 {place}覆盖率 {before} → {after}", "If all come: {place} {before} -> {after}";
        LiftsNothing { place: String } => "{place}覆盖率不因这一场变化", "Changes no coverage of {place}";
        Lifted { place: String, now: String } => "{place}本期覆盖率 {now}", "{place} now {now}";
        No => "号", "No.";
        Person => "姓名", "Name";
        Place => "位置", "Place";
        Post => "岗位", "Post";
        Phone => "电话", "Phone";
        Mark => "签到", "Mark";
        Remark => "备注", "Remark";
        WalkIn => "临时参训", "walk-in";
        LeftPost => "已不在任，座位保留", "retired; seat kept";
        Succeeded { name: String } => "{name} 接任，座位保留", "now {name}; seat kept";
        NoPost => "无岗位", "no post";
        ClashWith { title: String } => "时间冲突：{title}", "clash: {title}";
        NobodyYet => "名单还是空的。", "Nobody is on the roster.";
        HowToAssign { key: String } => "按 {key} 安排人员。", " {key} assigns people.";
        StandsAs { state: String, key: String } => "{state}的培训不能改名单，要改请先恢复（{key}）。", "The roster of a session that is {state} stands; {key} reopens it.";
        Edit => "修改", "Edit";
        Cancel => "取消培训", "Cancel it";
        Reopen => "恢复为计划中", "Reopen";
        PlanOne => "安排培训", "Plan a session";
        CancelTitle { title: String } => "取消“{title}”", "Cancel {title}";
        PlanTitle => "安排一场培训", "Plan a training session";
        ReasonHint => "写明原因，如：台风、与换届冲突", "say why, such as: typhoon, elections";
        TimesHint => "如 04-18 09:00-11:30；几天的用分号隔开", "such as 04-18 09:00-11:30; several days with semicolons";
        SeatsHint => "可不填", "may be empty";
        OtherTopics => "其他内容", "Other topics";
        OtherHint => "用、隔开", "separated by commas";
        SeveralHint => "空格选中或取消，← → 移动", "Space picks, left and right move";
        RestOn { day: String, why: String } => "{day} {why}", "{day}: {why}";
        /// Choosing a session.
        ChooseTitle { n: N } => "把 {n} 人安排到哪一场？", (format!("Which session for {}?", n.of("person", "people")));
        ChooseSeatedTitle { n: N } => "这 {n} 人都已排，仍要安排到哪一场？", (format!("{} a seat already; which session as well?", n.of("person has", "people have")));
        ChooseOpenTitle { n: N, seated: N } => "把 {n} 人安排到哪一场？另有 {seated} 人已排，不再安排", (format!("Which session for {}? {seated} more have a seat already", n.of("person", "people")));
        SwapTitle { n: N } => "把 {n} 人换到哪一场？", (format!("Which session shall {} move to?", n.of("person", "people")));
        NewSession { place: String } => "新安排一场（{place}主办）", "plan a new one ({place})";
        NoOther => "没有别的计划中的培训，请先安排。", "No other session is planned; please plan one first.";
        NobodyMeant => "选中的单位里没有在任的三长。", "No leader serves in what is selected.";
        NobodyChosen => "先用 x 选中人，或把光标放在人上。", "Select people first, or put the cursor on somebody.";
        /// Swapping.
        Trade { n: N, title: String } => "从“{title}”换来 {n} 人：用 x 选中换过去的人（可不选），回车换", "{n} from {title}: select who goes back (or nobody), Enter moves them";
        TradeShort { free: N, need: N } => "空位 {free} 个，换来 {need} 人：还要选 {need} 减 {free} 人换过去，或先增加座位。", "{free} seats are free for {need} people; select more who go back, or add seats.";
        /// Assigning.
        AssignTitle => "安排参训", "Assigning";
        EverybodyServing => "全部在任", "all who serve";
        Uncovered => "本期未训", "not trained this period";
        Never => "从未参训", "never trained";
        MissedLast => "上次缺席、请假", "missed last time";
        NewInPost => "半年内新任", "new within half a year";
        PartyMembers => "党员", "party members";
        Picked => "选来的人", "those brought along";
PickedAll => "选来的人（含已排）", "those brought along, seated ones too";
        LeftOut { n: N, key: String } => "其中 {n} 人已排，未再安排（按 {key} 也排上）", (format!("{} out, who have a seat already ({key} takes them too)", n.of("is left", "are left")));
        AllRanks => "三长", "all leaders";
        Last => "上次参训", "Last came";
        Covered => "本期", "This period";
        Trained => "已训", "trained";
        Seated { on: String } => "已排 {on}", "seated {on}";
        Open => "未训", "open";
        NeverCame => "从未", "never";
        OnRoster => "已在名单", "on the roster";
        NobodyLeft => "没有符合条件的人。", "Nobody fits.";
        NobodyLeftKeys { who: String, scope: String } => "没有符合条件的人。{who} 换人选范围，{scope} 换单位。", "Nobody fits. {who} offers others, {scope} changes the unit.";
        Chosen { n: N } => "已选 {n} 人", "{n} selected";
        Free { n: N } => "空位 {n}", "{n} free";
        Over { n: N } => "超出 {n} 人", "{n} too many";
        SessionRests { day: String, why: String } => "! {day} {why}", "! {day}: {why}";
        AllOn { n: N } => "{n} 人都已在名单上。", "All {n} are on the roster already.";
        /// More people than seats.
        CrowdTitle => "人比座位多", "More people than seats";
        CrowdAsk { people: N, free: N } => "选中 {people} 人，空位只有 {free} 个。", "{people} people for {free} free seats.";
        CrowdSplit => "按村分成几场（先看再存）", "Split by village (look first)";
        CrowdSeats { n: N } => "座位增加到 {n} 个", "Raise the seats to {n}";
        CrowdFirst { n: N } => "只排前 {n} 人", "Only the first {n}";
        SplitTitle => "分场安排", "Split into sessions";
        SplitRow { people: N, villages: N } => "{people} 人，{villages} 个村", "{people} people, {villages} villages";
        SplitSave { n: N } => "回车存为 {n} 场，一步可撤销", (format!("Enter saves {}, undone in one step", n.of("session", "sessions")));
        SplitDone { n: N, made: N } => "已按村分成 {n} 场，新增 {made} 场", (format!("Split by village into {n} sessions, {made} of them new"));
        SplitSeatsBut { n: N, first: N } => "新增各场座位 {n}（←→ 增减），首场仍为 {first}", "{n} seats in each new session (←→ change it), the first keeps {first}";
        SplitNow => "保存分场", "Plan them";
        FewerSeats => "少 10 座", "10 seats fewer";
        MoreSeats => "多 10 座", "10 seats more";
        SplitSeats { n: N } => "每场座位 {n} 个（← → 改）", "{n} seats each (left and right change it)";
        /// On other screens.
        Rules => "培训要求", "Training rules";
        RulesOf { level: String } => "{level}培训要求", "{level} training rules";
        HigherCounts => "上级培训计入", "Higher levels count";
        Trainings => "培训", "Trainings";
        Coverage => "培训", "Trained";
        ToCome => "已安排", "seat given";
        HistoryNone => "还没有参训记录", "no training yet";
        HistoryMore { n: N } => "更早还有 {n} 场", "{n} earlier";
    }
}
