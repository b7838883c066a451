//! Users at the command line: lists, and what is wrong with a key.

use crate::{domain::BadKey, i18n::words};

words! {
    UserText {
        Title => "用户", "Users";
        GoThere => "到负责范围", "Go to the area";
        Right => "可以做什么", "May";
        TraineeNote => "以上都限于各自负责的范围。学员（trainee）只能进演示县。", "Each in their own area. A trainee gets the rehearsal county only.";
        Whole => "全县", "whole county";
        Nobody => "还没有用户：文件归其所有者使用。新增第一个管理员：sanzhang user add 登录名 --role administrator --key 公钥文件", "No users: the file belongs to its owner. The first administrator: sanzhang user add LOGIN --role administrator --key FILE.pub";
        Login => "登录名", "Login";
        Name => "姓名", "Name";
        Role => "角色", "Role";
        Area => "范围", "Area";
        Phone => "电话", "Phone";
        Last => "上次登录", "Last seen";
        Never => "从未登录", "never signed in";
        Keys => "公钥", "Keys";
        State => "状态", "State";
        AreaRetired { name: String } => "{name}（已停用，请另定范围）", "{name} (retired; please give another)";
        Disabled { on: String } => "{on} 停用", "disabled {on}";
        NoPreset { name: String } => "没有“{name}”这套键位，可用：default、arrows。", "There is no keymap \"{name}\"; known are default and arrows.";
        NoTheme { name: String } => "没有“{name}”这种配色，可用：dark、light、high-contrast、mono。", "There is no theme \"{name}\"; known are dark, light, high-contrast and mono.";
        KeyType { file: String } => "{file}：这不是公钥。请用 .pub 文件里的那一行，以 ssh-ed25519 或 ssh-rsa 开头，前面不带别的。", "{file}: this is no public key. Please use the line of the .pub file, which begins with ssh-ed25519 or ssh-rsa and has nothing before it.";
        KeyPrivate { file: String } => "{file}：这是私钥，没有读入，也没有保存。私钥不能离开本人的电脑：如果已经发给了别人，请重新生成一对。这里要的是 .pub 文件里的那一行。", "{file}: this is a private key; it was neither taken nor kept. It must not leave its owner's machine: if it was sent to anybody, please make a new pair. What belongs here is the line of the .pub file.";
        KeyBody { file: String } => "{file}：公钥不完整，可能少复制了几个字，请从 .pub 文件重新复制整行。", "{file}: the key is not whole, perhaps some letters were lost on the way; please copy the whole line of the .pub file again.";
        KeyShort { file: String } => "{file}：这把 RSA 公钥太短，服务器可能不认。请重新生成：ssh-keygen -t ed25519", "{file}: this RSA key is too short and the server may refuse it; please make a new one: ssh-keygen -t ed25519";
        KeyUnreadable { login: String, number: String } => "读不懂，不能用来登录；换掉它：sanzhang user keys {login} --remove {number} --add 公钥文件", "cannot be read and opens nothing; to replace it: sanzhang user keys {login} --remove {number} --add FILE.pub";
        NoKey { file: String } => "{file} 里没有公钥。", "There is no key in {file}.";
        KeyMissing { login: String } => "{login} 还没有公钥，不能登录：sanzhang user keys {login} --add 公钥文件", "{login} has no key yet and cannot sign in: sanzhang user keys {login} --add FILE.pub";
        NothingNew => "表里的人都已经有账号，没有要新增的。", "Everybody in the table is there already; there is nobody to add.";
        RowWithoutName => "缺姓名，请填写。", "The name is missing; please fill it in.";
        NoSuchRole { text: String, known: String } => "没有“{text}”这个角色，可写：{known}。", "There is no role \"{text}\"; known are {known}.";
        KeysByFolder => "登录包：sanzhang ssh client-kit --all 文件夹 --server 服务器地址。公钥收齐后放在一个文件夹里，每人一个 登录名.pub：cat *.pub | ssh sanzhang@服务器 user keys --from -；或在服务器上 sanzhang session --user 管理员 -- user keys --from 文件夹。", "The kits: sanzhang ssh client-kit --all FOLDER --server HOST. Put the keys that come back into a folder, each as LOGIN.pub: cat *.pub | ssh sanzhang@SERVER user keys --from -, or on the server sanzhang session --user ADMIN -- user keys --from FOLDER.";
        NobodyCalled { file: String, login: String } => "{file}：没有“{login}”这个用户。文件名应是 登录名.pub；从标准输入读时，公钥最后写登录名。", "{file}: there is no user \"{login}\". A file should be called LOGIN.pub; on standard input the login stands behind the key.";
        NoKeyFiles { path: String } => "{path} 里没有 .pub 文件。", "There is no .pub file in {path}.";
        KeysThere => "这些公钥都已经有了。", "All of these keys are there already.";
        NoSuchKey { number: String } => "没有第 {number} 把公钥，请先看 user keys。", "There is no key number {number}; see user keys.";
        Dismissed => "您的账号已停用，或者角色、范围有变动，这次登录到此结束；没保存的表单已留作草稿。请与管理员联系，或重新登录。", "Your account was disabled, or has another role or area now, so this session has ended; unsaved forms are kept as drafts. Please ask the administrator, or sign in again.";
        Idle => "很久没有按键，已自动退出；没保存的表单已留作草稿，请重新登录。", "No key was pressed for long, so the session has ended; unsaved forms are kept as drafts. Please sign in again.";
        NotHere { what: String } => "登录后不能用 {what}。", "{what} cannot be used in a session.";
        OnlyInput => "登录后不能读写服务器上的文件，只能写 -（标准输入、标准输出），例如 import households -。", "In a session no file of the server is read or written, only - (standard input and output), such as import households -.";
        NotText => "命令不是 UTF-8 文本，没有执行。请把终端设为 UTF-8 再试。", "The command is not UTF-8 text and was not run. Please set your terminal to UTF-8 and try again.";
        LongCommand { most: String } => "命令太长，最多 {most}，没有执行。请分几次，或者用 - 从标准输入导入。", "The command is too long, at most {most}, and was not run. Please do it in parts, or send a file to - on standard input.";
        BadWords => "命令里的引号不成对，请核对。", "The quotes of the command do not match; please check.";
    }
}

impl UserText {
    pub fn bad_key(file: String, why: BadKey) -> Self {
        match why {
            BadKey::Type => Self::KeyType { file },
            BadKey::Private => Self::KeyPrivate { file },
            BadKey::Body => Self::KeyBody { file },
            BadKey::Short => Self::KeyShort { file },
        }
    }
}
