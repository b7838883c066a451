//! The lists behind the figures: titles, column heads, and what an empty one means.

use crate::i18n::{N, words};

words! {
    ListText {
        Overview => "今日", "Today";
        Breaches => "户数异常", "Breaches of 5-15";
        Vacancies => "空缺", "Vacancies";
        NoPhone => "无电话", "No phone";
        Doubles => "疑似重复", "Likely doubles";
        LeadersCount { leaders: N, posts: N } => "{leaders} 人 {posts} 个岗位", (format!("{} in {}", leaders.of("leader", "leaders"), posts.of("post", "posts")));
        DoublesCount { groups: N, households: N } => "{groups} 组 {households} 户", (format!("{} of {}", groups.of("group", "groups"), households.of("household", "households")));
        Care => "重点户", "Special care";
        Leaders => "三长名册", "Leaders";
        Journal => "操作日志", "Journal";
        Retired => "已停用", "Retired";
        Marks => "已选", "Selected";
        NoneYet => "还没有户。请导入名册，或到邻上新增。", "No households yet. Import a roster, or add them to neighborhoods.";
        NoPostsYet => "还没有片、组、邻。请导入名册，或到村上新增片。", "No sections, groups or neighborhoods yet. Import a roster, or add a section to a village.";
        NoBreaches { fewest: N, most: N } => "各邻都在 {fewest} 到 {most} 户之间。", "Every neighborhood has {fewest} to {most} households.";
        NoVacancies => "三长岗位都有人。", "Every post is filled.";
        AllHavePhones => "每户都有电话。", "Every household has a phone.";
        NoDoubles => "没有疑似重复的户。", "No household looks like another.";
        CareVeiled => "重点户信息现在遮着，再按一次遮盖键显示。", "Special care is masked now; the key that masks shows it again.";
        CareNotYours => "您的角色不能查看重点户。", "Special care is not for your role to read.";
        NoCare => "范围内没有重点户。", "No household here needs special care.";
        NoLeaders => "还没有三长。请到片、组、邻上任命。", "No leaders yet. Appoint them on sections, groups and neighborhoods.";
        NoJournal => "还没有操作记录。", "Nothing was changed yet.";
        NoContacts => "还没有单位登记联系人。", "No unit has named whom to call.";
        Contacts => "单位联系人", "Contacts of units";
        Contact => "联系人", "Contact";
        ContactRole => "职务", "Role";
        SecondContact => "第二联系人", "Second contact";
        ThirdContact => "第三联系人", "Third contact";
        NoRetired => "没有已停用的单位和户。", "Nothing is retired.";
        NoMatch { filter: String } => "没有符合“{filter}”的行，按 Esc 取消筛选。", "No row matches \"{filter}\"; Esc clears the filter.";
        Rows { n: N, of: N } => "{n}/{of}", "{n}/{of}";
        Ascending { column: String } => "按{column}升序排列", "Sorted by {column}, ascending";
        Descending { column: String } => "按{column}降序排列", "Sorted by {column}, descending";
        SortTitle => "按哪一列排序", "Sort by which column";
        SortBy => "按这一列排", "Sort by it";
        LargestFirst => "从大到小", "largest first";
        SmallestFirst => "从小到大", "smallest first";
        AsRead => "升序", "ascending";
        Backwards => "降序", "descending";
        TurnsRound => "再选一次反过来", "again reverses";
        Unsorted => "按原来的顺序排列", "In their first order";
        TreeOrder => "按层级顺序排列", "In the order of the tree";
        Place => "位置", "Place";
        Households => "户数", "Households";
        Breach => "异常", "Breach";
        Post => "岗位", "Post";
        Leader => "姓名", "Name";
        Phone => "电话", "Phone";
        Since => "任职", "Since";
        VacantSince => "空缺起", "Vacant since";
        /// Appointed, but only from a day to come.
        ToCome { who: String, on: String } => "{who} {on} 起任", "{who} from {on}";
        Former => "前任", "Former";
        Head => "户主", "Head";
        Number => "户序号", "No.";
        People => "人口", "People";
        Category => "类别", "Category";
        Address => "地址", "Address";
        State => "状态", "State";
        SameAs => "哪里相同", "Alike in";
        DoublePhone => "同名同电话", "same name and phone";
        DoubleAddress => "同名同地址", "same name and address";
        When => "时间", "When";
        Who => "操作人", "Who";
        What => "内容", "What";
        Entry => "编号", "Entry";
        EntryTitle { number: N } => "第 {number} 号操作", "Entry {number}";
        /// Of a record that an entry made, or took away.
        Made => "新增", "added";
        TakenAway => "撤去", "taken away";
        NothingToSee => "没有可以查看的内容。", "There is nothing here to be read.";
        Undone => "已撤销", "undone";
        ClockJumped => "时钟曾回拨", "clock went back";
        /// Entries that belong together, told as one.
        Poured { n: N } => "建立演示县 {n} 批", (format!("made the rehearsal county in {}", n.of("batch", "batches")));
        RetiredOn => "停用日期", "Retired";
        Cause => "原因", "Cause";
        Party => "党员", "Party";
        Standing => "身份", "Standing";
        Load { households: N, care: N } =>
            "{households} 户，重点户 {care}", (format!("{}, {care} special", households.of("household", "households")));
        Total => "合计", "Total";
        SmallNumber => "基数小，仅供参考", "small number";
        PhonesMasked => "电话已隐去中间四位", "phones are masked";
    }
}
