//! The columns of a roster and the names that offices give them.

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Township,
    Village,
    Section,
    Group,
    Neighborhood,
    Number,
    Head,
    Phone,
    People,
    Category,
    Address,
    Note,
}

impl Column {
    pub const ALL: [Self; 12] = [
        Self::Township,
        Self::Village,
        Self::Section,
        Self::Group,
        Self::Neighborhood,
        Self::Number,
        Self::Head,
        Self::Phone,
        Self::People,
        Self::Category,
        Self::Address,
        Self::Note,
    ];

    /// Where a household belongs, from the top down.
    pub const PLACE: [Self; 5] = [
        Self::Township,
        Self::Village,
        Self::Section,
        Self::Group,
        Self::Neighborhood,
    ];

    /// What rosters call it, the usual name first. 序号 is not among them: it counts the lines of a sheet.
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Township => &[
                "乡镇",
                "乡镇名称",
                "所属乡镇",
                "镇",
                "乡",
                "township",
                "town",
            ],
            Self::Village => &[
                "村",
                "村名",
                "行政村",
                "社区",
                "村社区",
                "村居",
                "所属村",
                "village",
                "community",
            ],
            Self::Section => &["片", "片区", "片名", "section"],
            Self::Group => &["组", "小组", "村民小组", "网格", "组名", "group", "grid"],
            Self::Neighborhood => &["邻", "邻名", "所属邻", "neighborhood", "neighbourhood"],
            Self::Number => &["户序号", "户号", "number", "householdnumber", "no"],
            Self::Head => &["户主", "户主姓名", "姓名", "head", "householder", "name"],
            Self::Phone => &[
                "电话",
                "联系电话",
                "电话号码",
                "手机",
                "手机号",
                "手机号码",
                "联系方式",
                "phone",
                "tel",
                "mobile",
            ],
            Self::People => &[
                "人口",
                "人数",
                "人口数",
                "家庭人口",
                "家庭人口数",
                "people",
                "persons",
            ],
            Self::Category => &[
                "类别",
                "重点户类别",
                "重点户",
                "特殊类别",
                "category",
                "care",
            ],
            Self::Address => &[
                "地址",
                "住址",
                "家庭住址",
                "详细地址",
                "门牌",
                "门牌号",
                "address",
            ],
            Self::Note => &[
                "备注",
                "备注说明",
                "说明",
                "note",
                "notes",
                "remark",
                "remarks",
            ],
        }
    }

    /// What may be a column of categories, or of something else: its cells decide.
    pub fn sounds_like_category(name: &str) -> bool {
        let words = ["类别", "类型", "特殊", "重点", "困难", "救助", "帮扶"];
        words.iter().any(|word| name.contains(word))
    }

    /// Blanks, a `*`, and what stands in brackets don't matter: 村（社区） is 村.
    pub fn named(name: &str) -> Option<Self> {
        let bare = name.split(['（', '(']).next().unwrap_or_default();
        let bare: String = bare
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '＊' | '_' | ':' | '：' | '.'))
            .flat_map(char::to_lowercase)
            .collect();
        Self::ALL
            .into_iter()
            .find(|column| column.names().contains(&bare.as_str()))
    }
}
