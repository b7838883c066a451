//! Changing: what is done to units, households and leaders. Each is journalled and can be undone.

use crate::keymap::context::Context::*;
use crate::keymap::context::{KEPT, MADE, RECORDS, ROWS, SHIFTED, THINGS};

super::noun! {
    Change "change" {
        Add "add" "新增" "Add" in MADE;
        Edit "edit" "修改" "Edit" in MADE;
        Remove "remove" "停用、销户" "Retire, deregister" in KEPT;
        Restore "restore" "恢复" "Restore" in RECORDS;
        Undo "undo" "撤销" "Undo" in ROWS;
        Redo "redo" "重做" "Redo" in ROWS;
        Appoint "appoint" "任职" "Appoint" in THINGS;
        EndTerm "end_term" "离任" "End the term" in THINGS;
        EditPerson "edit_person" "修改三长" "Edit the leader" in THINGS;
        CorrectTerm "correct_term" "更正任期" "Correct the term" in THINGS;
        AddPerson "add_person" "新增人员" "Add a person" in THINGS;
        Split "split" "分户、拆分" "Split" in THINGS;
        Merge "merge" "并户、合并" "Merge" in THINGS;
        NewHead "new_head" "换户主" "Change the head" in THINGS;
        Renumber "renumber" "重编户序号" "Renumber" in THINGS;
        Batch "batch" "批量修改" "Edit all selected" in THINGS;
        MoveUp "move_up" "在同级中上移" "Move up in order" in SHIFTED;
        MoveDown "move_down" "在同级中下移" "Move down in order" in SHIFTED;
        CardIssued "card_issued" "联户联系卡已发" "Contact card issued" in THINGS;
        InChat "in_chat" "已入微信群" "In the WeChat group" in THINGS;
        Save "save" "保存" "Save" in &[Form, Import];
    }
}
