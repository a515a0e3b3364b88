//! Texts of the frame: header, palette, canvas controls, dialogs, notices.

use super::texts;

texts! {
    undo => "Undo", "실행 취소";
    redo => "Redo", "다시 실행";
}
