//! Heads and levels of a list of administrative divisions.

use super::Names;

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
