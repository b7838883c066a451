//! Rubrics: the page on which one is edited, and files: what was read, written, and what is wrong with a line.

use crate::i18n::{N, words};

words! {
    RubricText {
        Syntax { why: String } => "不合 TOML 写法（{why}），请改正。", "this is not TOML ({why}); please correct it.";
        NoKey { key: String, known: String } => "没有“{key}”这一项，可用：{known}。", "there is no key {key}; known ones are {known}.";
        Missing { key: String } => "缺少“{key}”这一项，请补上。", "the key {key} is missing; please add it.";
        NotText { key: String } => "“{key}”要写带引号的文字。", "{key} takes text in quotes.";
        NotNumber { key: String } => "“{key}”要写数字，最多一位小数。", "{key} takes a number with at most one decimal.";
        NotWhole { key: String } => "“{key}”要写 1 起的整数。", "{key} takes a whole number from 1.";
        NotList { key: String } => "“{key}”要写成列表，例如 [[block]] 或 [{{ … }}]。", "{key} takes a list, such as [[block]] or [{{ … }}].";
        NoWord { text: String, known: String } => "没有“{text}”这个写法，可用：{known}。", "there is no word \"{text}\" for it; known ones are {known}.";
        Fine { title: String, blocks: N, items: N, total: String } =>
            "“{title}”没有错误：{blocks} 个板块，{items} 项指标，共 {total} 分。",
            (format!("\"{title}\" has no faults: {}, {}, {total} points.", blocks.of("block", "blocks"), items.of("item", "items")));
        Faults { n: N } => "发现 {n} 处错误：", (format!("{}:", n.of("fault found", "faults found")));
        None => "还没有考核细则，请先用 sanzhang rubric import 导入。", "There is no rubric yet; please import one with sanzhang rubric import.";
        /// On a screen.
        NoneYet => "还没有考核细则，请先打开“考核细则”，导入本县的或采用示例。", "There is no rubric yet; please open \"Rubric\" first, and bring in the county's own or adopt the example.";
        Title => "考核细则", "Rubric";
        No => "编号", "No.";
        BlockItem => "板块、指标", "Block, item";
        Points => "分值", "Points";
        PassLine => "合格线", "Pass line";
        Method => "检查方式", "Method";
        Scoring => "计分办法", "Scoring";
        Version { n: N } => "第 {n} 版", "version {n}";
        Example => "示例，不是本县标准", "an example, not the county's own";
        Sum { total: String, blocks: N, items: N } => "共 {total} 分，{blocks} 个板块，{items} 项指标",
            (format!("{total} points, {}, {}", blocks.of("block", "blocks"), items.of("item", "items")));
        Older { n: N } => "{n} 次检查按旧版评分，分数不变", (format!("{} scored under an older version, kept as scored", n.of("inspection", "inspections")));
        Versions => "历次版本", "Earlier versions";
        ScoredUnder { n: N } => "{n} 次检查", (n.of("inspection", "inspections"));
        OnlyRead => "旧版，只供查看：按它评过的分数不变。要修改请回到现行细则。", "An old version, to be read only: scores under it stay. Edit the one in use instead.";
        Empty => "还没有考核细则。", "There is no rubric yet.";
        HowToImport { key: String } => "按 {key} 从文件导入本县的细则。", "{key} brings in the county's own from a file.";
        ImportTitle => "从文件导入考核细则", "Bring in a rubric from a file";
        ExportTitle => "考核细则导出到文件", "Write the rubric to a file";
        ImportHint => "填写细则文件的路径，先检查，没有错误再导入。", "The path of a rubric file: it is checked first, and brought in once it has no faults.";
        ImportElsewhere => "登录后不能读服务器上的文件。请在自己的电脑上运行：ssh 服务器 rubric import - < 细则.toml",
            "Signed in, no file of the server's can be read. On your own computer: ssh SERVER rubric import - < rubric.toml";
        ExportElsewhere => "登录后不能在服务器上写文件。请在自己的电脑上运行：ssh 服务器 rubric export - > 细则.toml",
            "Signed in, no file of the server's can be written. On your own computer: ssh SERVER rubric export - > rubric.toml";
        CheckIt => "检查", "Check";
        BringIn => "导入", "Bring in";
        NoPath => "请填写文件路径，例如 ~/rubric.toml。", "Please type the path of a file, such as ~/rubric.toml.";
        NothingDone { key: String } => "细则没有改动。请在文件里改正，再按 {key} 重新检查。", "The rubric is unchanged. Please correct the file and check it again with {key}.";
        ReadyToBringIn { key: String } => "再按 {key} 导入，整份更换现行细则。", "{key} again brings it in, in place of the whole rubric in use.";
        HowToAdopt { key: String } => "按 {key} 采用随程序附带的示例，再逐项改成本县的。", "{key} adopts the example that comes with the program, to be made the county's own item by item.";
        Adopt => "采用示例", "Adopt the example";
        WholeTitle => "考核细则：名称、说明", "Rubric: name and note";
        BlockTitle { name: String } => "考核细则：板块“{name}”", "Rubric: block {name}";
        ItemNo { no: N } => "第 {no} 项", "Item {no}";
        ItemTitle { no: N } => "考核细则：第 {no} 项", "Rubric: item {no}";
        NewItemTitle { name: String } => "考核细则：板块“{name}”新增指标", "Rubric: new item in {name}";
        NewBlockTitle => "考核细则：新增板块和第一项指标", "Rubric: new block and its first item";
        BlockName => "板块名称", "Name of the block";
        FirstItem => "第一项指标", "First item";
        ReadIt => "查看", "Read it";
        AddItem => "新增指标", "Add an item";
        AddBlock => "新增板块", "Add a block";
        DropItem => "删去指标", "Remove the item";
        DropBlock => "删去板块", "Remove the block";
        MoveUp => "上移", "Move up";
        MoveDown => "下移", "Move down";
        LastItem => "这是板块的最后一项，不能删去；可改名改分，或到板块一行删去整个板块。", "This is the block's last item and stays; edit it, or remove the whole block on its own line.";
        LastBlock => "这是最后一个板块，不能删去；可逐项改成需要的内容。", "This is the last block and stays; edit its items instead.";
        AtEdge => "已在本板块的头上或末尾；指标不能移到别的板块。", "At the end already; an item stays within its block.";
        BlockAtEdge => "已是第一个或最后一个板块。", "This block is the first or the last already.";
        DropItemAsk { no: N, name: String, points: String } => "删去第 {no} 项“{name}”（{points} 分）？板块和总分随之减少。", "Remove item {no}, {name} ({points})? Block and total become smaller by it.";
        DropBlockAsk { name: String, items: N, points: String } => "删去板块“{name}”和其中 {items} 项指标（{points} 分）？总分随之减少。",
            (format!("Remove the block {name} with {} ({points})? The total becomes smaller by it.", items.of("item", "items")));
        KeptAsScored { n: N } => "{n} 次检查已按现行细则评分：这些分数和原细则都保留，以后的检查用改过的新版。",
            (format!("{} scored under the rubric as it is: those scores and the old version are kept, new inspections take the changed one.", n.of("inspection is", "inspections are")));
        PointsOf { no: N, name: String } => "{no} {name}", "{no} {name}";
        OtherMethod => "其他方式", "Other method";
        Each => "每个（次）分值", "Points for each";
        Follow => "合计随之调整", "Let the sums follow";
        FollowHint => "“是”：板块分值、总分按各项重新合计；“否”：须与原合计一致", "yes: block and total are added up anew; no: they must come out as before";
        Measure => "取哪项数据", "What is measured";
        Bands => "各档", "Bands";
        BandsHint => "从几起:得几分，例如 90:10 80:8 60:5，或 80-89:8；再低得 0 分", "value:points, such as 90:10 80:8 60:5 or 80-89:8; below them 0";
        LineFrom => "零分线（%）", "Nothing up to (%)";
        LineTo => "满分线（%）", "All points from (%)";
    }
}
