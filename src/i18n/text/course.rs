//! What lists and reports of trainings say.

use crate::{
    domain::Rank,
    i18n::{N, en, words, zh},
};

words! {
    CourseText {
        Total => "合计", "Total";
        Apart { rank: Rank } => (format!("另计：{}", zh(rank))), (format!("apart: {}s", en(rank)));
        NotOwed { tier: String, rank: String } => "{tier}培训没有要求{rank}参训；要求可用 training rules 打开。", "{tier} training is not owed by {rank}s; training rules switches it on.";
        Stands => "邻长培训", "Training";
        StandsNow { period: String, share: String, seated: N } => "{period} {share}，另已排 {seated} 人", "{period} {share}, {seated} more seated";
        StandsBefore { before: String, share: String, now: String, seated: N } => "{before} {share}；{now}已排 {seated} 人", "{before} {share}; {now}: {seated} seated";
        Course { place: String, rank: Rank } => (format!("{place}：{}培训覆盖率", zh(rank))), (format!("{place}: {}s trained", en(rank)));
        NoCourse => "没有应训的人，无图可画。", "Nobody owes training: there is nothing to draw.";
        PersonTimes => "培训人次", "Attendances";
        Pace { n: N, covered: N } => "按工作日进度今天应训 {n}，已训 {covered}。", "By working days {n} should be trained by today; {covered} are.";
        NoSession { host: String, period: String } => "{host}：{period}没有安排培训。", "{host}: no session in {period}.";
        NotRecorded { host: String, id: String, title: String } => "{host}：{id} “{title}”已过期，还没有签到。", "{host}: {id} {title} is over and nobody is marked.";
        Seats { taken: N, capacity: String } => "{taken}/{capacity}", "{taken}/{capacity}";
        Came { came: N, seats: N } => "到场 {came}/{seats}", "{came} of {seats} came";
        Roll => "签到", "Roll";
        WalkIn => "临时", "walk-in";
        Replaced => "已换人，座位保留", "was replaced since; keeps the seat";
        No => "序号", "No.";
        Name => "姓名", "Name";
        From => "所在邻", "Neighborhood";
        Signature => "签名", "Signature";
        SheetTitle { title: String } => "{title} 签到表", "{title}: sign-in sheet";
        Clash { name: String, title: String } => "注意：{name} 同时安排了“{title}”。", "Note: {name} is also at {title} at that time.";
        OnRestDay { on: String, why: String } => "注意：{on} 是{why}。", "Note: {on} is a {why}.";
        NoGap => "这个范围没有还未培训、也未安排的人。", "Nobody there is left untrained and without a seat.";
        LeftOut { n: N } => "其中 {n} 人已排进别的培训，未再安排；也要排上请加 --seated。", (format!("{} left out, with a seat in another session; --seated takes them too.", n.of("person is", "people are")));
        NoSeats { title: String } => "“{title}”没有写座位数，不用分场。先用 training edit 填 seats。", "{title} has no number of seats to split by; set seats with training edit first.";
        Owes { tier: String, rule: String } => "{tier}：{rule}", "{tier}: {rule}";
        Higher => "上级培训", "sessions above";
        MakeUp => "下级补训", "make-ups below";
        BadPeriod { text: String } => "“{text}”不是时期，请写 2024、2024Q1、一季度、上半年 或 2024-03。", "\"{text}\" is no period; write 2024, 2024Q1, 2024H1 or 2024-03.";
        BadTime { text: String } => "“{text}”不是时间，请写 09:00-11:30。", "\"{text}\" is no time; write 09:00-11:30.";
    }
}
