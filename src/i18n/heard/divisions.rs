//! Heads and levels of a list of administrative divisions.

use super::Names;
use crate::i18n::Lang;

pub const CODE: Names = &[
    "code",
    "编码",
    "代码",
    "区划代码",
    "区划编码",
    "行政区划代码",
    "统计用区划代码",
    "area_code",
];
pub const NAME: Names = &["name", "名称", "单位名称", "区划名称", "行政区划名称"];
pub const PARENT: Names = &[
    "parent",
    "上级",
    "上级编码",
    "上级代码",
    "上级区划代码",
    "父级代码",
    "parent_code",
    "pcode",
];
pub const LEVEL: Names = &["level", "层级", "级别"];

/// Above the counties.
pub const ABOVE: Names = &[
    "province",
    "prefecture",
    "省",
    "省级",
    "市",
    "地级市",
    "地级",
    "自治州",
];
pub const COUNTY: Names = &["county", "县", "县级", "区县", "区", "市辖区", "县级市"];
pub const TOWNSHIP: Names = &[
    "township",
    "乡镇",
    "乡镇级",
    "乡级",
    "镇",
    "乡",
    "民族乡",
    "街道",
];
pub const VILLAGE: Names = &[
    "village",
    "村",
    "村级",
    "社区",
    "村（社区）",
    "村委会",
    "居委会",
];

/// A whole list, small: for whoever has not seen one.
pub const fn example(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Zh => [
            "代码,名称,上级代码,级别",
            "431127000000,蓝山县,,县",
            "431127100000,塔峰镇,431127000000,乡镇",
            "431127100290,雷家岭村委会,431127100000,村",
        ],
        Lang::En => [
            "code,name,parent,level",
            "431127000000,Lanshan,,county",
            "431127100000,Tafeng,431127000000,township",
            "431127100290,Leijialing,431127100000,village",
        ],
    }
}
