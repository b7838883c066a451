//! Going: the cursor, panes, the tree, the way one came.

use crate::keymap::context::Context::*;
use crate::keymap::context::{ALL, COLUMNS, ROWS, TREES};

super::noun! {
    /// `ColumnsBefore` and `ColumnsAfter` are of a table that has more columns than there is room for.
    /// In a form `Up` and `Down` are the line above and below: within a note first, then the neighbouring field.
    Go "go" {
        Up "up" "上移" "Up" in ALL;
        Down "down" "下移" "Down" in ALL;
        Left "left" "收起、到上级" "Fold, to the parent" in &[Browse, List, Page, Hits, Menu, Confirm, Help, Gap, Trainings, Session, Assign, Board, Site, Rubric, Text];
        Right "right" "展开、进入" "Unfold, enter" in &[Browse, List, Page, Hits, Menu, Confirm, Help, Gap, Trainings, Session, Assign, Board, Site, Rubric];
        Top "top" "到开头" "Top" in &[Browse, List, Page, Hits, Menu, Help, Seats, Gap, Trainings, Session, Assign, Board, Site, Rubric, Text];
        Bottom "bottom" "到末尾" "Bottom" in &[Browse, List, Page, Hits, Menu, Help, Seats, Gap, Trainings, Session, Assign, Board, Site, Rubric, Text];
        PageUp "page_up" "上一页" "Page up" in &[Browse, List, Page, Form, Search, Hits, Menu, Help, Import, Roll, Seats, Gap, Trainings, Session, Assign, Board, Site, Rubric, Score, Text];
        PageDown "page_down" "下一页" "Page down" in &[Browse, List, Page, Form, Search, Hits, Menu, Help, Import, Roll, Seats, Gap, Trainings, Session, Assign, Board, Site, Rubric, Score, Text];
        HalfUp "half_up" "上半页" "Half a page up" in &[Browse, List, Page, Hits, Help, Seats, Gap, Trainings, Session, Assign, Board, Site, Rubric, Text];
        HalfDown "half_down" "下半页" "Half a page down" in &[Browse, List, Page, Hits, Help, Seats, Gap, Trainings, Session, Assign, Board, Site, Rubric, Text];
        NextPane "next_pane" "下一栏" "Next pane" in &[Browse, List, Page, Search, Hits, Import, Roll, Seats];
        PrevPane "prev_pane" "上一栏" "Previous pane" in &[Browse, List, Page, Search, Hits, Import, Roll, Seats];
        Open "open" "打开" "Open" in &[Browse, List, Page, Search, Hits, Prompt, Menu, Confirm, Help, Gap, Trainings, Session, Assign, Board, Site, Rubric];
        Back "back" "后退" "Back" in ROWS;
        Forward "forward" "前进" "Forward" in ROWS;
        LastView "last_view" "上一个画面" "Last view" in ROWS;
        ParentUnit "parent_unit" "到上级单位" "To the unit above" in ROWS;
        ColumnsBefore "columns_before" "前面的列" "Columns before" in COLUMNS;
        ColumnsAfter "columns_after" "后面的列" "Columns after" in COLUMNS;
        NextSibling "next_sibling" "下一个同级" "Next sibling" in TREES;
        PrevSibling "prev_sibling" "上一个同级" "Previous sibling" in TREES;
        ExpandAll "expand_all" "全部展开" "Unfold all" in &[Browse];
        CollapseAll "collapse_all" "全部收起" "Fold all" in &[Browse];
    }
}
