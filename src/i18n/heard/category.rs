//! What rosters call the categories of special care.

/// Everyday words, and what the usual list calls the same. A word is looked for anywhere in what was written.
pub const SAME: [(&str, &str); 19] = [
    ("孤寡", "独居老人"),
    ("空巢", "独居老人"),
    ("孤老", "独居老人"),
    ("独居", "独居老人"),
    ("五保", "特困供养"),
    ("特困", "特困供养"),
    ("低保", "低保"),
    ("低收入", "低保"),
    ("留守", "留守儿童"),
    ("监测", "监测户"),
    ("边缘", "监测户"),
    ("返贫", "监测户"),
    ("残疾", "重度残疾"),
    ("伤残", "重度残疾"),
    ("残", "重度残疾"),
    ("大病", "重病"),
    ("重症", "重病"),
    ("病", "重病"),
    ("其他", "其他重点"),
];

/// Ends that say nothing more.
pub const ENDS: [&str; 7] = ["家庭", "人员", "对象", "老人", "儿童", "户", "人"];

/// What people write who mean that there is none.
pub const NONE: [&str; 6] = ["否", "一般户", "普通户", "非重点户", "一般", "普通"];

/// In the head of a column that may hold them.
pub const HEADS: [&str; 7] = ["类别", "类型", "特殊", "重点", "困难", "救助", "帮扶"];
