//! Planning training sessions: looking at them, and who sits in which.

use crate::keymap::context::Context::*;

super::noun! {
    Train "train" {
        View "view" "换视图" "Next view" in &[Trainings];
        Before "before" "上一时段" "Period before" in &[Trainings];
        After "after" "下一时段" "Period after" in &[Trainings];
        Span "span" "月、季、年、全部" "Month, quarter, year, all" in &[Trainings];
        State "state" "按状态筛选" "By state" in &[Trainings];
        Tier "tier" "按级别筛选" "By level" in &[Trainings];
        Roll "roll" "签到" "Roll call" in &[Trainings, Session];
        Assign "assign" "安排参训" "Assign to a session" in &[Browse, List, Page, Gap, Session, Assign];
        Unassign "unassign" "撤下" "Take off the roster" in &[Session];
        Swap "swap" "换场" "To another session" in &[Session];
        Uncovered "uncovered" "全选本期未训" "All not trained yet" in &[Assign];
        Who "who" "换人选范围" "Who is offered" in &[Assign];
        Rank "rank" "换岗位" "Whose post" in &[Assign];
        Split "split" "分场" "Split into sessions" in &[Assign];
    }
}
