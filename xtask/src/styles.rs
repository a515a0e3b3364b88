//! `cargo xtask styles`: the style sheets of the page in one file. Trunk calls it before it builds (Trunk.toml).

use crate::arguments::Outcome;
use crate::repo;
use std::fs;
use std::path::Path;

/// Writes `styles/page.css`, with every sheet that it imports in its place, to `target/styles/page.css`.
pub(crate) fn bundle() -> Outcome<()> {
    let folder = repo::root().join("styles");
    let text = inlined(&repo::read(&folder.join("page.css"))?, &folder)?;
    let target = repo::root().join("target").join("styles");
    let file = target.join("page.css");
    // A file that is written anew has Trunk build again.
    if fs::read_to_string(&file).is_ok_and(|there| there == text) {
        return Ok(());
    }
    fs::create_dir_all(&target)
        .and_then(|()| fs::write(&file, text))
        .map_err(|error| format!("cannot write {}: {error}", file.display()))
}

/// The sheet with the text of what each line `@import "./name.css";` names in place of that line.
fn inlined(sheet: &str, folder: &Path) -> Outcome<String> {
    let mut text = String::new();
    for line in sheet.lines() {
        match line.strip_prefix("@import \"./").and_then(|rest| rest.strip_suffix("\";")) {
            Some(name) => text.push_str(&repo::read(&folder.join(name))?),
            None => text.push_str(line),
        }
        text.push('\n');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::inlined;
    use crate::repo;
    use std::fs;

    #[test]
    fn every_style_sheet_is_in_the_page() {
        let folder = repo::root().join("styles");
        let text = inlined(&repo::read(&folder.join("page.css")).unwrap(), &folder).unwrap();
        assert!(!text.contains("@import"));
        for sheet in fs::read_dir(&folder).unwrap() {
            let sheet = sheet.unwrap().path();
            if !sheet.ends_with("page.css") {
                assert!(text.contains(&fs::read_to_string(&sheet).unwrap()), "{}", sheet.display());
            }
        }
    }
}
