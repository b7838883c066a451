//! FIELD=VALUE as typed, in either language, onto the fields of a record.

use anyhow::Result;
use chrono::NaiveDate;

use super::{open::Setting, out::Stop};
use crate::{
    desk::Desk,
    domain::{
        CareEntry, CareId, Contact, Fault, Field, GroupKind, HouseholdField, HouseholdFields,
        HouseholdId, HouseholdState, Issue, MAX_CONTACTS, PersonFields, Residence, Sex, UnitFields,
        grammar::{self, Exact, Lean},
    },
    exchange::read_address,
    i18n::{mend, text::CliText},
};

/// Names of a field: the one shown first, then what else is understood.
pub type Names = &'static [&'static str];

pub const NEW_HEAD: Names = &["new-head", "新户主"];
pub const NUMBER: Names = &["number", "户序号"];

const HOUSEHOLD: [Names; 19] = [
    &["head", "户主"],
    &["people", "人口"],
    &["phone", "电话", "phone1"],
    &["phone2", "电话2"],
    &["phone3", "电话3"],
    &["contact", "联系人", "contact1"],
    &["contact2", "联系人2"],
    &["contact3", "联系人3"],
    &["address", "地址"],
    &["estate", "小区"],
    &["building", "栋"],
    &["entrance", "单元"],
    &["room", "室"],
    &["residence", "居住类型"],
    &["state", "状态"],
    &["care", "类别", "重点户"],
    &["note", "备注"],
    &["card", "联系卡"],
    &["chat", "微信群"],
];

/// Where it stands among them.
const CARE: usize = 15;

const UNIT: [Names; 4] = [
    &["name", "名称"],
    &["short", "简称"],
    &["code", "编码"],
    &["kind", "类型"],
];

const PERSON: [Names; 10] = [
    &["name", "姓名"],
    &["sex", "性别"],
    &["born", "出生年份"],
    &["party", "党员"],
    &["phone", "电话"],
    &["cadre", "干部职务"],
    &["group-head", "村民小组长"],
    &["grid", "网格员"],
    &["delegate", "代表"],
    &["household", "所属户"],
];

const LIVES_IN: usize = 9;

/// `name=value`, split.
pub struct Pair<'a> {
    pub name: &'a str,
    pub value: &'a str,
}

impl Pair<'_> {
    pub fn is(&self, names: Names) -> bool {
        names
            .iter()
            .any(|name| name.eq_ignore_ascii_case(self.name))
    }
}

impl Setting {
    pub fn pairs<'a>(&self, typed: &'a [String]) -> Result<Vec<Pair<'a>>> {
        let split = |text: &'a str| {
            let (name, value) = text.split_once(['=', '＝'])?;
            Some(Pair {
                name: name.trim(),
                value: value.trim(),
            })
        };
        let pairs: Result<Vec<Pair>> = typed
            .iter()
            .map(|text| {
                let text = text.as_str();
                split(text).ok_or_else(|| self.misused(&CliText::NotAPair { text: text.into() }))
            })
            .collect();
        let pairs = pairs?;
        for (at, pair) in pairs.iter().enumerate() {
            if pairs[..at]
                .iter()
                .any(|p| p.name.eq_ignore_ascii_case(pair.name))
            {
                return Err(self.twice(pair.name));
            }
        }
        Ok(pairs)
    }

    fn twice(&self, name: &str) -> anyhow::Error {
        let name = name.to_owned();
        self.misused(&CliText::FieldTwice { name })
    }

    /// The one pair of that name in either language, taken out.
    pub fn take<'a>(&self, pairs: &mut Vec<Pair<'a>>, names: Names) -> Result<Option<Pair<'a>>> {
        let (mut taken, rest) = std::mem::take(pairs)
            .into_iter()
            .partition::<Vec<_>, _>(|p| p.is(names));
        *pairs = rest;
        match (taken.pop(), taken.pop()) {
            (Some(pair), Some(_)) => Err(self.twice(pair.name)),
            (one, _) => Ok(one),
        }
    }

    pub fn set_household(
        &self,
        fields: &mut HouseholdFields,
        pairs: &[Pair],
        desk: &Desk,
    ) -> Result<()> {
        let named = pairs.iter().find(|pair| pair.is(HOUSEHOLD[CARE]));
        let care = named.map(|pair| self.categories(desk, pair.value));
        let care = care.transpose()?.unwrap_or_default();
        self.set(pairs, &HOUSEHOLD, |name, value| {
            household(fields, name, value, (desk.today(), &care))
        })
    }

    pub fn set_unit(&self, fields: &mut UnitFields, pairs: &[Pair]) -> Result<()> {
        self.set(pairs, &UNIT, |name, value| unit(fields, name, value))
    }

    pub fn set_person(&self, fields: &mut PersonFields, pairs: &[Pair], desk: &Desk) -> Result<()> {
        let named = pairs.iter().find(|pair| pair.is(PERSON[LIVES_IN]));
        let named = named.filter(|pair| !pair.value.is_empty());
        let home = named.map(|pair| self.household(desk, pair.value));
        let home = home.transpose()?;
        self.set(pairs, &PERSON, |name, value| {
            person(fields, name, value, home)
        })
    }

    /// Sets every pair, or tells everything that is wrong with them at once.
    pub fn set(
        &self,
        pairs: &[Pair],
        known: &[Names],
        mut set: impl FnMut(&'static str, &str) -> Result<(), Issue>,
    ) -> Result<()> {
        let mut wrong = Vec::new();
        let mut seen = Vec::new();
        for pair in pairs {
            let Some(names) = known.iter().find(|names| pair.is(names)) else {
                let shown = known
                    .iter()
                    .map(|names| format!("{}/{}", names[0], names[1]));
                let known = shown.collect::<Vec<_>>().join(", ");
                let name = pair.name.to_owned();
                return Err(self.misused(&CliText::NoSuchField { name, known }));
            };
            if seen.contains(&names[0]) {
                return Err(self.twice(pair.name));
            }
            seen.push(names[0]);
            if let Err(issue) = set(names[0], pair.value) {
                wrong.push(mend(&issue, pair.value, self.lang).into_owned());
            }
        }
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(Stop::Refused(wrong.join("\n")).into())
        }
    }
}

fn household(
    fields: &mut HouseholdFields,
    name: &str,
    value: &str,
    (today, held): (NaiveDate, &[CareId]),
) -> Result<(), Issue> {
    use HouseholdField as F;
    let issue = |field, fault| Issue::new(Field::Household(field), fault);
    match name {
        "head" => value.clone_into(&mut fields.head),
        "people" => {
            fields.people = number(value, Field::Household(F::People))?;
        }
        "phone" => value.clone_into(&mut contact(fields, 0)?.phone),
        "phone2" => value.clone_into(&mut contact(fields, 1)?.phone),
        "phone3" => value.clone_into(&mut contact(fields, 2)?.phone),
        "contact" => value.clone_into(&mut contact(fields, 0)?.name),
        "contact2" => value.clone_into(&mut contact(fields, 1)?.name),
        "contact3" => value.clone_into(&mut contact(fields, 2)?.name),
        "address" => fields.address = read_address(value),
        "estate" => value.clone_into(&mut fields.address.estate),
        "building" => value.clone_into(&mut fields.address.building),
        "entrance" => value.clone_into(&mut fields.address.entrance),
        "room" => value.clone_into(&mut fields.address.room),
        "residence" => {
            fields.residence = match value {
                "户籍" | "registered" => Residence::Registered,
                "常住" | "resident" => Residence::Resident,
                "租住" | "renting" => Residence::Renting,
                _ => return Err(issue(F::Residence, unknown(value))),
            }
        }
        "state" => {
            fields.state = state(value, today).map_err(|fault| issue(F::State, fault))?;
        }
        "care" => care(fields, held, today),
        "note" => value.clone_into(&mut fields.note),
        "card" => {
            fields.card_issued = day(value, today).map_err(|fault| issue(F::CardIssued, fault))?;
        }
        _ => fields.in_chat = yes(value).ok_or_else(|| issue(F::InChat, unknown(value)))?,
    }
    Ok(())
}

/// The nth contact; one that is not there yet is named for the head.
fn contact(fields: &mut HouseholdFields, n: usize) -> Result<&mut Contact, Issue> {
    let at = n.min(fields.contacts.len());
    if at == fields.contacts.len() {
        let name = fields.head.clone();
        fields.contacts.push(Contact {
            name,
            ..Contact::default()
        });
    }
    let most = Fault::TooMany { most: MAX_CONTACTS };
    let too_many = Issue::new(
        Field::Household(HouseholdField::ContactPhone(n as u8)),
        most,
    );
    fields.contacts.get_mut(at).ok_or(too_many)
}

pub fn unknown(value: &str) -> Fault {
    Fault::Unknown(value.to_owned())
}

pub fn day(value: &str, today: NaiveDate) -> Result<Option<NaiveDate>, Fault> {
    if value.is_empty() {
        return Ok(None);
    }
    grammar::day(value, today, Exact::Day, Lean::Near).map(Some)
}

/// A count, within what its field takes.
pub fn number(value: &str, field: Field) -> Result<u16, Issue> {
    let count = grammar::count(value, grammar::bounds(field));
    count
        .map(|n| n as u16)
        .map_err(|fault| Issue::new(field, fault))
}

pub fn yes(value: &str) -> Option<bool> {
    match value.to_ascii_lowercase().as_str() {
        "是" | "有" | "yes" | "y" | "true" | "1" => Some(true),
        "否" | "无" | "没有" | "no" | "n" | "false" | "0" | "" => Some(false),
        _ => None,
    }
}

/// `away` may name the day they are expected: 外出2027-02-01.
fn state(value: &str, today: NaiveDate) -> Result<HouseholdState, Fault> {
    let away = ["外出", "away"]
        .into_iter()
        .find_map(|word| value.strip_prefix(word));
    if let Some(until) = away {
        let until = until
            .trim_start_matches([' ', ':', '：', '到', '至'])
            .trim();
        if until.is_empty() {
            return Ok(HouseholdState::Away(None));
        }
        let until = grammar::day(until, today, Exact::Month, Lean::Coming);
        return until.map(|day| HouseholdState::Away(Some(day)));
    }
    Ok(match value {
        "正常" | "normal" => HouseholdState::Normal,
        "空户" | "empty" => HouseholdState::Empty,
        "迁出" | "已迁出" | "moved-away" => HouseholdState::MovedAway,
        "拒绝" | "拒绝联系" | "refused" => HouseholdState::Refused,
        _ => return Err(unknown(value)),
    })
}

/// The categories that hold from today on: those named before stay as they are, others end.
fn care(fields: &mut HouseholdFields, held: &[CareId], today: NaiveDate) {
    let mut wanted = held.to_vec();
    for entry in fields.care.iter_mut().filter(|entry| entry.holds(today)) {
        if let Some(at) = wanted.iter().position(|&id| id == entry.category) {
            wanted.remove(at);
        } else {
            entry.until = today.pred_opt();
        }
    }
    // An entry that began today ends before it began: it was a slip.
    fields
        .care
        .retain(|entry| !matches!((entry.since, entry.until), (Some(s), Some(u)) if u < s));
    fields
        .care
        .extend(wanted.into_iter().map(|category| CareEntry {
            category,
            since: Some(today),
            until: None,
            who: String::new(),
            carer: String::new(),
        }));
}

fn unit(fields: &mut UnitFields, name: &str, value: &str) -> Result<(), Issue> {
    match name {
        "name" => value.clone_into(&mut fields.name),
        "short" => value.clone_into(&mut fields.short),
        "code" => value.clone_into(&mut fields.code),
        _ => {
            fields.kind = match value {
                "" => None,
                "村民小组" | "组" | "villagers" => Some(GroupKind::Villagers),
                "网格" | "grid" => Some(GroupKind::Grid),
                _ => {
                    let field = Field::Unit(crate::domain::UnitField::Kind);
                    return Err(Issue::new(field, unknown(value)));
                }
            }
        }
    }
    Ok(())
}

fn person(
    fields: &mut PersonFields,
    name: &str,
    value: &str,
    home: Option<HouseholdId>,
) -> Result<(), Issue> {
    use crate::domain::PersonField as F;
    let issue = |field, fault| Issue::new(Field::Person(field), fault);
    let flag = |field| yes(value).ok_or_else(|| issue(field, unknown(value)));
    match name {
        "name" => value.clone_into(&mut fields.name),
        "sex" => {
            fields.sex = match value {
                "" => None,
                "女" | "female" | "f" => Some(Sex::Female),
                "男" | "male" | "m" => Some(Sex::Male),
                _ => return Err(issue(F::Sex, unknown(value))),
            }
        }
        "born" if value.is_empty() => fields.birth_year = None,
        "born" => {
            let year = number(value, Field::Person(F::BirthYear))?;
            fields.birth_year = Some(i32::from(year));
        }
        "party" => fields.party = flag(F::Party)?,
        "phone" => value.clone_into(&mut fields.phone),
        "cadre" => value.clone_into(&mut fields.standing.cadre),
        "group-head" => fields.standing.group_head = flag(F::Standing)?,
        "grid" => fields.standing.grid_worker = flag(F::Standing)?,
        "delegate" => fields.standing.delegate = flag(F::Standing)?,
        _ => fields.household = home,
    }
    Ok(())
}
