// Small things that several views show.

import { explain } from '../api.js';
import { fill, h, icon, iconButton } from '../dom.js';

const themeKey = 'messaging.theme';
const themes = { auto: 'Colours: as the system', light: 'Colours: light', dark: 'Colours: dark' };

/** A button that goes through the themes: as the system, light, dark. */
export function themeButton() {
  const current = () => document.documentElement.dataset.theme ?? 'auto';
  const button = iconButton('auto', '', () => {
    const names = Object.keys(themes);
    const next = names[(names.indexOf(current()) + 1) % names.length];
    if (next === 'auto') {
      delete document.documentElement.dataset.theme;
      localStorage.removeItem(themeKey);
    } else {
      document.documentElement.dataset.theme = next;
      localStorage.setItem(themeKey, next);
    }

    show();
  });
  const show = () => {
    fill(button, icon(current()));
    button.title = themes[current()];
    button.setAttribute('aria-label', themes[current()]);
  };
  show();
  return button;
}

/** Says something for a few seconds. */
export function toast(text, kind = 'good') {
  const note = h('p', { class: `toast ${kind}` }, text);
  document.getElementById('toasts').append(note);
  setTimeout(() => note.remove(), 6000);
}

/** Runs an action, and tells why it failed where it did. */
export async function attempt(action) {
  try {
    await action();
    return true;
  } catch (error) {
    toast(explain(error), 'bad');
    return false;
  }
}

/** Asks before something is done that cannot simply be taken back. */
export function confirm(title, text, verb) {
  return new Promise((resolve) => {
    const close = (answer) => () => dialog.close(answer);
    const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title', onclose: () => finish() },
      h('h2', { id: 'dialog-title' }, title),
      h('p', null, text),
      h('div', { class: 'actions' },
        h('button', { type: 'button', class: 'button', onclick: close('') }, 'Cancel'),
        h('button', { type: 'button', class: 'button danger', onclick: close('yes') }, verb)));
    const finish = () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    };
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** What stands where there is nothing yet. */
export const empty = (name, title, text, ...actions) =>
  h('div', { class: 'empty' }, icon(name), h('h2', null, title), h('p', null, text), actions.length > 0 && h('div', { class: 'actions' }, actions));

/** What stands where something is being loaded. */
export const skeleton = (rows = 4) =>
  h('div', { class: 'skeleton', role: 'status' }, h('span', { class: 'sr' }, 'Loading'), Array.from({ length: rows }, () => h('i')));
