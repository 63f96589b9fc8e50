// One Server-Sent Events stream that comes back by itself and goes on where it was.

const silenceLimit = 40_000; // The service pings every 15 s.
const firstDelay = 500;
const longestDelay = 10_000;
const settled = 60_000;
const firstRest = 1000;
const longestRest = 30_000;

/** A stream of events. States: connecting, online, lost. */
export class Stream {
  #options;
  #source = null;
  #watchdog = 0;
  #timer = 0;
  #delay = 0;
  #readyAt = 0;
  #shortLives = 0;
  #isStopped = true;

  /**
   * @param {object} options
   * @param {string} options.address Where the events come from.
   * @param {string[]} options.types The events to hear of.
   * @param {number} options.position The sequence of the last event that is known.
   * @param {(event: { id: number, type: string, data: any }) => void} options.onEvent Takes an event.
   * @param {(state: string) => void} options.onState Takes a new state.
   * @param {(sequence: number) => void} [options.onPing] Takes the sequence that the service is at.
   * @param {() => Promise<void>} options.onReset The position is no good any more: everything must be loaded again.
   * @param {() => Promise<boolean>} options.probe Asks whether the service answers; renews the session where that is needed.
   */
  constructor(options) {
    this.#options = options;
    this.position = options.position;
  }

  start() {
    this.#isStopped = false;
    this.#open();
  }

  stop() {
    this.#isStopped = true;
    this.#close();
  }

  /** Tries again now rather than later. */
  nudge() {
    if (!this.#isStopped && this.#source === null) {
      this.#delay = 0;
      this.#again();
    }
  }

  /** Gives the line up, because the browser knows that it is dead. */
  drop() {
    if (!this.#isStopped && this.#source !== null) {
      this.#lose();
    }
  }

  #open() {
    const source = new EventSource(`${this.#options.address}?after=${this.position}`);
    this.#source = source;
    this.#readyAt = 0;
    this.#watch();
    source.addEventListener('ready', () => {
      this.#readyAt = Date.now();
      this.#watch();
      this.#options.onState('online');
    });
    source.addEventListener('ping', (event) => {
      this.#watch();
      this.#options.onPing?.(JSON.parse(event.data).sequence);
    });
    source.addEventListener('reset', () => this.#reset());
    source.addEventListener('error', () => this.#lose());
    for (const type of this.#options.types) {
      source.addEventListener(type, (event) => this.#take(type, event));
    }
  }

  #take(type, event) {
    this.#watch();
    const id = Number(event.lastEventId);
    if (id > this.position) {
      this.position = id;
      this.#options.onEvent({ id, type, data: JSON.parse(event.data) });
    }
  }

  #close() {
    clearTimeout(this.#watchdog);
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  #watch() {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#lose(), silenceLimit);
  }

  #lose() {
    this.#close();
    this.#rest();
    this.#options.onState('connecting');
    this.#again();
  }

  // A line that held is opened again at once. One that the service ends soon after it began, as it does when a user has too
  // many, is left alone longer each time: scripts are not shown the pause that the service asks for.
  #rest() {
    const hasHeld = this.#readyAt > 0 && Date.now() - this.#readyAt >= settled;
    this.#shortLives = hasHeld ? 0 : this.#shortLives + 1;
    this.#delay = hasHeld ? 0 : Math.min(longestRest, firstRest * 2 ** (this.#shortLives - 1));
  }

  async #reset() {
    this.#close();
    this.#rest();
    try {
      await this.#options.onReset();
    } catch {
      this.#options.onState('lost');
    }

    this.#again();
  }

  // A browser does not tell a script why a stream was refused. An ordinary call does, and renews the session on its way.
  #again() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      const isThere = await this.#options.probe();
      if (this.#isStopped || this.#source !== null) {
        return;
      }

      if (isThere) {
        this.#open();
      } else {
        this.#delay = Math.min(longestDelay, Math.max(firstDelay, this.#delay * 2));
        this.#options.onState('lost');
        this.#again();
      }
    }, this.#delay * (0.5 + Math.random()));
  }
}
