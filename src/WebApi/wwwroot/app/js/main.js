// Where the page begins: who is here, which address is asked for, and which view answers it.

import { ApiError, explain } from './api.js';
import { announce, fill, h, icon, needStyle } from './dom.js';
import { restore } from './session.js';
import { emit, on, state } from './store.js';
import { empty } from './views/controls.js';

const app = document.getElementById('app');
let stage = app;
let viewOf = null;
let shown = null;

function route() {
  const [, section = '', argument = ''] = location.hash.split('/');
  try {
    return { section, argument: decodeURIComponent(argument) };
  } catch {
    return { section: '', argument: '' };
  }
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
  view.element.querySelector('[autofocus]')?.focus();
  const focused = document.activeElement;
  await view.ready;
  if (shown === view) {
    showTitle();
    // Whoever went elsewhere in the meantime stays there.
    if (document.activeElement === focused || document.activeElement === document.body) {
      focusOn(view);
    }
  }
}

function focusOn(view) {
  if (view.element.querySelector('[autofocus]') !== null) {
    return;
  }

  if (view.focus !== undefined && matchMedia('(pointer: fine)').matches) {
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
  document.title = `${unread > 0 ? `(${unread}) ` : ''}${shown?.title ? `${shown.title} – ` : ''}Messaging`;
}

function showConnection(value) {
  const banner = document.querySelector('.banner');
  const isLost = value === 'lost';
  if (banner !== null && value !== 'connecting' && banner.hidden === isLost) {
    fill(banner, isLost && [icon('warning'), 'Connection lost. Reconnecting…']);
    banner.hidden = !isLost;
    announce(isLost ? 'Connection lost. Reconnecting.' : 'Connected again.');
  }
}

async function enter() {
  const inside = await import('./inside.js');
  stage = await inside.begin(app);
  viewOf = inside.viewOf;
  await navigate();
}

async function stayOutside() {
  const [outside] = await Promise.all([import('./views/welcome.js'), needStyle('welcome')]);
  viewOf = outside.viewOf;
  await navigate();
}

async function start() {
  try {
    await (await restore() === null ? stayOutside() : enter());
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }

    if (error.status !== 401) {
      fill(app, empty('warning', 'The page could not be loaded', explain(error), h('button', { class: 'button primary', onclick: () => location.reload() }, 'Try again')));
    }
  }
}

on('entered', enter);
on('navigate', navigate);
on('return', () => focusOn(shown));
on('connection', showConnection);
on('conversations', showTitle);
window.addEventListener('hashchange', () => viewOf !== null && navigate());
await start();
