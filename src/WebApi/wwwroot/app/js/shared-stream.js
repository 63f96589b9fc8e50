// One stream for all tabs of a user: browsers allow few connections to a host, and every tab would take one for itself.
// The tab that holds a lock listens and tells the others. When it closes, another takes the lock and goes on.

import { ApiError, get, locked } from './api.js';
import { Stream } from './stream.js';

/** The events of a user, in order and once each, whichever tab they come to. */
export class SharedStream {
  #options;
  #stream;
  #channel;
  #isLeader = false;
  #state = 'connecting';
  #filling = null;
  #heard = 0;

  /** @param {object} options Those of Stream, and userName. */
  constructor(options) {
    this.#options = options;
    this.#stream = new Stream({
      ...options,
      onEvent: (event) => this.#lead(event),
      onState: (value) => this.#tell(value),
      onPing: (sequence) => this.#ping(sequence),
      onReset: () => {
        this.#channel?.postMessage({ kind: 'reset' });
        return options.onReset();
      },
    });
    this.#channel = 'BroadcastChannel' in window ? new BroadcastChannel(`messaging-events-${options.userName}`) : null;
    this.#channel?.addEventListener('message', (message) => this.#hear(message.data));
  }

  /** The sequence of the last event that is known. */
  get position() {
    return this.#stream.position;
  }

  /** Begins anew at a position, which may lie before the old one. */
  restartAt(position) {
    this.#heard = position;
    this.#stream.position = position;
  }

  start() {
    this.#channel?.postMessage({ kind: 'hello' });
    // The lock is held until the tab closes.
    void locked(`messaging-events-${this.#options.userName}`, () => {
      this.#isLeader = true;
      this.#stream.start();
      return new Promise(() => {});
    });
  }

  nudge() {
    if (this.#isLeader) {
      this.#stream.nudge();
    } else {
      this.#channel?.postMessage({ kind: 'nudge' });
    }
  }

  drop() {
    if (this.#isLeader) {
      this.#stream.drop();
    }
  }

  #lead(event) {
    this.#channel?.postMessage({ kind: 'event', event });
    this.#options.onEvent(event);
  }

  #ping(sequence) {
    this.#channel?.postMessage({ kind: 'ping', sequence });
    this.#reach(sequence);
  }

  #tell(value) {
    this.#state = value;
    this.#channel?.postMessage({ kind: 'state', value, position: this.position });
    this.#options.onState(value);
  }

  #hear(message) {
    if (message.kind === 'nudge') {
      if (this.#isLeader) {
        this.#stream.nudge();
      }
    } else if (message.kind === 'hello') {
      if (this.#isLeader) {
        this.#channel.postMessage({ kind: 'state', value: this.#state, position: this.position });
      }
    } else if (!this.#isLeader) {
      this.#follow(message);
    }
  }

  #follow(message) {
    if (message.kind === 'reset') {
      this.#options.onReset().catch((error) => this.#failed(error));
    } else if (message.kind === 'state') {
      this.#options.onState(message.value);
      this.#reach(message.position);
    } else if (message.kind === 'ping') {
      this.#reach(message.sequence);
    } else if (message.event.id === this.position + 1 && this.#filling === null) {
      this.#stream.position = message.event.id;
      this.#options.onEvent(message.event);
    } else {
      this.#reach(message.event.id);
    }
  }

  // Sees to it that everything up to a sequence becomes known.
  #reach(sequence) {
    this.#heard = Math.max(this.#heard, sequence);
    if (sequence > this.position) {
      void this.#fillGap();
    }
  }

  #fillGap() {
    this.#filling ??= this.#fetchMissing()
      .catch((error) => this.#failed(error))
      .finally(() => {
        this.#filling = null;
      });
    return this.#filling;
  }

  async #fetchMissing() {
    for (let isMore = true; isMore;) {
      const heard = this.#heard;
      const page = await get(`events?after=${this.position}&limit=100`);
      for (const { sequence, type, data } of page.items.filter((item) => item.sequence > this.position)) {
        this.#stream.position = sequence;
        this.#options.onEvent({ id: sequence, type, data });
      }

      // What was heard of while the call was under way may not be in its answer.
      isMore = (page.next !== null && page.items.length > 0) || this.#heard > Math.max(heard, this.position);
    }
  }

  // What is missing is fetched with the next event where the call failed, and loaded anew where it is kept no longer.
  async #failed(error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }

    if (error.status === 410) {
      await this.#options.onReset();
    }
  }
}
