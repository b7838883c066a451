//! Files beside the county's, made by whoever names them.

use crate::i18n::words;

words! {
    FileText {
        Title => "文书写入文件", "Write the text to a file";
        Path => "文件", "File";
        Hint => "填写要新建的文件；已有的文件不覆盖。", "The file to be made; one that is there already is not touched.";
        WriteIt => "写入", "Write";
        NoPath => "请填写文件路径，例如 ~/名单.txt。", "Please type the path of a file, such as ~/list.txt.";
        Written { path: String } => "已写入 {path}", "Wrote {path}";
        Exists { path: String } => "{path} 已存在，请换一个文件名。", "{path} exists already; please choose another name.";
        HoldsPhones => "里面有完整的电话：只给办事要用的人，用完删除，不要转发到群里。",
            "It holds phones in full: only for who needs them; delete it afterwards, and forward it to no group.";
        Elsewhere { call: String } => "登录后不能在服务器上写文件。请在自己的电脑上运行，得到同样的文字：\nssh 服务器 {call} > 名单.txt",
            "Signed in, no file of the server's can be written. On your own computer this gives the same text:\nssh SERVER {call} > list.txt";
        NoFileElsewhere => "登录后不能在服务器上写文件。请用鼠标选取文字，或复制。",
            "Signed in, no file of the server's can be written. Select the text with the mouse, or copy it.";
    }
}
