//! The link whose hash holds the whole document: `v1=`, then the JSON on one line, packed as zlib does, in the 64
//! characters that every program leaves alone in an address. zlib's checksum tells a mistyped link from a whole one.

use crate::error::{LinkDamage, ReadError, WriteError};
use crate::tollgate::{self, Form, Style};
use base64ct::{Base64UrlUnpadded, Encoding};
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};
use tollgate_model::Document;

/// A link of this many characters is getting long, and the user should hear of it. Chat programs take messages of 2,000
/// to 4,000 characters (Discord's limit is 2,000) and cut or split what is longer; spreadsheets and office programs end
/// an address soon after 2,000. The number is for the whole address, with what stands before the hash.
pub const LONG: usize = 2_000;

/// A link of this many characters is too long for many programs, and the user should rather send the file. Where a
/// program passes links on through a server (shortened, checked for safety, or as a parameter of a sign-in page), that
/// server's limit for a line of a request applies, which is 8 KiB almost everywhere. A QR code ends at 2,953.
pub const TOO_LONG: usize = 8_000;

/// The most bytes of JSON in a link, for writing and for reading. A network of 3,000 resources takes about one MiB; the
/// limit keeps a link of a few kilobytes that unpacks to gigabytes from stopping the page.
pub const LIMIT: usize = 4 * 1024 * 1024;

/// What a link may be. Anybody may have made it.
const FORM: Form = Form { limit: LIMIT, is_shown: false, is_limited: true };

/// The way of packing that is written. It changes when the packing does; the version of the JSON inside has its own
/// number.
const PACKING: u32 = 1;

/// The hash, without `#`, of a link to the document. The same document always gives the same hash.
///
/// # Errors
/// Where [`read`] would refuse the link: for its size, or for what the document [holds too much
/// of](Document::excesses).
pub fn write(document: &Document) -> Result<String, WriteError> {
    let text = tollgate::write(document, Style::OneLine, FORM)?;
    let packed = compress_to_vec_zlib(text.as_bytes(), 10);
    Ok(format!("v{PACKING}={}", Base64UrlUnpadded::encode_string(&packed)))
}

/// The document of a link's hash, with or without `#`.
///
/// # Errors
/// Says what is wrong; see [`ReadError`]. What it says of the JSON inside comes without line and column. A link that
/// holds more than [`tollgate_model::Limited::limit`] says is [`ReadError::OverLimits`].
pub fn read(hash: &str) -> Result<Document, ReadError> {
    let hash = hash.trim();
    let hash = hash.strip_prefix('#').unwrap_or(hash);
    let (found, payload) = version(hash).ok_or(ReadError::NotALink)?;
    if found != PACKING {
        return Err(ReadError::BadLinkVersion { found, known: PACKING });
    }
    // Nothing packs to more than a little over its own size, and base64 adds a third.
    if payload.len() > LIMIT * 2 {
        return Err(ReadError::TooLarge { limit: LIMIT });
    }
    let text = unpack(hash, payload)?;
    tollgate::read(&text, FORM)
}

/// `v12=payload` in two.
fn version(hash: &str) -> Option<(u32, &str)> {
    let (version, payload) = hash.strip_prefix('v')?.split_once('=')?;
    let digits = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
    // A number too large for us is a later version than we know, whatever it is.
    digits.then(|| (version.parse().unwrap_or(u32::MAX), payload))
}

fn unpack(hash: &str, payload: &str) -> Result<String, ReadError> {
    let allowed = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '_';
    if let Some((index, character)) = payload.chars().enumerate().find(|(_, it)| !allowed(*it)) {
        let before = hash.len().saturating_sub(payload.len());
        let position = before.saturating_add(index).saturating_add(1);
        return Err(ReadError::DamagedLink(LinkDamage::Character { position, character }));
    }
    // With the right characters only, base64 can fail only at its end: bits that belong to a byte that is not there.
    let packed =
        Base64UrlUnpadded::decode_vec(payload).map_err(|_| ReadError::DamagedLink(LinkDamage::CutShort))?;
    let text = decompress_to_vec_zlib_with_limit(&packed, LIMIT).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => ReadError::TooLarge { limit: LIMIT },
        TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => {
            ReadError::DamagedLink(LinkDamage::CutShort)
        }
        TINFLStatus::Adler32Mismatch => ReadError::DamagedLink(LinkDamage::Checksum),
        _ => ReadError::DamagedLink(LinkDamage::Compression),
    })?;
    String::from_utf8(text).map_err(|_| ReadError::DamagedLink(LinkDamage::Compression))
}
