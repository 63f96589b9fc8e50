// What the page knows, and who wants to hear when it changes.

const bus = new EventTarget();

/** What is known. Conversations are found by their key, see keyOf. */
export const state = {
  /** Who is signed in, or null. */
  me: null,
  /** Conversations by key, in no order; the list sorts them. */
  conversations: new Map(),
  /** Where the list of conversations goes on, or null. */
  moreConversations: null,
  /** Whether the list of conversations has come. */
  isListed: false,
  /** Names whom the user has blocked, in lower case. */
  blocked: new Set(),
  /** Rooms that the user sees, by id. */
  rooms: new Map(),
  /** connecting, online or lost. */
  connection: 'connecting',
};

/**
 * Listens to a topic.
 * @returns {Function} Stops listening.
 */
export function on(topic, listener) {
  const handler = (event) => listener(event.detail);
  bus.addEventListener(topic, handler);
  return () => bus.removeEventListener(topic, handler);
}

/** Tells everybody who listens to a topic. */
export const emit = (topic, detail) => bus.dispatchEvent(new CustomEvent(topic, { detail }));

/** Key of the direct conversation with somebody. */
export const withKey = (userName) => `with/${userName.toLowerCase()}`;

/** Key of a room's conversation. */
export const roomKey = (id) => `room/${id}`;

/** Key of the conversation that a message belongs to, as the signed-in user sees it. */
export function keyOf(message) {
  if (message.recipient === null) {
    return roomKey(message.conversationId);
  }

  return withKey(isMe(message.sender) ? message.recipient : message.sender);
}

/** Whether a name is the signed-in user's. */
export const isMe = (userName) => state.me !== null && state.me.userName.toLowerCase() === userName.toLowerCase();

/** Whether the user has blocked somebody. */
export const isBlocked = (userName) => state.blocked.has(userName.toLowerCase());

/** Runs what shall not run at once for every cause of many. */
export function soon(action, milliseconds = 0) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
}

/** Key of a conversation of the list. */
export function keyOfConversation({ id, kind, title, participants }) {
  return kind === 'room' ? roomKey(id) : withKey(participants.find((name) => !isMe(name)) ?? title);
}

const sayLost = soon(() => {
  if (state.connection === 'connecting') {
    connectionIs('lost');
  }
}, 1500);

/** Takes note of the state of the line: online, lost, or connecting, which is lost when it takes long. */
export function connectionIs(value) {
  if (value === 'connecting' && state.connection === 'lost') {
    return;
  }

  state.connection = value;
  emit('connection', value);
  if (value === 'connecting') {
    sayLost();
  }
}
