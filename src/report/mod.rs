//! Figures and rows as plain values that can be shown or written in any form. Knows no store and no screen.

mod hit;
mod overview;
mod sites;
mod training;
mod tree;

pub use hit::Hit;
pub use overview::Overview;
pub use sites::{BlockRow, SinceRow, SiteRow};
pub use training::{CoverageRow, SessionRow, TrainingReport};
pub use tree::TreeNode;
