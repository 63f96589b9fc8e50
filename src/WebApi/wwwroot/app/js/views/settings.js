// The user's own account: profile, password, devices, blocked people, activity.

import { call } from '../api.js';
import { h } from '../dom.js';
import { signOut } from '../session.js';
import { emit, isBlocked, state } from '../store.js';
import { ago } from '../text.js';
import { activityList } from './activity.js';
import { attempt, confirm, empty, toast } from './controls.js';
import { field, form } from './forms.js';
import { unblock } from './direct.js';
import { listView } from './lists.js';

const parts = { profile: 'Profile', security: 'Password and devices', blocked: 'Blocked people', activity: 'Activity' };

/** Shows one part of the settings. */
export async function settingsView(part) {
  const name = part in parts ? part : 'profile';
  const body = await { profile, security, blocked, activity }[name]();
  const element = h('div', { class: 'panel' },
    h('header', { class: 'panel-head' }, h('a', { class: 'button small back', href: '#/' }, 'Back'), h('h1', null, 'Settings'),
      h('button', { type: 'button', class: 'button small', onclick: () => attempt(signOut) }, 'Sign out')),
    h('nav', { class: 'tabs', 'aria-label': 'Settings' }, Object.entries(parts).map(([key, title]) =>
      h('a', { href: `#/settings/${key}`, 'aria-current': key === name ? 'page' : null }, title))),
    body,
    h('footer', { class: 'panel-foot' }, h('a', { href: 'swagger/' }, 'The API in Swagger UI')));
  return { element, title: parts[name] };
}

const card = (title, ...content) => h('section', { class: 'card' }, h('h2', null, title), content);

function profile() {
  const { userName, displayName, email, roles } = state.me;
  return card('Profile',
    h('p', { class: 'hint' }, `You sign in as ${userName}${roles.length > 0 ? ` (${roles.join(', ')})` : ''}. That name does not change.`),
    form({ verb: 'Save', send: saveProfile },
      field('Name that people see', { name: 'displayName', value: displayName, maxlength: 64, autocomplete: 'name', dir: 'auto' }, 'Empty: your user name.'),
      field('E-mail', { name: 'email', type: 'email', value: email ?? '', autocomplete: 'email' }, 'Seen by you and by administrators.')));
}

async function saveProfile(values) {
  const { body } = await call('PATCH', 'users/me', values);
  state.me = body;
  emit('me');
  toast('Saved.');
}

async function security() {
  const sessions = listView('auth/sessions?limit=50', sessionRow, () => empty('shield', 'No devices', 'You are signed in nowhere.'));
  const endOthers = async () => {
    if (await confirm('End all other sessions?', 'Every other device is signed out at once.', 'End them') && await attempt(() => call('DELETE', 'auth/sessions'))) {
      toast('All other devices are signed out.');
      await sessions.load();
    }
  };
  await sessions.load();
  return [
    card('Password', h('p', { class: 'hint' }, 'A new password signs out all other devices.'),
      form({ verb: 'Change the password', send: (values, element) => changePassword(values, element, sessions) },
        h('input', { type: 'text', name: 'ignored', autocomplete: 'username', value: state.me.userName, hidden: true, readonly: true, 'aria-hidden': 'true', tabindex: -1 }),
        field('Current password', { name: 'currentPassword', type: 'password', required: true, autocomplete: 'current-password' }),
        field('New password', { name: 'newPassword', type: 'password', required: true, autocomplete: 'new-password' }, 'At least 8 characters.'))),
    card('Where you are signed in', sessions.element,
      h('div', { class: 'actions' }, h('button', { type: 'button', class: 'button danger', onclick: endOthers }, 'End all other sessions'))),
  ];
}

async function changePassword({ currentPassword, newPassword }, element, sessions) {
  await call('PUT', 'auth/password', { currentPassword, newPassword });
  element.reset();
  toast('The password is changed. All other devices are signed out.');
  await sessions.load();
}

function sessionRow(session, list) {
  const end = async () => {
    if (await attempt(() => call('DELETE', `auth/sessions/${session.id}`))) {
      list.drop(session);
    }
  };
  return h('li', { class: 'line' },
    h('div', { class: 'line-text' },
      h('b', { title: session.userAgent ?? '' }, deviceOf(session.userAgent)),
      h('p', { class: 'hint' }, session.ipAddress ?? 'unknown address', ' · last used ', ago(session.lastUsedAt), ' · since ', ago(session.createdAt))),
    session.current ? h('span', { class: 'tag' }, 'This device') : h('button', { type: 'button', class: 'button small', onclick: end }, 'End'));
}

/** What a user agent says it is, in a few words. */
function deviceOf(agent) {
  if (agent === null) {
    return 'Unknown device';
  }

  const browser = [['Edg/', 'Edge'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']].find(([mark]) => agent.includes(mark))?.[1];
  const system = [['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Windows', 'Windows'], ['Mac OS', 'macOS'], ['Linux', 'Linux']].find(([mark]) => agent.includes(mark))?.[1];
  return browser === undefined ? agent.slice(0, 60) : [browser, system].filter(Boolean).join(' on ');
}

async function blocked() {
  const list = listView('blocks?limit=50', (block, view) => h('li', { class: 'line' },
    h('div', { class: 'line-text' }, h('a', { href: `#/with/${encodeURIComponent(block.userName)}` }, block.userName), h('p', { class: 'hint' }, 'Blocked ', ago(block.createdAt))),
    h('button', {
      type: 'button', class: 'button small', 'aria-label': `Unblock ${block.userName}`, onclick: async () => {
        await unblock(block.userName);
        if (!isBlocked(block.userName)) {
          view.drop(block);
        }
      },
    }, 'Unblock')), () => empty('block', 'You have blocked nobody', 'To block somebody, open your conversation with them.'));
  await list.load();
  return card('Blocked people', list.element);
}

async function activity() {
  const list = activityList('activity', false);
  await list.load();
  return card('What happened with your account', list.element);
}
