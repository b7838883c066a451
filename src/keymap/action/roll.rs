//! Calling the roll of a training session: at the door, from the sheet, name by name.

use crate::keymap::context::Context::*;

const BOTH: &[crate::keymap::Context] = &[Roll, Seats];

super::noun! {
    Roll "roll" {
        Mark "mark" "到场、确定" "Present, enter" in BOTH;
        Late "late" "迟到" "Late" in BOTH;
        Excused "excused" "请假" "Excused" in BOTH;
        Correct "correct" "更正" "Take the mark back" in BOTH;
        Sheet "sheet" "按名单" "From the sheet" in BOTH;
        WalkIn "walk_in" "临时参训" "Walk-in" in BOTH;
        Absent "absent" "未到名单" "Who is not there" in BOTH;
        Close "close" "结束签到" "Close the roll" in BOTH;
    }
}
