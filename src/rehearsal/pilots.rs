//! The 14 demonstration sites by hand: where, with what feature, how far they came and how well they did. Real villages,
//! an invented year; which 14 the county chose was never published.

use chrono::NaiveDate;

use super::day;
use crate::domain::LinkKind;

/// One site. Shares are in thousandths.
pub(super) struct Pilot {
    pub township: &'static str,
    pub village: &'static str,
    /// 特色
    pub feature: &'static str,
    /// Who answers for it in the township.
    pub lead: &'static str,
    /// Place among [`OFFICIALS`].
    pub official: usize,
    /// When each stage of the example list was entered, from the first one on.
    pub stages: &'static [NaiveDate],
    pub target: NaiveDate,
    /// How good it was found at each verification, the last ones of [`ROUNDS`](super::sittings::ROUNDS).
    pub found: &'static [usize],
    /// The block that lags behind, by place.
    pub weak: usize,
    pub line: (LinkKind, &'static str),
    /// Villages linked along it.
    pub linked: usize,
    /// Villages that took the practice over.
    pub adopted: usize,
}

impl Pilot {
    pub fn of(township: &str) -> Option<&'static Self> {
        PILOTS.iter().find(|pilot| pilot.township == township)
    }

    /// When the nth stage of the example list was entered.
    pub fn reached(&self, stage: usize) -> Option<NaiveDate> {
        self.stages.get(stage).copied()
    }
}

/// 联点县级领导. What they are says that nobody real is meant.
pub(super) const OFFICIALS: [(&str, &str); 6] = [
    ("黄致远", "县委领导（演示人物）"),
    ("雷一鸣", "县委领导（演示人物）"),
    ("成思齐", "县人大领导（演示人物）"),
    ("欧阳若谷", "县政府领导（演示人物）"),
    ("盘知秋", "县政府领导（演示人物）"),
    ("廖怀瑾", "县政协领导（演示人物）"),
];

const SHUNSHUI: (LinkKind, &str) = (LinkKind::Line, "舜水河示范线");
const HIGHWAY: (LinkKind, &str) = (LinkKind::Line, "湘粤大道示范线");
const YAO: (LinkKind, &str) = (LinkKind::Line, "湘江源瑶乡示范线");
const SUOCHENG: (LinkKind, &str) = (LinkKind::Area, "所城示范片");
const HUXI: (LinkKind, &str) = (LinkKind::Area, "虎溪古村示范片");

static PILOTS: [Pilot; 14] = [
    Pilot {
        township: "塔峰镇",
        village: "三蓝社区居委会",
        feature: "楼栋微网格，楼道议事角",
        lead: "镇党委副书记 彭向东",
        official: 0,
        stages: &[
            day(2023, 4, 6),
            day(2023, 4, 25),
            day(2023, 5, 22),
            day(2023, 9, 22),
            day(2023, 10, 18),
            day(2024, 1, 16),
            day(2024, 3, 6),
        ],
        target: day(2024, 4, 30),
        found: &[700, 830, 930, 970],
        weak: 2,
        line: SHUNSHUI,
        linked: 5,
        adopted: 6,
    },
    Pilot {
        township: "毛俊镇",
        village: "沙坪村委会",
        feature: "“三长”夜访，院落说事",
        lead: "镇党委委员 唐立志",
        official: 1,
        stages: &[
            day(2023, 4, 11),
            day(2023, 5, 9),
            day(2023, 6, 12),
            day(2023, 12, 15),
            day(2024, 3, 20),
        ],
        target: day(2024, 5, 31),
        found: &[560, 690, 800, 880],
        weak: 1,
        line: HIGHWAY,
        linked: 3,
        adopted: 2,
    },
    Pilot {
        township: "楠市镇",
        village: "芹菜村委会",
        feature: "积分超市，好事当场记分",
        lead: "镇人大主席 李自强",
        official: 1,
        stages: &[
            day(2023, 4, 7),
            day(2023, 4, 28),
            day(2023, 5, 25),
            day(2023, 9, 18),
            day(2023, 10, 20),
            day(2024, 1, 18),
        ],
        target: day(2024, 4, 30),
        found: &[690, 820, 960, 790],
        weak: 2,
        line: HIGHWAY,
        linked: 4,
        adopted: 3,
    },
    Pilot {
        township: "所城镇",
        village: "舜岩村委会",
        feature: "联户助农，产销结对",
        lead: "镇党委副书记 廖新民",
        official: 2,
        stages: &[
            day(2023, 4, 18),
            day(2023, 5, 16),
            day(2023, 6, 20),
            day(2024, 2, 27),
        ],
        target: day(2024, 5, 31),
        found: &[520, 610, 740, 800],
        weak: 3,
        line: SUOCHENG,
        linked: 3,
        adopted: 1,
    },
    Pilot {
        township: "新圩镇",
        village: "上清涵村委会",
        feature: "红白理事会，移风易俗到邻",
        lead: "镇党委委员 邓志华",
        official: 2,
        stages: &[
            day(2023, 4, 12),
            day(2023, 5, 6),
            day(2023, 6, 8),
            day(2023, 12, 5),
            day(2024, 3, 19),
        ],
        target: day(2024, 4, 30),
        found: &[600, 700, 850, 910],
        weak: 0,
        line: HIGHWAY,
        linked: 4,
        adopted: 2,
    },
    Pilot {
        township: "祠堂圩镇",
        village: "虎溪村委会",
        feature: "古村议事亭，逢圩说事",
        lead: "镇党委副书记 黄远志",
        official: 3,
        stages: &[day(2023, 4, 20), day(2023, 5, 30), day(2023, 7, 4)],
        target: day(2024, 5, 31),
        found: &[470, 560, 640, 690],
        weak: 1,
        line: HUXI,
        linked: 3,
        adopted: 0,
    },
    Pilot {
        township: "土市镇",
        village: "泉塘村委会",
        feature: "老党员调解队，矛盾不出邻",
        lead: "镇党委委员 雷鹏飞",
        official: 0,
        stages: &[
            day(2023, 4, 6),
            day(2023, 4, 26),
            day(2023, 5, 24),
            day(2023, 11, 28),
            day(2024, 1, 10),
            day(2024, 4, 1),
        ],
        target: day(2024, 4, 30),
        found: &[630, 770, 900, 970],
        weak: 3,
        line: SHUNSHUI,
        linked: 4,
        adopted: 3,
    },
    Pilot {
        township: "太平圩镇",
        village: "梅溪村委会",
        feature: "微信群里办小事，代办送上门",
        lead: "镇党委副书记 封海燕",
        official: 3,
        stages: &[
            day(2023, 4, 19),
            day(2023, 5, 18),
            day(2023, 6, 21),
            day(2024, 3, 1),
        ],
        target: day(2024, 5, 31),
        found: &[540, 650, 750, 830],
        weak: 1,
        line: SHUNSHUI,
        linked: 2,
        adopted: 1,
    },
    Pilot {
        township: "汇源瑶族乡",
        village: "湘兰村委会",
        feature: "瑶歌宣讲，双语入户",
        lead: "乡党委委员 赵春生",
        official: 4,
        stages: &[day(2023, 5, 8), day(2023, 6, 6), day(2023, 7, 10)],
        target: day(2024, 5, 31),
        found: &[500, 620, 700],
        weak: 2,
        line: YAO,
        linked: 2,
        adopted: 0,
    },
    Pilot {
        township: "犁头瑶族乡",
        village: "犁头村委会",
        feature: "留守老人“一日一问”",
        lead: "乡党委副书记 冯国良",
        official: 4,
        stages: &[day(2023, 5, 11), day(2023, 6, 9), day(2023, 7, 12)],
        target: day(2024, 5, 31),
        found: &[550, 680, 760],
        weak: 3,
        line: YAO,
        linked: 1,
        adopted: 0,
    },
    Pilot {
        township: "浆洞瑶族乡",
        village: "茶源坪村委会",
        feature: "林区联防，邻长护林",
        lead: "乡党委委员 赵青松",
        official: 5,
        stages: &[
            day(2023, 4, 25),
            day(2023, 5, 24),
            day(2023, 6, 27),
            day(2024, 3, 4),
        ],
        target: day(2024, 5, 31),
        found: &[520, 660, 760, 820],
        weak: 2,
        line: YAO,
        linked: 2,
        adopted: 1,
    },
    Pilot {
        township: "湘江源瑶族乡",
        village: "竹林村委会",
        feature: "护源公约，河长邻长同巡",
        lead: "乡人大主席 盘文杰",
        official: 5,
        stages: &[day(2023, 5, 16), day(2023, 7, 5), day(2023, 9, 6)],
        target: day(2024, 6, 28),
        found: &[480, 580, 600],
        weak: 0,
        line: YAO,
        linked: 1,
        adopted: 0,
    },
    Pilot {
        township: "大桥瑶族乡",
        village: "蓝江村委会",
        feature: "民宿合作社，联户增收",
        lead: "乡党委委员 冯小军",
        official: 4,
        stages: &[day(2023, 12, 12), day(2024, 2, 26)],
        target: day(2024, 6, 28),
        found: &[560],
        weak: 3,
        line: YAO,
        linked: 0,
        adopted: 0,
    },
    Pilot {
        township: "荆竹瑶族乡",
        village: "江源村委会",
        feature: "高山云雾茶，茶农互助邻",
        lead: "乡党委副书记 盘志勇",
        official: 5,
        stages: &[day(2024, 3, 21)],
        target: day(2025, 3, 31),
        found: &[],
        weak: 0,
        line: YAO,
        linked: 0,
        adopted: 0,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::EXAMPLE_STAGES,
        rehearsal::{TODAY, places::County, sittings::ROUNDS},
    };

    #[test]
    fn every_township_has_one_in_a_village_of_its_own() {
        for township in County::read().townships {
            let pilot = Pilot::of(township.place.name).expect("one in every township");
            let villages = township.villages.iter();
            let there = villages.filter(|v| v.place.name == pilot.village).count();
            assert_eq!(there, 1, "{}", pilot.village);
            assert!(pilot.linked.max(pilot.adopted) < township.villages.len());
        }
    }

    #[test]
    fn years_run_forward_and_end_today() {
        for pilot in &PILOTS {
            let stages = pilot.stages;
            assert!((1..=EXAMPLE_STAGES.len()).contains(&stages.len()));
            assert!(stages.is_sorted() && stages.last() <= Some(&TODAY));
            assert!(pilot.target > TODAY && pilot.official < OFFICIALS.len());
            assert!(pilot.found.len() <= ROUNDS.len());
        }
    }
}
