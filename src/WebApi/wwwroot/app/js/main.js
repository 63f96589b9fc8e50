// Where the page begins: who is here, which address is asked for, and which view answers it.

import { ApiError, explain, keepTrying, late } from './api.js';
import { announce, fill, h, icon, needStyle } from './dom.js';
import { mayBeSignedIn, restore } from './session.js';
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
    return { section: 'unreadable', argument: '' };
  }
}

async function navigate() {
  const here = route();
  const view = viewOf(here);
  document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.close(''));
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
  const inside = await late(import('./inside.js'));
  stage = await inside.begin(app);
  viewOf = inside.viewOf;
  await navigate();
}

async function stayOutside() {
  const [outside] = await Promise.all([late(import('./views/welcome.js')), needStyle('welcome')]);
  viewOf = outside.viewOf;
  await navigate();
}

const showFailure = (error) =>
  fill(app, empty('warning', 'The page could not be loaded', explain(error), h('button', { class: 'button primary', onclick: () => location.reload() }, 'Try again')));

async function start() {
  try {
    await (await keepTrying(restore, showFailure) === null ? stayOutside() : enter());
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }

    // Whose session is over sees the page begin anew.
    if (error.status !== 401 || mayBeSignedIn()) {
      showFailure(error);
    }
  }
}

on('entered', enter);
on('navigate', navigate);
on('return', () => (shown.hasFailed ? navigate() : focusOn(shown)));
on('connection', showConnection);
on('conversations', showTitle);
window.addEventListener('hashchange', () => viewOf !== null && navigate());
await start();
