// Who is in a room; whoever owns a private one lets people in and out.

import { call } from '../api.js';
import { avatar, h, needStyle } from '../dom.js';
import { isMe } from '../store.js';
import { attempt, empty } from './controls.js';
import { field, form } from './forms.js';
import { listView } from './lists.js';

/** Shows the members of a room in a dialog. */
export async function showMembers(room) {
  await needStyle('panel');
  const base = `rooms/${encodeURIComponent(room.name)}/members`;
  const list = listView(`${base}?limit=50`, (member, view) => row(base, room, member, view), () => empty('people', 'Nobody is here', 'Join, and you are the first.'));
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'members-title', onclose: () => dialog.remove() },
    h('h2', { id: 'members-title' }, `Members of ${room.title}`),
    list.element,
    !room.isPublic && form({ verb: 'Let in', class: 'inline', send: (values, element) => letIn(base, list, values, element) },
      field('Name of somebody to let in', { name: 'userName', required: true, autocapitalize: 'none', spellcheck: 'false', maxlength: 32, autocomplete: 'off' }, 'The owner of the room can do this.')),
    h('div', { class: 'actions' }, h('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, 'Close')));
  document.body.append(dialog);
  dialog.showModal();
  await list.load();
}

async function letIn(base, list, { userName }, element) {
  await call('PUT', `${base}/${encodeURIComponent(userName.trim())}`);
  element.reset();
  await list.load();
}

function row(base, room, member, list) {
  const remove = async () => {
    if (await attempt(() => call('DELETE', `${base}/${encodeURIComponent(member.userName)}`))) {
      list.drop(member);
    }
  };
  return h('li', { class: 'line' },
    avatar(member.userName),
    h('div', { class: 'line-text' }, h('a', { href: `#/with/${encodeURIComponent(member.userName)}`, dir: 'auto' }, member.displayName ?? member.userName), h('p', { class: 'hint' }, `@${member.userName}`)),
    !room.isPublic && !isMe(member.userName) && h('button', { type: 'button', class: 'button small', onclick: remove }, 'Remove'));
}
