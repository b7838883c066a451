//! How things stand on this machine.

use crate::i18n::words;

words! {
    DoctorText {
        Title => "环境检查", "Doctor";
        Program => "程序", "program";
        Version { version: String } => "sanzhang {version}", "sanzhang {version}";
        Store => "数据文件", "store";
        OfSize { path: String, size: String } => "{path}（{size}）", "{path} ({size})";
        NotThere { path: String } => "{path}（还没有）", "{path} (not there yet)";
        InMemory => "演示县，在内存里，不保存", "rehearsal county, in memory, not kept";
        Schema => "文件版本", "schema";
        Holders => "正在使用", "in use by";
        Nobody => "没有", "nobody";
        Writer => "正在写入", "writing";
        Stopped => "已暂停", "stopped";
        HoldsUp { pid: u32 } => "进程 {pid} 已暂停并占着文件，请让它继续或结束它", "process {pid} is stopped and holds the file; please continue or end it";
        Drafts => "草稿", "drafts";
        Free => "剩余空间", "free";
        Terminal => "终端", "terminal";
        NoTerminal { name: String } => "没有接终端（TERM={name}）", "none attached (TERM={name})";
        Sized { name: String, columns: u16, rows: u16 } => "{name}，{columns}×{rows}", "{name}, {columns}x{rows}";
        Encoding => "编码", "encoding";
        NotUtf8 { locale: String } => "{locale}，请设为 UTF-8", "{locale}; please set it to UTF-8";
        Keymap => "键位", "keymap";
        Look => "显示", "screen";
        Looks { theme: String, width: String, colours: String } => "配色 {theme}，颜色 {colours}，字符宽度 {width}", "theme {theme}, colours {colours}, width of signs {width}";
        Language => "语言", "language";
        Chosen { name: String, from: String } => "{name}（{from}）", "{name} ({from})";
        Settings => "设置", "settings";
        Ignored => "没有用到", "not used";
        Log => "日志", "log";
    }
}
