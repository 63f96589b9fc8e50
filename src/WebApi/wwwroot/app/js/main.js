// Where the page begins: who is here, which address is asked for, and which view answers it.

import { ApiError, explain } from './api.js';
import { announce, fill, h, icon } from './dom.js';
import { startLive } from './live.js';
import { restoreOutbox } from './outbox.js';
import { restore } from './session.js';
import { emit, on, state } from './store.js';
import { conversationView } from './views/conversation.js';
import { empty } from './views/controls.js';
import { sidebar } from './views/sidebar.js';
import { welcomeView } from './views/welcome.js';

const app = document.getElementById('app');
let shown = null;
let stage = app;

const home = () => ({
  element: h('div', { class: 'home' }, empty('chats', `Hello, ${state.me.displayName}`, 'Choose a conversation, or type a name into the search to begin one.')),
  title: null,
  destroy: () => {},
});

// Views that few people open are loaded when they are asked for.
const later = (load) => {
  const element = h('div', { class: 'later' });
  const view = { element, title: null, destroy: () => {} };
  view.ready = load().then((made) => {
    fill(element, made.element);
    view.title = made.title;
  });
  return view;
};

const views = {
  '': home,
  with: (name) => conversationView('with', name),
  room: (name) => conversationView('room', name),
  c: (id) => conversationView('c', id),
  rooms: () => later(async () => (await import('./views/rooms.js')).roomsView()),
  settings: (part) => later(async () => (await import('./views/settings.js')).settingsView(part)),
  admin: (part) => later(async () => (await import('./views/admin.js')).adminView(part)),
};

function route() {
  const [, section = '', argument = ''] = location.hash.split('/');
  try {
    return { section, argument: decodeURIComponent(argument) };
  } catch {
    return { section: '', argument: '' };
  }
}

function viewOf({ section, argument }) {
  if (state.me === null) {
    return section === 'room' ? welcomeView('room', argument) : welcomeView(section === 'register' ? 'register' : 'signin', 'lobby');
  }

  return (views[section] ?? home)(argument);
}

async function navigate() {
  const here = route();
  const view = viewOf(here);
  shown?.destroy();
  shown = view;
  fill(stage, view.element);
  document.body.dataset.pane = here.section === '' ? 'list' : 'main';
  emit('route', here);
  showTitle();
  await view.ready;
  if (shown === view) {
    showTitle();
    focusOn(view);
  }
}

function focusOn(view) {
  const first = view.element.querySelector('[autofocus]');
  if (first !== null) {
    first.focus();
  } else if (view.focus !== undefined && matchMedia('(pointer: fine)').matches) {
    view.focus();
  } else if (view.title !== null) {
    document.getElementById('main')?.focus();
  }
}

function showTitle() {
  let unread = 0;
  state.conversations.forEach((conversation) => {
    unread += conversation.unreadCount;
  });
  document.title = `${unread > 0 ? `(${unread}) ` : ''}${shown.title ? `${shown.title} – ` : ''}Messaging`;
}

function showConnection(value) {
  const banner = document.querySelector('.banner');
  if (banner === null || value === 'connecting') {
    return;
  }

  const isLost = value === 'lost';
  if (banner.hidden === isLost) {
    fill(banner, isLost && [icon('warning'), 'Connection lost. Reconnecting…']);
    banner.hidden = !isLost;
    announce(isLost ? 'Connection lost. Reconnecting.' : 'Connected again.');
  }
}

function build() {
  const main = h('main', { id: 'main', tabindex: -1 });
  stage = h('div', { class: 'view' });
  main.append(h('div', { class: 'banner', hidden: true }), stage);
  fill(app, h('button', { type: 'button', class: 'skip', onclick: () => main.focus() }, 'Skip to the conversation'), h('div', { class: 'shell' }, sidebar(), main));
  document.addEventListener('keydown', leaveView);
}

// Escape leads back to the list, Ctrl+K to the search.
function leaveView(event) {
  if (document.querySelector('dialog[open]') !== null) {
    return;
  }

  if (event.key === 'Escape') {
    if (document.activeElement?.closest('main') !== null && route().section !== '') {
      (document.querySelector('.conversation-row[aria-current]') ?? document.getElementById('search')).focus();
    }
  } else if (event.key === 'k' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    document.getElementById('search').focus();
  }
}

async function begin() {
  build();
  const live = startLive();
  restoreOutbox();
  if (['signin', 'register'].includes(route().section)) {
    history.replaceState(null, '', '#/');
  }

  await Promise.all([live, navigate()]);
}

async function start() {
  try {
    await (await restore() === null ? navigate() : begin());
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }

    if (error.status !== 401) {
      fill(app, empty('warning', 'The page could not be loaded', explain(error), h('button', { class: 'button primary', onclick: () => location.reload() }, 'Try again')));
    }
  }
}

on('entered', begin);
on('navigate', navigate);
on('connection', showConnection);
on('conversations', () => shown !== null && showTitle());
window.addEventListener('hashchange', navigate);
await start();
