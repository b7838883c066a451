//! Changing: what is done to units, households and leaders. Each is journalled and can be undone.

use crate::keymap::context::Context::*;
use crate::keymap::context::{ROWS, TREES};

super::noun! {
    Change "change" {
        Add "add" "新增" "Add" in ROWS;
        Edit "edit" "修改" "Edit" in ROWS;
        Remove "remove" "停用、销户" "Retire, deregister" in ROWS;
        Restore "restore" "恢复" "Restore" in ROWS;
        Undo "undo" "撤销" "Undo" in ROWS;
        Redo "redo" "重做" "Redo" in ROWS;
        Appoint "appoint" "任职" "Appoint" in ROWS;
        EndTerm "end_term" "离任" "End the term" in ROWS;
        AddPerson "add_person" "新增人员" "Add a person" in ROWS;
        Split "split" "分户、拆分" "Split" in ROWS;
        Merge "merge" "并户、合并" "Merge" in ROWS;
        NewHead "new_head" "换户主" "Change the head" in ROWS;
        Renumber "renumber" "重编户序号" "Renumber" in ROWS;
        Batch "batch" "批量修改" "Edit all selected" in ROWS;
        MoveUp "move_up" "在同级中上移" "Move up in order" in TREES;
        MoveDown "move_down" "在同级中下移" "Move down in order" in TREES;
        CardIssued "card_issued" "联户联系卡已发" "Contact card issued" in ROWS;
        InChat "in_chat" "已入微信群" "In the WeChat group" in ROWS;
        Save "save" "保存" "Save" in &[Form, Import];
    }
}
