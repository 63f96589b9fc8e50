// The page of somebody who is signed in.

import { fill, h, needStyle } from './dom.js';
import { startLive } from './live.js';
import { restoreOutbox } from './outbox.js';
import { state } from './store.js';
import { empty } from './views/controls.js';
import { sidebar } from './views/sidebar.js';

const home = () => ({
  element: h('div', { class: 'home' }, empty('chats', `Hello, ${state.me.displayName}`, 'Choose a conversation, or type a name into the search to begin one.')),
  title: null,
  destroy: () => {},
});

// Views are loaded when they are asked for.
const later = (load) => {
  const element = h('div', { class: 'later' });
  const view = { element, title: null, destroy: () => { view.isGone = true; } };
  view.ready = load().then(async (made) => {
    if (view.isGone) {
      made.destroy?.();
      return;
    }

    fill(element, made.element);
    view.destroy = () => made.destroy?.();
    await made.ready;
    view.title = made.title;
    view.focus = made.focus;
  });
  return view;
};

const panel = (load) => later(async () => {
  const [made] = await Promise.all([load(), needStyle('panel')]);
  return made;
});

const conversation = (kind) => (name) => later(async () => (await import('./views/conversation.js')).conversationView(kind, name));

const views = {
  with: conversation('with'),
  room: conversation('room'),
  c: conversation('c'),
  rooms: () => panel(async () => (await import('./views/rooms.js')).roomsView()),
  settings: (part) => panel(async () => (await import('./views/settings.js')).settingsView(part)),
  admin: (part) => panel(async () => (await import('./views/admin.js')).adminView(part)),
};

/** The view that an address asks for. */
export const viewOf = ({ section, argument }) => (Object.hasOwn(views, section) ? views[section](argument) : home());

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
