//! Finding: search over everything, the filter of one list, the command line.

use crate::keymap::context::Context::*;
use crate::keymap::context::ROWS;

super::noun! {
    Find "find" {
        Search "search" "搜索" "Search" in &[Browse, List, Page, Hits, Help, Gap, Trainings, Session, Assign, Board, Site, Rubric];
        Filter "filter" "筛选本表" "Filter this list" in &[Browse, List, Page, Help, Gap, Trainings, Session, Assign, Board];
        Next "next" "下一处" "Next match" in &[Browse, List, Page, Hits, Help];
        Prev "prev" "上一处" "Previous match" in &[Browse, List, Page, Hits, Help];
        Scope "scope" "换范围" "Change the scope" in &[Search, Hits, Trainings, Assign];
        WithRetired "with_retired" "含已停用" "With retired ones" in &[Browse, List, Page, Search, Hits, Board];
        Command "command" "命令" "Command line" in ROWS;
    }
}
