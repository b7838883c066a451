//! Words of the command line that are no action's own: where to go, and how people leave other programs.

use super::Names;
use crate::domain::Level;

/// Words that are followed by a place, and the level they ask for.
pub const PLACES: [(Names, Option<Level>); 7] = [
    (&["单位", "unit", "danwei", "dw"], None),
    (
        &[
            "乡镇",
            "镇",
            "乡",
            "town",
            "township",
            "zhen",
            "xiang",
            "xiangzhen",
        ],
        Some(Level::Township),
    ),
    (
        &["村", "社区", "village", "cun", "shequ"],
        Some(Level::Village),
    ),
    (&["片", "section", "pian"], Some(Level::Section)),
    (&["组", "group", "zu"], Some(Level::Group)),
    (&["邻", "neighborhood", "lin"], Some(Level::Neighborhood)),
    (&["县", "county", "xian"], Some(Level::County)),
];
pub const HOUSEHOLDS: Names = &["户", "household", "hu", "house"];
pub const LEAVING: Names = &["q", "quit", "q!", "退出"];
pub const WRITING: Names = &["w", "wq", "wq!", "x", "write", "保存"];
