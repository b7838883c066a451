//! How long a key in the search field takes, letter by letter, on one county and on eighteen, and what a row costs.
//! Rows are generated: the people are invented.

use sanzhang::register::search::{Block, Entry, Index, Kind, Query, Searcher, View};
use std::time::{Duration, Instant};

const SURNAMES: &str = "李李李黄黄黄陈陈刘刘张张王王唐唐雷雷邓邓周周廖廖赵盘成杨封冯梁钟罗吴何彭曾谢蒋肖胡朱邹谭毛林熊郭龙郑徐曹袁文尹欧孙石高叶余马宋许易范潘程吕江夏宁颜卢阳覃任方戴侯汤骆龚柳莫沈田姚段甘温";
const GIVEN: &str = "国建德文明光志永正玉昌世天运福金贵荣顺绍家土石水学孝忠仁义启先朝开兴成云春长万良宗祖才盛庆松太生华林发财清章全保山祥元旺富喜养友佑武仔古恩高秀桂凤菊翠冬满月美素淑香银巧爱莲小细四三五年群连兰英珍娥梅芝花妹姣贞姑容嫦娇红卫新海利立晓社平军辉强勇斌兵雄民飞艺阳伟刚波健丽艳雪霞芳玲琴萍娟燕琼敏俊宇思嘉泽浩振鑫宏杰超鹏涛凯轩豪峰磊亮晟威翔帅婷佳慧雅梦欣雨诗静莉雯怡倩娜洁茜妮琪涵";
const PLACES: &str = "团结竹林雷家岭毛江石桥大元上洞田心高阳新村下井沙坪白毛坪源头火市";
const QUERIES: [&str; 16] = [
    "dengguihua",
    "dgh",
    "zhangmf",
    "lixiaoming",
    "lm",
    "zangmei",
    "hgl",
    "wujianguo",
    "邓桂华",
    "李",
    "团结 李",
    "tj lx",
    "13812345678",
    "5678",
    "3-2-501",
    "dnghua",
];

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % sides
    }

    fn pick(&mut self, chars: &[char]) -> char {
        chars[self.roll(chars.len())]
    }
}

struct County {
    heads: Index,
    villages: Vec<(Index, u32)>,
    households: usize,
}

fn county(townships: u32, villages: u32, households: usize) -> County {
    let mut dice = Dice(0x5a17_3b1e);
    let [surnames, given, places] =
        [SURNAMES, GIVEN, PLACES].map(|s| s.chars().collect::<Vec<_>>());
    let mut heads = Index::builder();
    heads.push(&Entry::new(Kind::County, 1, "蓝山县"));
    for n in 0..townships {
        let name: String = [dice.pick(&places), dice.pick(&places), '镇']
            .iter()
            .collect();
        heads.push(&Entry {
            place: Some(0),
            ..Entry::new(Kind::Township, n, &name)
        });
    }
    let person = |dice: &mut Dice| -> String {
        let len = if dice.roll(10) == 0 { 1 } else { 2 };
        std::iter::once(dice.pick(&surnames))
            .chain((0..len).map(|_| dice.pick(&given)))
            .collect()
    };
    let mut made = 0;
    let villages = (0..villages).map(|v| {
        let mut index = Index::builder();
        let name: String = [dice.pick(&places), dice.pick(&places), '村']
            .iter()
            .collect();
        let official = format!("{name}村委会");
        index.push(&Entry {
            aliases: &[&official],
            ..Entry::new(Kind::Village, v, &name)
        });
        let here = households * (v as usize + 1) / villages as usize - made;
        let (mut row, mut section, mut group) = (1, 0, 0);
        for n in 0..here {
            if n % 108 == 0 {
                index.push(&Entry {
                    place: Some(0),
                    ..Entry::new(Kind::Section, n as u32, &format!("第{}片", n / 108 + 1))
                });
                section = row;
                row += 1;
            }
            if n % 36 == 0 {
                index.push(&Entry {
                    place: Some(section),
                    ..Entry::new(Kind::Group, n as u32, &format!("{}组", n / 36 + 1))
                });
                group = row;
                row += 1;
            }
            if n % 12 == 0 {
                index.push(&Entry {
                    place: Some(group),
                    ..Entry::new(Kind::Neighborhood, n as u32, &format!("第{}邻", n / 12 + 1))
                });
                let phone = format!("13{:09}", dice.roll(1_000_000_000));
                let name = person(&mut dice);
                let leader = Entry {
                    place: Some(row),
                    phones: &[&phone],
                    ..Entry::new(Kind::Leader, n as u32, &name)
                };
                index.push(&leader);
                row += 2;
            }
            let place = Some(row - 2 - n as u32 % 12);
            let (name, contact) = (person(&mut dice), person(&mut dice));
            let phones = [
                format!("13{:09}", dice.roll(1_000_000_000)),
                format!("15{:09}", dice.roll(1_000_000_000)),
            ];
            let phones = [phones[0].as_str(), phones[1].as_str()];
            let kin = [contact.as_str()];
            let house = if v % 11 == 0 {
                format!("{}-{}-{}01", n % 9 + 1, n % 3 + 1, n % 7 + 1)
            } else {
                format!("{}", n % 12 + 1)
            };
            let own = if n % 3 == 0 { 2 } else { 1 };
            index.push(&Entry {
                place,
                aliases: &kin[..usize::from(n % 2 == 0)],
                phones: &phones[..own],
                house: &house,
                ..Entry::new(Kind::Household, (made + n) as u32, &name)
            });
            row += 1;
        }
        made += here;
        (index.finish(), 1 + v % townships)
    });
    let villages = villages.collect();
    County {
        heads: heads.finish(),
        villages,
        households,
    }
}

fn percentile(times: &mut [Duration], share: f64) -> f64 {
    times.sort_unstable();
    let at = ((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1));
    times.get(at).map_or(0.0, |t| t.as_secs_f64() * 1000.0)
}

fn measure(county: &County, rounds: usize) {
    let blocks: Vec<_> = county
        .villages
        .iter()
        .map(|(index, under)| Block::whole(index, Some(*under)))
        .collect();
    let view = View {
        heads: Block::whole(&county.heads, None),
        blocks: &blocks,
    };
    let bytes: usize = county.villages.iter().map(|(i, _)| i.bytes()).sum();
    let rows: usize = county.villages.iter().map(|(i, _)| i.len()).sum();
    println!(
        "{} households, {rows} rows: {:.1} bytes a household, units and leaders included",
        county.households,
        bytes as f64 / county.households as f64
    );
    let (mut first, mut further) = (Vec::new(), Vec::new());
    let mut searcher = Searcher::default();
    for query in QUERIES {
        let keys: Vec<String> = (1..=query.chars().count())
            .map(|n| query.chars().take(n).collect())
            .collect();
        let mut times = vec![Vec::new(); keys.len()];
        let mut totals = vec![0; keys.len()];
        for _ in 0..rounds {
            for (n, typed) in keys.iter().enumerate() {
                let before = Instant::now();
                totals[n] = searcher.search(&view, &Query::parse(typed), 200).total;
                let took = before.elapsed();
                times[n].push(took);
                if n == 0 { &mut first } else { &mut further }.push(took);
            }
            searcher.search(&view, &Query::default(), 1);
        }
        let medians: Vec<String> = times
            .iter_mut()
            .zip(&totals)
            .map(|(t, n)| format!("{:.2}:{n}", percentile(t, 0.5)))
            .collect();
        println!("  {query:<12} {}", medians.join(" "));
    }
    for (what, times) in [
        ("first letter", &mut first),
        ("further letters", &mut further),
    ] {
        println!(
            "  {what:<16} p50 {:.3} ms, p99 {:.3} ms, {} keys",
            percentile(times, 0.5),
            percentile(times, 0.99),
            times.len()
        );
    }
}

fn main() {
    let start = Instant::now();
    let one = county(14, 223, 102_700);
    println!("built in {:?}", start.elapsed());
    measure(&one, 40);
    drop(one);
    measure(&county(14 * 18, 223 * 18, 102_700 * 18 + 51_400), 5);
}
