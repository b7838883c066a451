//! Leaders and their terms: the appointment form and the history of a post.

use crate::i18n::{N, words};

words! {
    LeaderText {
        Appoint => "任命", "Appoint";
        AppointTitle { post: String, unit: String } => "任命 {unit} {post}", "Appoint the {post} of {unit}";
        EndTitle { who: String } => "{who} 离任", "End the term of {who}";
        CorrectTitle { who: String } => "更正 {who} 的任期", "Correct the term of {who}";
        Person => "人选", "Person";
        NewPerson => "新增人员", "New person";
        PersonHint => "输入姓名、拼音或首字母", "type a name, pinyin or initials";
        Name => "姓名", "Name";
        Sex => "性别", "Sex";
        BirthYear => "出生年份", "Birth year";
        Party => "中共党员", "Party member";
        NotParty => "非党员", "not a party member";
        Phone => "电话", "Phone";
        Standing => "身份", "Standing";
        Household => "所属户", "Household";
        Since => "任职日期", "Since";
        Until => "任期截止", "Until";
        LastDay => "任职最后一天", "Last day";
        Origin => "产生方式", "Origin";
        Ending => "离任原因", "Ending";
        Acting => "代理", "acting";
        Term { since: String } => "任期 {since} 起", "since {since}";
        TermOver { since: String, until: String } => "任期 {since} 至 {until}", "{since} to {until}";
        EndsOn { until: String, why: String } => "将于 {until} 离任（{why}）", "leaves on {until} ({why})";
        Ended { who: String, on: String } =>
            "{who} 的任期到 {on} 为止", "{who}'s term ended on {on}";
        EndsPrevious { who: String, on: String } =>
            "{who} 现任，将于 {on} 结束任期", "{who} serves now; that term will end on {on}";
        OtherPosts { posts: String } => "兼任：{posts}", "also: {posts}";
        ToCome => "待任", "To come";
        Former => "历任", "Former";
        NoFormer => "没有历任记录。", "Nobody before.";
        Vacant => "空缺", "Vacant";
        VacantSince { since: String } => "{since} 起空缺", "vacant since {since}";
        VacantBefore { on: String } => "{on} 之前这个岗位空缺", "the post is vacant until {on}";
        LivesAt { place: String, number: N } => "住在 {place} {number}号，不在本邻", "lives at {place} no. {number}, not in this neighborhood";
        HomeSays { head: String, what: String, value: String } => "{head} 户的{what}不同：{value}", "household {head} has another {what}: {value}";
        Warning => "提醒", "Note";
        MayStill => "仍可任命。", " You may still appoint.";
        Unfit { n: N } => "与推选要求不符 {n} 处，可照常任命", (format!("{}; you may still appoint", n.of("point does not meet the rule", "points do not meet the rule")));
        Instead => "录错了人，改成这位", "The wrong one was entered";
        NeverServed { who: String } => "{who} 的这次任职改为这位，不算 {who} 任过。", "The term becomes theirs; {who} never served it.";
        Successor => "接任者", "Successor";
    }
}
