//! What stands in spreadsheets beside households: marks, totals, lines for signatures.

/// The ways of saying: as above.
pub const DITTO: [&str; 14] = [
    "同上", "同前", "同左", "上同", "仝", "仝上", "〃", "″", "\"", "”", "“", "々", "ditto", "do.",
];

/// The ways of saying: nothing.
pub const NOTHING: [&str; 25] = [
    "无", "没有", "暂无", "未知", "不详", "空", "-", "--", "－", "—", "——", "–", "_", "/", "／",
    "\\", "×", "*", ".", "。", "n/a", "na", "none", "null", "nan",
];

/// What is written for a head that nobody knows.
pub const NOBODY: [&str; 9] = [
    "待定",
    "待查",
    "待补",
    "空白",
    "空户",
    "空房",
    "缺",
    "暂缺",
    "不清楚",
];

/// How an error of a formula begins, typed with an input method.
pub const WIDE_HASH: char = '＃';

/// After the word for what somebody did with the sheet: 审核人.
pub const OFFICE: char = '人';

pub const TOTALS: [&str; 10] = [
    "小计", "合计", "总计", "共计", "累计", "总数", "合 计", "subtotal", "total", "sum",
];

/// What stands in front of a colon under a sheet, and what a line of it begins with.
pub const SIGNED: [&str; 26] = [
    "填表",
    "制表",
    "审核",
    "审批",
    "复核",
    "填报",
    "负责人",
    "经办人",
    "联系人",
    "联系电话",
    "日期",
    "签字",
    "签名",
    "盖章",
    "单位",
    "说明",
    "备注",
    "注",
    "注意",
    "核对",
    "统计",
    "上报",
    "录入",
    "打印",
    "报送",
    "主管",
];

/// In every total.
pub const TOTAL_LETTERS: [char; 7] = ['计', '数', '共', 't', 'T', 's', 'S'];
/// Before a count of all: 共 12 户.
pub const IN_ALL: char = '共';
/// After a total's figures, and around them.
pub const TOTAL_ENDS: [char; 9] = ['户', '人', ':', '：', '（', '）', '(', ')', '.'];
/// Between a total and its figure.
pub const TOTAL_MARKS: [char; 4] = [':', '：', '（', '('];
/// Among the digits of a number.
pub const IN_NUMBERS: [char; 5] = ['.', '户', '人', ',', '，'];
pub const COLONS: [char; 2] = [':', '：'];
/// 第1页 共3页
pub const PAGE_MARKS: [char; 2] = ['第', '共'];
pub const PAGE: char = '页';
/// 2024年4月7日
pub const YEAR: char = '年';
pub const DAY: char = '日';
