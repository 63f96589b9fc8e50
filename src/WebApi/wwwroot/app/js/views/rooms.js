// The rooms that there are, and a form for a new one.

import { call } from '../api.js';
import { avatar, h } from '../dom.js';
import { emit, on, roomKey, state } from '../store.js';
import { counted } from '../text.js';
import { empty } from './controls.js';
import { field, form } from './forms.js';
import { listView } from './lists.js';
import { join } from './room.js';

/** Shows the rooms. */
export async function roomsView() {
  const rooms = listView('rooms?limit=50', row, () => empty('rooms', 'There are no rooms yet', 'Make the first one below.'));
  const element = h('div', { class: 'panel' },
    h('header', { class: 'panel-head' }, h('a', { class: 'button small back', href: '#/' }, 'Back'), h('h1', null, 'Rooms')),
    h('p', { class: 'lead' }, 'Anybody may read a public room, also without an account; its members write. A private room is seen by its members alone.'),
    h('section', { class: 'card', 'aria-label': 'All rooms' }, rooms.element),
    h('section', { class: 'card', 'aria-labelledby': 'new-room' }, h('h2', { id: 'new-room' }, 'A new room'), createForm()));
  await rooms.load();
  const stop = on('conversations', () => (element.isConnected ? rooms.redraw() : stop()));
  return { element, title: 'Rooms' };
}

function row(room) {
  const href = `#/room/${encodeURIComponent(room.name)}`;
  const isMember = state.conversations.has(roomKey(room.id));
  return h('li', { class: 'line' },
    avatar(room.title),
    h('div', { class: 'line-text' },
      h('a', { href, dir: 'auto' }, room.title),
      h('p', { class: 'hint' }, [`#${room.name}`, room.isPublic ? 'public' : 'private', counted(room.memberCount, 'member')].join(' · '))),
    isMember
      ? h('span', { class: 'tag' }, 'Member')
      : h('button', { type: 'button', class: 'button small', 'aria-label': `Join ${room.title}`, onclick: async () => await join(room) && (location.hash = href) }, 'Join'));
}

function createForm() {
  const choice = (value, text, hint, checked) => h('label', { class: 'choice' },
    h('input', { type: 'radio', name: 'access', value, checked }), h('span', null, h('b', null, text), h('small', null, hint)));
  return form({ verb: 'Create the room', send: create },
    field('Name', { name: 'name', required: true, autocapitalize: 'none', spellcheck: 'false', maxlength: 32, autocomplete: 'off' }, '3 to 32 letters, digits, dots, underscores or hyphens; a part of its address.'),
    field('Title (optional)', { name: 'title', maxlength: 100, autocomplete: 'off' }),
    h('fieldset', null, h('legend', null, 'Who may read it'),
      choice('public', 'Everybody', 'It stands in the list of rooms.', true),
      choice('private', 'Members alone', 'You let people in.', false)));
}

async function create({ name, title, access }, element) {
  const { body: room } = await call('POST', 'rooms', { name: name.trim(), ...(title.trim() === '' ? {} : { title }), isPublic: access === 'public' });
  state.rooms.set(room.id, room);
  emit('joined', room.id);
  element.reset();
  location.hash = `#/room/${encodeURIComponent(room.name)}`;
}
