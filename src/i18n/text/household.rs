//! The page and the form of a household.

use crate::i18n::{N, words};

words! {
    HouseholdText {
        Head => "户主", "Head";
        Number => "户序号", "Number";
        NumberOf { n: N } => "{n}号", "no. {n}";
        People => "人口", "People";
        PeopleOf { n: N } => "{n} 人", (n.of("person", "people"));
        Address => "地址", "Address";
        FreeAddress => "地址（自由填写）", "Address (free text)";
        Estate => "小区", "Estate";
        Building => "栋", "Building";
        Entrance => "单元", "Entrance";
        Room => "室", "Room";
        Residence => "居住类型", "Residence";
        State => "状态", "State";
        AwayUntil => "预计返乡", "Back about";
        Contacts => "联系人", "Contacts";
        PhoneContact { n: N } => "联系人{n}", "Contact {n}";
        ContactName => "姓名或称呼", "Name";
        Relation => "关系", "Relation";
        Phone => "电话", "Phone";
        Whereabouts => "在家或在外", "Whereabouts";
        Care => "重点户", "Special care";
        CareKind => "重点户类别", "Special care";
        CareCategory => "类别", "Category";
        CareSince => "起始", "Since";
        CareUntil => "截止", "Until";
        CareWho => "涉及谁", "Whom it concerns";
        Carer => "由谁照看", "Who looks after them";
        CareOver { on: String } => "（{on} 止）", "(until {on})";
        Card => "联户联系卡", "Contact card";
        CardIssued { on: String } => "{on} 已发", "given {on}";
        CardMissing => "未发", "not given yet";
        Chat => "邻户微信群", "WeChat group";
        InChat => "已入群", "in the group";
        NotInChat => "未入群", "not in the group";
        Note => "备注", "Note";
        Leader => "邻长", "Neighborhood leader";
        History => "历史", "History";
        FormerHead { name: String, until: String } => "原户主 {name}（至 {until}）", "former head {name} (until {until})";
        SplitFrom { head: String } => "从 {head} 户分出", "split from household {head}";
        MergedInto { head: String } => "已并入 {head} 户", "merged into household {head}";
        Deregistered { on: String } => "{on} 销户", "deregistered {on}";
        CameFrom => "来历", "Came from";
        StateSince => "状态起始日", "State since";
        SinceOn { on: String } => "{on} 起", "since {on}";
        CaredBy { who: String } => "由 {who} 照看", "looked after by {who}";
        NotCounted => "不计入户数", "not counted";
        NoContacts => "还没有联系人，请补填。", "No contacts yet; please add one.";
        NoPhone => "没有电话，请补填。", "No phone; please add one.";
        NoCare => "不是重点户。", "No special care.";
        NoHistory => "还没有改动记录。", "No changes yet.";
        NewHead => "新户主", "New head";
        SplitPeople => "分出人数", "People who leave";
        IntoHousehold => "并入哪一户", "Merge into";
        NumberHint { n: N } => "不填就编为 {n} 号", "left empty it becomes no. {n}";
        LinkHint => "户主已在人员册里的，选上就不用再填", "a head who is in the book of people is picked here";
        /// Over what two records of one person say.
        Apart => "两处不同", "Differs";
        BookSays { who: String, what: String, value: String } => "人员册里 {who} 的{what}不同：{value}", "the book has another {what} of {who}: {value}";
        /// `who` tells the namesakes apart.
        MayBe { name: String, who: String } =>
            "人员册里有 {name}（{who}）。是同一人，就在“人员册”一项选定。",
            "The book has {name} ({who}). If this is the same person, pick them under \"Person in the book\".";
        PhoneHint => "11位手机号，或带区号的座机号", "mobile of 11 digits, or landline with area code";
        HouseHint => "如 3-2-501", "such as 3-2-501";
    }
}
