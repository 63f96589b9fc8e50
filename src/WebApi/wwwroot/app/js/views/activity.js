// The activity log: one's own, or everybody's for administrators.

import { h } from '../dom.js';
import { ago } from '../text.js';
import { empty } from './controls.js';
import { listView } from './lists.js';

const names = {
  SignUp: 'Account made',
  Login: 'Signed in',
  InvalidLogin: 'Failed to sign in',
  Logout: 'Signed out',
  MessageSent: 'Sent a message',
  MessageRefused: 'Message refused',
  UserBlocked: 'Blocked somebody',
  UserUnblocked: 'Unblocked somebody',
  PasswordChanged: 'Password changed',
  SessionRevoked: 'Session ended',
  TokenReuse: 'Old token used',
  AccountCreated: 'Account made by an administrator',
  AccountDisabled: 'Account disabled',
  AccountEnabled: 'Account enabled',
  RolesChanged: 'Roles changed',
};

/**
 * A list of activity with its filters.
 * @param {string} path Where it comes from.
 * @param {boolean} ofAll Whether it holds everybody's.
 */
export function activityList(path, ofAll) {
  const list = listView(path, (entry) => row(entry, ofAll), () => empty('wait', 'Nothing here', 'Nothing of this kind happened in that time.'));
  const load = () => list.load(addressOf(path, filters));
  const filters = h('form', {
    class: 'filters', onsubmit: (event) => {
      event.preventDefault();
      void load();
    }, onchange: () => load(),
  },
  ofAll && filter('User', h('input', { name: 'user', autocapitalize: 'none', spellcheck: 'false', autocomplete: 'off' })),
  filter('What', h('select', { name: 'type' }, h('option', { value: '' }, 'Everything'), Object.entries(names).map(([value, text]) => h('option', { value }, text)))),
  filter('From', h('input', { name: 'from', type: 'date' })),
  filter('To', h('input', { name: 'to', type: 'date' })));
  const element = h('div', null, filters);
  element.append(list.element);
  return { element, load };
}

const filter = (label, input) => h('label', null, h('span', null, label), input);

function addressOf(path, filters) {
  const query = new URLSearchParams([...new FormData(filters)].filter(([, value]) => value !== ''));
  return `${path}?${query}`;
}

function row(entry, ofAll) {
  const other = entry.otherUserName === null ? '' : `: ${entry.otherUserName}`;
  const about = [
    ofAll && (entry.userName ?? (entry.attemptedName ? `“${entry.attemptedName}” (no such account)` : 'unknown')),
    entry.ipAddress,
    entry.actor && `by ${entry.actor}`,
  ].filter(Boolean);
  return h('li', { class: `line activity${entry.type === 'InvalidLogin' || entry.type === 'TokenReuse' ? ' bad' : ''}` },
    h('div', { class: 'line-text' }, h('b', null, `${names[entry.type] ?? entry.type}${other}`), h('p', { class: 'hint' }, about.join(' · '))),
    ago(entry.occurredAt));
}
