// Keeps the reader at the same place, whatever is added above or below, and loads older messages on the way up.

import { explain } from '../api.js';
import { fill, h, icon } from '../dom.js';
import { counted } from '../text.js';

const nearBottom = 80;

/** Where in the messages the reader is. */
export class Place {
  #scroller;
  #jump;
  #timeline;
  #isAtBottom = true;
  #below = 0;
  #lastSequence;
  #observer;
  #resize;
  #isLoading = false;

  constructor(scroller, jump, timeline) {
    this.#scroller = scroller;
    this.#jump = jump;
    this.#timeline = timeline;
    this.#lastSequence = timeline.lastSequence;
    scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    jump.addEventListener('click', () => this.toBottom());
    this.#resize = new ResizeObserver(() => this.#isAtBottom && this.toBottom());
    this.#observer = new IntersectionObserver(([entry]) => entry.isIntersecting && this.#loadOlder(), { root: scroller, rootMargin: '600px 0px 0px 0px' });
  }

  /** Goes to the first message that was not read, or else to the end. */
  open() {
    requestAnimationFrame(() => {
      const line = this.#scroller.querySelector('.unread-line');
      this.toBottom();
      if (line !== null && line.offsetTop < this.#scroller.scrollTop) {
        this.#isAtBottom = false;
        this.#scroller.scrollTop = line.offsetTop - 16;
      }

      this.#resize.observe(this.#scroller);
      this.#observer.observe(this.#scroller.querySelector('.older'));
    });
  }

  stop() {
    this.#observer.disconnect();
    this.#resize.disconnect();
  }

  toBottom() {
    this.#isAtBottom = true;
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#showBelow(0);
  }

  keep(draw) {
    if (this.#isAtBottom) {
      this.#timeline.trim();
    }

    const fromBottom = this.#scroller.scrollHeight - this.#scroller.scrollTop;
    const first = this.#firstShown();
    const { lastSequence } = this.#timeline;
    draw();
    if (this.#isAtBottom) {
      this.toBottom();
    } else if (this.#firstShown() !== first) {
      this.#scroller.scrollTop = this.#scroller.scrollHeight - fromBottom;
    } else if (lastSequence > this.#lastSequence) {
      this.#showBelow(this.#below + lastSequence - this.#lastSequence);
    }

    this.#lastSequence = lastSequence;
  }

  #firstShown() {
    return this.#scroller.querySelector('[data-sequence]')?.dataset.sequence;
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    this.#isAtBottom = scrollHeight - scrollTop - clientHeight < nearBottom;
    if (this.#isAtBottom) {
      this.#showBelow(0);
    } else {
      this.#jump.hidden = false;
    }
  }

  #showBelow(count) {
    this.#below = count;
    this.#jump.hidden = this.#isAtBottom;
    fill(this.#jump, icon('down'), count > 0 ? counted(count, 'new message') : 'To the newest');
  }

  async #loadOlder() {
    if (this.#isLoading || this.#timeline.older === null) {
      return;
    }

    this.#isLoading = true;
    const top = this.#scroller.querySelector('.older');
    try {
      await this.#timeline.loadOlder();
      // It is asked again where the page was too short to push the top out of sight.
      setTimeout(() => {
        this.#observer.unobserve(top);
        this.#observer.observe(top);
      }, 50);
    } catch (error) {
      const again = h('button', { type: 'button', class: 'link', onclick: () => this.#loadOlder() }, 'Try again');
      fill(top, h('p', { class: 'hint' }, explain(error), ' ', again));
    } finally {
      this.#isLoading = false;
    }
  }
}
