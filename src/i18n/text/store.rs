//! What is said when the file gives trouble. The store's own errors are turned into these by whoever shows them.

use crate::i18n::words;

words! {
    StoreText {
        NotAStore { path: String } =>
            "{path} 不是三长的数据文件，没有动它。请核对路径，或用 --store 指定另一个文件。",
            "{path} is not a sanzhang file and was left alone. Please check the path, or name another with --store.";
        Newer { path: String } =>
            "{path} 由更新的版本写成，没有动它。请升级三长后再打开。",
            "{path} was written by a newer version and was left alone. Please upgrade sanzhang.";
        Upgraded =>
            "新版本已升级数据文件，现在只能查看，没存的表单会留作草稿。请退出再打开。",
            "A newer version upgraded the file: you can only read now, and forms are kept as drafts. Please leave and come back.";
        Truncated { path: String } =>
            "{path} 不完整，后面缺了一段，没有动它。请从备份恢复。",
            "{path} is cut short and was left alone. Please restore a backup.";
        Damaged { path: String } =>
            "{path} 有损坏，没有动它。请从备份恢复，并保留这个文件备查。",
            "{path} is damaged and was left alone. Please restore a backup and keep this file for inspection.";
        DamagedRecord { what: String } =>
            "{what} 的记录有损坏，没有显示。请运行 sanzhang check，并从备份恢复。",
            "The record of {what} is damaged and not shown. Please run sanzhang check and restore a backup.";
        Locked { pid: u32 } =>
            "数据文件正被进程 {pid} 独占。请等它结束，或运行 sanzhang doctor 查看。",
            "Process {pid} has the file to itself. Please wait for it to end, or run sanzhang doctor.";
        LockedBySomebody =>
            "数据文件正被另一个程序独占。请等它结束，或运行 sanzhang doctor 查看。",
            "Another program has the file to itself. Please wait for it to end, or run sanzhang doctor.";
        WaitsFor { who: String } =>
            "进程 {who} 正在写数据文件，正在等它写完。",
            "Waiting for process {who}, which is writing the file.";
        WaitsForStopped { who: String } =>
            "进程 {who} 写到一半停住了，正在等它。请系统管理员让它继续或结束它。",
            "Waiting for process {who}, which was stopped while it was writing. Please have it continued or ended.";
        /// Behind it, in a form that waits.
        LeaveMeanwhile { key: String } => "按 {key} 可先退出，草稿已留下。", " {key} leaves meanwhile; a draft is kept.";
        /// To whom waits before a command line.
        StopWaiting => "按 Ctrl-C 不再等，什么都不会改动；sanzhang doctor 可查看详情。",
            "Ctrl-C stops waiting and changes nothing; sanzhang doctor tells more.";
        Waited =>
            "没能打开数据文件：有进程一直在写。请让它继续或结束它。",
            "The file could not be opened: somebody keeps writing. Please continue that process or end it.";
        Waits => "数据文件正被占用，正在等。", "Waiting for the file, which is in use.";
        Missing { path: String } =>
            "没有 {path}。请运行 sanzhang init 新建，或用 --store 指定位置。",
            "There is no {path}. Please run sanzhang init, or name the file with --store.";
        Exists { path: String } =>
            "{path} 已经存在，没有动它。请换一个路径。", "{path} exists already and was left alone. Please choose another path.";
        Full =>
            "磁盘满了，请腾出空间，之后会自动继续。", "The disk is full. Please make room: saving goes on by itself.";
        /// Before what is wrong with the file, while something is typed.
        DraftKept => "草稿已留下。", "A draft is kept. ";
        DraftLost => "草稿没能留下。", "No draft is kept. ";
        DraftNotKept { code: String } =>
            "草稿没能留下（{code}），请先不要退出；会自动再试。",
            "What you typed could not be kept as a draft ({code}): please do not leave yet. It is tried again by itself.";
        DraftKeptNow => "草稿已留下。", "A draft is kept now.";
        /// To whom no session goes on that could save later.
        FullNow =>
            "磁盘满了，没有存上。请腾出空间，再运行一次。",
            "The disk is full and nothing was saved. Please make room and run this again.";
        ReadOnly { path: String } =>
            "{path} 所在的磁盘现在只能读，不能保存。请系统管理员改回可写，再保存一次。",
            "The disk that {path} is on takes no writing now, so nothing can be saved. Please have it made writable, then save again.";
        Unwritable { path: String } =>
            "{path} 对您只读，不能保存。请系统管理员改权限，再保存一次。",
            "You may read {path} and not write it, so nothing can be saved. Please have that changed, then save again.";
        Denied { path: String } =>
            "没有权限打开 {path}。请联系系统管理员。", "{path} may not be opened. Please ask the administrator.";
        Replaced { path: String } =>
            "{path} 已被换成另一个文件，不能保存。请把原来的文件放回，或退出后重新打开。",
            "{path} was replaced by another file, so nothing can be saved. Please put the right one back, or leave and open it again.";
        Gone { path: String } =>
            "{path} 不在原处了，不能保存。请把文件放回原处，之后会自动继续。",
            "{path} is no longer there, so nothing can be saved. Please put the file back: saving goes on by itself.";
        Network { path: String } =>
            "{path} 在网络磁盘上，这样存不可靠。请放到本机磁盘。", "{path} is on a network disk, which is not safe. Please keep it on a local one.";
        Unknown =>
            "保存时出错，正在核实是否已存上，请稍候。", "Saving failed; finding out whether it was kept. Please wait.";
        NotKept => "没有存上，已恢复连接，请再存一次。", "It was not kept. The file works again; please save once more.";
        Mended => "数据文件又能写了，没存上的请再存一次。", "The file takes writing again; please save once more what was not saved.";
        Kept => "已经存上，不用再存。", "It was kept after all; there is no need to save again.";
        Io { path: String, why: String } =>
            "读写 {path} 出错：{why}。暂时只能查看。", "Reading or writing {path} failed: {why}. You can only read for now.";
        NotKeptNow => "没有存上，请再运行一次。", "It was not kept; please run this again.";
        IoNow { path: String, why: String } =>
            "读写 {path} 出错：{why}，没有存上。请核对磁盘后再运行一次。",
            "Reading or writing {path} failed: {why}. Nothing was saved; please check the disk and run this again.";
        OutsideDemo => "演示县不能打开或写入真实数据。", "The rehearsal county can neither open nor write real data.";
        Code { code: String, sentence: String } => "{sentence}（{code}）", "{sentence} ({code})";
    }
}
