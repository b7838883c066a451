//! Invented words of the trainings: what they are called, where they are held, who teaches, why somebody stayed away.

pub(super) const LECTURERS: [&str; 12] = [
    "黄建明（县委政法委）",
    "雷素芳（县委党校）",
    "成志平（县委社会工作部）",
    "廖国华（县应急管理局）",
    "李春梅（县民政局）",
    "欧阳勇（县消防救援大队）",
    "彭立新（县委政法委）",
    "唐晓燕（县司法局）",
    "黄海波（派出所）",
    "封建军（县委组织部）",
    "盘秀英（县妇联）",
    "李建国（示范村党总支书记）",
];

pub(super) const ROOMS: [&str; 6] = [
    "政府三楼会议室",
    "政府大会议室",
    "文化站多功能厅",
    "中心小学礼堂",
    "党校教学点",
    "影剧院",
];

pub(super) const VILLAGE_ROOMS: [&str; 4] = [
    "党群服务中心",
    "村部会议室",
    "文化活动室",
    "新时代文明实践站",
];

pub(super) const COUNTY_ROOM: &str = "县委党校报告厅";

pub(super) const EXCUSES: [&str; 10] = [
    "外出务工",
    "外出办事",
    "住院治疗",
    "照顾病人",
    "家中有红白事",
    "农忙",
    "带小孩看病",
    "孩子家长会",
    "村里有事走不开",
    "身体不适",
];

pub(super) const ABSENCES: [&str; 4] = ["电话未接通", "答应来未到", "未说明原因", "忘记了"];

pub(super) const EXTRA: [&str; 4] = ["防溺水宣传", "森林防火", "矛盾纠纷排查", "反诈宣传"];
