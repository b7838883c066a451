//! Copies, the way back, and room.

use crate::i18n::{N, words};

words! {
    KeepText {
        Done { path: String, size: String } => "已备份到 {path}（{size}），重新读过，核对无误。", "Backed up to {path} ({size}); read again and found whole.";
        Manifest { schema: N, head: N, rows: N } => "结构版本 {schema}，操作日志到第 {head} 条，共 {rows} 行数据。", "Schema {schema}, journal up to entry {head}, {rows} rows.";
        Digest { digest: String, chain: String } => "摘要 {digest}\n日志链 {chain}", "Digest {digest}\nJournal chain {chain}";
        Turned { n: N } => "按轮换规则删去旧备份 {n} 份。", "Removed {n} older copies by the rotation.";
        Ahead { names: String } => "这些备份的日期在现在以后，没有算进轮换，也没有删，请核对服务器时间后自行处理：{names}", "Dated after now, so neither counted nor removed; please check the server's clock and see to them: {names}";
        Findings { n: N } => "备份与数据一致，但数据本身有 {n} 处问题，请运行 sanzhang check 查看。", (format!("The copy is what the county is, but the county itself has {}; please run sanzhang check.", n.of("fault", "faults")));
        DoneFaulty { path: String, size: String, n: N } => "数据有 {n} 处问题，请运行 sanzhang check 查看。照现在的样子备份到 {path}（{size}），旧备份一份没删。", (format!("The county has {}; please run sanzhang check. It was backed up as it is to {path} ({size}), and no older copy was removed.", n.of("fault", "faults")));
        Terminal => "备份不能直接显示在屏幕上，请写进文件或接到别的命令，例如 sanzhang backup - > 备份文件。", "A copy cannot be shown on a screen; send it to a file or a command, such as sanzhang backup - > FILE.";
        Rehearsal => "演示县不存盘，不用备份和恢复。", "The rehearsal county is not kept; there is nothing to back up or restore.";
        Busy { pids: String } => "还有人在用这个数据文件（进程 {pids}），没有动它。请他们都退出后再来。", "Others are at work in the file (processes {pids}); it was left alone. Please try again when they have left.";
        Standing { path: String } => "{path} 已经有数据，没有动它。要用备份换下它，请加 --replace；换下的会改名留着。", "There is a county at {path}, which was left alone. Add --replace to put the copy in its place; it will be kept under another name.";
        Restored { path: String, head: N } => "已恢复到 {path}，操作日志到第 {head} 条。", "Restored to {path}, journal up to entry {head}.";
        Kept { path: String } => "换下的数据留在 {path}，确认无误后可以删除。", "What was there is kept at {path}; remove it when all is well.";
        TooMuch { most: String } => "送来的内容超过 {most}，没有恢复，也没有留下。请核对是不是备份，或先腾出空间。",
            "More than {most} was sent; nothing was restored and nothing of it kept. Please check that it is a copy, or make room first.";
        Compacted { before: String, after: String } => "已整理：{before} → {after}。", "Compacted: {before} to {after}.";
    }
}
