//! The text that is written of each starter, held by a number that another text would most likely not have: nobody's
//! file changes by itself. Where a starter is meant to change, its numbers change with it.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use tollgate_editor::Starter;
use tollgate_interop::file;

/// FNV-1a of 64 bits.
fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn starters_are_written_as_ever() {
    /// Of the text for people, and of the shortest one.
    const WRITTEN: [(&str, u64, u64); Starter::ALL.len()] = [
        ("web-server", 0x1f08_d649_589c_2150, 0x8a4d_7e7b_d479_742a),
        ("public-and-private", 0x647f_a2cb_b26b_963d, 0x2e78_d0e9_51cc_5c3d),
        ("two-tiers", 0x31c7_d843_2071_9e78, 0xdd11_31ce_be38_5934),
        ("one-fault", 0x1e8c_71a3_c137_822d, 0xa18a_87d5_f97d_4eeb),
        ("empty", 0x88fb_be10_d0fa_eca0, 0x21f4_13a9_e3ae_8f68),
    ];
    for (starter, expected) in Starter::ALL.iter().zip(WRITTEN) {
        let document = starter.document();
        let (lines, compact) = (file::write(&document).unwrap(), file::write_compact(&document).unwrap());
        assert_eq!((starter.key(), hash(&lines), hash(&compact)), expected);
    }
}
