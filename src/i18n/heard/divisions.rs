//! Heads and levels of a list of administrative divisions.

use super::Names;

pub const CODE: Names = &["code", "编码", "代码", "区划代码"];
pub const NAME: Names = &["name", "名称"];
pub const PARENT: Names = &["parent", "上级", "上级编码", "上级代码"];
pub const LEVEL: Names = &["level", "层级", "级别"];

/// Above the counties.
pub const ABOVE: Names = &["province", "prefecture", "省", "市", "地级市"];
pub const COUNTY: Names = &["county", "县", "区县"];
pub const TOWNSHIP: Names = &["township", "乡镇"];
pub const VILLAGE: Names = &["village", "村", "社区"];
