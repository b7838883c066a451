//! Importing a roster: the paste screen, the plan before anything is changed, and the faults.

use crate::i18n::{N, words};

words! {
    ImportText {
        Title => "导入名册", "Import a roster";
        PasteHere =>
            "从表格里复制名册，在这里粘贴。第一行是列名：乡镇、村、片、组、邻、户主、电话、人口、类别、地址。",
            "Copy the roster from a spreadsheet and paste it here. The first line names the columns: township, village, section, group, neighborhood, head, phone, people, category, address.";
        LeaveAgain => "名册还没导入，再按一次就放弃。", "The roster is not imported; once more gives it up.";
        Reading { size: String } => "正在读取 {size}", "Reading {size}";
        Checking => "正在核对", "Checking";
        Writing { n: N } => "正在写入 {n} 项改动", (format!("Writing {}", n.of("change", "changes")));
        Plan { added: N, updated: N, same: N } =>
            "新增 {added} 户，更新 {updated} 户，不变 {same} 户",
            (format!("{} new, {updated} updated, {same} unchanged", added.of("household", "households")));
        PlanUnits { n: N } => "新建 {n} 个片、组、邻", (format!("{} to be made", n.of("unit", "units")));
        PlanNew { n: N } => "新建 {n} 个片、组、邻：", (format!("{} to be made:", n.of("unit", "units")));
        PlanMoved { n: N } => "改动 {n} 处：", (format!("{}:", n.of("difference", "differences")));
        Item { what: String } => "  {what}", "  {what}";
        Difference { place: String, field: String, from: String, to: String } =>
            "{place} {field}：{from} → {to}", "{place} {field}: {from} → {to}";
        NothingToDo => "名册与现有资料一致，没有要改的。", "The roster agrees with what is here; there is nothing to change.";
        Faults { n: N } => "有 {n} 处错误，全部没有导入。请改好后重新导入。", (format!("{}, so nothing was imported. Please mend the file and import again.", n.of("fault", "faults")));
        FileFaults { file: String, n: N } => "“{file}”有 {n} 处错误，请改好后再用：", (format!("{} in {file}; please mend the file and try again:", n.of("fault", "faults")));
        PasteFaults { n: N } => "有 {n} 处错误，还不能导入。请在表格里改好，重新复制粘贴。", (format!("{}, so nothing can be imported yet. Please mend the sheet, copy and paste again.", n.of("fault", "faults")));
        More { n: N } => "  另有 {n} 处", "  and {n} more";
        At { line: N, column: String, what: String } => "第 {line} 行“{column}”：{what}", "Line {line}, {column}: {what}";
        AtLine { line: N, what: String } => "第 {line} 行：{what}", "Line {line}: {what}";
        Empty => "这里没有内容，请先复制名册。", "There is nothing here; please copy a roster first.";
        EmptyTable => "里面没有内容，请核对。", "It is empty; please check.";
        HeaderOnly => "只有列名，下面没有内容。", "There are column names but no rows.";
        NoHeader => "第一行没有认得的列名，至少要有：村、邻、户主。", "The first line names no known columns; at least village, neighborhood and head are needed.";
        MissingColumn { column: String } => "缺少“{column}”这一列，请补上。", "The column {column} is missing; please add it.";
        SameColumn { column: String, first: String, second: String } =>
            "“{first}”和“{second}”两列都是“{column}”，请删去一列。", "The columns {first} and {second} both mean {column}; please remove one.";
        IgnoredColumns { columns: String } => "没有用到的列：{columns}", "Columns not used: {columns}";
        UnnamedColumns { columns: String } => "没有列名、没有用到的列：第 {columns} 列", "Columns without a name, not used: {columns}";
        NoSuchUnit { name: String, place: String } => "{place}没有“{name}”，请核对名称。", "There is no {name} in {place}; please check the name.";
        AmbiguousUnit { name: String, places: String } => "“{name}”有几个：{places}。请填上乡镇或写全名。", "There are several {name}: {places}. Please name the township or write the name in full.";
        MustFill => "不能空着，请填写。", "must not be empty; please fill in.";
        BadNumber { text: String } => "“{text}”不是户序号，应为 1 到 9999 的数字。", "\"{text}\" is no household number: please use 1 to 9999.";
        NoSuchCategory { text: String, known: String } => "没有“{text}”这个类别，可用：{known}。", "There is no category {text}; known ones are {known}.";
        Ragged { has: N, wants: N } => "有 {has} 格，列名只有 {wants} 个，请核对。", (format!("has {}, but there are only {wants} column names; please check.", has.of("cell", "cells")));
        OpenQuote { column: N } => "第 {column} 格的引号没有配对，请检查双引号。", "cell {column} opens a quotation mark that is never closed; please check.";
        NotText => "这不是文本文件，请另存为 CSV 再导入。", "This is no text file; please save it as CSV.";
        Spreadsheet => "这是 Excel 文件，请在 Excel 里另存为 CSV 再导入，或直接复制粘贴。", "This is an Excel workbook; please save it as CSV, or copy and paste its rows.";
        BadEncoding => "有认不出的字符，请另存为 UTF-8 的 CSV。", "has characters in no known encoding; please save the file as CSV in UTF-8.";
        TooBig { size: String, most: String } => "文件有 {size}，最大 {most}，请分开导入。", "The file has {size}; at most {most}, please import it in parts.";
        TooManyRows { most: N } => "超过 {most} 行，请分开导入。", "There are more than {most} rows; please import it in parts.";
        SameHousehold { line: N } => "与第 {line} 行是同一户序号，请核对。", "has the household number of line {line}; please check.";
        Applied { what: String } => "已导入：{what}。撤销一次可全部退回", "Imported: {what}; one undo takes all back";
        DryRun => "仅核对，没有改动。", "Checked only; nothing was changed.";
        LeftOut { n: N, names: String } =>
            "没有建 {n} 个农林场：{names}", (format!("{} left out: {names}", n.of("state farm", "state farms")));
        WithFarms => "需要农林场时加 --with-farms", "--with-farms takes state farms in";
        SeveralCounties { names: String } => "文件里有几个县：{names}。请用 --county 编码 指定。", "The file has several counties: {names}. Please choose with --county CODE.";
        NoCounty => "文件里没有县，请核对 level 一列。", "The file has no county; please check the column level.";
        NoSuchCounty { code: String } => "文件里没有编码为 {code} 的县，请核对编码。", "The file has no county with the code {code}; please check it.";
        NoParent { parent: String } => "没有编码为 {parent} 的上级，请核对。", "There is no row with the parent's code {parent}; please check.";
        BadCode { text: String } => "“{text}”不是编码，只能用数字和字母。", "\"{text}\" is no code: only letters and digits.";
        SameCode { line: N } => "编码与第 {line} 行相同，请核对。", "has the same code as line {line}; please check.";
        BadLevel { text: String } => "“{text}”不是层级，应为 county、township 或 village。", "\"{text}\" is no level: please use county, township or village.";
        WrongParent { parent: String } => "上级 {parent} 的层级不对，请核对。", "The parent {parent} is of the wrong level; please check.";
        Divisions { townships: N, villages: N } => "{townships} 个乡镇、{villages} 个村（社区）", (format!("{} and {}", townships.of("township", "townships"), villages.of("village", "villages")));
    }
}
