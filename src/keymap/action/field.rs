//! Filling in: what a field or a form does beside taking text.

use crate::keymap::context::Context::*;
use crate::keymap::context::FIELDS;

super::noun! {
    Field "field" {
        Enter "enter" "确定，到下一项" "Enter, to the next field" in &[Form];
        Next "next" "下一项" "Next field" in &[Form];
        Prev "prev" "上一项" "Previous field" in &[Form];
        Choose "choose" "列出选项" "List the choices" in &[Form, Prompt];
        OptionNext "option_next" "下一选项" "Next choice" in &[Form, Prompt];
        OptionPrev "option_prev" "上一选项" "Previous choice" in &[Form, Prompt];
        Undo "undo" "撤销输入" "Undo typing" in FIELDS;
        Redo "redo" "重做输入" "Redo typing" in FIELDS;
        ClearLine "clear_line" "清空本项" "Clear the field" in FIELDS;
        Notes "notes" "备注" "Notes" in &[Form];
        Keep "keep" "留作草稿并离开" "Keep as a draft, leave" in &[Form, Import];
    }
}
