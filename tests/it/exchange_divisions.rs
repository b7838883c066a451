//! Divisions files: one county picked out of a national list, farms left out, one command.

use sanzhang::{
    domain::{Command, Level, Occasion, UnitCommand},
    exchange::{DivisionColumn, Divisions, DivisionsFault, Farms},
    i18n::{Lang, Say},
};

const LIST: &str = "code,name,parent,level
430000000000,湖南省,,province
431100000000,永州市,430000000000,prefecture
431127000000,蓝山县,431100000000,county
431127100000,塔峰镇,431127000000,township
431127400000,蓝山荆竹林场,431127000000,township
431127100201,竹林村委会,431127100000,village
431127400498,荆竹林场虚拟社区,431127400000,village
431127100202,西村村委会,431127100000,village
";

fn read(text: &str) -> Result<Divisions, Vec<DivisionsFault>> {
    Divisions::read(text.as_bytes(), None, Farms::LeaveOut)
}

#[test]
fn farms_are_left_out_and_named_unless_asked_for() {
    let divisions = read(LIST).expect("the list is whole");
    assert_eq!(divisions.above, ["湖南省", "永州市"]);
    assert_eq!(divisions.county.name, "蓝山县");
    assert_eq!((divisions.townships.len(), divisions.villages()), (1, 2));
    assert_eq!(divisions.left_out.len(), 1);
    assert_eq!(divisions.left_out[0].place.name, "蓝山荆竹林场");
    let all = Divisions::read(LIST.as_bytes(), None, Farms::TakeIn).expect("the list is whole");
    assert_eq!(
        (all.townships.len(), all.villages(), all.left_out.len()),
        (2, 3, 0)
    );
}

#[test]
fn the_command_adds_every_unit_below_one_added_before() {
    let Command::Batch { occasion, steps } = read(LIST).expect("the list is whole").command()
    else {
        panic!("a divisions file is one batch");
    };
    assert_eq!(occasion, Occasion::Divisions);
    let mut added = Vec::new();
    for step in steps {
        let Command::Unit(UnitCommand::Add {
            id,
            parent,
            level,
            fields,
            ..
        }) = step
        else {
            panic!("only units are added");
        };
        assert!(id.is_promised() && !added.contains(&id));
        assert!(parent.is_none_or(|p| added.contains(&p)), "{}", fields.name);
        assert_eq!(parent.is_none(), level == Level::County);
        added.push(id);
    }
    assert_eq!(added.len(), 4);
}

#[test]
fn one_county_of_several_is_picked_by_its_code() {
    let two = format!("{LIST}431128000000,新田县,431100000000,county\n");
    let faults = read(&two).expect_err("which one is not said");
    assert!(matches!(&faults[..], [DivisionsFault::SeveralCounties(both)] if both.len() == 2));
    assert!(faults[0].say(Lang::Zh).contains("新田县 431128000000"));
    let picked = Divisions::read(two.as_bytes(), Some("431128000000"), Farms::LeaveOut);
    assert_eq!(picked.expect("it is there").county.name, "新田县");
    let none = Divisions::read(two.as_bytes(), Some("1"), Farms::LeaveOut);
    assert_eq!(
        none,
        Err(vec![DivisionsFault::NoSuchCounty("1".to_owned())])
    );
}

#[test]
fn faults_are_told_together() {
    let rows = "code,name,parent,level
431127000000,蓝山县,,county
4.31E+11,塔峰镇,431127000000,township
431127102000,,431127000000,township
431127103000,楠市镇,431127000000,town
431127000000,毛俊镇,431127000000,township
";
    let faults = read(rows).expect_err("no row is right");
    let text = |t: &str| t.to_owned();
    assert_eq!(
        faults,
        [
            DivisionsFault::BadCode {
                line: 3,
                column: DivisionColumn::Code,
                text: text("4.31E+11")
            },
            DivisionsFault::Empty {
                line: 4,
                column: DivisionColumn::Name
            },
            DivisionsFault::BadLevel {
                line: 5,
                text: text("town")
            },
            DivisionsFault::SameCode { line: 6, first: 2 },
        ]
    );
    for fault in &faults {
        assert!(fault.say(Lang::Zh).ends_with('。') && fault.say(Lang::En).ends_with('.'));
    }
}

#[test]
fn a_village_stands_in_a_township_of_the_list() {
    let rows = "level,parent,name,code
county,,蓝山县,1
township,1,塔峰镇,2
village,1,竹林村委会,3
village,9,西村村委会,4
village,,新村村委会,5
";
    assert_eq!(
        read(rows),
        Err(vec![
            DivisionsFault::WrongParent {
                line: 4,
                parent: "1".to_owned()
            },
            DivisionsFault::NoParent {
                line: 5,
                parent: "9".to_owned()
            },
            DivisionsFault::Empty {
                line: 6,
                column: DivisionColumn::Parent
            },
        ])
    );
    assert_eq!(
        read("code,name\n1,x\n"),
        Err(vec![
            DivisionsFault::Missing(DivisionColumn::Parent),
            DivisionsFault::Missing(DivisionColumn::Level),
        ])
    );
    assert_eq!(
        read("code,name,parent,level\n1,湖南省,,province\n"),
        Err(vec![DivisionsFault::NoCounty])
    );
}
