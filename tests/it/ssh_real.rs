//! A real sshd on loopback: users come in by their key, see their own area, and find no way out. Without an sshd on
//! the machine these tests say so and end.

use std::{
    fs,
    io::Write as _,
    net::TcpListener,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use crate::support::openssh::{keygen, run};
use crate::support::pty::Seat;
use crate::support::shell::{Shell, shown};

const SSHD: &str = "/usr/sbin/sshd";

struct Server {
    shell: Shell,
    child: Child,
    port: u16,
    account: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// 东镇 is li's, 西镇 nobody's but the administrator's.
    fn start() -> Option<Self> {
        if !Path::new(SSHD).exists() {
            eprintln!(
                "skipped: there is no {SSHD}; install openssh-server to run the tests over ssh"
            );
            return None;
        }
        let shell = Shell::with_two_households();
        for name in ["guan", "li", "host"] {
            keygen(&shell.path(name));
        }
        let key = |name: &str| shown(&shell.path(&format!("{name}.pub")));
        let first = format!("user add guan --role administrator --key {}", key("guan"));
        shell.run(&first).ok();
        let mut add = shell.command("session --user guan");
        add.env(
            "SSH_ORIGINAL_COMMAND",
            "user add li --role township --area 东镇 --key -",
        );
        let key = fs::read_to_string(shell.path("li.pub")).expect("a key");
        Shell::end(add.write_stdin(key)).ok();
        let lines = shell.run("ssh authorized-keys").ok().out;
        shell.write("keys", &lines);
        // Only root's sshd needs it.
        let _ = fs::create_dir_all("/run/sshd");
        let port = TcpListener::bind("127.0.0.1:0")
            .expect("a port")
            .local_addr()
            .expect("bound")
            .port();
        let home = shell.path("");
        let home = home.display();
        let config = format!(
            "Port {port}\nListenAddress 127.0.0.1\nMaxStartups 100\nHostKey {home}/host\nPidFile none\n\
             AuthorizedKeysFile {home}/keys\nStrictModes no\nUsePAM no\n\
             PasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin yes\n\
             SetEnv LANG=zh_CN.UTF-8 XDG_CONFIG_HOME={home} XDG_STATE_HOME={home}\n"
        );
        let config = shell.write("sshd_config", &config);
        let log = fs::File::create(shell.path("sshd.log")).expect("a log");
        let child = Command::new(SSHD)
            .args(["-D", "-e", "-f"])
            .arg(&config)
            .stderr(log)
            .spawn()
            .expect("sshd runs");
        let account = run("id", &["-un"]);
        let server = Self {
            shell,
            child,
            port,
            account,
        };
        let begun = Instant::now();
        // Ready as soon as somebody can enter.
        while !server.ssh("guan", &[], &["tree"]).status.success() {
            let log = fs::read_to_string(server.shell.path("sshd.log")).unwrap_or_default();
            assert!(
                begun.elapsed() < Duration::from_secs(30),
                "sshd lets nobody in\n{log}"
            );
        }
        Some(server)
    }

    fn words(&self, user: &str, options: &[&str], words: &[&str]) -> Vec<String> {
        let key: PathBuf = self.shell.path(user);
        fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).expect("a key of its own");
        let port = self.port.to_string();
        let fixed = [
            "-F",
            "none",
            "-oStrictHostKeyChecking=no",
            "-oBatchMode=yes",
            "-oUserKnownHostsFile=/dev/null",
            "-oIdentitiesOnly=yes",
            "-oLogLevel=ERROR",
            "-p",
            &port,
            "-i",
        ];
        let place = format!("{}@127.0.0.1", self.account);
        let mut all: Vec<String> = fixed.iter().map(ToString::to_string).collect();
        all.push(shown(&key));
        all.extend(options.iter().map(ToString::to_string));
        all.push(place);
        all.extend(words.iter().map(ToString::to_string));
        all
    }

    fn command(&self, user: &str, options: &[&str], words: &[&str]) -> Command {
        let mut command = Command::new("ssh");
        command
            .args(self.words(user, options, words))
            .stdin(Stdio::null());
        command
    }

    /// Signed in at a screen of 120×40, on the tree of their area.
    fn seat(&self, user: &str) -> Seat {
        let mut command = CommandBuilder::new("ssh");
        command.env("TERM", "xterm-256color");
        command.args(self.words(user, &["-tt"], &[]));
        let mut seat = Seat::open(command, (120, 40), None);
        seat.see("东镇");
        seat.assert_taken();
        seat
    }

    fn ssh(&self, user: &str, options: &[&str], words: &[&str]) -> Output {
        self.command(user, options, words)
            .output()
            .expect("ssh runs")
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn users_come_in_by_key_and_see_their_area() {
    let Some(server) = Server::start() else {
        return;
    };
    let tree = said(&server.ssh("li", &[], &["tree"]));
    assert!(tree.contains("东镇") && !tree.contains("西镇"), "{tree}");
    let figures = server.ssh("li", &[], &["report", "overview", "--format", "json"]);
    let figures: serde_json::Value = serde_json::from_slice(&figures.stdout).expect("JSON");
    assert_eq!(figures["households"], 1);
    let far = server.ssh("li", &[], &["search", "周西"]);
    assert!(!said(&far).contains("13912345678"));
    let mut import = server.command("guan", &[], &["import", "households", "-"]);
    let import = import.stdin(Stdio::piped()).stdout(Stdio::null());
    let mut import = import.spawn().expect("ssh runs");
    let rows = "乡镇,村,片,组,邻,户主\n东镇,竹林村,1,1,1,黄新\n";
    let mut input = import.stdin.take().expect("an input");
    input.write_all(rows.as_bytes()).expect("written");
    drop(input);
    assert!(import.wait().expect("ended").success());
    assert!(said(&server.ssh("li", &[], &["search", "黄新"])).contains("黄新"));
    // Whoever is not on the list, or no longer, stays out.
    let stranger = server.ssh("host", &[], &["tree"]);
    assert_eq!(stranger.status.code(), Some(255), "{}", said(&stranger));
    assert!(
        server
            .ssh("guan", &[], &["user", "disable", "li"])
            .status
            .success()
    );
    let disabled = server.ssh("li", &[], &["tree"]);
    assert!(
        !disabled.status.success() && said(&disabled).contains("停用"),
        "{}",
        said(&disabled)
    );
}

#[test]
fn a_dozen_come_in_at_once_and_what_is_no_text_opens_no_screen() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let Some(server) = Server::start() else {
        return;
    };
    let mut dozen: Vec<Child> = (0..12)
        .map(|_| {
            let mut command = server.command("li", &[], &["tree"]);
            command.stdout(Stdio::null()).spawn().expect("ssh runs")
        })
        .collect();
    let mut ended = dozen.iter_mut().map(|child| child.wait().expect("ended"));
    assert!(ended.all(|status| status.success()));
    let mut strange = server.command("li", &["-tt"], &[]);
    strange.arg(OsStr::from_bytes(b"who \xff"));
    let told = strange.output().expect("ssh runs");
    assert_eq!(told.status.code(), Some(2), "{}", said(&told));
    assert!(said(&told).contains("UTF-8"), "{}", said(&told));
}

#[test]
fn wounds_that_stay_closed() {
    let Some(server) = Server::start() else {
        return;
    };
    let port = server.port.to_string();
    let target = format!("127.0.0.1:{port}");
    let attempts: [(&str, &[&str], &[&str]); 9] = [
        ("a shell", &[], &["bash", "-c", "'echo escaped'"]),
        (
            "a shell with a terminal",
            &["-tt"],
            &["bash", "-c", "'echo escaped'"],
        ),
        ("a second command", &[], &["tree; echo escaped"]),
        ("a substitution", &[], &["$(echo escaped)"]),
        ("a pipe", &[], &["tree | sh"]),
        ("another store", &[], &["--store", "/etc/passwd", "tree"]),
        ("sftp", &["-s"], &["sftp"]),
        ("forwarding", &["-W", &target], &[]),
        (
            "somebody else's session",
            &[],
            &["session", "--user", "guan"],
        ),
    ];
    for (name, options, words) in attempts {
        let ended = server.ssh("li", options, words);
        let told = said(&ended);
        assert!(!ended.status.success(), "{name}: {told}");
        let out = String::from_utf8_lossy(&ended.stdout);
        assert!(
            !out.lines().any(|line| line.trim() == "escaped"),
            "{name}: {told}"
        );
        assert!(
            !told.contains("root:x") && !told.contains("SSH-2.0"),
            "{name}: {told}"
        );
        assert!(!told.contains("西镇"), "{name}: {told}");
    }
    // What the other end puts into the environment changes nothing.
    let env = server.ssh("li", &["-o", "SetEnv=USER=guan"], &["tree"]);
    assert!(!said(&env).contains("西镇"));
}

/// Opens the form of 东镇's only household and puts a sign behind its head's name.
fn amend(seat: &mut Seat, sign: &str) {
    seat.type_("/");
    seat.see("搜索");
    seat.type_("huangd");
    seat.see("第1邻");
    seat.type_("\r");
    seat.see("联系人");
    seat.type_("e");
    seat.see("修改 黄东");
    seat.type_(sign);
    seat.see(&format!("黄东{sign}"));
}

#[test]
fn two_at_their_screens_see_what_the_other_changes() {
    let Some(server) = Server::start() else {
        return;
    };
    let mut li = server.seat("li");
    assert!(!li.contents().contains("西镇"), "{}", li.contents());
    let mut guan = server.seat("guan");
    guan.see("西镇");
    guan.type_("/huangd");
    guan.see("第1邻");
    guan.type_("\r");
    guan.see("联系人");
    amend(&mut li, "甲");
    li.type_("\x13");
    // Nobody presses a key there.
    guan.see("黄东甲");
    li.see("黄东甲");
    li.resize(80, 24);
    li.wait("the last row of 80×24", |shown| {
        let row = shown.lines().nth(23);
        row.is_some_and(|row| row.contains("已保存"))
    });
    let heard = String::from_utf8_lossy(&li.heard);
    assert!(!heard.contains("周西"), "what is outside the area was sent");
    for mut seat in [li, guan] {
        seat.type_("Q");
        assert_eq!(seat.ends(), 0);
    }
}

#[test]
fn a_line_that_breaks_in_a_form_leaves_a_draft() {
    let Some(server) = Server::start() else {
        return;
    };
    let mut li = server.seat("li");
    amend(&mut li, "乙");
    // The laptop is shut; sshd notices, the session hears the hang-up.
    li.kill(Signal::KILL);
    li.ends();
    let begun = Instant::now();
    let drafts = server
        .shell
        .path(".local/share/sanzhang/county.sanzhang.drafts");
    let kept = |folder: &Path| fs::read_dir(folder).is_ok_and(|files| files.count() > 0);
    while !kept(&drafts) {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "no draft was kept"
        );
    }
    let mut again = server.seat("li");
    again.see("没写完的表单");
    again.type_("gw");
    again.see("修改 黄东");
    again.see("黄东乙");
}

#[test]
fn an_open_session_of_somebody_disabled_ends_within_seconds() {
    let Some(server) = Server::start() else {
        return;
    };
    let mut li = server.seat("li");
    amend(&mut li, "丙");
    let begun = Instant::now();
    let done = server.ssh("guan", &[], &["user", "disable", "li"]);
    assert!(done.status.success(), "{}", said(&done));
    li.see("账号已停用");
    assert_eq!(li.ends(), 1);
    assert!(begun.elapsed() < Duration::from_secs(10));
    li.assert_given_back();
}

#[test]
fn the_printed_configuration_is_one_that_sshd_takes() {
    if !Path::new(SSHD).exists() {
        eprintln!("skipped: there is no {SSHD}; install openssh-server to run the tests over ssh");
        return;
    }
    let shell = Shell::default();
    let steps = shell.run("--store /srv/county.sanzhang ssh setup").ok().out;
    let (_, rest) = steps.split_once("<<'END'\n").expect("a file to write");
    let (snippet, _) = rest.split_once("END\n").expect("its end");
    assert!(snippet.contains("AuthorizedKeysCommand "), "{snippet}");
    keygen(&shell.path("host"));
    let _ = fs::create_dir_all("/run/sshd");
    let host = shown(&shell.path("host"));
    let config = shell.write("sshd_config", &format!("HostKey {host}\n{snippet}"));
    run(SSHD, &["-t", "-f", &shown(&config)]);
}
