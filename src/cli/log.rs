//! The log: one file a day in the state folder, without personal data. Where none can be kept, the work goes on.

use std::{fs, panic::PanicHookInfo, path::PathBuf};

use etcetera::BaseStrategy;
use tracing_appender::rolling::{RollingFileAppender, Rotation};

use crate::store::is_guarded;

/// Days of logs that are kept.
const KEPT: usize = 14;

pub fn folder() -> Option<PathBuf> {
    let places = etcetera::choose_base_strategy().ok()?;
    let folder = places.state_dir().unwrap_or_else(|| places.data_dir());
    Some(folder.join("sanzhang")).filter(|folder| folder.is_absolute())
}

/// Where the program broke; what it said may hold somebody's data.
pub fn broke(info: &PanicHookInfo) {
    if !is_guarded() {
        let at = info
            .location()
            .map_or_else(String::new, ToString::to_string);
        tracing::error!(at, "broke");
    }
}

pub fn start() {
    // The appender complains on standard error about a folder that is not there.
    let Some(folder) = folder().filter(|folder| fs::create_dir_all(folder).is_ok()) else {
        return;
    };
    let appender = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("sanzhang")
        .filename_suffix("log")
        .max_log_files(KEPT)
        .build(folder);
    if let Ok(appender) = appender {
        // A second start in one process keeps the first log.
        let _ = tracing_subscriber::fmt()
            .with_ansi(false)
            // A log that cannot be written is no news for whoever reads standard error.
            .log_internal_errors(false)
            .with_writer(std::sync::Mutex::new(appender))
            .try_init();
    }
}
