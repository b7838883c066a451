//! Who is at the file.

use crate::i18n::{N, words};

words! {
    PresentText {
        Title => "谁在用", "Who is here";
        You => "您自己", "you";
        Working => "正在操作", "at work";
        Idle { n: N } => "{n} 分钟没按键", (format!("idle {n} min"));
        Other => "其他范围的人", "from elsewhere";
        Elsewhere => "您的范围以外", "outside your area";
        GoThere => "到那里", "Go there";
        Nobody => "现在没有人打开。", "Nobody has it open.";
        Name => "姓名", "Name";
        Role => "角色", "Role";
        Doing => "状态", "State";
        Place => "位置", "Place";
        Pid => "进程", "Process";
    }
}
