// The page of somebody who is signed in.

import { ApiError, explain, late } from './api.js';
import { fill, h, needStyle } from './dom.js';
import { startLive } from './live.js';
import { restoreOutbox } from './outbox.js';
import { emit, on, state } from './store.js';
import { empty } from './views/controls.js';
import { sidebar } from './views/sidebar.js';

const home = () => ({
  element: h('div', { class: 'home' }, empty('chats', `Hello, ${state.me.displayName}`, 'Choose a conversation, or type a name into the search to begin one.')),
  title: null,
  destroy: () => {},
});

const nowhere = () => ({
  element: h('div', { class: 'home' }, empty('warning', 'There is nothing at this address', 'Choose a conversation, or look for people and rooms.', h('a', { class: 'button', href: '#/' }, 'Back'))),
  title: null,
  destroy: () => {},
});

// Views are loaded when they are asked for.
const later = (load) => {
  const view = { element: h('div', { class: 'later' }), title: null, destroy: () => { view.isGone = true; } };
  view.ready = load().then((made) => put(view, made), (error) => showFailure(view, error));
  return view;
};

async function put(view, made) {
  if (view.isGone) {
    made.destroy?.();
    return;
  }

  fill(view.element, made.element);
  view.destroy = () => made.destroy?.();
  await made.ready;
  view.title = made.title;
  view.focus = made.focus;
}

// A browser may remember for as long as the page lives that a module could not be had, so the page begins anew when it can.
function showFailure(view, error) {
  if (!(error instanceof ApiError)) {
    throw error;
  }

  if (view.isGone) {
    return;
  }

  const tryAgain = () => (state.connection === 'lost' ? emit('navigate') : location.reload());
  let wasLost = state.connection === 'lost';
  view.hasFailed = true;
  view.destroy = on('connection', (value) => {
    wasLost ||= value === 'lost';
    if (wasLost && value === 'online') {
      location.reload();
    }
  });
  fill(view.element, empty('warning', 'This could not be loaded', explain(error), h('button', { type: 'button', class: 'button', onclick: tryAgain }, 'Try again')));
}

const panel = (load) => later(async () => {
  const [made] = await Promise.all([load(), needStyle('panel')]);
  return made;
});

const conversation = (kind) => (name) => later(async () => (await late(import('./views/conversation.js'))).conversationView(kind, name));

const views = {
  with: conversation('with'),
  room: conversation('room'),
  c: conversation('c'),
  rooms: () => panel(async () => (await late(import('./views/rooms.js'))).roomsView()),
  settings: (part) => panel(async () => (await late(import('./views/settings.js'))).settingsView(part)),
  admin: (part) => panel(async () => (await late(import('./views/admin.js'))).adminView(part)),
};

/** The view that an address asks for. */
export const viewOf = ({ section, argument }) => (Object.hasOwn(views, section) ? views[section](argument) : section === '' ? home() : nowhere());

/**
 * Draws the frame and begins to listen.
 * @returns {Promise<HTMLElement>} Where views go.
 */
export async function begin(app) {
  await needStyle('shell');
  const stage = h('div', { class: 'view' });
  const main = h('main', { id: 'main', tabindex: -1 }, h('div', { class: 'banner', hidden: true }), stage);
  fill(app, h('button', { type: 'button', class: 'skip', onclick: () => main.focus() }, 'Skip to the conversation'), h('div', { class: 'shell' }, sidebar(), main));
  document.addEventListener('keydown', useKeys);
  if (/^#\/(signin|register)/u.test(location.hash)) {
    history.replaceState(null, '', '#/');
  }

  restoreOutbox();
  void startLive();
  return stage;
}

// Escape leads back to the list, Ctrl+K to the search.
function useKeys(event) {
  if (document.querySelector('dialog[open]') !== null) {
    return;
  }

  if (event.key === 'Escape' && document.activeElement?.closest('#main')) {
    (document.querySelector('.conversation-row[aria-current]') ?? document.getElementById('search')).focus();
  } else if (event.key === 'k' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    document.getElementById('search').focus();
  }
}
