//! The file goes away, is replaced, its disk fills up or takes no writing, while somebody sits before it: a clear
//! sentence, the sitting lives, what was saved is there, and work goes on when the cause is gone.

use std::{fs, path::PathBuf, time::Duration};

use sanzhang::{
    domain::*,
    store::{Cache, Store, StoreError},
    ui::Effect,
};

use crate::support::{
    board::fourteen_on,
    county::*,
    disk::{Disk, Trouble},
    stage::Stage,
};

const LOOK: Duration = Duration::from_secs(1);

struct Place {
    folder: tempfile::TempDir,
    stage: Stage,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let store = Store::create(&folder.path().join("county.sanzhang"), Cache::Village);
        let store = store.expect("created");
        must(&store, small());
        let mut stage = Stage::signed(&store, hand("li"));
        stage.sized(200, 40);
        Self { folder, stage }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn shift(&self, from: &str, to: &str) {
        fs::rename(self.at(from), self.at(to)).expect("renamed");
    }

    /// As the file at the path has it, asked of a store of its own.
    fn heads(&self) -> Vec<String> {
        let store = Store::open(&self.at("county.sanzhang"), Cache::Village).expect("opened");
        assert_eq!(store.check().expect("checked"), []);
        newcomers(&store)
    }
}

fn newcomers(store: &Store) -> Vec<String> {
    let entries = store.entries(None, 9).expect("read");
    let added = entries.iter().filter(|e| e.deed.act == Act::AddHousehold);
    added.map(|e| e.deed.subject.clone()).collect()
}

fn save(stage: &mut Stage, head: &str) {
    let command = add_household(0, NEIGHBORHOODS[0], head);
    stage.open(|_| vec![Effect::Submit(command)]);
}

#[test]
fn a_file_that_is_moved_away_is_missed_and_found_again() {
    let mut place = Place::new();
    save(&mut place.stage, "赵甲");
    place.shift("county.sanzhang", "aside");
    place.stage.advance(LOOK).shows("不在原处").shows("S16");
    save(&mut place.stage, "钱乙");
    place.stage.shows("请把文件放回原处");
    // Reading goes on: the journal comes from the file.
    place.stage.press("g j").shows("赵甲").hides("钱乙");
    assert!(!place.at("county.sanzhang").exists(), "nothing is made");
    place.shift("aside", "county.sanzhang");
    place.stage.press("2").advance(LOOK).hides("不在原处");
    save(&mut place.stage, "孙丙");
    assert_eq!(place.heads(), ["孙丙", "赵甲"]);
}

#[test]
fn a_sitting_never_goes_on_in_another_file() {
    let mut place = Place::new();
    save(&mut place.stage, "赵甲");
    let other = Store::create(&place.at("other"), Cache::Village).expect("created");
    must(&other, small());
    for head in ["周别", "吴别", "郑别"] {
        must(&other, add_household(0, NEIGHBORHOODS[0], head));
    }
    drop(other);
    place.shift("county.sanzhang", "aside");
    place.shift("other", "county.sanzhang");
    place.stage.advance(LOOK).shows("已被换成另一个文件");
    save(&mut place.stage, "钱乙");
    place.stage.advance(LOOK).shows("已被换成另一个文件");
    place
        .stage
        .press("g j")
        .shows("赵甲")
        .hides("别")
        .press("2");
    assert_eq!(place.heads(), ["郑别", "吴别", "周别"]);
    // Gone altogether is something else.
    place.shift("county.sanzhang", "other");
    place.stage.advance(LOOK).shows("不在原处");
    place.shift("aside", "county.sanzhang");
    place.stage.advance(LOOK).hides("不在原处").hides("换成");
    save(&mut place.stage, "孙丙");
    assert_eq!(place.heads(), ["孙丙", "赵甲"]);
}

#[test]
fn a_disk_that_is_full_or_takes_no_writing_is_said_and_survived() {
    for (trouble, words) in [
        (Trouble::Quota(0), "磁盘满了"),
        (Trouble::ReadOnly, "现在只能读"),
    ] {
        let disk = Disk::default();
        let plug = disk.clone();
        let store = Store::with_backend(move || Ok(plug.plug())).expect("opened");
        must(&store, small());
        let mut stage = Stage::signed(&store, hand("li"));
        stage.sized(200, 40);
        save(&mut stage, "赵甲");
        disk.trouble(trouble);
        // Small changes fit into what the file has already.
        let many = (0..4000).map(|n| add_household(n, NEIGHBORHOODS[0], &format!("钱{n}")));
        let many = batch(Occasion::Import, many.collect());
        stage.open(|_| vec![Effect::Submit(many)]);
        stage.shows(words).press("j k").advance(LOOK);
        // What can still be done keeps its keys.
        for (cols, rows) in [(80, 24), (120, 40), (200, 40)] {
            if trouble == Trouble::ReadOnly {
                stage.sized(cols, rows).shows(words).shows("/ 搜索");
                stage.shows("? 帮助");
            }
        }
        disk.trouble(Trouble::None);
        stage.advance(LOOK).hides(words);
        save(&mut stage, "孙丙");
        assert_eq!(newcomers(&store), ["孙丙", "赵甲"], "{words}");
        assert_eq!(store.check().expect("checked"), [], "{words}");
    }
}

#[test]
fn a_file_that_a_newer_program_upgraded_is_read_on_and_what_is_typed_is_kept() {
    for (cols, rows) in [(120, 40), (80, 24)] {
        let mut place = Place::new();
        place.stage.sized(cols, rows);
        place
            .stage
            .press("j l j l j l j l j P")
            .shows("新增人员")
            .type_("冯样珍");
        let newer = Store::open(&place.at("county.sanzhang"), Cache::Village).expect("opened");
        newer.outgrow().expect("upgraded");
        place.stage.advance(LOOK).press("tab");
        place.stage.shows("新版本已升级数据文件").shows("冯样珍");
        place.stage.press("^s").shows("S18").shows("冯样珍");
        // Looking again does not make it worse, and reading goes on.
        place.stage.advance(LOOK).press("^x");
        place
            .stage
            .press("g g l j")
            .shows("新版本已升级")
            .shows("样镇")
            .press("f7");
        place
            .stage
            .shows("A newer version upgraded the file")
            .press("f7");
        let drafts = newer.drafts().list("li").expect("a folder");
        assert_eq!(drafts.len(), 1);
        // Whoever comes with this program now is told to upgrade it.
        let again = Store::open(&place.at("county.sanzhang"), Cache::Village).err();
        assert!(matches!(again, Some(StoreError::Newer { .. })), "{again:?}");
    }
}

#[test]
fn scores_entered_while_nothing_can_be_written_wait_and_outlive_the_line() {
    let disk = Disk::default();
    let plug = disk.clone();
    let store = Store::with_backend(move || Ok(plug.plug())).expect("opened");
    let mut stage = fourteen_on(Stage::signed(&store, hand("li")));
    let given = |store: &Store| -> Vec<(u16, Option<Value>)> {
        let site = store.read().expect("read").site(SiteId(1));
        let scores = site.expect("read").expect("there").scores.into_iter();
        let scores = scores.map(|held| (held.record.item, held.record.fields.value));
        scores.collect()
    };
    let number = |n: i32| Some(Value::Number(Tenths::whole(n)));
    stage.sized(200, 40).press("g d c");
    disk.trouble(Trouble::ReadOnly);
    for text in ["1", "0"] {
        stage.type_(text).press("enter").shows("-/2").shows("只能");
    }
    stage.type_("9").advance(LOOK);
    // The line breaks; whoever comes back finds what was entered and what was being typed.
    disk.trouble(Trouble::None);
    stage.advance(LOOK);
    assert_eq!(given(&store), []);
    let sitting = SittingId(77);
    let mut later = Stage::signed(
        &store,
        Hand {
            sitting,
            ..hand("li")
        },
    );
    later
        .sized(200, 40)
        .press("g w")
        .shows("1=1  2=0")
        .press("enter");
    later
        .shows("已评 0/7 项")
        .type_("5")
        .press("enter")
        .shows("已评 3/7 项");
    assert_eq!(
        given(&store),
        [(1, number(1)), (2, number(0)), (3, number(95))]
    );
    later.press("esc").press("g w").shows("没有");
    // In the sitting itself the next key is enough, too.
    disk.trouble(Trouble::ReadOnly);
    later
        .press("esc g d c")
        .type_("y")
        .press("enter")
        .shows("现在只能读");
    disk.trouble(Trouble::None);
    later.advance(LOOK).press("up");
    assert_eq!(given(&store).last(), Some(&(4, Some(Value::Yes))));
}

#[test]
fn a_draft_that_cannot_be_kept_is_said_and_kept_by_itself_when_it_can_be() {
    for (lang, lost, kept) in [
        ("f1 esc", "草稿没能留下", "草稿已留下"),
        ("f7", "could not be kept", "draft is kept"),
    ] {
        let mut place = Place::new();
        let folder = place.at("county.sanzhang.drafts");
        fs::write(&folder, "no folder").expect("written");
        place.stage.press(lang).press("j l j l j l j l j P");
        place.stage.type_("冯样珍").advance(LOOK).shows(lost);
        place.stage.advance(LOOK).shows(lost);
        fs::remove_file(folder).expect("removed");
        // No key is pressed.
        place.stage.advance(LOOK).hides(lost).shows(kept);
        let store = Store::open(&place.at("county.sanzhang"), Cache::Village);
        let drafts = store.expect("opened").drafts().list("li").expect("read");
        assert_eq!(drafts.len(), 1);
    }
}

#[test]
fn a_file_cut_under_a_sitting_is_told_as_cut_and_never_as_working_again() {
    for keep in [0, 4096, 20_000] {
        let mut place = Place::new();
        let file = fs::File::options()
            .write(true)
            .open(place.at("county.sanzhang"));
        let file = file.expect("opened");
        let whole = fs::read(place.at("county.sanzhang")).expect("read");
        file.set_len(keep).expect("cut");
        for keys in ["g j", "2", "j l", "g j"] {
            place.stage.press(keys).advance(LOOK).hides("S09");
        }
        save(&mut place.stage, "赵甲");
        place.stage.advance(LOOK).hides("S09").advance(LOOK);
        let screen = place.stage.screen();
        assert!(
            screen.contains("S03") || screen.contains("S04"),
            "{keep}: {screen}"
        );
        fs::write(place.at("county.sanzhang"), whole).expect("mended");
        place
            .stage
            .press("2")
            .advance(LOOK)
            .hides("S03")
            .hides("S04");
        save(&mut place.stage, "孙丙");
        assert_eq!(place.heads(), ["孙丙"]);
    }
}
