//! Looking at what is owed in training: which stretch, which level, whose, and what one more session would do.

use crate::keymap::context::Context::*;

super::noun! {
    Gap "gap" {
        Before "before" "上一时段" "Period before" in &[Gap];
        After "after" "下一时段" "Period after" in &[Gap];
        Span "span" "季、半年、年" "Quarter, half, year" in &[Gap];
        Tier "tier" "换培训级别" "Level of training" in &[Gap];
        Rank "rank" "换岗位" "Whose training" in &[Gap];
        WhatIf "what_if" "再办一场" "One more session" in &[Gap];
    }
}
