//! Picking: several rows at once, and carrying them elsewhere.

use crate::keymap::context::{ROWS, THINGS};

super::noun! {
    Pick "pick" {
        Mark "mark" "选中" "Select" in ROWS;
        Range "range" "选一段" "Select a range" in ROWS;
        Invert "invert" "反选" "Invert the selection" in ROWS;
        Clear "clear" "取消选中" "Clear the selection" in ROWS;
        Take "take" "拿起（移动）" "Take, to move" in THINGS;
        PutDown "put_down" "放下" "Put down" in THINGS;
    }
}
