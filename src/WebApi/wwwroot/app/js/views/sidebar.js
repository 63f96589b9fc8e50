// The list of conversations, and the search for people.

import { ApiError, get } from '../api.js';
import { avatar, fill, h, icon } from '../dom.js';
import { loadMoreConversations } from '../live.js';
import { emit, isMe, on, soon, state, withKey } from '../store.js';
import { counted, shortTime } from '../text.js';
import { attempt, empty, skeleton, themeButton } from './controls.js';

/** Where a conversation is shown. */
export function addressOf(conversation) {
  if (conversation.kind === 'direct') {
    return `#/with/${encodeURIComponent(otherIn(conversation))}`;
  }

  const room = state.rooms.get(conversation.id);
  return room === undefined ? `#/c/${conversation.id}` : `#/room/${encodeURIComponent(room.name)}`;
}

const otherIn = (conversation) => conversation.participants.find((name) => !isMe(name)) ?? state.me.userName;

/** The side of the page that leads to conversations. */
export function sidebar() {
  const input = h('input', {
    type: 'search', id: 'search', 'aria-label': 'Find people and conversations', placeholder: 'Find people and conversations', autocomplete: 'off', spellcheck: 'false', 'aria-controls': 'conversation-list',
  });
  const list = h('div', { id: 'conversation-list', class: 'conversation-list' }, skeleton(5));
  const status = h('p', { class: 'sr', role: 'status' });
  const element = h('nav', { class: 'sidebar', 'aria-label': 'Conversations' },
    h('header', { class: 'sidebar-head' }, avatar(state.me.userName),
      h('a', { class: 'me', href: '#/settings', title: 'Your account' }, h('b', { dir: 'auto' }, state.me.displayName), h('span', null, `@${state.me.userName}`)),
      themeButton()),
    h('div', { class: 'search' }, input), status, list, menu());
  const people = h('div', { class: 'people' });
  const draw = () => drawList(list, people, input.value.trim());
  const search = soon(() => find(people, status, input), 150);
  input.addEventListener('input', () => {
    fill(people);
    draw();
    search();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && input.value !== '') {
      event.stopPropagation();
      input.value = '';
      draw();
    }
  });
  element.addEventListener('keydown', (event) => walk(event, input, list));
  // What is open already is only gone back to.
  element.addEventListener('click', (event) => event.target.closest('a')?.hash === location.hash && emit('return'));
  on('conversations', soon(draw));
  on('route', () => {
    input.value = '';
    draw();
  });
  on('me', () => fill(element.querySelector('.me b'), state.me.displayName));
  return element;
}

function menu() {
  const link = (hash, name, text) => h('li', null, h('a', { href: hash }, icon(name), h('span', null, text)));
  const element = h('ul', { class: 'menu' },
    link('#/', 'chats', 'Chats'),
    link('#/rooms', 'rooms', 'Rooms'),
    link('#/settings', 'settings', 'Settings'),
    state.me.roles.includes('Administrator') && link('#/admin/accounts', 'shield', 'Admin'));
  on('route', ({ section }) => {
    for (const anchor of element.querySelectorAll('a')) {
      const target = anchor.hash.split('/')[1];
      const isHere = target === (['with', 'room', 'c'].includes(section) ? '' : section);
      anchor.toggleAttribute('data-here', isHere);
    }
  });
  return element;
}

function drawList(list, people, filter) {
  if (!state.isListed) {
    return;
  }

  const focused = list.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  const wanted = filter.toLowerCase();
  const conversations = [...state.conversations.values()]
    .filter((conversation) => wanted === '' || titleOf(conversation).toLowerCase().includes(wanted))
    .sort((one, other) => (one.activeAt < other.activeAt ? 1 : one.activeAt > other.activeAt ? -1 : 0));
  if (wanted !== '') {
    fill(list, conversations.length > 0 && [h('h2', null, 'Conversations'), h('ul', null, conversations.map(row))], people);
  } else if (conversations.length === 0) {
    fill(list, empty('chats', 'No conversations yet', 'Type a name above to find somebody, or look into the rooms.', h('a', { class: 'button small', href: '#/rooms' }, 'Show the rooms')));
  } else {
    fill(list, h('ul', null, conversations.map(row)),
      state.moreConversations !== null && h('button', { type: 'button', class: 'link more', onclick: () => attempt(loadMoreConversations) }, 'Show older conversations'));
  }

  if (focused !== null) {
    list.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }
}

const titleOf = (conversation) => (conversation.kind === 'direct' && isMe(otherIn(conversation)) ? 'Notes to yourself' : conversation.title);

function row(conversation) {
  const { lastMessage, unreadCount, kind } = conversation;
  const title = titleOf(conversation);
  const href = addressOf(conversation);
  const author = lastMessage === null || (kind === 'direct' && !isMe(lastMessage.sender)) ? '' : isMe(lastMessage.sender) ? 'You: ' : `${lastMessage.sender}: `;
  return h('li', null, h('a', { class: `conversation-row${unreadCount > 0 ? ' has-unread' : ''}`, href, 'aria-current': location.hash === href ? 'page' : null },
    kind === 'room' ? h('span', { class: 'avatar room', 'aria-hidden': 'true' }, icon('rooms')) : avatar(otherIn(conversation)),
    h('span', { class: 'row-title', dir: 'auto' }, title),
    lastMessage !== null && shortTime(lastMessage.createdAt),
    h('span', { class: 'row-text', dir: 'auto' }, lastMessage === null ? 'No messages yet' : author + lastMessage.content.slice(0, 120)),
    unreadCount > 0 && h('span', { class: 'badge' }, unreadCount > 99 ? '99+' : String(unreadCount), h('span', { class: 'sr' }, ' unread'))));
}

// People whose names begin with what is typed stand below the conversations that hold it.
async function find(people, status, input) {
  const name = input.value.trim();
  if (name.length < 2) {
    fill(people, h('p', { class: 'hint' }, 'Type one more letter to find people.'));
    return;
  }

  try {
    const { items } = await get(`users?limit=20&search=${encodeURIComponent(name)}`);
    if (input.value.trim() === name) {
      fill(status, counted(items.length, 'person', 'people'), ' found');
      fill(people, h('h2', null, 'People'), items.length === 0
        ? h('p', { class: 'hint' }, `Nobody's name begins with “${name}”.`)
        : h('ul', null, items.map(personRow)));
    }
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }

    fill(people, h('p', { class: 'hint' }, error.isPassing ? 'The search does not answer. Try again.' : 'No name looks like this.'));
  }
}

const personRow = (user) => h('li', null,
  h('a', { class: 'conversation-row', href: `#/with/${encodeURIComponent(user.userName)}` },
    avatar(user.userName),
    h('span', { class: 'row-title', dir: 'auto' }, isMe(user.userName) ? 'Notes to yourself' : user.displayName),
    h('span', { class: 'row-text' }, `@${user.userName}${state.conversations.has(withKey(user.userName)) ? '' : ' · write the first message'}`)));

// Up and down go through the list, from and to the search.
function walk(event, input, list) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) {
    return;
  }

  const stops = [input, ...list.querySelectorAll('a')];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (next !== undefined && stops.includes(document.activeElement)) {
    event.preventDefault();
    next.focus();
  }
}
