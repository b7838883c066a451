//! Importing a roster: the paste screen, the plan before anything is changed, and the faults.

use crate::i18n::{N, words};

words! {
    ImportText {
        Title => "导入名册", "Import a roster";
        PasteHere =>
            "从表格里复制名册，在这里粘贴（Ctrl+Shift+V 或鼠标右键）。第一行是列名：乡镇、村、片、组、邻、户主、电话、人口、类别、地址、备注。",
            "Copy the roster from a spreadsheet and paste it here (Ctrl+Shift+V, or the right button of the mouse). The first line names the columns: township, village, section, group, neighborhood, head, phone, people, category, address, note.";
        OrPath => "或者写出名册文件（CSV）的路径", "Or name the file of the roster (CSV)";
        ReadIt => "读取文件", "Read the file";
        NoPath => "请粘贴名册，或写出文件路径。", "Please paste a roster, or name a file.";
        LeaveAgain => "名册还没导入，再按一次就放弃。", "The roster is not imported; once more gives it up.";
        Reading { size: String } => "正在读取 {size}", "Reading {size}";
        Checking => "正在核对", "Checking";
        Writing { n: N } => "正在写入 {n} 项改动", (format!("Writing {}", n.of("change", "changes")));
        Plan { added: N, updated: N, same: N } =>
            "新增 {added} 户，更新 {updated} 户，不变 {same} 户",
            (format!("{} new, {updated} updated, {same} unchanged", added.of("household", "households")));
        PlanUnits { n: N } => "新建 {n} 个片、组、邻", (format!("{} to be made", n.of("unit", "units")));
        PlanNew { n: N } => "新建 {n} 个片、组、邻：", (format!("{} to be made:", n.of("unit", "units")));
        Cautions => "请留意：", "Please look at:";
        PlanMoved { n: N } => "改动 {n} 处：", (format!("{}:", n.of("difference", "differences")));
        PlanBoth { households: String, units: String } => "{households}，{units}", "{households}, {units}";
        /// What is named, with its id or code.
        Named { words: String, id: String } => "{words}（{id}）", "{words} ({id})";
        CountyOf { county: String, size: String } => "{county}：{size}", "{county}: {size}";
        LeftOutRow { line: N, what: String } => "第 {line} 行（{what}）", "line {line} ({what})";
        ATotal => "合计", "a total";
        HeadsAgain => "重复的列名", "column names again";
        ASignature => "填表、签字或页码", "a signature or page line";
        Item { what: String } => "  {what}", "  {what}";
        Difference { place: String, field: String, from: String, to: String } =>
            "{place} {field}：{from} → {to}", "{place} {field}: {from} → {to}";
        NothingToDo => "名册与现有资料一致，没有要改的。", "The roster agrees with what is here; there is nothing to change.";
        Faults { n: N } => "有 {n} 处错误，全部没有导入。请改好后重新导入。", (format!("{}, so nothing was imported. Please mend the file and import again.", n.of("fault", "faults")));
        FileFaults { file: String, n: N } => "“{file}”有 {n} 处错误，请改好后再用：", (format!("{} in {file}; please mend the file and try again:", n.of("fault", "faults")));
        PasteFaults { n: N } => "有 {n} 处错误，还不能导入。请在表格里改好，重新复制粘贴。", (format!("{}, so nothing can be imported yet. Please mend the sheet, copy and paste again.", n.of("fault", "faults")));
        More { n: N } => "  另有 {n} 处", "  and {n} more";
        At { on: String, column: String, what: String } => "{on}“{column}”：{what}", "{on}, {column}: {what}";
        AtLine { on: String, what: String } => "{on}：{what}", "{on}: {what}";
        Empty => "这里没有内容，请先复制名册。", "There is nothing here; please copy a roster first.";
        EmptyTable => "里面没有内容，请核对。", "It is empty; please check.";
        HeaderOnly => "只有列名，下面没有内容。", "There are column names but no rows.";
        NoHeader => "第一行没有认得的列名，至少要有：村、邻、户主。", "The first line names no known columns; at least village, neighborhood and head are needed.";
        MissingColumn { column: String } => "缺少“{column}”这一列，请补上。", "The column {column} is missing; please add it.";
        SameColumn { column: String, first: String, second: String } =>
            "“{first}”和“{second}”两列都是“{column}”，请删去一列。", "The columns {first} and {second} both mean {column}; please remove one.";
        IgnoredColumns { columns: String } => "没有用到的列（内容不导入）：{columns}", "Columns not used, their content stays out: {columns}";
        UnnamedColumns { columns: String } => "没有列名、没有用到的列（内容不导入）：第 {columns} 列", "Columns without a name, not used, their content stays out: {columns}";
        RowsLeftOut { n: N, rows: String } => "不是户、没有导入的 {n} 行：{rows}", (format!("{} left out as no households: {rows}", n.of("row", "rows")));
        PeopleAssumed { n: N } => "名册没有人口，新增的 {n} 户先按 1 人登记，请随后补上", (format!("the roster says nothing of people: {} entered with 1 each, please add them later", n.of("new household", "new households")));
        Legend => "+ 新增  ~ 更新  ! 有错  - 不是户", "+ new  ~ updated  ! at fault  - no household";
        EmptyPlace { on: String, columns: String } => "{on}的{columns}是空的，不知道这一户放在哪里，请填上。", "{on}: {columns} is empty, so nobody knows where the household belongs; please fill it in.";
        EmptyPlaces { on: String, columns: String } => "{on}的{columns}是空的。表格里有合并单元格的话，请取消合并并填满。", "{on}: {columns} are empty. If the sheet has merged cells, please unmerge them and fill every row.";
        DittoPlaces { on: String, columns: String } => "{on}的{columns}写的是“同上”一类的记号，请逐行填上名称。", "{on}: {columns} hold ditto marks; please write the name on every row.";
        MarkPlaces { on: String, columns: String } => "{on}的{columns}写的是“无”“-”一类的记号，不知道放在哪里，请填上名称。", "{on}: {columns} hold a mark for nothing, so nobody knows where they belong; please write the name.";
        Ditto { text: String } => "“{text}”是“同上”的意思，请填上内容。", "\"{text}\" means the same as above; please write it out.";
        FormulaError { text: String } => "“{text}”是表格公式的错误值，请改好公式或填上内容。", "\"{text}\" is the error of a formula; please mend it or write the content.";
        HeaderAgain { text: String } => "“{text}”是列名，不是名称，请改正或删去这一行。", "\"{text}\" is the name of a column, no name; please mend it or remove the row.";
        TotalRow { text: String } => "“{text}”像是合计行，不是一户，请删去这一行。", "\"{text}\" looks like a total, which is no household; please remove the row.";
        NoName { text: String } => "“{text}”不是姓名，请填户主姓名，或删去这一行。", "\"{text}\" is no name; please write the head's, or remove the row.";
        TwoNames { text: String } => "“{text}”像是两个人，户主只填一人，另一户另起一行。", "\"{text}\" looks like two people; one head a row, please.";
        Scientific { text: String } => "“{text}”是表格改成的科学记数，号码后面几位已经丢了。请把这一列设为文本格式，重新填号码。", "\"{text}\" was shortened by the spreadsheet and digits are lost; please format the column as text and write the number again.";
        Masked { text: String } => "“{text}”是隐去几位的号码。不改电话就空着，要改请填完整号码。", "\"{text}\" is masked; leave the cell empty to keep the phone, or write the whole number.";
        NotHere { id: String, place: String } => "{place}下面没有编号为 {id} 的这一级单位，请核对。", "There is no unit {id} of this level in {place}; please check.";
        NeedsAbove { name: String, columns: String } => "这个村还没有“{name}”。要新建，请加上“{columns}”列，写明放在哪里。", "There is no {name} in this village. To make it, please add {columns}, so that its place is known.";
        RetiredHousehold { head: String, retired: String, id: String } => "{head} 户{retired}。恢复用 sanzhang reinstate {id}；确实是另一户，请填一个没用过的户序号。", "Household {head}: {retired}. sanzhang reinstate {id} brings it back; if this is another one, please give it a number of its own.";
        /// On a screen.
        RetiredHouseholdHere { head: String, retired: String } => "{head} 户{retired}。要恢复，请在“层级”里用“含已停用”显示它，“恢复”它；确实是另一户，请填一个没用过的户序号。", "Household {head}: {retired}. To bring it back, show it in the tree with \"With retired ones\" and \"Restore\" it; if this is another one, please give it a number of its own.";
        RetiredHere { name: String, retired: String } => "“{name}”{retired}。要恢复，请在“层级”里用“含已停用”显示它，“恢复”它。", "{name}: {retired}. To bring it back, show it in the tree with \"With retired ones\" and \"Restore\" it.";
        ClosedCategoryHere { name: String } => "类别“{name}”已停用。请到设置里把它“恢复”，或改用别的类别。", "The category {name} is retired; please \"Restore\" it in the settings, or use another.";
        SeveralHouseholds { head: String, found: String } => "这个邻里可能是“{head}”户的不止一户：{found}，看不出是哪一户。请填户序号；新的一户填一个没用过的号。", "Several households here may be {head}: {found}. Please give the number; a new one gets a number that nobody has.";
        SeveralCategories { name: String, ids: String } => "叫“{name}”的类别有几个：{ids}。请在这一格写编号。", "Several categories are called {name}: {ids}. Please write the id in this cell.";
        StrayQuote { column: N } => "第 {column} 格的引号后面还有字。引号是内容的，请写成两个双引号，外面再加一对。", "cell {column} goes on after its closing quotation mark; if the marks belong to the text, please double them.";
        NoSuchUnit { name: String, place: String } => "{place}没有“{name}”，请核对名称。", "There is no {name} in {place}; please check the name.";
        NoSuchUnitNear { name: String, place: String, near: String } => "{place}没有“{name}”。是不是{near}？", "There is no {name} in {place}. Did you mean {near}?";
        AmbiguousUnit { name: String, places: String, example: String } => "“{name}”有几个：{places}。请写明上级，或在这一格写编号，如 {example}。", "There are several {name}: {places}. Please name what stands above, or write the id in this cell, such as {example}.";
        MustFill => "不能空着，请填写。", "must not be empty; please fill in.";
        BadNumber { text: String } => "“{text}”不是户序号，应为 1 到 9999 的数字。", "\"{text}\" is no household number: please use 1 to 9999.";
        NoSuchCategory { text: String, known: String } => "没有“{text}”这个类别，可用：{known}。", "There is no category {text}; known ones are {known}.";
        NoSuchCategoryNear { text: String, near: String, known: String } => "没有“{text}”这个类别，是不是“{near}”？可用：{known}。", "There is no category {text}. Did you mean {near}? Known ones are {known}.";
        Ragged { has: N, wants: N } => "有 {has} 格，列名只有 {wants} 个，请核对。", (format!("has {}, but there are only {wants} column names; please check.", has.of("cell", "cells")));
        OpenQuote { column: N } => "第 {column} 格的引号没有配对，请检查双引号。", "cell {column} opens a quotation mark that is never closed; please check.";
        NotText => "这不是文本文件，请另存为 CSV 再导入。", "This is no text file; please save it as CSV.";
        Spreadsheet => "这是 Excel 文件，请在 Excel 里另存为 CSV 再导入，或直接复制粘贴。", "This is an Excel workbook; please save it as CSV, or copy and paste its rows.";
        BadEncoding => "有认不出的字符，请另存为 UTF-8 的 CSV。", "has characters in no known encoding; please save the file as CSV in UTF-8.";
        TooBig { size: String, most: String } => "文件有 {size}，最大 {most}，请分开导入。", "The file has {size}; at most {most}, please import it in parts.";
        TooManyRows { most: N } => "超过 {most} 行，请分开导入。", "There are more than {most} rows; please import it in parts.";
        TooManyCells { most: N } => "超过 {most} 个单元格，请删去多余的列，或分开导入。", "There are more than {most} cells; please delete columns that are not needed, or import it in parts.";
        TooWide { most: N } => "有内容在第 {most} 列之后，请删去多余的列。", "has text beyond column {most}; please delete columns that are not needed.";
        SameHousehold { line: N } => "与第 {line} 行是同一户序号，请核对。", "has the household number of line {line}; please check.";
        Applied { what: String } => "已导入：{what}。撤销一次可全部退回", "Imported: {what}; one undo takes all back";
        DryRun => "仅核对，没有改动。", "Checked only; nothing was changed.";
        LeftOut { n: N, names: String } =>
            "没有建 {n} 个农林场：{names}", (format!("{} left out: {names}", n.of("state farm", "state farms")));
        WithFarms => "需要农林场时加 --with-farms", "--with-farms takes state farms in";
        SeveralCounties { names: String } => "文件里有几个县：{names}。请用 --county 名称或编码 指定。", "The file has several counties: {names}. Please choose with --county and a name or code.";
        NoCounty => "文件里没有县，请核对“级别”（level）一列。", "The file has no county; please check the column level.";
        NoSuchCounty { asked: String } => "文件里没有名称或编码为“{asked}”的县，请核对。", "The file has no county with the name or code {asked}; please check it.";
        DivisionCode => "代码（code）", "code";
        DivisionName => "名称（name）", "name";
        DivisionParent => "上级代码（parent）", "parent";
        DivisionLevel => "级别（level）", "level";
        DivisionsExample => "文件要像这样（另存为 CSV，代码列设为文本）：", "The file should look like this (saved as CSV, codes as text):";
        NoParent { parent: String } => "没有编码为 {parent} 的上级，请核对。", "There is no row with the parent's code {parent}; please check.";
        BadCode { text: String } => "“{text}”不是编码，只能用数字和字母。", "\"{text}\" is no code: only letters and digits.";
        SameCode { line: N } => "编码与第 {line} 行相同，请核对。", "has the same code as line {line}; please check.";
        BadLevel { text: String } => "“{text}”不是级别，应为 县、乡镇 或 村。", "\"{text}\" is no level: please use county, township or village.";
        WrongParent { parent: String } => "上级 {parent} 的层级不对，请核对。", "The parent {parent} is of the wrong level; please check.";
        Divisions { townships: N, villages: N } => "{townships} 个乡镇、{villages} 个村（社区）", (format!("{} and {}", townships.of("township", "townships"), villages.of("village", "villages")));
    }
}
