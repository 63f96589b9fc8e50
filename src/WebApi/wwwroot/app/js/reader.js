// Moves the read marker: only over messages that were on the screen of a page that somebody looks at.

import { ApiError, call } from './api.js';
import { emit, on, soon, state } from './store.js';

/** Watches the ends of messages inside a scrolling element. */
export class Reader {
  #observer;
  #onScreen = new Set();
  #key;
  #seen = 0;
  #sent = 0;
  #stops;
  #flush = soon(() => this.#send(), 150);

  constructor(root, key) {
    this.#key = key;
    this.#observer = new IntersectionObserver((entries) => this.#look(entries), { root, threshold: 0 });
    const check = () => this.#check();
    document.addEventListener('visibilitychange', check);
    window.addEventListener('focus', check);
    this.#stops = [
      on('connection', (value) => value === 'online' && this.#flush()),
      () => document.removeEventListener('visibilitychange', check),
      () => window.removeEventListener('focus', check),
    ];
  }

  /** Watches the end of a message of somebody else. */
  watch(end, sequence) {
    end.dataset.sequence = sequence;
    this.#observer.observe(end);
  }

  stop() {
    this.#observer.disconnect();
    this.#stops.forEach((stop) => stop());
  }

  #look(entries) {
    for (const { isIntersecting, target } of entries) {
      this.#onScreen[isIntersecting ? 'add' : 'delete'](target);
    }

    this.#check();
  }

  #check() {
    if (document.visibilityState !== 'visible') {
      return;
    }

    for (const end of this.#onScreen) {
      this.#seen = Math.max(this.#seen, end.isConnected ? Number(end.dataset.sequence) : 0);
    }

    this.#flush();
  }

  async #send() {
    const conversation = state.conversations.get(this.#key);
    const sequence = this.#seen;
    if (conversation === undefined || sequence <= Math.max(this.#sent, conversation.lastReadSequence)) {
      return;
    }

    this.#sent = sequence;
    try {
      await call('PUT', `conversations/${conversation.id}/read`, { sequence });
      emit('read', { key: this.#key, sequence });
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }

      // It is sent with the next message that is seen, or when the line is back.
      this.#sent = 0;
    }
  }
}
