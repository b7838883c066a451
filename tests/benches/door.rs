//! Many at the door at once: a real sshd on loopback that asks the program for keys, and so many who run one command each.
//! Says how many got in and how long the last of them took.
//!
//! `cargo bench --bench door`, as root, with an sshd, from a path that only root can write (sshd asks no other program).
//! `-- 80 200` changes how many come.

#[path = "../it/support/openssh.rs"]
mod openssh;

use std::{
    env, fs,
    io::Write as _,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command as Program, Stdio},
    thread,
    time::{Duration, Instant},
};

use chrono::Utc;
use sanzhang::{
    desk::Clock,
    domain::{Command, Hand, OpId, Role, SittingId, UserCommand, UserFields, UserId},
    exchange::example_rubric,
    rehearsal::{self, Plan, Size, TODAY},
    store::{Cache, Store},
};

use openssh::{keygen, run};

const SSHD: &str = "/usr/sbin/sshd";

fn main() {
    let asked: Vec<usize> = env::args().filter_map(|word| word.parse().ok()).collect();
    let crowds = if asked.is_empty() {
        vec![80, 200]
    } else {
        asked
    };
    if !Path::new(SSHD).exists() {
        println!("there is no {SSHD}");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let door = Door::open(folder.path());
    let begun = Instant::now();
    while !door.enter().wait().expect("ssh runs").success() {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "sshd lets nobody in:\n{}",
            fs::read_to_string(folder.path().join("sshd.log")).unwrap_or_default()
        );
    }
    for crowd in crowds {
        come(&door, crowd);
    }
}

/// Everybody at once; the door is open when the last is through.
fn come(door: &Door, crowd: usize) {
    let begun = Instant::now();
    let took: Vec<Option<Duration>> = thread::scope(|scope| {
        let all: Vec<_> = (0..crowd)
            .map(|_| {
                scope.spawn(|| {
                    let status = door.enter().wait().expect("ssh runs");
                    status.success().then(|| begun.elapsed())
                })
            })
            .collect();
        let join = |one: thread::ScopedJoinHandle<'_, _>| one.join().expect("it ran");
        all.into_iter().map(join).collect()
    });
    let mut inside: Vec<Duration> = took.into_iter().flatten().collect();
    inside.sort_unstable();
    let at = |time: Option<&Duration>| time.map_or(0.0, Duration::as_secs_f64);
    println!(
        "{crowd} at once: {} in, {} refused; half of them after {:.1} s, the last after {:.1} s",
        inside.len(),
        crowd - inside.len(),
        at(inside.get(inside.len() / 2)),
        at(inside.last()),
    );
}

struct Door {
    sshd: Child,
    port: u16,
    key: PathBuf,
    account: String,
}

impl Drop for Door {
    fn drop(&mut self) {
        let _ = self.sshd.kill();
        let _ = self.sshd.wait();
    }
}

/// A township in a file, and its administrator with a key.
fn furnish(path: &Path, key: &str) {
    let store = Store::create(path, Cache::County).expect("a file");
    let plan = Plan::new(Size::Township, example_rubric());
    rehearsal::pour(&plan, &store, &Clock::On(TODAY), |_, _| {}).expect("a county");
    let hand = Hand {
        who: "door".to_owned(),
        sitting: SittingId(1),
        area: None,
        pass: None,
    };
    let add = UserCommand::Add {
        id: UserId::promised(0),
        fields: UserFields {
            login: "guan".to_owned(),
            name: "guan".to_owned(),
            role: Role::Administrator,
            area: None,
            phone: String::new(),
            lang: None,
            keymap: None,
            theme: None,
        },
        keys: vec![key.parse().expect("a key")],
    };
    let now = Utc::now();
    let done = store.apply(
        OpId([1; 16]),
        &hand,
        now,
        now.date_naive(),
        Command::User(add),
    );
    done.expect("a user");
}

impl Door {
    fn open(home: &Path) -> Self {
        let (key, host, store) = (
            home.join("key"),
            home.join("host"),
            home.join("county.sanzhang"),
        );
        keygen(&key);
        keygen(&host);
        let public = fs::read_to_string(key.with_extension("pub")).expect("a key");
        furnish(&store, public.trim());
        let account = run("id", &["-un"]);
        let port = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = port.local_addr().expect("bound").port();
        let _ = fs::create_dir_all("/run/sshd");
        let config = home.join("sshd_config");
        let mut file = fs::File::create(&config).expect("made");
        let (program, shown, store) = (
            env!("CARGO_BIN_EXE_sanzhang"),
            home.display(),
            store.display(),
        );
        write!(
            file,
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {shown}/host\nPidFile none\nMaxStartups 1000\n\
             AuthorizedKeysFile none\nAuthorizedKeysCommandUser {account}\n\
             AuthorizedKeysCommand {program} --store {store} ssh keys-command --service {account} %u %t %k %f\n\
             StrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n\
             PermitRootLogin yes\nSetEnv XDG_CONFIG_HOME={shown} XDG_STATE_HOME={shown}\n"
        )
        .expect("written");
        let log = fs::File::create(home.join("sshd.log")).expect("a log");
        let sshd = Program::new(SSHD)
            .args(["-D", "-e", "-f"])
            .arg(&config)
            .stderr(log)
            .spawn()
            .expect("sshd runs");
        Self {
            sshd,
            port,
            key,
            account,
        }
    }

    fn enter(&self) -> Child {
        Program::new("ssh")
            .args(["-F", "none", "-oBatchMode=yes", "-oIdentitiesOnly=yes"])
            .args([
                "-oStrictHostKeyChecking=no",
                "-oUserKnownHostsFile=/dev/null",
            ])
            .args(["-oLogLevel=ERROR", "-p", &self.port.to_string(), "-i"])
            .arg(&self.key)
            .arg(format!("{}@127.0.0.1", self.account))
            .args(["tree", "--depth", "1"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("ssh runs")
    }
}
