// The messages of one conversation, as far as they are loaded: in order, without a gap, each once.

import { ApiError, get } from './api.js';
import { emit, on, state } from './store.js';

const mostTimelines = 20;
const mostMessages = 600;
const fewMessages = 200;
const timelines = new Map();

/** The timeline of a conversation, made when it is first asked for; those that were not asked for in a long time are forgotten. */
export function timelineOf(key) {
  const timeline = timelines.get(key) ?? new Timeline(key);
  timelines.delete(key);
  timelines.set(key, timeline);
  if (timelines.size > mostTimelines) {
    timelines.delete(timelines.keys().next().value);
  }

  return timeline;
}

/** The timeline of a conversation where there is one. */
export const knownTimeline = (key) => timelines.get(key);

on('connection', (value) => {
  if (value === 'online') {
    [...timelines.values()].filter((timeline) => timeline.isBehind).forEach((timeline) => timeline.catchUp());
  }
});

/** All timelines. */
export const allTimelines = () => timelines.values();

// To somebody without an account a 401 is an answer like any other.
const asCaller = () => ({ anonymous: state.me === null });

class Timeline {
  /** Messages, oldest first. */
  messages = [];
  /** Answers to typed commands, seen here alone: { id, key, address, content, messages, after }. */
  results = [];
  /** Where older messages are, or null. */
  older = null;
  isLoaded = false;
  /** Whether newer messages could not be fetched; they are when the line is back. */
  isBehind = false;
  #ids = new Set();
  #early = [];
  #loading = null;
  #catchingUp = null;

  constructor(key) {
    this.key = key;
    this.id = null;
  }

  get lastSequence() {
    return this.messages.at(-1)?.sequence ?? 0;
  }

  /** Loads the newest messages, unless that is done; of a conversation without an id there are none. */
  load(id) {
    this.id ??= id;
    if (this.id === null) {
      this.isLoaded = true;
      return Promise.resolve();
    }

    this.#loading ??= this.#loadNewest().catch((error) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  /** Forgets everything and loads it again. */
  async reload() {
    this.messages = [];
    this.#ids.clear();
    this.isLoaded = false;
    this.#loading = null;
    await this.load(this.id);
  }

  async #loadNewest() {
    const page = await get(`conversations/${this.id}/messages?limit=50`, asCaller());
    for (const message of page.items.toReversed()) {
      this.#append(message);
    }

    this.older = page.next;
    this.isLoaded = true;
    for (const message of this.#early.splice(0)) {
      this.add(message);
    }

    this.#changed();
  }

  /** Loads a page of older messages. */
  async loadOlder() {
    const page = await get(this.older, asCaller());
    const older = page.items.filter((message) => !this.#ids.has(message.id)).toReversed();
    older.forEach((message) => this.#ids.add(message.id));
    this.messages.unshift(...older);
    this.older = page.next;
    this.#changed();
  }

  /** Forgets the oldest of very many messages; they are loaded again when somebody goes up to them. */
  trim() {
    if (this.messages.length > mostMessages) {
      this.messages.splice(0, this.messages.length - fewMessages).forEach((message) => this.#ids.delete(message.id));
      this.older = `conversations/${this.id}/messages?before=${this.messages[0].sequence}&limit=50`;
    }
  }

  /** Takes a message that came in; whatever lies between is fetched first. */
  add(message) {
    this.id ??= message.conversationId;
    if (!this.isLoaded) {
      this.#early.push(message);
    } else if (message.sequence === this.lastSequence + 1 || (this.messages.length === 0 && message.sequence === 1)) {
      this.#append(message);
      this.#changed();
    } else if (message.sequence > this.lastSequence) {
      void this.catchUp();
    }
  }

  /** Fetches what came after the last message that is here. */
  catchUp() {
    if (!this.isLoaded || this.id === null) {
      return Promise.resolve();
    }

    this.#catchingUp ??= this.#fetchNewer().then(() => {
      this.isBehind = false;
    }, (error) => {
      if (!(error instanceof ApiError)) {
        throw error;
      }

      this.isBehind = true;
    }).finally(() => {
      this.#catchingUp = null;
    });
    return this.#catchingUp;
  }

  async #fetchNewer() {
    const before = this.lastSequence;
    for (let link = `conversations/${this.id}/messages?after=${before}&limit=100`; link !== null;) {
      const page = await get(link, asCaller());
      page.items.forEach((message) => this.#append(message));
      link = page.items.length > 0 ? page.next : null;
    }

    if (this.lastSequence !== before) {
      this.#changed();
    }
  }

  #append(message) {
    if (!this.#ids.has(message.id) && message.sequence > this.lastSequence) {
      this.#ids.add(message.id);
      this.messages.push(message);
    }
  }

  /** Stamps messages that somebody wrote as read by the other one. */
  markRead(isWriter, sequence, readAt) {
    for (const message of this.messages) {
      if (message.sequence <= sequence && message.readAt === null && isWriter(message)) {
        message.readAt = readAt;
      }
    }

    this.#changed();
  }

  showResult(result) {
    this.results.push({ ...result, after: this.lastSequence });
    this.#changed();
  }

  dropResult(id) {
    this.results = this.results.filter((result) => result.id !== id);
    this.#changed();
  }

  #changed() {
    emit('timeline', this.key);
  }
}
