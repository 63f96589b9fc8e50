// One conversation: its head, its messages, and the place to type in.

import { explain, get, keepTrying } from '../api.js';
import { announce, fill, h } from '../dom.js';
import { post } from '../outbox.js';
import { Reader } from '../reader.js';
import { emit, isMe, keyOfConversation, on, roomKey, soon, state, withKey } from '../store.js';
import { timelineOf } from '../timeline.js';
import { composer } from './composer.js';
import { empty, skeleton } from './controls.js';
import { directFoot, directHead } from './direct.js';
import { MessageList } from './messages.js';
import { Place } from './place.js';
import { roomFoot, roomHead, watchRoom } from './room.js';

const mostUnread = 200;

/** Shows the conversation that an address names: with/{user}, room/{name} or c/{id}. */
export function conversationView(kind, name) {
  const element = h('section', { class: `conversation${kind === 'with' ? '' : ' in-room'}` }, skeleton(6));
  const view = { element, title: name, stops: [], isGone: false };
  view.destroy = () => {
    view.isGone = true;
    view.stops.forEach((stop) => stop());
  };
  const showFailure = (error) => {
    if (!element.textContent.includes(explain(error))) {
      fill(element, empty('warning', 'This could not be loaded', explain(error), h('button', { class: 'button', onclick: () => emit('navigate') }, 'Try again')));
    }
  };
  view.ready = keepTrying(() => open(view, kind, name), showFailure).catch((error) => {
    if (error.status === 404 || error.status === 400) {
      fill(element, empty('warning', kind === 'with' ? `Nobody is called “${name}”` : 'There is no such conversation', 'Check the address, or look for people and rooms.', h('a', { class: 'button', href: '#/' }, 'Back')));
    } else {
      showFailure(error);
    }
  });
  return view;
}

async function open(view, kind, name) {
  if (view.isGone) {
    return;
  }

  const subject = await find(kind, name);
  const timeline = timelineOf(subject.key);
  if (timeline.isLoaded) {
    void timeline.catchUp();
  }

  await timeline.load(subject.id);
  await loadUnread(subject.key, timeline);
  if (view.isGone) {
    return;
  }

  view.title = subject.title;
  build(view, subject, timeline);
  if (subject.kind === 'room') {
    view.stops.push(watchRoom(subject, timeline));
  }
}

// As far back as the first message that was not read, unless that is very far.
async function loadUnread(key, timeline) {
  const conversation = state.conversations.get(key);
  while (conversation?.unreadCount > 0 && timeline.older !== null && timeline.messages.length < mostUnread
    && timeline.messages[0].sequence > conversation.lastReadSequence + 1) {
    await timeline.loadOlder();
  }
}

// What a conversation is about: { kind, key, id, title, user?, room? }.
async function find(kind, name) {
  const options = { anonymous: state.me === null };
  if (kind === 'with') {
    const user = await get(`users/${encodeURIComponent(name)}`);
    const key = withKey(user.userName);
    const id = state.conversations.get(key)?.id ?? (isListWhole() ? null : await idWith(user.userName));
    return { kind: 'direct', key, id, user, title: isMe(user.userName) ? 'Notes to yourself' : user.displayName };
  }

  if (kind === 'room') {
    const room = await get(`rooms/${encodeURIComponent(name)}`, options);
    return { kind: 'room', key: roomKey(room.id), id: room.id, room, title: room.title };
  }

  const conversation = await get(`conversations/${encodeURIComponent(name)}`);
  if (conversation.kind === 'room') {
    const room = state.rooms.get(conversation.id) ?? { id: conversation.id, title: conversation.title, name: null, memberCount: 0 };
    return { kind: 'room', key: roomKey(room.id), id: room.id, room, title: room.title };
  }

  return find('with', keyOfConversation(conversation).slice('with/'.length));
}

const isListWhole = () => state.isListed && state.moreConversations === null;

async function idWith(userName) {
  try {
    return (await get(`conversations/with/${encodeURIComponent(userName)}`)).id;
  } catch (error) {
    if (error.code === 'conversations.not_found') {
      return null;
    }

    throw error;
  }
}

function build(view, subject, timeline) {
  const isRoom = subject.kind === 'room';
  const conversation = state.conversations.get(subject.key);
  const top = h('div', { class: 'older' });
  const scroller = h('div', { class: 'scroller', tabindex: 0, role: 'region', 'aria-label': `Messages: ${subject.title}` }, top);
  const jump = h('button', { type: 'button', class: 'jump', hidden: true });
  const foot = h('footer', { class: 'foot' });
  const reader = state.me === null ? null : new Reader(scroller, subject.key);
  const list = new MessageList(timeline, isRoom, reader, conversation?.unreadCount > 0 ? conversation.lastReadSequence : null);
  scroller.append(list.element);
  fill(view.element, isRoom ? roomHead(subject, view) : directHead(subject, view), h('div', { class: 'stage' }, scroller, jump), foot);

  const place = new Place(scroller, jump, timeline);
  const draw = () => place.keep(() => {
    list.draw();
    fill(top, topOf(subject, timeline));
  });
  const typing = composer({ key: subject.key, label: labelOf(subject), send: (text) => send(subject, text, place) });
  const drawFoot = () => {
    const content = (isRoom ? roomFoot(subject) : directFoot(subject)) ?? typing.element;
    if (content !== foot.firstChild) {
      fill(foot, content);
    }
  };

  list.draw();
  fill(top, topOf(subject, timeline));
  drawFoot();
  place.open();
  view.focus = () => (foot.contains(typing.element) ? typing.focus() : scroller.focus());
  const drawSoon = soon(draw);
  view.stops.push(
    on('timeline', (key) => key === subject.key && drawSoon()),
    on('blocks', drawFoot),
    on('conversations', drawFoot),
    on('arrival', ({ key, message }) => key === subject.key && announce(`${message.sender}: ${message.content}`)),
    () => place.stop());
  if (reader !== null) {
    view.stops.push(() => reader.stop());
  }
}

const labelOf = (subject) => (subject.kind === 'room' ? `Message to ${subject.title}` : isMe(subject.user.userName) ? 'Note to yourself' : `Message to ${subject.user.displayName}`);

function send(subject, text, place) {
  if (state.me === null) {
    return h('span', null, 'Can\'t send message: sign in first. ', h('a', { href: '#/signin' }, 'Sign in'), ' or ', h('a', { href: '#/register' }, 'create an account'), '; your text stays here.');
  }

  place.toBottom();
  const address = subject.kind === 'room'
    ? { path: `conversations/${subject.id}/messages` }
    : { path: 'messages', body: { recipient: subject.user.userName } };
  post(subject.key, address, text);
  return undefined;
}

function topOf(subject, timeline) {
  if (timeline.older !== null) {
    return h('span', { class: 'spinner', role: 'status' }, h('span', { class: 'sr' }, 'Loading older messages'));
  }

  if (timeline.messages.length > 0) {
    return h('p', { class: 'hint' }, 'This is where it began.');
  }

  return subject.kind === 'room'
    ? empty('rooms', 'Nobody has said anything yet', state.me === null ? 'Sign in and be the first.' : 'Be the first.')
    : isMe(subject.user.userName)
      ? empty('chats', 'Notes to yourself', 'What you write here is seen by nobody else.')
      : empty('chats', `Say hello to ${subject.user.displayName}`, 'Messages arrive at once, and you see when they were read.');
}
