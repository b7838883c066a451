//! Heads of a table of users.

use super::Names;

pub const LOGIN: Names = &["login", "登录名", "账号", "用户名"];
pub const NAME: Names = &["name", "姓名"];
pub const ROLE: Names = &["role", "角色"];
pub const AREA: Names = &["area", "负责范围", "范围", "单位", "乡镇", "村"];
pub const PHONE: Names = &["phone", "电话", "联系电话", "手机"];

pub const ALL: [Names; 5] = [LOGIN, NAME, ROLE, AREA, PHONE];
