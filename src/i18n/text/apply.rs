//! Where a change applies, said to whoever asked for it on the wrong kind of thing.

use crate::i18n::words;

words! {
    ApplyText {
        OneHousehold { what: String } => "“{what}”用于一户：请把光标放到户上，只选一户。", "\"{what}\" is for a household: put the cursor on one, and select no others.";
        SplitUnit { what: String } => "“{what}”用于一户或一邻：请把光标放到户或邻上，或只选同一邻的几户。", "\"{what}\" is for one household or neighborhood: put the cursor on one, or select households of one neighborhood.";
        TooFewToDivide { name: String } => "{name}不到 2 户，不能拆分。户多了再拆。", "{name} has fewer than 2 households and cannot be divided until there are more.";
        MergeUnits { mark: String, take: String, put: String, retire: String } =>
            "单位不能直接合并。并邻：按 {mark} 选中一个邻的各户，{take} 拿起，到另一个邻按 {put} 放下，再用 {retire} 停用空邻。",
            "Units are not merged as such. For neighborhoods: {mark} selects the households of one, {take} takes them up, {put} on the other puts them down, and {retire} retires the empty one.";
        OnePost { what: String } => "“{what}”用于片、组、邻：县、乡镇、村不设三长。", "\"{what}\" is for one section, group or neighborhood; the levels above have no such leader.";
        AmongSiblings { what: String } => "“{what}”用于单位，这里已没有可换的位置。", "\"{what}\" is for a unit among its siblings; there is nowhere to move it from here.";
        Households { what: String, key: String } => "“{what}”用于户：先用 {key} 选中几户，或把光标放到一个邻上，改全邻各户。", "\"{what}\" is for households: select some with {key}, or put the cursor on a neighborhood to mean all of its own.";
        NothingRetired { what: String } => "“{what}”用于已停用的单位和户，这里没有。", "\"{what}\" is for retired units and households; here is none.";
        Village { what: String } => "“{what}”用于村（社区）和它下面：人员登记在村里。", "\"{what}\" works in a village and below: people are kept with their village.";
        OneOfThem { what: String, key: String } => "“{what}”一次只用于一项：先按 {key} 取消选中，再把光标放到那一行。", "\"{what}\" is for one at a time: clear the selection with {key} and put the cursor on that row.";
        /// In the list of leaders.
        People { what: String, end: String, open: String } => "这张表里是人：“{what}”用于户或单位，请按 {open} 到树上去做；离任按 {end}。", "These rows are people: \"{what}\" is for households or units; press {open} to do it in the tree, {end} to end a term.";
        NotHere { what: String } => "“{what}”不适用于这里。", "\"{what}\" does not apply here.";
    }
}
