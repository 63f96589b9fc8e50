// What was typed and is not yet answered. It survives a reload and is sent again under the same id until there is an answer.

import { ApiError, call, explain } from './api.js';
import { emit, on, state } from './store.js';
import { lengthOf, newId } from './text.js';
import { timelineOf } from './timeline.js';

const longestDelay = 15_000;
const storageKey = () => `messaging.outbox.${state.me.userName}`;
const draftKey = (key) => `messaging.draft.${key}`;

let items = [];
const busy = new Set();

/** Messages of a conversation that are not answered, oldest first: { id, key, content, status, reason }. */
export const pendingOf = (key) => items.filter((item) => item.key === key);

/** Takes up what an earlier life of the page left unsent. */
export function restoreOutbox() {
  items = JSON.parse(sessionStorage.getItem(storageKey()) ?? '[]');
  for (const key of new Set(items.map((item) => item.key))) {
    void drain(key);
  }
}

/** Sends a text: address says where to, as the API wants it. */
export function post(key, address, content, literal = false) {
  const status = pendingOf(key).some((item) => item.status === 'waiting') ? 'waiting' : 'sending';
  items.push({ id: newId(), key, address, content: content.trim(), literal, status, reason: '', tries: 0, createdAt: new Date().toISOString() });
  changed(key);
  void drain(key);
}

/** Tries a refused message again, under the same id. */
export function retry(item) {
  item.status = 'sending';
  item.tries = 0;
  changed(item.key);
  void drain(item.key);
}

/** Sends a text that was taken for a command as a text. */
export function sendLiterally(item) {
  item.literal = true;
  retry(item);
}

export function discard(item) {
  items = items.filter((other) => other !== item);
  changed(item.key);
}

/** Takes note that a message arrived, by whichever way that became known. */
export function settle(clientMessageId) {
  const item = items.find((other) => other.id === clientMessageId);
  if (item !== undefined) {
    discard(item);
  }
}

// One after the other, so that messages arrive in the order in which they were typed.
async function drain(key) {
  if (busy.has(key)) {
    return;
  }

  busy.add(key);
  try {
    for (let item = nextOf(key); item !== undefined; item = nextOf(key)) {
      await attempt(item);
    }
  } finally {
    busy.delete(key);
  }
}

const nextOf = (key) => items.find((item) => item.key === key && item.status !== 'failed');

async function attempt(item) {
  try {
    const body = { content: item.content, clientMessageId: item.id, ...item.address.body, ...(item.literal ? { literal: true } : {}) };
    const answer = await call('POST', item.address.path, body);
    settleWith(item, answer);
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }

    if (error.isPassing || error.status === 401) {
      await wait(item, error);
    } else {
      item.status = 'failed';
      item.isCommand = error.code === 'commands.invalid_count';
      item.reason = explain(error);
      changed(item.key);
    }
  }
}

function settleWith(item, { status, body }) {
  if (status === 201) {
    emit('message', body);
    settle(item.id);
  } else {
    discard(item);
    timelineOf(item.key).showResult({ id: item.id, key: item.key, address: item.address, content: item.content, messages: body.items });
  }
}

// Until the service may answer again, or the line is back, whichever comes first.
function wait(item, error) {
  item.tries++;
  for (const other of pendingOf(item.key).filter(({ status }) => status !== 'failed')) {
    other.status = 'waiting';
    other.reason = error.status === 429 ? explain(error) : '';
  }

  changed(item.key);
  const delay = error.retryAfter > 0 ? error.retryAfter * 1000 : Math.min(longestDelay, 500 * 2 ** item.tries) * (0.5 + Math.random());
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, delay);
    const stop = on('connection', (value) => {
      if (value === 'online' && error.status !== 429) {
        done();
      }
    });
  });
}

function changed(key) {
  sessionStorage.setItem(storageKey(), JSON.stringify(items));
  emit('timeline', key);
}

/** What was typed and not sent in a conversation. */
export const draftOf = (key) => sessionStorage.getItem(draftKey(key)) ?? '';

export function keepDraft(key, text) {
  if (lengthOf(text) === 0) {
    sessionStorage.removeItem(draftKey(key));
  } else {
    sessionStorage.setItem(draftKey(key), text);
  }
}
