//! Rubrics between the page and files, by path: what `sanzhang rubric import` and `export` do, with faults by line.

use std::{fs, path::PathBuf};

use sanzhang::{
    domain::{By, RubricFields, RubricId},
    exchange::{EXAMPLE_RUBRIC, example_rubric, read_rubric},
    keymap::Context,
};

use crate::support::{
    board::{fourteen, inspected},
    stage::Stage,
};

fn rubric(stage: &Stage) -> RubricFields {
    let desk = &stage.model().desk;
    let held = desk.county().sites().current_rubric().expect("a rubric");
    held.record.fields.clone()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn file(folder: &tempfile::TempDir, text: &str) -> PathBuf {
    let path = folder.path().join("细则.toml");
    fs::write(&path, text).expect("a file");
    path
}

fn type_path(stage: &mut Stage, path: &std::path::Path) {
    stage.press("^u").type_(&path.display().to_string());
}

#[test]
fn a_file_without_faults_is_brought_in_at_the_second_enter() {
    let mut stage = fourteen();
    inspected(&mut stage, 0, By::Verifier, 5, &[(1, 2)]);
    let folder = folder();
    let path = file(&folder, EXAMPLE_RUBRIC);
    let before = rubric(&stage);
    stage.press("g d b i").shows("从文件导入考核细则");
    type_path(&mut stage, &path);
    stage
        .press("enter")
        .shows("没有错误")
        .shows("再按 Enter 导入");
    stage.shows("1 次检查已按现行细则评分");
    assert_eq!(rubric(&stage), before, "looked at only");
    // Another path is another file.
    stage.type_("x").hides("没有错误：").press("bs enter enter");
    stage.shows("更换了考核细则，旧分数保留").shows("第 2 版");
    assert_eq!(stage.model().context(), Context::Rubric);
    assert_eq!(rubric(&stage), example_rubric());
    let desk = &stage.model().desk;
    assert_eq!(desk.county().sites().rubric(RubricId(1)), Some(&before));
    // The same once more is no change.
    stage.press("i");
    type_path(&mut stage, &path);
    stage.press("enter enter").shows("没有改动");
    stage.press("esc u").shows("样例细则  第 1 版");
}

#[test]
fn faults_stand_with_their_lines_and_nothing_changes() {
    let mut stage = fourteen();
    let folder = folder();
    let text = EXAMPLE_RUBRIC.replacen("kind = ", "knd = ", 1).replacen(
        "points = ",
        "points = 'viele' # ",
        1,
    );
    let path = file(&folder, &text);
    let faults = read_rubric(&text).expect_err("two faults");
    let before = rubric(&stage);
    stage.press("g d b i");
    type_path(&mut stage, &path);
    stage.press("enter").shows("处错误：").shows("细则没有改动");
    for fault in &faults {
        stage.shows(&format!("第 {} 行：", fault.line));
    }
    stage.press("enter").shows("处错误：");
    assert_eq!(rubric(&stage), before);
    // Mended in the file, the same Enter looks again.
    fs::write(&path, EXAMPLE_RUBRIC).expect("a file");
    stage.press("enter").shows("没有错误").press("enter");
    assert_eq!(rubric(&stage), example_rubric());
}

#[test]
fn many_faults_are_scrolled_on_a_narrow_english_screen() {
    let mut stage = fourteen();
    let folder = folder();
    let mut text = EXAMPLE_RUBRIC.to_owned();
    for n in 0..EXAMPLE_RUBRIC.matches("method = ").count() {
        text = text.replacen("method = ", &format!("methd{n} = "), 1);
    }
    let path = file(&folder, &text);
    stage.press("f7").sized(80, 24).press("g d b i");
    type_path(&mut stage, &path);
    stage
        .press("enter")
        .shows("faults found:")
        .hides("The rubric is unchanged");
    stage.press("pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn");
    stage
        .shows("The rubric is unchanged")
        .hides("faults found:");
    stage.press("pgup pgup pgup pgup pgup pgup pgup pgup pgup up");
    stage.shows("faults found:");
}

#[test]
fn what_cannot_be_read_says_why() {
    let mut stage = fourteen();
    let folder = folder();
    stage.press("g d b i enter").shows("请填写文件路径");
    type_path(&mut stage, &folder.path().join("none.toml"));
    stage.press("enter").shows("没有这个文件或文件夹");
    type_path(&mut stage, folder.path());
    stage.press("enter").shows("这是文件夹，不是文件");
    let path = folder.path().join("picture.toml");
    fs::write(&path, [0x89, 1, 2, 3, 4, 5, 6, 7]).expect("a file");
    type_path(&mut stage, &path);
    stage.press("enter").shows("内容不是 UTF-8 文本");
    stage.press("esc");
    assert_eq!(stage.model().context(), Context::Rubric);
}

#[test]
fn the_rubric_goes_into_a_new_file_and_over_none() {
    let mut stage = fourteen();
    let folder = folder();
    let path = folder.path().join("细则.toml");
    stage
        .press("g d b w")
        .shows("考核细则导出到文件")
        .shows("rubric.toml");
    type_path(&mut stage, &path);
    stage.press("enter").shows("已写入");
    let text = fs::read_to_string(&path).expect("written");
    assert_eq!(read_rubric(&text), Ok(rubric(&stage)));
    stage.press("enter");
    assert_eq!(stage.model().context(), Context::Rubric);
    fs::write(&path, "somebody's work").expect("a file");
    stage.press("w");
    type_path(&mut stage, &path);
    stage.press("enter").shows("已存在，请换一个文件名");
    assert_eq!(fs::read_to_string(&path).expect("there"), "somebody's work");
    type_path(&mut stage, &folder.path().join("none/细则.toml"));
    stage
        .press("enter")
        .shows("写不了")
        .shows("没有这个文件或文件夹");
}
