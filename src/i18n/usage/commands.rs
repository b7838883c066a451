//! What each command does, with examples. Names of people and places are invented or those of the rehearsal county.

use super::{Page, pages};

pub const ALL: [&[Page]; 4] = [PROGRAM, REGISTRY, SITES, TRAININGS];

const PROGRAM: &[Page] = pages! {
    "" "三长制（片长、组长、邻长）管理工具。不写命令就打开界面。" "Keeps a county's section, group and neighborhood leaders and their households. Without a command it opens the screen.":
        "" | "demo" | "search dgh" | "list vacancies --unit 塔峰镇 --format csv" | "--lang en help report training";
    "help" "一个命令的帮助" "The help page of a command": "help" | "help site score";
    "guide" "使用指南：从第一天做起，键按您的键位写；不写名称就列出有哪些篇" "The guide, from the first day on, with your own keys; without a name, which pages there are": "guide" | "guide first" | "guide 第一天" "guide all";
    "demo" "打开演示县：内容虚构，改动不保存" "Open the rehearsal county: invented people, nothing is kept": "demo" | "demo --size village";
    "init" "新建一个县的数据文件" "Make a county's file": "init --divisions 区划.csv --county 431127" "init --divisions divisions.csv --county 431127" | "init --empty 蓝山县";
    "import" "从文件导入" "Bring in from a file": "import households 名册.csv --dry-run" "import households roster.csv --dry-run";
    "import households" "导入名册。列：乡镇、村、片、组、邻、户主、电话、人口、类别、地址、备注；英文列名也行" "Bring in a roster. Columns: township, village, section, group, neighborhood, head, phone, people, care, address, note; Chinese names too":
        "import households 名册.csv --dry-run" "import households roster.csv --dry-run" | "import households -";
    "search" "查找户、单位、三长：姓名、拼音、首字母、电话后四位、门牌、地名" "Find households, units and leaders by name, pinyin, initials, end of a phone, house number, place":
        "search dgh --limit 5" | "search 团结 李 --format json" | "search 黄桂兰 --retired";
    "list" "界面上的每一种名单；不写种类就列出有哪些。后面再写的词用来筛选" "Every list of the screen; without a kind, which there are. Further words narrow it":
        "list" | "list vacancies --unit 塔峰镇" | "list untrained --period 2024Q1 --format csv" | "list leaders 朱" "list leaders zhu";
    "tree" "一个单位下面的层级" "The units below a unit": "tree --unit 塔峰镇/团结村 --depth 2" | "tree --format json";
    "report" "统计" "Figures": "report overview --unit 塔峰镇" | "report training --period 2024Q1";
    "report overview" "一个单位的总览" "The figures of a unit": "report overview" | "report overview --unit 塔峰镇 --format json";
    "report training" "培训覆盖：谁训了、谁没训、缺哪几场" "Who is trained and who is not, and which sessions are missing":
        "report training --unit 塔峰镇 --period 2024Q1" | "report training --missing --format csv" | "report training --rank group";
    "report sites" "各示范点的得分" "Every demonstration site with its scores": "report sites --format csv" | "report sites --since 2024-01-01";
    "user" "谁能登录、以什么角色" "Who may sign in, and as what": "user list" | "user add li --role township --area 塔峰镇 --key li.pub";
    "user roles" "每个角色能做什么" "What each role may do": "user roles";
    "user list" "用户名单，上次什么时候登录" "Everybody who may sign in, and when they last did": "user list" | "list users 从未登录" "list users never" | "user list --format csv";
    "user import" "从表格新增用户。列：姓名、角色、负责范围、电话、登录名（不写就按拼音取）；有一处错误就一个也不加；撤销一次可全部退回" "Let in everybody of a table. Columns: name, role, area, phone, login (made from the name where it is missing); all of them or nobody, and one undo takes all back":
        "user import 用户.csv --dry-run" "user import users.csv --dry-run" | "user import -";
    "user add" "新增用户" "Let somebody in": "user add li --role township --area 塔峰镇 --name 李明 --key li.pub" | "user add help --role administrator --rescue --key help.pub";
    "user change" "修改用户，没写的不变" "Change what is named of a user, leave the rest": "user change li --role village --area 塔峰镇/团结村" | "user change li --user-lang zh --user-theme light";
    "user disable" "停用用户，做过的事都留着" "Keep somebody out; what they did stays": "user disable li";
    "user reinstate" "恢复停用的用户" "Let somebody in again": "user reinstate li";
    "user keys" "一个用户的公钥：列出、新增、删除" "The keys of a user: listed, added, taken away": "user keys li" | "user keys li --add 新.pub" "user keys li --add new.pub" | "user keys li --remove 1" | "user keys --from 公钥" "user keys --from keys";
    "ssh" "服务器登录" "What sshd asks and needs": "ssh setup" | "ssh client-kit li --server county.example";
    "ssh authorized-keys" "打印服务账号的 authorized_keys" "The lines for the service account's authorized_keys": "ssh authorized-keys";
    "ssh keys-command" "供 sshd 调用（AuthorizedKeysCommand，%u %t %k %f）" "For sshd: AuthorizedKeysCommand with %u %t %k %f": "ssh keys-command sanzhang ssh-ed25519 AAAAC3Nza";
    "ssh setup" "Debian 服务器的设置步骤" "How a Debian server is set up": "ssh setup";
    "ssh client-kit" "给用户的登录包（Windows），一个文件夹，没有秘密内容" "What a Windows user needs to sign in, in a folder to hand over; nothing in it is secret":
        "ssh client-kit li --server county.example" | "ssh client-kit li --server 10.0.0.5 --into 李明" "ssh client-kit li --server 10.0.0.5 --into li-kit" | "ssh client-kit --all 登录包 --server county.example" "ssh client-kit --all kits --server county.example";
    "session" "用户登录后的会话，由 sshd 启动" "A user's sitting; sshd starts it": "session --user li" | "session --user li -- report overview";
    "journal" "操作日志，最近的在前" "What was done, newest first": "journal --limit 20" | "journal --format csv";
    "undo" "撤销自己最近的一次操作，或第几号" "Take back one's newest change, or an entry by its number": "undo --yes" | "undo 42 --yes";
    "drafts" "自己没写完的表单；在屏幕上接着填" "Your unfinished forms; go on with them on the screen": "drafts" | "drafts --format json";
    "who" "谁在用、在哪里" "Who is at the file, and where": "who" | "who --format json";
    "backup" "备份，大家照常工作；写完重新读一遍核对" "A copy while everybody works, read again and proved": "backup /var/backups/county.copy" | "backup --keep 7d,4w,12m /var/backups/county";
    "restore" "从备份恢复" "Put a copy where the county is, or would be": "restore /var/backups/county.copy --replace";
    "compact" "整理文件，去掉空余" "Write the file anew without empty room": "compact";
    "check" "检查全部数据有没有损坏" "Look through the whole file for damage": "check" | "check --against /var/backups/county.copy";
    "keys" "键位" "Keys and key files": "keys list" | "keys check my-keys.toml";
    "keys list" "全部操作和它们的键" "All actions and their keys": "keys list" | "keys list --format markdown";
    "keys check" "检查键位文件，指出行号" "Faults of a key file, with their lines": "keys check my-keys.toml";
    "doctor" "环境检查：文件、谁在用、终端、设置" "How things stand: the file, who has it open, the terminal, the settings": "doctor" | "--lang en doctor";
    "completions" "命令补全脚本" "A completion script for a shell": "completions bash";
};

const REGISTRY: &[Page] = pages! {
    "show" "一个单位、户、人员或其他编号的全部情况" "Everything about a unit, household or person, or whatever has an id": "show 塔峰镇/团结村" | "show h12" | "show p5" | "show t3";
    "add" "新增单位、户、人员" "Add a unit, household or person": "add unit 塔峰镇/团结村 名称=第3片" "add unit 塔峰镇/团结村 name=第3片";
    "add unit" "在一个单位下新增下一级" "Add the next lower unit": "add unit 塔峰镇/团结村 名称=第3片" "add unit 塔峰镇/团结村 name=第3片" | "add unit u12 名称=第4邻 自=04-10" "add unit u12 name=第4邻 since=04-10";
    "add household" "在一个邻里新增一户" "Add a household to a neighborhood": "add household u12 户主=黄桂兰 电话=13812345678 人口=4" "add household u12 head=黄桂兰 phone=13812345678 people=4";
    "add person" "在一个村的人员册里新增一人" "Add a person to a village's book": "add person 塔峰镇/团结村 姓名=陈六 性别=女" "add person 塔峰镇/团结村 name=陈六 sex=f";
    "edit" "修改单位、户、人员、任期，没写的不变" "Change fields of a unit, household, person or term, leave the rest":
        "edit h12 电话=13812345678 人口=4" "edit h12 phone=13812345678 people=4" | "edit h12 状态=外出 自=04-10" "edit h12 state=away since=04-10" | "edit a7 任职日期=2025-12-01 离任原因=辞职" "edit a7 since=2025-12-01 ending=resigned";
    "move" "调整单位或户" "Move units or households": "move h12 h13 --to u34 --since 04-16" | "move u40 --to u34 --before u41";
    "split" "分户：一户里的一部分人另立一户；拆邻：一邻里的一部分户另设一邻" "Part of a household becomes one of its own, or some households of a neighborhood another one":
        "split h12 户主=黄小兰 人口=2 自=04-10" "split h12 head=黄小兰 people=2 since=04-10" | "split u40 --half" | "split u40 --households 9-16 名称=第9邻" "split u40 --households 9-16 name=第9邻";
    "merge" "并户：一户并入另一户" "One household becomes part of another": "merge h13 --into h12";
    "head" "换户主，写姓名或人员编号" "Somebody else heads the household, by name or id": "head h12 黄大" | "head h12 p5";
    "renumber" "重编户序号" "Another number in its neighborhood": "renumber h12 7";
    "retire" "停用单位、销户，以后可以恢复" "Retire units or households; they can be brought back": "retire h12 --since 04-16" | "retire 塔峰镇/团结村/第3片 --yes";
    "reinstate" "恢复停用的单位、已销的户" "Bring back what was retired": "reinstate u34 h12" | "reinstate 塔峰镇/团结村/第3片";
    "appoint" "任命、离任" "Appoint a leader, or end a term":
        "appoint u34 p5 --since 2026-01-01" | "appoint u34 h12 性别=女" "appoint u34 h12 sex=f" | "appoint u34 --end resigned";
    "care" "重点户类别" "The categories of special care": "care" | "care add 孤儿";
    "care list" "全部类别" "All categories": "care list" | "care list --format csv";
    "care add" "新增一类" "One category more": "care add 孤儿";
    "care rename" "改名" "Another name for a category": "care rename c3 独居老人";
    "care retire" "停用一类，已填的都留着" "A category is no longer offered; what was entered stays": "care retire c3";
    "care reinstate" "恢复停用的一类" "A category is offered again": "care reinstate c3";
};

const SITES: &[Page] = pages! {
    "rubric" "考核细则（TOML 文件）" "Rubrics of the sites, as TOML": "rubric export rubric.toml --example" | "rubric check rubric.toml" | "rubric import rubric.toml";
    "rubric check" "检查细则文件，指出行号" "Faults of a rubric file, with their lines": "rubric check rubric.toml";
    "rubric import" "导入细则，替换现用的" "Bring a rubric in; it takes the place of the one in use": "rubric import rubric.toml";
    "rubric export" "把现用的细则写到新文件" "Write the rubric in use to a new file": "rubric export rubric.toml" | "rubric export - --example";
    "site" "示范创建" "Demonstration sites": "site list" | "site show 雷家岭村" | "site score 雷家岭村 1=4.5 2=0 9=是" "site score 雷家岭村 1=4.5 2=0 9=yes";
    "site list" "全部示范点" "All sites": "site list" | "site list --format csv";
    "site show" "一个示范点的全部情况" "Everything about one site": "site show 雷家岭村" | "site show d3";
    "site add" "把一个村列为示范点" "Make a village a site": "site add 塔峰镇/雷家岭村 特色=党建引领 计划完成=2025-06-30" "site add 塔峰镇/雷家岭村 feature=党建引领 target=2025-06-30";
    "site edit" "修改示范点" "Change a site": "site edit 雷家岭村 特色=党建引领 联点领导=王某/县委常委" "site edit 雷家岭村 feature=党建引领 leader=王某/县委常委";
    "site advance" "变更创建阶段；条件没达到会提示，由县里定" "Enter a stage, forward or back; what it demands is told, the county decides": "site advance 雷家岭村 自查" | "site advance d3 自查 --on 04-10";
    "site replace" "更换示范点：同乡镇另一个村接替，原档案保留" "Another village of the township takes its place; the file is kept": "site replace 雷家岭村 竹市村 --reason 并村";
    "site close" "撤下示范点，不换村，档案保留" "It is a site no longer, and none takes its place; the file is kept": "site close 雷家岭村 --reason 撤并";
    "site reinstate" "恢复撤下的示范点，或已结束的检查" "Take up again a closed site, or an inspection by its id": "site reinstate 雷家岭村" | "site reinstate i3";
    "site projects" "一个示范点的项目资金" "The projects of a site": "site projects 雷家岭村" | "site projects 雷家岭村 add 冷链仓 资金总额=500000 状态=立项" "site projects 雷家岭村 add 冷链仓 amount=500000 state=granted";
    "site projects add" "新增一项" "One project more": "site projects 雷家岭村 add 冷链仓 资金总额=500000" "site projects 雷家岭村 add 冷链仓 amount=500000";
    "site projects edit" "修改一项" "Change a project": "site projects 雷家岭村 edit 1 已支出=80000" "site projects 雷家岭村 edit 1 spent=80000";
    "site projects remove" "删去一项" "Take a project off": "site projects 雷家岭村 remove 1";
    "site milestones" "一个示范点的时间节点" "The milestones of a site": "site milestones 雷家岭村" | "site milestones 雷家岭村 add 方案定稿 计划日期=2027-03-31" "site milestones 雷家岭村 add 方案定稿 due=2027-03-31";
    "site milestones add" "新增一个节点" "One milestone more": "site milestones 雷家岭村 add 方案定稿 计划日期=2027-03-31" "site milestones 雷家岭村 add 方案定稿 due=2027-03-31";
    "site milestones edit" "修改一个节点" "Change a milestone": "site milestones 雷家岭村 edit 1 完成日期=2027-03-20" "site milestones 雷家岭村 edit 1 done=2027-03-20";
    "site milestones remove" "删去一个节点" "Take a milestone off": "site milestones 雷家岭村 remove 1";
    "site rectify" "提出一项整改" "Raise what is to be put right": "site rectify 雷家岭村 联系卡没有发到户 --due 2025-06-30" | "site rectify 雷家岭村 台账不全 --item 5 --inspection i3";
    "site rectifications" "整改一览" "What is to be put right, here or everywhere": "site rectifications --overdue" | "site rectifications 雷家岭村 --format csv";
    "site amend" "修改一项整改" "Correct a rectification": "site amend z1 整改期限=2027-06-30 责任人=张主任" "site amend z1 due=2027-06-30 owner=张主任";
    "site done" "整改完成" "A rectification is put right": "site done z1 --note 已补发";
    "site confirm" "确认整改" "Somebody looked, and it is put right": "site confirm z1 --on 04-10";
    "site undone" "没有改好，重新整改" "It is not put right after all": "site undone z1";
    "site link" "连成示范线、示范片，或更正" "Link a village along a line or an area, or correct such a link": "site link 雷家岭村 竹市村 舜水示范线" | "site link 雷家岭村 竹市村 舜水示范片 --kind area";
    "site unlink" "取消一个村的连线" "Take a village off its lines and areas": "site unlink 雷家岭村 竹市村";
    "site adopt" "推广：一个村学用了什么，或更正" "A village took the practice over, or a correction of that": "site adopt 雷家岭村 竹市村 联系卡";
    "site unadopt" "取消推广" "Strike out what a village took over": "site unadopt 雷家岭村 竹市村";
    "site stages" "各示范点共用的创建阶段" "The stages that sites go through": "site stages" | "site stages add 评优 考核得分率=90" "site stages add 评优 demand=90";
    "site stages add" "新增一个阶段" "One stage more": "site stages add 评优 考核得分率=90" "site stages add 评优 demand=90";
    "site stages edit" "修改一个阶段；停用=是 就不再提供" "Change a stage; closed=yes stops offering it": "site stages edit 自查 名称=自评" "site stages edit 自查 name=自评";
    "site officials" "联点县领导" "The county leaders linked to sites": "site officials" | "site officials add 王某 职务=县委常委" "site officials add 王某 post=县委常委";
    "site officials add" "新增一位" "One county leader more": "site officials add 王某 职务=县委常委" "site officials add 王某 post=县委常委";
    "site officials edit" "修改一位；停用=是 就不再提供" "Change a county leader; closed=yes stops offering them": "site officials edit 王某 职务=副县长" "site officials edit 王某 post=副县长";
    "site score" "评分；能算的项自动算" "Score items; computed items fill themselves":
        "site score 雷家岭村 1=4.5 2=0 9=是" "site score 雷家岭村 1=4.5 2=0 9=yes" | "site score 雷家岭村 9 --note 待查 --where 村部档案柜" | "site score 雷家岭村 --close";
};

const TRAININGS: &[Page] = pages! {
    "training" "培训" "Sessions, rosters, roll calls": "training list --unit 塔峰镇" | "training show t12";
    "training list" "培训安排，按时间排" "Sessions in order of time": "training list --unit 塔峰镇 --period 2024Q1" | "training list --format csv";
    "training show" "一场培训和它的名单" "One session with its roster": "training show t12" | "training show t12 --sheet";
    "training add" "安排一场培训" "Plan a session": "training add 主办单位=毛俊镇 名称=普遍培训 日期=2024-04-18 时间=09:00-11:30 座位=80" "training add unit=毛俊镇 title=普遍培训 date=2024-04-18 time=09:00-11:30 seats=80";
    "training edit" "修改一场培训" "Change a session": "training edit t12 日期=2024-04-19 地点=镇政府三楼" "training edit t12 date=2024-04-19 place=镇政府三楼";
    "training cancel" "取消一场培训" "A session will not take place": "training cancel t12 --reason 停电";
    "training reinstate" "恢复取消的、已结束签到的培训" "A cancelled session is planned again, a closed one is open again": "training reinstate t12";
    "training close" "结束签到：没有登记的算缺席" "End the roll call: whoever is not marked is absent": "training close t12";
    "training assign" "安排参训" "Put people on the roster": "training assign t12 --gap --split" | "training assign t12 黄桂兰 p5" | "training assign t12 --unit 塔峰镇/团结村";
    "training unassign" "从名单上撤下" "Take people off the roster": "training unassign t12 p5 黄桂兰";
    "training attend" "按签到表登记" "Mark who came, from the signed sheet": "training attend t12 '全到 除 3 17q 22'" | "training attend t12 'qd 3 17q' --yes";
    "training rules" "各级的培训要求：列出、修改" "What each level owes: shown, changed": "training rules" | "training rules township 周期=每月" "training rules township rhythm=每月";
};
