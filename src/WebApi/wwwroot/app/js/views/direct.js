// What stands above and below a conversation of two.

import { call } from '../api.js';
import { avatar, fill, h, icon, iconButton } from '../dom.js';
import { emit, isBlocked, isMe, on, state } from '../store.js';
import { attempt, confirm } from './controls.js';

/** The head: who it is with, and the way to block them. */
export function directHead({ user }, view) {
  const actions = h('div', { class: 'bar-actions' });
  const draw = () => fill(actions, isMe(user.userName) ? null : isBlocked(user.userName)
    ? h('button', { type: 'button', class: 'button small', onclick: () => unblock(user.userName) }, 'Unblock')
    : iconButton('block', `Block ${user.userName}`, () => block(user.userName)));
  draw();
  view.stops.push(on('blocks', draw));
  return h('header', { class: 'bar' },
    h('a', { class: 'icon-button back', href: '#/', 'aria-label': 'Back to all conversations' }, icon('back')),
    avatar(user.userName),
    h('div', { class: 'bar-title' },
      h('h1', { dir: 'auto' }, isMe(user.userName) ? 'Notes to yourself' : user.displayName),
      h('p', null, `@${user.userName}`)),
    actions);
}

/** What takes the place of the composer; null where there is nothing in the way. */
export function directFoot({ user }) {
  return isBlocked(user.userName)
    ? h('div', { class: 'notice' },
      icon('block'),
      h('p', null, h('b', null, `You blocked ${user.userName}.`), ' Neither of you can write to the other. Earlier messages stay.'),
      h('button', { type: 'button', class: 'button small', onclick: () => unblock(user.userName) }, 'Unblock'))
    : null;
}

async function block(userName) {
  const text = `${userName} can no longer write to you, and you cannot write to them. They are not told. Earlier messages stay.`;
  if (await confirm(`Block ${userName}?`, text, 'Block') && await attempt(() => call('PUT', `blocks/${encodeURIComponent(userName)}`))) {
    state.blocked.add(userName.toLowerCase());
    emit('blocks');
  }
}

/** Takes a block back. */
export async function unblock(userName) {
  if (await attempt(() => call('DELETE', `blocks/${encodeURIComponent(userName)}`))) {
    state.blocked.delete(userName.toLowerCase());
    emit('blocks');
  }
}
