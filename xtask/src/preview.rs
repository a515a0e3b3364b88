//! A small static server for the finished page, on this machine only. The end-to-end tests use it: it serves
//! `dist/` byte for byte, as any web server would, with nothing added for development.

use crate::arguments::Outcome;
use crate::repo;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

const DEFAULT_PORT: u16 = 4173;
const PATIENCE: Duration = Duration::from_secs(10);
/// A request is one line and some headers.
const LONGEST_REQUEST: u64 = 16 * 1024;

pub(crate) fn parse_port(args: &[String]) -> Outcome<u16> {
    let mut port = DEFAULT_PORT;
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        match arg.as_str() {
            "--port" => port = crate::arguments::port(crate::arguments::value(arg, &mut rest)?)?,
            other => {
                return Err(format!("`{other}` is not an option of preview\n\n{}", crate::arguments::USAGE));
            }
        }
    }
    Ok(port)
}

pub(crate) fn run(port: u16) -> Outcome<()> {
    let root = repo::dist();
    if !root.join("index.html").is_file() {
        return Err(format!("there is no page in {}; `cargo xtask build` makes it", root.display()));
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| format!("cannot listen on port {port} ({error}); give another one with --port"))?;
    println!("serving {} at http://127.0.0.1:{port}/", root.display());
    serve(&listener, root);
    Ok(())
}

fn serve(listener: &TcpListener, root: PathBuf) {
    let root = Arc::new(root);
    for stream in listener.incoming().flatten() {
        let root = Arc::clone(&root);
        // A visitor who goes away in the middle of an answer is nobody's error.
        std::thread::spawn(move || drop(answer(&stream, &root)));
    }
}

/// A port nobody listens on at the moment.
pub(crate) fn free_port() -> Outcome<u16> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("there is no free port: {error}"))
}

/// Whether a page is served at this port.
pub(crate) fn answers(port: u16) -> bool {
    let ask = || -> std::io::Result<Vec<u8>> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(
            stream,
            "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
        )?;
        let mut status = Vec::new();
        stream.take(12).read_to_end(&mut status)?;
        Ok(status)
    };
    ask().is_ok_and(|status| status == b"HTTP/1.1 200")
}

/// Reads one request and answers it; the connection is closed after it, which keeps this simple and is fast
/// enough for a page of five files.
fn answer(stream: &TcpStream, root: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream.take(LONGEST_REQUEST));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    // The headers change nothing here, but closing a connection with unread bytes can lose the answer.
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    match method {
        "GET" | "HEAD" => match locate(root, target) {
            Some(file) => {
                let body = fs::read(&file)?;
                send(stream, "200 OK", content_type(&file), &body, method == "GET")
            }
            None => {
                send(stream, "404 Not Found", "text/plain; charset=utf-8", b"not found\n", method == "GET")
            }
        },
        "" => Ok(()),
        _ => {
            send(stream, "405 Method Not Allowed", "text/plain; charset=utf-8", b"GET and HEAD only\n", true)
        }
    }
}

fn send(
    mut stream: &TcpStream,
    status: &str,
    kind: &str,
    body: &[u8],
    with_body: bool,
) -> std::io::Result<()> {
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    if with_body {
        stream.write_all(body)?;
    }
    stream.flush()
}

/// The file a request target names, if it is one below `root`.
fn locate(root: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let path = percent_decoded(path)?;
    let relative = Path::new(path.strip_prefix('/')?);
    // Only plain names: no `..`, no second root, and no backslash, which is a separator on some systems only.
    let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    if !plain || path.contains(['\\', '\0']) {
        return None;
    }
    let mut file = root.join(relative);
    if file.is_dir() {
        file.push("index.html");
    }
    // A link inside the folder may still lead out of it.
    let file = file.canonicalize().ok()?;
    (file.is_file() && file.starts_with(root.canonicalize().ok()?)).then_some(file)
}

/// The text with `%20` and the like resolved; `None` if it is broken or not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|kind| kind.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with a page in it and a secret beside it, and a server on it.
    fn served(name: &str) -> u16 {
        let outside = std::env::temp_dir().join(format!("tollgate-preview-{}-{name}", std::process::id()));
        let root = outside.join("dist");
        fs::create_dir_all(root.join("sub dir")).unwrap();
        fs::write(outside.join("secret.txt"), "secret").unwrap();
        fs::write(root.join("index.html"), "<h1>page</h1>").unwrap();
        fs::write(root.join("app_bg.wasm"), b"\0asm").unwrap();
        fs::write(root.join("sub dir").join("index.html"), "sub").unwrap();
        #[cfg(unix)]
        if !root.join("link").exists() {
            std::os::unix::fs::symlink(outside.join("secret.txt"), root.join("link")).unwrap();
        }
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || serve(&listener, root));
        port
    }

    fn ask(port: u16, request_line: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        write!(stream, "{request_line} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut text = Vec::new();
        stream.read_to_end(&mut text).unwrap();
        String::from_utf8_lossy(&text).into_owned()
    }

    #[test]
    fn pages_come_with_the_type_a_browser_insists_on() {
        let port = served("types");
        assert!(answers(port));
        let page = ask(port, "GET /?lang=ko");
        assert!(page.contains("text/html") && page.ends_with("<h1>page</h1>"), "{page}");
        assert!(ask(port, "GET /app_bg.wasm").contains("application/wasm"));
        assert!(ask(port, "GET /sub%20dir/").ends_with("sub"));
        let head = ask(port, "HEAD /");
        assert!(head.contains("Content-Length: 13") && head.ends_with("\r\n\r\n"), "{head}");
        assert!(ask(port, "POST /").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let port = served("traversal");
        let targets = [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/sub%20dir/../../secret.txt",
            "/..\\secret.txt",
            "//etc/passwd",
            "/link",
            "/missing",
            "/%",
            "/%ff",
            "/%00",
            "secret.txt",
        ];
        for target in targets {
            let answer = ask(port, &format!("GET {target}"));
            assert!(answer.starts_with("HTTP/1.1 404"), "{target}: {answer}");
        }
    }
}
