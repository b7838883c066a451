//! The page of a unit.

use crate::i18n::{N, words};

words! {
    UnitText {
        /// What the county's method is made of, as far as there are figures for it.
        Goal => "一个目标", "One goal";
        GoalIs => "户户有人联、事事有人管", "somebody for every household";
        Mechanisms => "三项机制", "Mechanisms";
        MechanismsAre => "无事串门连心", "keeping in touch";
        Actions => "三大行动", "Actions";
        ActionsAre => "示范创建、普遍培训", "sites and trainings";
        Problems => "问题清单", "To look into";
        ProblemsAre => "打开就是名单", "each opens its list";
        Under => "下辖", "Below";
        UnderTownships { n: N } => "{n} 乡镇", (n.of("township", "townships"));
        UnderVillages { n: N } => "{n} 村（社区）", (n.of("village", "villages"));
        UnderSections { n: N } => "{n} 片", (n.of("section", "sections"));
        UnderGroups { n: N } => "{n} 组", (n.of("group", "groups"));
        UnderNeighborhoods { n: N } => "{n} 邻", (n.of("neighborhood", "neighborhoods"));
        Led => "有人联", "With a leader";
        LedOf { led: N, of: N } => "{led}/{of} 户", "{led} of {of}";
        Cards => "联系卡", "Contact card";
        Chats => "微信群", "In the chat";
        BreachesOf { n: N, over: N, most: N, under: N, fewest: N } => "{n}（超过{most}户 {over}，不足{fewest}户 {under}）", "{n} ({over} above {most}, {under} below {fewest})";
        /// How many neighborhoods have so many households.
        Sizes { fewest: N, most: N } => "各邻户数（每邻 {fewest}—{most} 户）", "Neighborhoods by size ({fewest}-{most} households)";
        NoSizes => "还没有邻，无图可画。", "No neighborhoods yet: there is nothing to draw.";
        Fewest => "下限", "least";
        Most => "上限", "most";
        TooLarge => "超", "over";
        TooSmall => "不足", "under";
        PostsOf { serving: N, posts: N, sections: N, groups: N, neighborhoods: N } =>
            "{serving}/{posts}（片长 {sections}，组长 {groups}，邻长 {neighborhoods}）",
            "{serving}/{posts} ({sections} section, {groups} group, {neighborhoods} neighborhood)";
        LeadersOf { n: N } => "{n} 人", "{n}";
        SeeList => "看名单", "see the list";
        Households => "户数", "Households";
        People => "人口", "People";
        Care => "重点户", "Special care";
        CareShare { n: N, share: String } => "{n}（{share}）", "{n} ({share})";
        Members => "党员", "Party members";
        MembersAmongLeaders { n: N, of: N } => "邻长中党员 {n}/{of}", "Party members among neighborhood leaders {n}/{of}";
        Leaders => "三长", "Leaders";
        PostsServing => "在任岗位", "Posts filled";
        SectionLeader => "片长", "Section leader";
        GroupLeader => "组长", "Group leader";
        NeighborhoodLeader => "邻长", "Neighborhood leader";
        /// Labels beside a person: in English the place says which of the three it is.
        LedSection => "片长", "Leader";
        LedGroup => "组长", "Leader";
        LedNeighborhood => "邻长", "Leader";
        Vacancy => "空缺", "Vacancy";
        Vacancies => "空缺", "Vacancies";
        Breach => "户数异常", "Breach";
        DivideInto { key: String, stay: N, go: N } => "按 {key} 拆成两邻：按户序号 {stay} 户和 {go} 户", "{key} divides it: by number, {stay} and {go}";
        Breaches => "户数异常", "Breaches";
        Townships => "乡镇", "Townships";
        Villages => "村（社区）", "Villages";
        Sections => "片", "Sections";
        Groups => "组", "Groups";
        Neighborhoods => "邻", "Neighborhoods";
        Code => "编码", "Code";
        Name => "名称", "Name";
        Short => "简称", "Short name";
        Kind => "类型", "Kind";
        Above => "上级", "Above";
        Order => "排在", "Order";
        Before { name: String } => "{name} 之前", "before {name}";
        Last => "最后", "last";
        NotSet => "（未填）", "(not set)";
        Below { level: String, n: N } => "{level} {n} 个", "{n} x {level}";
        NoLeader => "还没有人任职，可任命", "Nobody serves; you can appoint";
        NoPost => "本级不设三长。", "This level has none of the three leaders.";
        NoBelow => "下面还没有单位。", "Nothing stands below yet.";
        Contacts => "联系人", "Contacts";
        VillageContact => "村里联系人", "In the village";
        NoPhone => "无电话", "No phone";
        Doubles => "疑似重复", "Likely doubles";
        Retired { on: String } => "{on} 起停用", "Retired since {on}";
        RetiredHint => "已停用，可恢复", "Retired; can be restored";
        /// The first day of what is true.
        From => "自", "Since";
        Earlier => "此前", "Before";
        WasRetired => "停用", "retired";
        /// What was true from a day to a day, or until one.
        Stretch { what: String, since: String, until: String } => "{what}（{since} 至 {until}）", "{what} ({since} to {until})";
        Until { what: String, until: String } => "{what}（至 {until}）", "{what} (until {until})";
        History => "历史", "History";
        NoHistory => "还没有改动记录。", "No changes yet.";
        PartyLeaders => "党员邻长", "Party members";
        PartyShare { n: N, share: String } => "{n} ({share})", "{n} ({share} of neighborhood leaders)";
        PartyMember => "中共党员", "party member";
        LeadersOfPosts { leaders: N, serving: N, posts: N } => "{leaders} 人（岗位 {serving}/{posts}）", "{leaders} ({serving}/{posts} posts)";
        CountOf { name: String, households: N } => "{name}（{households} 户）", "{name} ({households})";
        Average { of: String } => "平均每邻 {of} 户", "{of} households a neighborhood on average";
    }
}
