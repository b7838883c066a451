//! Which columns of each list a screen shows, how wide they are, and what the rows are about.

use crate::{
    domain::{Figure, UnitId},
    register::Node,
    report,
    ui::{
        kit::{
            At,
            table::{Column, Lay, Wide},
        },
        registry::route::Item,
    },
};

const PLACE: (&str, Wide) = ("unit", Wide::Rest(30));
const NAME: (&str, Wide) = ("name", Wide::Values(8, 8));
const PHONE: (&str, Wide) = ("phone", Wide::Values(12, 12));
const ADDRESS: (&str, Wide) = ("address", Wide::Upto(16, 44));
const STATE: Wide = Wide::Upto(16, 32);

const fn lay(figure: Figure) -> &'static Lay {
    match figure {
        Figure::Breaches => &[
            PLACE,
            ("households", Wide::Values(4, 4)),
            ("breach", Wide::Values(18, 30)),
            NAME,
            PHONE,
        ],
        Figure::Vacancies => &[
            PLACE,
            ("post", Wide::Values(6, 21)),
            ("former", Wide::Upto(19, 26)),
        ],
        Figure::NoPhone => &[
            NAME,
            PLACE,
            ("people", Wide::Values(4, 4)),
            ADDRESS,
            ("state", STATE),
        ],
        Figure::Doubles => &[NAME, PLACE, PHONE, ("same", Wide::Values(14, 21)), ADDRESS],
        Figure::Care => &[
            NAME,
            PLACE,
            ("category", Wide::Upto(14, 32)),
            PHONE,
            ADDRESS,
        ],
        Figure::Leaders => &[
            NAME,
            ("post", Wide::Values(4, 19)),
            PLACE,
            ("since", Wide::Values(7, 7)),
            ("party", Wide::Values(2, 2)),
            PHONE,
            ("standing", Wide::Values(22, 28)),
        ],
        Figure::Retired => &[
            PLACE,
            ("retired", Wide::Values(10, 10)),
            ("cause", Wide::Values(14, 29)),
        ],
        Figure::Contacts => &[
            ("unit", Wide::Rest(16)),
            ("role", Wide::Values(8, 10)),
            NAME,
            PHONE,
            ("contact_2", Wide::Upto(14, 30)),
            ("contact_3", Wide::Upto(14, 30)),
        ],
    }
}

pub fn columns(figure: Figure) -> Vec<Column> {
    Column::laid(&report::figure_columns(figure), lay(figure).iter().copied())
}

/// Whether its rows say whom to call.
pub fn has_phones(figure: Figure) -> bool {
    lay(figure).iter().any(|(key, _)| *key == PHONE.0)
}

/// What the list's lines are about, in tree order.
pub fn items(figure: Figure, root: UnitId, at: &At<'_>) -> Vec<Item> {
    if figure == Figure::Leaders {
        let item = |(unit, who)| Item {
            node: Node::Unit(unit),
            who: Some(who),
        };
        return at.desk.county().holders(root).map(item).collect();
    }
    let nodes = report::figured(at.desk, figure, root, at.mask()).into_iter();
    nodes.map(|node| Item { node, who: None }).collect()
}
