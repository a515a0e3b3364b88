//! What is said on the command line, and what goes wrong with it.

/// What every fallible function here returns: an error is a sentence for the person at the terminal.
pub(crate) type Outcome<T> = Result<T, String>;

/// What the commands and their options are.
pub(crate) const USAGE: &str = "\
Usage: cargo xtask <command> [options]

  serve     build the page, serve it on this machine, rebuild after every edit
              --port N        first port to try is 8080
              --no-open       do not open a browser
  build     build the release page into dist/ and print its size
  test      every check: fmt, tidy, clippy, native, deny, wasm, build, e2e
              --only A,B      only these steps, in the order above
              --keep-going    do not stop at the first step that fails
              --reuse-dist    let e2e use dist/ as it is, without building it
              -- ARGS         handed to cargo test (--only native or wasm) or to Playwright (--only e2e)
  preview   serve dist/ as it is
              --port N        default 4173
  tidy      what the compiler does not count: circles, wildcard arms, long files, and what kinds lack
              NAMES           list each place for these columns and rows of the table
  add-resource NAME   a new kind of resource, as bare as can be; what is left to do is printed
              --prefix P      what its ids begin with, as AWS has it: tgw
              --noun-ko N     what it is called in Korean
              --noun N        in English; default: the words of NAME
              --table T       its table in the network; default: those words with an s
              --on PLACE      Canvas, Region (default) or Vpc
              --shelf S       of the palette, as ComponentGroup has it; default GatesAndRoads
  deny      licences, bans, sources and advisories of the dependencies
  styles    only put the style sheets into one file (Trunk calls it)
  tools     only fetch the tools that the other commands need

Missing tools are put into .tools/ in this folder; delete it to start again.";

/// Refuses further arguments.
pub(crate) fn no_more(rest: &[String]) -> Outcome<()> {
    match rest.first() {
        None => Ok(()),
        Some(extra) => Err(format!("`{extra}` is not an option here\n\n{USAGE}")),
    }
}

/// The value of an option such as `--port 8080`: the argument after it.
pub(crate) fn value<'a>(option: &str, rest: &mut std::slice::Iter<'a, String>) -> Outcome<&'a str> {
    rest.next().map(String::as_str).ok_or_else(|| format!("`{option}` needs a value\n\n{USAGE}"))
}

/// A port number, or a sentence about what was given instead.
pub(crate) fn port(text: &str) -> Outcome<u16> {
    match text.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(format!("`{text}` is not a port number (1 to 65535)")),
    }
}
