//! Heads of columns that several tables have, and of those that only programs are told.

use crate::i18n::words;

words! {
    TableText {
        Id => "编号", "Id";
        Level => "层级", "Level";
        Unit => "单位", "Unit";
        Kind => "种类", "Kind";
        Record => "记录", "Record";
        Changed => "修改", "changed";
        KeyKind => "类型", "Type";
        Fingerprint => "指纹", "Fingerprint";
        Remark => "说明", "Remark";
        Word => "命令里写", "Word";
        Name => "名称", "Name";
        Post => "职务", "Post";
        Phone => "电话", "Phone";
        State => "状态", "State";
        Yes => "是", "yes";
        Household => "户", "household";
        Score => "匹配度", "Score";
        Since => "开始", "Since";
        FirstEntry => "起始编号", "First entry";
        /// Trainings.
        CountedIn => "计数方式", "Counted in";
        Persons => "人数", "persons";
        PersonTimes => "人次", "person-times";
        Late => "已过期", "Overdue";
        Training => "培训编号", "Session id";
        Until => "至", "Until";
        Capacity => "座位数", "Capacity";
        Present => "准时", "On time";
        CameLate => "迟到", "Late";
        Excused => "请假", "Excused";
        Absent => "缺席", "Absent";
        Turnout => "名单", "Roster";
        Unmarked => "未签到", "Unmarked";
        Rule => "要求", "Rule";
        /// Figures of a unit.
        CountedOn => "统计日期", "Counted on";
        Posts => "岗位数", "Posts";
        PartyShare => "党员邻长占比", "Share of party members";
        CareShare => "重点户占比", "Share of special care";
        DoublesHouseholds => "疑似重复户数", "Households among doubles";
        OwnPersonTimes => "本级主办人次", "Attendances at sessions of its own";
        Period => "时段", "Period";
        Quarter => "培训季度", "Quarter of training";
        /// Demonstration sites.
        Money => "已支出/总额", "Spent of amount";
        Due => "期限", "Due";
        Owner => "责任人", "Owner";
        Item => "项", "Item";
        What => "内容", "What";
        Site => "示范点编号", "Site id";
        Order => "顺序", "Order";
        Least => "最低得分率", "Least score in percent";
        PassLines => "须达合格线", "Pass lines asked";
    }
}
