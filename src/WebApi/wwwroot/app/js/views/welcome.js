// What people see who are not signed in: the way in, and the lobby beside it.

import { emit } from '../store.js';
import { h } from '../dom.js';
import { register, signIn, takeNotice } from '../session.js';
import { conversationView } from './conversation.js';
import { themeButton } from './controls.js';
import { field, form } from './forms.js';

/** The view that an address asks for. */
export const viewOf = ({ section, argument }) =>
  (section === 'room' ? welcomeView('room', argument) : welcomeView(section === 'register' ? 'register' : 'signin', 'lobby'));

// Part: signin, register or room.
function welcomeView(part, roomName) {
  const room = conversationView('room', roomName);
  const notice = takeNotice();
  const element = h('div', { class: 'welcome', 'data-part': part },
    h('section', { class: 'gate', 'aria-label': part === 'register' ? 'Create an account' : 'Sign in' },
      h('header', { class: 'brand' }, h('span', { class: 'mark', 'aria-hidden': 'true' }), h('b', null, 'Messaging'), themeButton()),
      h('div', { class: 'gate-body' },
        notice !== null && h('p', { class: 'banner-note', role: 'status' }, notice),
        part === 'register' ? registerForm() : signInForm()),
      h('footer', { class: 'gate-foot' },
        h('a', { class: 'to-lobby', href: '#/room/lobby' }, 'Look into the lobby'), h('a', { href: 'swagger/' }, 'API in Swagger UI'))),
    h('main', { class: 'lobby', id: 'main', tabindex: -1 }, h('div', { class: 'banner', hidden: true, role: 'status' }), room.element));
  return { element, title: part === 'register' ? 'Create an account' : part === 'room' ? 'Lobby' : 'Sign in', ready: room.ready, destroy: room.destroy };
}

const nameProps = { name: 'userName', required: true, autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', maxlength: 32 };

function signInForm() {
  return [
    h('h1', null, 'Welcome back'),
    h('p', { class: 'lead' }, 'Sign in to write to people. The lobby is open to everybody.'),
    form({ verb: 'Sign in', send: async ({ userName, password }) => enter(() => signIn(userName.trim(), password)) },
      field('User name', { ...nameProps, autofocus: true }),
      field('Password', { name: 'password', type: 'password', required: true, autocomplete: 'current-password' })),
    h('p', { class: 'other-way' }, 'New here? ', h('a', { href: '#/register' }, 'Create an account')),
  ];
}

function registerForm() {
  return [
    h('h1', null, 'Create an account'),
    form({ verb: 'Create account', send: async ({ userName, password, email }) => enter(() => register(userName.trim(), password, email.trim())) },
      field('User name', { ...nameProps, autofocus: true }, '3 to 32 letters, digits, dots, underscores or hyphens. It cannot be changed later.'),
      field('Password', { name: 'password', type: 'password', required: true, autocomplete: 'new-password' }, 'At least 8 characters. A few words in a row are easy to remember and hard to guess.'),
      field('E-mail (optional)', { name: 'email', type: 'email', autocomplete: 'email' })),
    h('p', { class: 'other-way' }, 'Have an account? ', h('a', { href: '#/signin' }, 'Sign in')),
  ];
}

async function enter(action) {
  await action();
  emit('entered');
}
