//! Undoes a Chinese input method outside fields: the character it put in, back to the key that was pressed.

/// Two keys give `、`: `/` and `\`. Only the first is bound to anything.
pub fn fold(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '、' => '/',
        '。' => '.',
        '《' | '〈' => '<',
        '》' | '〉' => '>',
        '【' | '「' => '[',
        '】' | '」' => ']',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '·' => '`',
        '—' => '_',
        '…' => '^',
        '￥' => '$',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn full_width_is_the_key_that_was_pressed() {
        for (wide, key) in "：／、？，。；！（）ＡｚＧ０９＊－\u{3000}"
            .chars()
            .zip("://?,.;!()AzG09*- ".chars())
        {
            assert_eq!(fold(wide), key, "{wide}");
        }
    }

    #[test]
    fn han_and_ascii_stay() {
        for c in "邓桂华𠮷aZ0/ \u{FF00}\u{FF5F}".chars() {
            assert_eq!(fold(c), c);
        }
    }
}
