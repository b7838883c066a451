//! Demonstration sites: scoring them item by item, moving them on, and what is to be put right.

use crate::keymap::context::Context::*;

const SITES: &[crate::keymap::Context] = &[Board, Site];
const RUBRIC: &[crate::keymap::Context] = &[crate::keymap::Context::Rubric];

super::noun! {
    Site "site" {
        Score "score" "考核评分" "Score, as verified" in SITES;
        Assess "assess" "自查评分" "Score, self-assessed" in SITES;
        NextStage "next_stage" "进入下一阶段" "To the next stage" in SITES;
        Rectify "rectify" "登记整改" "Raise a rectification" in &[Board, Site, Score];
        Done "done" "整改完成、确认" "Put right, confirm" in &[Site];
        Replace "replace" "更换示范点" "Replace the site" in SITES;
        Rubric "rubric" "考核细则" "Rubric" in SITES;
        Since "since" "变化起算日" "Movement since a day" in &[Board];
        ReadRubric "read_rubric" "从文件导入" "Bring in from a file" in RUBRIC;
        WriteRubric "write_rubric" "导出到文件" "Write to a file" in RUBRIC;
        Enter "enter" "保存本项，到下一项" "Save the item, to the next" in &[Score];
        Note "note" "备注、佐证材料" "Note, evidence" in &[Score];
        Finish "finish" "结束检查" "Close the inspection" in &[Score];
    }
}
