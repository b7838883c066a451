//! What rosters call their columns, the usual name first. 序号 is not among them: it counts the lines of a sheet.

use super::Names;

pub const TOWNSHIP: Names = &[
    "乡镇",
    "乡镇名称",
    "所属乡镇",
    "镇",
    "乡",
    "township",
    "town",
];
pub const VILLAGE: Names = &[
    "村",
    "村名",
    "行政村",
    "社区",
    "村社区",
    "村居",
    "所属村",
    "village",
    "community",
];
pub const SECTION: Names = &["片", "片区", "片名", "section"];
pub const GROUP: Names = &["组", "小组", "村民小组", "网格", "组名", "group", "grid"];
pub const NEIGHBORHOOD: Names = &["邻", "邻名", "所属邻", "neighborhood", "neighbourhood"];
pub const NUMBER: Names = &["户序号", "户号", "number", "householdnumber", "no"];
pub const HEAD: Names = &["户主", "户主姓名", "姓名", "head", "householder", "name"];
pub const PHONE: Names = &[
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
];
pub const PEOPLE: Names = &[
    "人口",
    "人数",
    "人口数",
    "家庭人口",
    "家庭人口数",
    "people",
    "persons",
];
pub const CATEGORY: Names = &[
    "类别",
    "重点户类别",
    "重点户",
    "特殊类别",
    "category",
    "care",
];
pub const ADDRESS: Names = &[
    "地址",
    "住址",
    "家庭住址",
    "详细地址",
    "门牌",
    "门牌号",
    "address",
];
pub const NOTE: Names = &[
    "备注",
    "备注说明",
    "说明",
    "note",
    "notes",
    "remark",
    "remarks",
];

/// In the name of a group that is one.
pub const GRID: &str = "网格";

/// 东苑小区 3栋2单元501室
/// The longer ones first.
pub const BUILDING_ENDS: [&str; 6] = ["号楼", "栋", "幢", "座", "#", "＃"];
pub const ENTRANCE_END: &str = "单元";
pub const ROOM_END: char = '室';
