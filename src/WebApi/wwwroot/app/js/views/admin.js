// For administrators: accounts, and the activity of all.

import { call } from '../api.js';
import { avatar, h } from '../dom.js';
import { isMe, soon, state } from '../store.js';
import { ago } from '../text.js';
import { activityList } from './activity.js';
import { attempt, confirm, empty, toast } from './controls.js';
import { field, form } from './forms.js';
import { listView } from './lists.js';

const role = 'Administrator';
const parts = { accounts: 'Accounts', activity: 'Activity of all' };

/** Shows one part of the administration. */
export async function adminView(part) {
  const name = part in parts ? part : 'accounts';
  if (!state.me.roles.includes(role)) {
    return { element: empty('shield', 'For administrators', 'Your account does not have that role. An administrator can give it to you.', h('a', { class: 'button', href: '#/' }, 'Back')), title: 'Administration' };
  }

  const body = await { accounts, activity }[name]();
  const element = h('div', { class: 'panel' },
    h('header', { class: 'panel-head' }, h('a', { class: 'button small back', href: '#/' }, 'Back'), h('h1', null, 'Administration')),
    h('nav', { class: 'tabs', 'aria-label': 'Administration' }, Object.entries(parts).map(([key, title]) =>
      h('a', { href: `#/admin/${key}`, 'aria-current': key === name ? 'page' : null }, title))),
    body);
  return { element, title: parts[name] };
}

async function accounts() {
  const list = listView('admin/users?limit=50', accountRow, () => empty('people', 'No account has such a name', 'Names are found by how they begin.'));
  const search = soon(() => list.load(`admin/users?limit=50&search=${encodeURIComponent(input.value.trim())}`), 200);
  const input = h('input', { type: 'search', 'aria-label': 'Search accounts by name', placeholder: 'Search by name', autocomplete: 'off', spellcheck: 'false', oninput: () => search() });
  await list.load();
  return [
    h('section', { class: 'card', 'aria-label': 'Accounts' }, h('div', { class: 'search' }, input), list.element),
    h('section', { class: 'card' }, h('h2', null, 'A new account'),
      form({ verb: 'Create the account', send: (values, element) => create(values, element, list) },
        field('User name', { name: 'userName', required: true, autocapitalize: 'none', spellcheck: 'false', maxlength: 32, autocomplete: 'off' }),
        field('First password', { name: 'password', type: 'password', required: true, autocomplete: 'new-password' }, 'Hand it over in person; its owner can change it.'),
        field('E-mail (optional)', { name: 'email', type: 'email', autocomplete: 'off' }),
        h('label', { class: 'choice' }, h('input', { type: 'checkbox', name: 'isAdministrator' }), h('span', null, h('b', null, 'Administrator'), h('small', null, 'Sees all accounts and activity, but no private messages.'))))),
  ];
}

async function create({ userName, password, email, isAdministrator }, element, list) {
  const account = { userName: userName.trim(), password, ...(email.trim() === '' ? {} : { email: email.trim() }), roles: isAdministrator ? [role] : [] };
  await call('POST', 'admin/users', account);
  element.reset();
  toast(`The account ${account.userName} is made.`);
  await list.load();
}

function accountRow(account, list) {
  const { userName, displayName, email, roles, disabledAt } = account;
  const path = `admin/users/${encodeURIComponent(userName)}`;
  const isAdministrator = roles.includes(role);
  const button = (text, action) => h('button', { type: 'button', class: 'button small', 'aria-label': `${text}: ${userName}`, onclick: action }, text);
  const change = async (action, changes) => {
    if (await attempt(action)) {
      list.change((other) => other.userName === userName, changes);
    }
  };
  const disable = async () => {
    if (await confirm(`Disable ${userName}?`, 'They are signed out at once and cannot sign in. Nothing is deleted, and it can be undone.', 'Disable')) {
      await change(() => call('POST', `${path}/disable`), { disabledAt: new Date().toISOString() });
    }
  };
  const setRoles = async () => {
    const next = isAdministrator ? [] : [role];
    const text = 'They are signed out everywhere and have the new role when they sign in again.';
    if (await confirm(isAdministrator ? `Take the role from ${userName}?` : `Make ${userName} an administrator?`, text, isAdministrator ? 'Take it' : 'Give it')) {
      await change(() => call('PUT', `${path}/roles`, { roles: next }), { roles: next });
    }
  };
  return h('li', { class: `line account${disabledAt === null ? '' : ' disabled'}` },
    avatar(userName),
    h('div', { class: 'line-text' },
      h('b', null, userName), displayName !== userName && h('span', { class: 'hint', dir: 'auto' }, ` ${displayName}`), ' ',
      isAdministrator && h('span', { class: 'tag' }, role), disabledAt !== null && h('span', { class: 'tag bad' }, 'Disabled'),
      h('p', { class: 'hint' }, email ?? 'no e-mail', ' · made ', ago(account.createdAt))),
    !isMe(userName) && h('div', { class: 'line-actions' },
      button(isAdministrator ? 'Take role' : 'Make administrator', setRoles),
      disabledAt === null ? button('Disable', disable) : button('Enable', () => change(() => call('POST', `${path}/enable`), { disabledAt: null }))));
}

async function activity() {
  const list = activityList('admin/activity', true);
  await list.load();
  return h('section', { class: 'card' }, h('h2', null, 'Activity of all'), list.element);
}
