// What stands above and below a room, and how those listen who are not its members.

import { ApiError, call, get, late } from '../api.js';
import { announce, avatar, h, icon, iconButton } from '../dom.js';
import { connectionIs, emit, isMe, on, roomKey, state } from '../store.js';
import { Stream } from '../stream.js';
import { counted } from '../text.js';
import { attempt, confirm } from './controls.js';

const isMember = (id) => state.conversations.has(roomKey(id));
const address = (room) => `rooms/${encodeURIComponent(room.name)}`;

/** The head: which room it is, who is in it, and the way out. */
export function roomHead({ room }, view) {
  const leaveButton = iconButton('close', 'Leave this room', () => leave(room));
  const peopleButton = iconButton('people', 'Members', () => attempt(async () => (await late(import('./members.js'))).showMembers(room)));
  const draw = () => {
    leaveButton.hidden = !isMember(room.id) || room.name === null;
    peopleButton.hidden = state.me === null || room.name === null || (isPrivate(room) && !isMember(room.id));
  };
  draw();
  view.stops.push(on('conversations', draw));
  const about = [room.isPublic === false ? 'Private room' : 'Public room', room.memberCount > 0 && counted(room.memberCount, 'member')];
  return h('header', { class: 'bar' },
    h('a', { class: 'icon-button back', href: '#/', 'aria-label': 'Back' }, icon('back')),
    avatar(room.title),
    h('div', { class: 'bar-title' },
      h('h1', { dir: 'auto' }, room.title),
      h('p', null, about.filter(Boolean).join(' · '))),
    h('div', { class: 'bar-actions' }, peopleButton, leaveButton,
      state.me === null && h('a', { class: 'button small primary to-sign-in', href: '#/signin' }, 'Sign in')));
}

// Of a room that is in no list of the user's it is known only that they were in it.
const isPrivate = (room) => room.isPublic !== true;

/** What takes the place of the composer; null for members, and for people without an account, who are told when they try. */
export function roomFoot({ room }) {
  if (state.me === null || isMember(room.id)) {
    return null;
  }

  if (isPrivate(room)) {
    return h('div', { class: 'notice', role: 'status' },
      icon('rooms'),
      h('p', null, 'You are no longer a member of this room. Somebody has to let you in again.'),
      h('a', { class: 'button small', href: '#/' }, 'Back to all conversations'));
  }

  return h('div', { class: 'notice' },
    icon('rooms'),
    h('p', null, 'You can read along. To write here, become a member.'),
    h('button', { type: 'button', class: 'button small primary', onclick: () => join(room) }, 'Join'));
}

/** Becomes a member. */
export function join(room) {
  return attempt(async () => {
    await call('PUT', `${address(room)}/members/me`);
    emit('joined', room.id);
  });
}

async function leave(room) {
  const text = room.isPublic
    ? 'It goes out of your list. You can come back at any time.'
    : 'It goes out of your list, and you can no longer read it. Somebody has to let you in again.';
  if (await confirm(`Leave ${room.title}?`, text, 'Leave') && await attempt(() => call('DELETE', `${address(room)}/members/me`))) {
    state.conversations.delete(roomKey(room.id));
    emit('conversations');
    if (!room.isPublic) {
      location.hash = '#/';
    }
  }
}

/**
 * Listens to a room as long as the user is no member, who hears of it anyway.
 * @returns {Function} Stops listening.
 */
export function watchRoom({ room }, timeline) {
  let stream = null;
  const stop = () => {
    stream?.stop();
    stream = null;
  };
  const follow = () => {
    if (isPrivate(room) || isMember(room.id)) {
      stop();
    } else if (stream === null) {
      stream = new Stream({
        address: `/api/v1/${address(room)}/events`,
        types: ['message.created'],
        position: timeline.lastSequence,
        onEvent: ({ data }) => take(data, timeline),
        onState: (value) => state.me === null && connectionIs(value),
        onReset: () => timeline.reload(),
        probe: () => isReachable(room),
      });
      stream.start();
    }
  };
  const nudge = () => document.visibilityState === 'visible' && stream?.nudge();
  const drop = () => stream?.drop();
  const stopFollowing = on('conversations', follow);
  document.addEventListener('visibilitychange', nudge);
  window.addEventListener('online', nudge);
  window.addEventListener('offline', drop);
  follow();
  return () => {
    document.removeEventListener('visibilitychange', nudge);
    window.removeEventListener('online', nudge);
    window.removeEventListener('offline', drop);
    stopFollowing();
    stop();
  };
}

function take(message, timeline) {
  timeline.add(message);
  if (!isMe(message.sender)) {
    announce(`${message.sender}: ${message.content}`);
  }
}

async function isReachable(room) {
  try {
    await get(address(room), { anonymous: state.me === null });
    return true;
  } catch (error) {
    if (error instanceof ApiError) {
      return false;
    }

    throw error;
  }
}
