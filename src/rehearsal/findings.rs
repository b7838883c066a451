//! Invented words of the sites: what inspections found wrong, what money was for, what other villages took over.

use crate::domain::Item;

/// Where the papers are.
pub(super) const BOX: &str = "村档案柜“示范创建”盒";

/// What is wrong where an item of the example rubric is short of its points, by its number.
const FINDINGS: [&str; 20] = [
    "方案没有把任务分到人，补齐分工后报镇（乡）党委审定",
    "户数不合规的邻没有调整方案，列出名单逐个调整",
    "空缺的三长没有补选，按程序补齐",
    "三长会议和学习记录不全，补开并如实记录",
    "党员三长带头联户没有做法可讲，总结三个以上例子",
    "联户联系卡没有发到户，逐户补发并登记",
    "走访中有户说不出谁来联系，逐户落实到人",
    "重点户每周联系的记录不全，按周补齐",
    "有邻没有建邻—户微信群，建群并拉进在外的户",
    "上季度邻长培训缺席多，组织补训",
    "群众说事有缺次，按月举行并公示结果",
    "有事项超期没有办结，逐件说明原因并办结",
    "办结后没有敲门回访，逐件补访",
    "邻长微服务没有登记，每月登记一次",
    "群众对调处评价不高，回访当事人",
    "特色做法没有成形，写出做法、找准看点",
    "项目资金使用没有及时公示，补公示并归档",
    "没有带动示范线（片）上的村，商定对接事项",
    "抽查户房前屋后堆放杂物，限期清理",
    "没有经验材料，写成一篇报县里",
];

/// A rubric of the county's own may have other items: then its name must do.
pub(super) fn finding(item: &Item) -> &str {
    let nth = usize::from(item.no).checked_sub(1);
    let known = nth.and_then(|nth| FINDINGS.get(nth));
    known.copied().unwrap_or(&item.name)
}

/// What money from above was for, its source, and how much of it in ten thousands of yuan at least and at most.
pub(super) const PROJECTS: [(&str, &str, usize, usize); 8] = [
    ("油茶低产林改造", "中央扶持壮大村级集体经济项目", 50, 70),
    ("村庄道路硬化和亮化", "和美乡村建设", 80, 160),
    ("群众说事室改造", "县级示范创建补助", 5, 8),
    ("烤烟大棚综合利用", "中央扶持壮大村级集体经济项目", 50, 70),
    ("生活污水治理", "和美乡村建设", 60, 120),
    ("文化小广场", "乡镇自筹", 6, 12),
    ("冷链仓储点", "中央扶持壮大村级集体经济项目", 50, 80),
    ("房前屋后环境整治", "和美乡村建设", 20, 45),
];

/// What other villages took over.
pub(super) const PRACTICES: [&str; 6] = [
    "三级微信群和联户联系卡",
    "每月群众说事",
    "办结后敲门回访",
    "重点户每周联系台账",
    "院落议事点",
    "邻长微服务清单",
];
