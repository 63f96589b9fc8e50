// Keeps what the page knows in step with the service: loads it once, then applies every event.

import { ApiError, get, getAll, keepTrying } from './api.js';
import { settle } from './outbox.js';
import { SharedStream } from './shared-stream.js';
import { connectionIs, emit, isMe, keyOf, keyOfConversation, on, roomKey, state } from './store.js';
import { allTimelines, knownTimeline } from './timeline.js';

const types = ['message.created', 'conversation.read', 'block.created', 'block.removed', 'room.joined', 'room.left'];
let stream = null;

/** Loads the lists and begins to listen. */
export async function startLive() {
  const sequence = await keepTrying(loadLists, () => connectionIs('lost'));
  stream = new SharedStream({
    address: '/api/v1/events',
    types,
    position: sequence,
    userName: state.me.userName,
    onEvent: apply,
    onState: connectionIs,
    onReset: reset,
    probe: isReachable,
  });
  stream.start();
  on('message', takeMessage);
  on('joined', fetchConversation);
  on('read', ({ key, sequence: read }) => moveMarker(key, read));
  window.addEventListener('online', () => stream.nudge());
  window.addEventListener('offline', () => stream.drop());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && stream.nudge());
}

/** Whether the service answers the user; signs the user out where the session is over. */
async function isReachable() {
  try {
    await get('users/me');
    return true;
  } catch (error) {
    if (error instanceof ApiError) {
      return false;
    }

    throw error;
  }
}

// The list comes first: everything after its event sequence arrives as events.
async function loadLists() {
  const page = await get('conversations?limit=100');
  state.conversations.clear();
  page.items.forEach(keep);
  state.moreConversations = page.next;
  state.isListed = true;
  emit('conversations');
  void keepTrying(loadRest);
  return page.eventSequence;
}

async function loadRest() {
  const [blocks, rooms] = await Promise.all([getAll('blocks?limit=100'), getAll('rooms?limit=100')]);
  state.blocked = new Set(blocks.map((block) => block.userName.toLowerCase()));
  rooms.forEach((room) => state.rooms.set(room.id, room));
  emit('blocks');
  emit('conversations');
}

/** Loads older conversations into the list. */
export async function loadMoreConversations() {
  const page = await get(state.moreConversations);
  page.items.forEach((item) => state.conversations.has(keyOfConversation(item)) || keep(item));
  state.moreConversations = page.next;
  emit('conversations');
}

async function reset() {
  stream.restartAt(await loadLists());
  await Promise.all([...allTimelines()].filter((timeline) => timeline.isLoaded).map((timeline) => timeline.reload()));
}

/** Takes a conversation as the service shows it. */
export function keep(conversation) {
  const key = keyOfConversation(conversation);
  const known = state.conversations.get(key);
  if (known !== undefined && known.lastSequence > conversation.lastSequence) {
    // An event overtook the answer.
    return key;
  }

  const activeAt = conversation.lastMessage?.createdAt ?? known?.activeAt ?? new Date().toISOString();
  state.conversations.set(key, { ...conversation, key, activeAt });
  return key;
}

async function fetchConversation(id) {
  try {
    keep(await get(`conversations/${id}`));
    emit('conversations');
  } catch (error) {
    // Whoever left it meanwhile is answered 404; the event of leaving follows.
    if (!(error instanceof ApiError)) {
      throw error;
    }
  }
}

function apply({ type, data }) {
  switch (type) {
    case 'message.created':
      takeMessage(data);
      break;
    case 'conversation.read':
      takeMarker(data);
      break;
    case 'block.created':
      state.blocked.add(data.userName.toLowerCase());
      emit('blocks');
      break;
    case 'block.removed':
      state.blocked.delete(data.userName.toLowerCase());
      emit('blocks');
      break;
    case 'room.joined':
      state.rooms.set(data.id, data);
      void fetchConversation(data.id);
      break;
    case 'room.left':
      state.conversations.delete(roomKey(data.id));
      emit('conversations');
      break;
    default:
      break;
  }
}

function takeMessage(message) {
  const key = keyOf(message);
  knownTimeline(key)?.add(message);
  if (message.clientMessageId !== null && isMe(message.sender)) {
    settle(message.clientMessageId);
  }

  const conversation = state.conversations.get(key);
  if (conversation === undefined) {
    void fetchConversation(message.conversationId);
  } else if (message.sequence > conversation.lastSequence) {
    conversation.lastSequence = message.sequence;
    conversation.lastMessage = message;
    conversation.activeAt = message.createdAt;
    conversation.unreadCount += isMe(message.sender) ? 0 : 1;
    emit('conversations');
  }

  if (!isMe(message.sender)) {
    emit('arrival', { key, message });
  }
}

function takeMarker({ conversationId, userName, lastReadSequence, readAt }) {
  const conversation = [...state.conversations.values()].find((other) => other.id === conversationId);
  if (conversation === undefined) {
    return;
  }

  if (isMe(userName)) {
    moveMarker(conversation.key, lastReadSequence);
  } else {
    knownTimeline(conversation.key)?.markRead((message) => isMe(message.sender), lastReadSequence, readAt);
  }
}

function moveMarker(key, sequence) {
  const conversation = state.conversations.get(key);
  if (conversation === undefined || sequence <= conversation.lastReadSequence) {
    return;
  }

  conversation.lastReadSequence = sequence;
  if (sequence >= conversation.lastSequence) {
    conversation.unreadCount = 0;
    emit('conversations');
  } else {
    void fetchConversation(conversation.id);
  }
}
