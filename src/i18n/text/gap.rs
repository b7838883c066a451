//! What is owed in training and who has it settled: heads, empty tables, and one more session computed.

use crate::i18n::{N, words};

words! {
    GapText {
        Title => "培训缺口", "Training gaps";
        Obliged => "应训", "Owed";
        Covered => "已训", "Trained";
        Waiting => "已排", "Seated";
        Uncovered => "未训", "Open";
        Share => "覆盖率", "Coverage";
        Pace => "对照进度", "Pace";
        Held => "已办", "Held";
        Missing => "缺场次", "Missing";
        Unit => "单位", "Unit";
        Total { place: String } => "{place}合计", "{place}, all";
        /// What is asked, in one line over the table.
        /// A small terminal has twelve columns for the name of a row.
        Apart { level: String } => "另计：{level}长", "+ {level}s";
        Asked { tier: String, period: String, rank: String, rule: String } => "{tier}培训  {period}  {rank}（{rule}）", "{tier} training, {period}, {rank} ({rule})";
        Expected { percent: String } => "到今天应到 {percent}", "{percent} expected by today";
        ExpectedAfter { before: String, share: String, percent: String } => "{before} {share}  到今天应到 {percent}", "{before}: {share}; {percent} expected by today";
        AsServing => "按今天在任的三长", "by who serves today";
        BeforeAll { since: String } => "{since} 第一场培训之前不计应训", "nothing was owed before the first session on {since}";
        InPersonTimes => "按人次计", "in person-times";
        Behind { n: N } => "落后 {n} 个百分点", (format!("{} behind", n.of("point", "points")));
        Ahead { n: N } => "超前 {n} 个百分点", (format!("{} ahead", n.of("point", "points")));
        OnPace => "正常", "on pace";
        ObligedPeople => "应训人员", "Who owes it";
        CoveredPeople => "已训人员", "Trained";
        SeatedPeople => "已排人员", "Seated";
        UncoveredPeople => "未训人员", "Not trained yet";
        MakeUp => "漏训补训名单", "Make-up list";
        HeldSessions => "已办场次", "Sessions held";
        MissingSessions => "缺的场次", "Missing sessions";
        Name => "姓名", "Name";
        Post => "岗位", "Post";
        Place => "位置", "Place";
        Phone => "电话", "Phone";
        Last => "上次培训", "Last";
        Missed => "漏训情况", "Missed";
        Settled => "哪一场", "At which";
        For => "时段", "For";
        Never => "从未参训", "never";
        NotSeated => "未安排", "no seat";
        Seated { on: String } => "已排 {on}", "seated {on}";
        Date => "日期", "Date";
        Host => "主办单位", "Host";
        Session => "培训", "Session";
        Came => "到场", "Came";
        State => "状态", "State";
        Why => "为什么缺", "Why";
        NoSession => "没有安排也没有举办", "none is planned or held";
        NotRecorded { on: String } => "{on} 已过期，还没有签到", "{on} is over and has no roll";
        NothingOwed => "这个时段、这个级别没有应训人员。", "Nobody owes this training in this period.";
        NotBegun => "这个时段还没有开始。", "This period has not begun.";
        NobodySeated => "还没有人排进将办的培训。", "Nobody has a seat in a session to come.";
        NobodyToBring => "这里没有未训的人。", "Nobody here is left untrained.";
        Unplanned => "还没有安排", "none planned";
        NoRoll { on: String } => "{on} 待签到", "{on}: no roll";
        NobodyOpen => "全部都已参训。", "Everybody is trained.";
        NobodyCovered => "还没有人参训。", "Nobody is trained yet.";
        NoneHeld => "还没有办过。", "No session was held yet.";
        NoneMissing => "没有缺的场次。", "No session is missing.";
        OnlyRank { rank: String } => "这一级只要求{rank}参训；其他岗位可在培训要求里打开。", "Only the {rank} owes this training; others can be switched on in the rules.";
        WhatIf => "再办一场", "One more session";
        Seats => "多少个座位？", "How many seats?";
        WouldBe { place: String, seats: N, before: String, after: String } =>
            "在{place}再办一场 {seats} 人：{before} → {after}", "One more session of {seats} in {place}: {before} -> {after}";
        Left { n: N } => "还剩 {n} 人未训。", (format!("{} would still be open.", n.of("person", "people")));
        MoreThanOpen { n: N } => "未训的只有 {n} 人，座位有余。", (format!("Only {} open; seats stay free.", n.of("person is", "people are")));
        NotSeats => "请填 1 到 2000 之间的数。", "Please give a number from 1 to 2000.";
    }
}
