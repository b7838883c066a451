//! Showing: the screens of the program.

use crate::keymap::context::ROWS;

super::noun! {
    Show "show" {
        Tree "tree" "层级" "Tree" in ROWS;
        Overview "overview" "今日" "Today" in ROWS;
        Opening "opening" "开县清单" "Opening the county" in ROWS;
        Breaches "breaches" "户数异常" "Breaches of 5 to 15" in ROWS;
        Vacancies "vacancies" "空缺" "Vacancies" in ROWS;
        NoPhone "no_phone" "无电话" "Without a phone" in ROWS;
        Doubles "doubles" "疑似重复" "Likely doubles" in ROWS;
        Care "care" "重点户" "Special care" in ROWS;
        Leaders "leaders" "三长名册" "Leaders" in ROWS;
        Journal "journal" "操作日志" "Journal" in ROWS;
        Retired "retired" "已停用" "Retired" in ROWS;
        Contacts "contacts" "单位联系人" "Contacts of units" in ROWS;
        Drafts "drafts" "没写完的表单" "Unfinished forms" in ROWS;
        Users "users" "用户" "Users" in ROWS;
        Present "present" "谁在用" "Who is here" in ROWS;
        Trainings "trainings" "培训安排" "Trainings" in ROWS;
        Gap "gap" "培训缺口" "Training gaps" in ROWS;
        Sites "sites" "示范创建" "Demonstration sites" in ROWS;
        Import "import" "导入名册" "Import a roster" in ROWS;
        Settings "settings" "设置" "Settings" in ROWS;
    }
}
