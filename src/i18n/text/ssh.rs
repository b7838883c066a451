//! Setting up a server, step by step.

use crate::i18n::words;

words! {
    SshText {
        Account => "一、以 root 安装程序，建一个专用账号", "1. As root: the program and an account of its own";
        County => "二、建立县的数据文件和第一个管理员（公钥先传到服务器）", "2. The county's file and its first administrator (bring the public key to the server first)";
        Sshd => "三、让 sshd 向本程序查公钥；新增、停用用户不用再改任何文件", "3. sshd asks this program for keys; adding and disabling users needs no other file";
        Enter => "四、管理员登录，再开通其他人（SERVER 换成服务器地址）", "4. The administrator signs in and lets in the others (SERVER is the server's address)";
        Path { path: String } => "“{path}”里有空格或特殊符号，sshd 和 shell 会读错，请换一个只有字母、数字、/ . _ - + 的路径。", "\"{path}\" has blanks or signs that sshd and a shell would misread; please use a path of letters, digits and / . _ - + only.";
    }
}
