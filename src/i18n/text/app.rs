//! The frame around every screen: title, footer, notices, presence.

use crate::i18n::{N, words};

words! {
    AppText {
        Name => "三长", "sanzhang";
        /// The pages of the line on top.
        PageToday => "今日", "Today";
        PageTree => "层级", "Tree";
        PageLeaders => "三长", "Leaders";
        PageSites => "示范", "Sites";
        PageTrainings => "培训", "Trainings";
        Demo => "演示", "DEMO";
        /// A cut of the rehearsal county: its figures are not the county's.
        DemoCut { of: String } => "演示（仅{of}，数字不是全县的）", "DEMO (only {of}; not the county's figures)";
        DemoPart { of: String } => "演示：仅{of}", "DEMO: {of} only";
        DemoNotice => "这是演示县，人员均为虚构，改动不会保存。", "This is the rehearsal county: its people are invented and nothing is kept.";
        Saved { at: String } => "已保存 {at}", "Saved {at}";
        Saving => "正在保存", "Saving";
        Unsaved => "未保存", "Not saved";
        ReadOnlyWhy { why: String } => "暂时只能查看：{why}", "Reading only for now: {why}";
        WritableAgain => "可以保存了。", "Saving works again.";
        TooSmall { columns: u16, rows: u16 } =>
            "窗口太小（{columns}×{rows}），请放大到 60×16 以上", "Window too small ({columns}x{rows}); please enlarge it to 60x16";
        Online { people: N } => "{people} 人在线", (format!("{} online", people.of("person", "people")));
        SignedIn { who: String, place: String } => "{place} {who}", "{who}, {place}";
        Encoding =>
            "If this looks wrong, set your terminal to UTF-8 / 如乱码请设为 UTF-8",
            "If this looks wrong, set your terminal to UTF-8";
        InputMethod => "中文输入法已开：按 Shift 切换英文", "A Chinese input method is on: press Shift for Latin letters";
        Loading { done: N, all: N } => "正在读取 {done}/{all}", "Reading {done}/{all}";
        Complete => "补全路径", "Complete the path";
        NotRead => "没有读到，请退出这里再试一次。", "This could not be read; please close it and try again.";
        Preparing => "正在准备", "Getting ready";
        Rehearsing => "正在生成演示县：地名是真的，人是编的", "Making the rehearsal county: real places, invented people";
        Working { what: String } => "正在{what}，可以继续查看", "{what}; you can go on reading";
        Waiting { who: String } => "正在等 {who} 保存完", "Waiting for {who} to finish saving";
        Undone { what: String } => "已撤销：{what}", "Undone: {what}";
        Redone { what: String } => "已重做：{what}", "Redone: {what}";
        Copied { lines: N } =>
            "已把 {lines} 行发给终端的剪贴板（PuTTY 不收，请用鼠标选取）", (format!("{} sent to the terminal's clipboard (PuTTY takes none: select with the mouse)", lines.of("line", "lines")));
        TooMuchToCopy { lines: N, kib: N, most: N } =>
            "没有复制：一共 {lines} 行，{kib} KiB，终端一次最多收 {most} KiB。请先筛选或少选几行",
            (format!("Nothing was copied: {}, {kib} KiB, and a terminal takes {most} KiB at once. Please filter or select fewer rows first", lines.of("line", "lines")));
        MaskOn { key: String } => "已遮住电话、备注和重点户，再按 {key} 显示", "Phones, notes and care are masked; {key} shows them again";
        MaskOff { key: String } => "电话、备注和重点户已恢复显示，按 {key} 遮住", "Phones, notes and care are shown again; {key} masks them";
        MaskStays => "您的账号看不到完整的电话、备注和重点户，它们一直是遮住的", "Your account does not read phones, notes and care in full; they are always masked";
        OthersChanged { who: String, what: String } => "{who} {what}", "{who} {what}";
        KeyUnbound { key: String } => "{key} 在这里没有用处，按 ? 看能用的键", "{key} does nothing here; ? shows what does";
        KeyPending { keys: String } => "{keys} …", "{keys} …";
        NoSuchCommand { name: String } => "没有“{name}”这条命令，按 Tab 看可用的命令。", "There is no command \"{name}\"; Tab lists them.";
        NoSuchCommandNear { name: String, near: String } => "没有“{name}”这条命令，是不是“{near}”？", "There is no command \"{name}\"; did you mean \"{near}\"?";
        NoSuchHousehold { name: String } => "没有“{name}”这一户，可写户主、拼音或编号，如 h345。", "There is no household \"{name}\"; give the head, pinyin or an id such as h345.";
        SeveralPlaces { name: String } => "“{name}”有几个，按 Tab 选择。", "Several answer to \"{name}\"; Tab chooses.";
        NothingToWrite => "每次改动都已随时保存，不用另存；退出请用 :q。", "Every change is saved as it is made; there is nothing to write. Use :q to leave.";
        CalledUntil { at: String } => "电话打开至 {at}", "phones open until {at}";
        NobodyToCall => "这份名单里没有遮住的电话。", "No phone is masked in this list.";
        NothingMasked => "这里没有遮住的内容。", "Nothing is masked here.";
        /// Enter on the command line and on the filter line.
        Run => "执行", "Run";
        Apply => "应用", "Apply";
        CommandPrompt => "输入命令，Tab 补全", "Type a command; Tab completes";
        Covered => "一段时间没有按键，屏幕已遮住。按任意键继续。", "No key was pressed for a while; the screen is covered. Press any key.";
        CoverAsk => "按 y 或回车继续。", "Press y or Enter to go on.";
        SuspendRefused => "远程登录下不能挂起，请直接退出。", "Suspending does not work in this kind of login; please leave instead.";
        ThemeNow { name: String } => "配色：{name}", "Theme: {name}";
        LangNow => "语言：中文", "Language: English";
        MouseOn => "鼠标已启用：点一行选中，再点打开；点列名排序，点底栏的键即按；选文字按住 Shift 拖动", "The mouse is on: click a row, again to open it; a head sorts; hold Shift and drag to select text";
        MouseOff => "鼠标已关闭", "The mouse is off";
        LastLayer { key: String } => "这是最底层的画面，退出请按 {key}", "This is the last view; press {key} to leave";
        NoFurther => "没有更早或更晚的画面了。", "There is no further view that way.";
        Hidden => "（已隐去）", "(hidden)";
        NothingHere => "这里没有可操作的内容。", "There is nothing to act on here.";
        Selected { n: N } => "已选 {n} 项", (format!("{n} selected"));
        /// Of those selected, how many the filter or a fold leaves out of sight.
        SelectedHidden { n: N, hidden: N } => "已选 {n} 项，其中 {hidden} 项未显示", "{n} selected, {hidden} not shown";
        /// The record under the cursor left the list.
        Lost { what: String, down: String, up: String } => "{what}已不在这里，按 {down}、{up} 另选。", "{what} is no longer here; {down} and {up} choose another.";
        /// It was the only one there.
        LostLast { what: String } => "{what}已不在这里，这里也没有别的了。", "{what} is no longer here, nor is anything else.";
        /// What the whole page is about.
        LostPage { what: String, back: String } => "{what}已不在，按 {back} 返回。", "{what} is gone; {back} leads back.";
        LostRow => "光标所在的一行", "What the cursor stood on";
        Quoted { title: String } => "“{title}”", "\"{title}\"";
        HouseOf { head: String } => "{head}户", "the household of {head}";
        Taken { n: N } => "已取 {n} 项，移到目的地后放下", "{n} taken; put them down where they should go";
        RangeFromHere => "上次选中的那一行这里没有显示，只选了这一行；接着的一段从这里算起。",
            "What was selected last is not shown here, so only this row was selected; the next range begins here.";
        OnlyHere { n: N, of: N } => "{n}/{of}", "{n}/{of}";
        Filter => "筛选", "Filter";
        /// A thing, and what there is to it.
        Is { what: String, it: String } => "{what}：{it}", "{what}: {it}";
        Find => "查找", "Find";
        SortedBy { column: String } => "按{column}排序", "Sorted by {column}";
        Menu => "菜单", "Menu";
        More => "更多", "More";
        MoreBelow { n: N } => "还有 {n} 项，往下走", (format!("{n} more below"));
        LastPage => "到底了", "the end";
        Yes => "是", "Yes";
        No => "否", "No";
        None => "无", "None";
        Unknown => "未知", "unknown";
        Figure { n: N } => "{n}", "{n}";
        Bye => "再见。", "Goodbye.";
        Crashed { log: String } =>
            "程序出错，已退出。数据没有损坏，没存的表单下次可以接着填。详情见 {log}。",
            "The program failed and left. The data is unharmed, unsaved forms will be offered again. Details are in {log}.";
        HungUp => "连接断了，没存的表单已留下。", "The line broke; unsaved forms were kept.";
    }
}
