//! The program itself: help, menus, look, leaving.

use crate::keymap::context::Context::*;
use crate::keymap::context::{ALL, HANDS, ROWS, TABLES};

super::noun! {
    /// `Cancel` is Esc: it takes back the last step of the hand. `Close` shuts the top layer, `Quit` leaves the program.
    App "app" {
        Help "help" "帮助" "Help" in ALL;
        Menu "menu" "菜单" "Menu" in &[Browse, List, Page, Form, Search, Hits, Prompt, Menu, Help, Import, Roll, Seats, Gap, Trainings, Session, Assign, Board, Site, Rubric, Score, Text];
        Language "language" "中文／English" "English／中文" in ALL;
        Theme "theme" "换配色" "Next theme" in ALL;
        Mask "mask" "隐去电话、类别" "Mask phones and care" in ALL;
        Unmask "unmask" "查看完整信息（记入日志）" "Read in full, journalled" in &[Browse, List, Page];
        Call "call" "叫名单：电话打开十分钟（记入日志）" "Open the phones of this list for ten minutes, journalled" in &[List, Gap, Session];
        Copy "copy" "复制…" "Copy…" in &[Browse, List, Page, Hits, Help, Seats, Gap, Trainings, Session, Assign, Board, Site, Rubric, Text];
        Text "text" "文书（纯文本）" "As plain text" in ROWS;
        Write "write" "写入文件" "Write to a file" in &[Text];
        Sort "sort" "排序…" "Sort…" in TABLES;
        Mouse "mouse" "鼠标开关" "Mouse on, off" in ALL;
        Redraw "redraw" "重画" "Redraw" in ALL;
        Suspend "suspend" "挂起" "Suspend" in HANDS;
        Close "close" "关闭" "Close" in HANDS;
        Cancel "cancel" "取消" "Cancel" in ALL;
        Quit "quit" "退出" "Quit" in ALL;
        Accept "accept" "是" "Yes" in &[Confirm];
        Decline "decline" "否" "No" in &[Confirm];
    }
}
