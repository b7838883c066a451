//! Why a file could not be read or written, as the system says it: in words, not in its own English.

use std::io::ErrorKind as K;

use crate::i18n::{Lang, Say, Words, say};

/// The middle of a sentence: no full stop.
impl Say for K {
    fn say(&self, lang: Lang) -> Words {
        match self {
            K::NotFound => say!(lang, "没有这个文件或文件夹", "no such file or folder"),
            K::PermissionDenied => say!(lang, "没有权限", "permission denied"),
            K::AlreadyExists => say!(
                lang,
                "已经有同名的文件",
                "a file of that name is there already"
            ),
            K::IsADirectory => say!(lang, "这是文件夹，不是文件", "this is a folder, not a file"),
            K::NotADirectory => say!(
                lang,
                "路径中间有一段不是文件夹",
                "part of the path is not a folder"
            ),
            K::DirectoryNotEmpty => say!(lang, "文件夹不是空的", "the folder is not empty"),
            K::StorageFull => say!(lang, "磁盘满了", "no space left on the disk"),
            K::QuotaExceeded => say!(lang, "磁盘配额用完了", "the disk quota is used up"),
            K::ReadOnlyFilesystem => say!(lang, "这个磁盘只能读", "the disk is read-only"),
            K::FileTooLarge => say!(lang, "文件太大", "the file is too large"),
            K::InvalidFilename => say!(lang, "文件名不合规定", "the file's name is not allowed"),
            K::InvalidData => say!(lang, "内容不是 UTF-8 文本", "its content is not UTF-8 text"),
            K::UnexpectedEof => say!(lang, "文件不完整", "the file is cut short"),
            K::ResourceBusy | K::ExecutableFileBusy => {
                say!(lang, "别的程序正在用", "another program is using it")
            }
            K::TimedOut => say!(lang, "等了太久", "it took too long"),
            K::Interrupted => say!(lang, "被打断了", "it was interrupted"),
            K::BrokenPipe => say!(lang, "对方已关闭", "the other end is closed"),
            K::OutOfMemory => say!(lang, "内存不够", "out of memory"),
            K::Unsupported => say!(lang, "系统不支持", "the system does not support it"),
            _ => say!(lang, "系统出错", "the system failed"),
        }
    }
}
