// Draws the messages of a timeline. What did not change keeps its element, so that focus, selection and scrolling stay.

import { avatar, fill, h, icon } from '../dom.js';
import { discard, pendingOf, retry, sendLiterally } from '../outbox.js';
import { isMe } from '../store.js';
import { dayName, dayOf, exact, isEmoji, linked, timeOfDay } from '../text.js';

const together = 5 * 60_000;

/** The list of a conversation's messages. */
export class MessageList {
  #timeline;
  #isRoom;
  #reader;
  #readUpTo;
  #drawn = new Map();

  /**
   * @param {object} timeline What to draw.
   * @param {boolean} isRoom Whether names stand over messages and nothing is marked as read.
   * @param {object|null} reader Watches what is on the screen.
   * @param {number|null} readUpTo Where the line "New messages" stands; null for none.
   */
  constructor(timeline, isRoom, reader, readUpTo) {
    this.#timeline = timeline;
    this.#isRoom = isRoom;
    this.#reader = reader;
    this.#readUpTo = readUpTo;
    this.element = h('ol', { class: 'messages', 'aria-label': 'Messages' });
  }

  /** Brings the list in step with the timeline. */
  draw() {
    const drawn = new Map();
    let place = this.element.firstChild;
    for (const row of this.#rows()) {
      const old = this.#drawn.get(row.key);
      const node = old?.look === row.look ? old.node : this.#make(row);
      if (node === place) {
        place = place.nextSibling;
      } else {
        this.element.insertBefore(node, place);
      }

      drawn.set(row.key, { look: row.look, node });
    }

    for (const [key, { node }] of this.#drawn) {
      if (drawn.get(key)?.node !== node) {
        if (node === place) {
          place = place.nextSibling;
        }

        node.remove();
      }
    }

    this.#drawn = drawn;
  }

  #rows() {
    const rows = [];
    const { messages, results } = this.#timeline;
    const known = new Set(messages.map((message) => message.clientMessageId));
    const pending = pendingOf(this.#timeline.key).filter((item) => !known.has(item.id));
    const newestOwn = messages.findLast((message) => isMe(message.sender));
    let isDivided = this.#readUpTo === null;
    let last = null;
    for (const message of messages) {
      if (last === null || dayOf(last.createdAt) !== dayOf(message.createdAt)) {
        rows.push({ key: `day${dayOf(message.createdAt)}`, look: dayName(message.createdAt), kind: 'day' });
      }

      if (!isDivided && message.sequence > this.#readUpTo && !isMe(message.sender)) {
        rows.push({ key: 'unread', look: '', kind: 'unread' });
        isDivided = true;
      }

      const row = this.#messageRow(message, message === newestOwn && pending.length === 0);
      join(rows.at(-1), row);
      rows.push(row);
      last = message;
      results.filter((result) => result.after === message.sequence).forEach((result) => rows.push(resultRow(result)));
    }

    results.filter((result) => result.after === 0).forEach((result) => rows.push(resultRow(result)));
    pending.forEach((item) => rows.push({ key: item.id, look: `${item.status}|${item.reason}`, kind: 'pending', item }));
    return rows;
  }

  #messageRow(message, isNewestOwn) {
    const isOwn = isMe(message.sender);
    return {
      key: message.clientMessageId !== null && isOwn ? message.clientMessageId : message.id,
      look: `${message.sequence}|${message.readAt}|${isNewestOwn}`,
      kind: 'message',
      message,
      isOwn,
      isNewestOwn,
      isFirst: true,
      isLast: true,
    };
  }

  #make(row) {
    switch (row.kind) {
      case 'day':
        return h('li', { class: 'day' }, h('span', null, row.look));
      case 'unread':
        return h('li', { class: 'unread-line' }, h('span', null, 'New messages'));
      case 'result':
        return this.#makeResult(row.result);
      case 'pending':
        return this.#makePending(row.item);
      default:
        return this.#makeMessage(row);
    }
  }

  #makeMessage({ message, isOwn, isNewestOwn, isFirst, isLast }) {
    const end = h('span', { class: 'end' });
    const isReadable = isOwn && !this.#isRoom && !isMe(message.recipient);
    const item = h('li', { class: `message ${isOwn ? 'own' : 'other'}${isLast ? ' last' : ''}`, 'data-sequence': message.sequence },
      !isOwn && this.#isRoom && isLast && avatar(message.sender),
      h('div', { class: `bubble${isEmoji(message.content) ? ' emoji' : ''}` },
        h('span', { class: this.#isRoom && !isOwn && isFirst ? 'author' : 'sr' }, isOwn ? 'You' : message.sender, h('span', { class: 'sr' }, ': ')),
        h('div', { class: 'text', dir: 'auto' }, linked(message.content)),
        h('span', { class: 'meta' }, timeOfDay(message.createdAt), isOwn && tick(message, isReadable)),
        end),
      isNewestOwn && isReadable && h('div', { class: 'state' }, message.readAt === null ? 'Sent' : ['Read ', timeOfDay(message.readAt)]));
    if (!isOwn && this.#reader !== null) {
      this.#reader.watch(end, message.sequence);
    }

    return item;
  }

  // Few people type commands: what draws the answer is loaded with the first.
  #makeResult(result) {
    const item = h('li', { class: 'result' });
    void import('./result.js').then(({ drawResult }) => drawResult(item, result, this.#timeline));
    return item;
  }

  #makePending(item) {
    const hasFailed = item.status === 'failed';
    return h('li', { class: `message own last ${item.status}`, 'data-pending': item.id },
      h('div', { class: 'bubble' },
        h('span', { class: 'sr' }, 'You: '),
        h('div', { class: 'text', dir: 'auto' }, item.content),
        h('span', { class: 'meta' }, icon(hasFailed ? 'warning' : 'wait'))),
      h('div', { class: 'state', role: 'status' }, pendingText(item), hasFailed && h('span', { class: 'choices' },
        item.isCommand && h('button', { type: 'button', class: 'link', onclick: () => sendLiterally(item) }, 'Send it as a text'),
        h('button', { type: 'button', class: 'link', onclick: () => retry(item) }, 'Try again'),
        h('button', { type: 'button', class: 'link', onclick: () => discard(item) }, 'Delete'))));
  }
}

// Messages that one person wrote in one go are drawn as one group.
function join(before, row) {
  const isTogether = before?.kind === 'message' && before.message.sender === row.message.sender
    && new Date(row.message.createdAt) - new Date(before.message.createdAt) < together;
  if (isTogether) {
    before.isLast = false;
    before.look += '|joined';
    row.isFirst = false;
    row.look += '|joining';
  }
}

const resultRow = (result) => ({ key: `result${result.id}`, look: '', kind: 'result', result });

function tick(message, isReadable) {
  const isRead = isReadable && message.readAt !== null;
  const mark = h('span', { class: 'tick', title: isRead ? `Read: ${exact(message.readAt)}` : `Sent: ${exact(message.createdAt)}` });
  fill(mark, icon(isRead ? 'read' : 'sent'), h('span', { class: 'sr' }, isRead ? ' Read' : ' Sent'));
  return mark;
}

function pendingText({ status, reason }) {
  switch (status) {
    case 'sending':
      return 'Sending…';
    case 'waiting':
      return `Not sent yet. ${reason || 'It goes out as soon as the service answers.'}`;
    default:
      return `Not sent: ${reason} `;
  }
}
