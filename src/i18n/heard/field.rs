//! Names of fields as they are typed before `=`.

use super::Names;

pub mod household {
    use super::Names;

    pub const HEAD: Names = &["head", "户主"];
    pub const PEOPLE: Names = &["people", "人口"];
    pub const PHONES: [Names; 3] = [
        &["phone", "电话", "phone1"],
        &["phone2", "电话2"],
        &["phone3", "电话3"],
    ];
    pub const CONTACTS: [Names; 3] = [
        &["contact", "联系人", "contact1"],
        &["contact2", "联系人2"],
        &["contact3", "联系人3"],
    ];
    pub const ADDRESS: Names = &["address", "地址"];
    pub const ESTATE: Names = &["estate", "小区"];
    pub const BUILDING: Names = &["building", "栋"];
    pub const ENTRANCE: Names = &["entrance", "单元"];
    pub const ROOM: Names = &["room", "室"];
    pub const RESIDENCE: Names = &["residence", "居住类型"];
    pub const STATE: Names = &["state", "状态"];
    pub const CARE: Names = &["care", "类别", "重点户"];
    pub const NOTE: Names = &["note", "备注"];
    pub const CARD: Names = &["card", "联系卡"];
    pub const CHAT: Names = &["chat", "微信群"];
    pub const NEW_HEAD: Names = &["new-head", "新户主"];
    pub const NUMBER: Names = &["number", "户序号"];
}

pub mod unit {
    use super::Names;

    pub const NAME: Names = &["name", "名称"];
    pub const SHORT: Names = &["short", "简称"];
    pub const CODE: Names = &["code", "编码"];
    pub const KIND: Names = &["kind", "类型"];
}

pub mod person {
    use super::Names;

    pub const NAME: Names = &["name", "姓名"];
    pub const SEX: Names = &["sex", "性别"];
    pub const BORN: Names = &["born", "出生年份"];
    pub const PARTY: Names = &["party", "党员"];
    pub const PHONE: Names = &["phone", "电话"];
    pub const CADRE: Names = &["cadre", "干部职务"];
    pub const GROUP_HEAD: Names = &["group-head", "村民小组长"];
    pub const GRID: Names = &["grid", "网格员"];
    pub const DELEGATE: Names = &["delegate", "代表"];
    pub const HOUSEHOLD: Names = &["household", "所属户"];
}

pub mod term {
    use super::Names;

    pub const SINCE: Names = &["since", "任职日期"];
    pub const UNTIL: Names = &["until", "任期截止"];
    pub const ORIGIN: Names = &["origin", "产生方式"];
    pub const ACTING: Names = &["acting", "代理"];
    pub const ENDING: Names = &["ending", "离任原因"];
}

pub mod training {
    use super::Names;

    pub const HOST: Names = &["unit", "主办单位", "单位"];
    pub const TITLE: Names = &["title", "名称"];
    pub const TOPICS: Names = &["topics", "内容"];
    pub const DATE: Names = &["date", "日期"];
    pub const TIME: Names = &["time", "时间"];
    pub const PLACE: Names = &["place", "地点"];
    pub const LECTURER: Names = &["lecturer", "授课人"];
    pub const SEATS: Names = &["seats", "座位", "座位数"];
    pub const AUDIENCE: Names = &["audience", "对象"];
    pub const NOTE: Names = &["note", "备注"];
    pub const RHYTHM: Names = &["rhythm", "周期"];
    pub const WHOM: Names = &["whom", "范围"];
    pub const RANKS: Names = &["ranks", "对象"];
    pub const HIGHER: Names = &["higher", "上级培训"];
    pub const MAKE_UP: Names = &["make-up", "补训"];
}

pub mod site {
    use super::Names;

    pub const FEATURE: Names = &["feature", "特色"];
    pub const STAGE: Names = &["stage", "阶段"];
    pub const VILLAGE_LEAD: Names = &["village-lead", "村责任人"];
    pub const TOWNSHIP_LEAD: Names = &["township-lead", "乡镇责任人"];
    pub const LEADER: Names = &["leader", "联点领导"];
    pub const TARGET: Names = &["target", "计划完成"];
    pub const NOTE: Names = &["note", "备注"];
}

pub mod project {
    use super::Names;

    pub const NAME: Names = &["name", "名称"];
    pub const SOURCE: Names = &["source", "资金来源"];
    pub const AMOUNT: Names = &["amount", "资金总额"];
    pub const SPENT: Names = &["spent", "已支出"];
    pub const STATE: Names = &["state", "状态"];
}

pub mod milestone {
    use super::Names;

    pub const NAME: Names = &["name", "名称"];
    pub const DUE: Names = &["due", "计划日期"];
    pub const DONE: Names = &["done", "完成日期"];
}

pub mod stage {
    use super::Names;

    pub const NAME: Names = &["name", "名称"];
    pub const ORDER: Names = &["order", "顺序"];
    pub const DEMAND: Names = &["demand", "考核得分率"];
    pub const PASS_LINES: Names = &["pass-lines", "合格线"];
    pub const CLOSED: Names = &["closed", "停用"];
}

pub mod official {
    use super::Names;

    pub const NAME: Names = &["name", "姓名"];
    pub const POST: Names = &["post", "职务"];
    pub const PHONE: Names = &["phone", "电话"];
    pub const CLOSED: Names = &["closed", "停用"];
}

pub mod rectification {
    use super::Names;

    pub const WHAT: Names = &["what", "整改内容", "内容"];
    pub const OWNER: Names = &["owner", "责任人"];
    pub const DUE: Names = &["due", "整改期限", "期限"];
    pub const SINCE: Names = &["since", "日期"];
}
