//! How the page works, and its keys.

use crate::browser::input;
use crate::i18n::Texts;
use crate::store::{Action, Dispatch};
use yew::prelude::*;

/// The help.
pub fn help(texts: Texts, letter_shortcuts: bool, dispatch: &Dispatch) -> Html {
    let keys = [
        ("V", texts.key_select()),
        ("H", texts.key_hand()),
        ("/", texts.key_find()),
        ("R", texts.key_send()),
        ("P", texts.key_play()),
        (",  .", texts.key_step()),
        ("Home  End", texts.key_ends()),
        ("<  >", texts.key_speed()),
        ("F6  Shift+F6", texts.key_parts()),
        ("Tab  Shift+Tab", texts.key_walk()),
        ("Ctrl+← ↑ → ↓", texts.key_nearest()),
        ("← ↑ → ↓", texts.key_move()),
        ("Enter  Shift+Enter", texts.key_inside()),
        ("Delete", texts.key_delete()),
        ("Ctrl+Z  Ctrl+Shift+Z", texts.key_undo()),
        ("Ctrl++  Ctrl+−  Ctrl+0", texts.key_zoom()),
        ("Shift+1  Shift+2", texts.key_fit()),
        ("Esc", texts.key_cancel()),
        ("?", texts.key_help()),
    ];
    let onchange = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            dispatch.dispatch(Action::SetLetterShortcuts(input::checked_of(&event)))
        })
    };
    html! {
        <div class="help">
            <ol>
                <li>{ texts.help_build() }</li>
                <li>{ texts.help_configure() }</li>
                <li>{ texts.help_send() }</li>
            </ol>
            <h3>{ texts.help_shortcuts() }</h3>
            <dl class="keys">
                { for keys.into_iter().map(|(key, meaning)| html! {
                    <div key={key}><dt><kbd>{ key }</kbd></dt><dd>{ meaning }</dd></div>
                }) }
            </dl>
            <label class="check">
                <input type="checkbox" checked={letter_shortcuts} {onchange} />{ texts.help_letters() }
            </label>
            <p class="quiet">{ texts.licence_note() }</p>
        </div>
    }
}
