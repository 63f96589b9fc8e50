// What the commands "last N" and "history N" answer: shown to who typed them, and stored nowhere.

import { fill, h } from '../dom.js';
import { post } from '../outbox.js';
import { counted, timeOfDay } from '../text.js';

/** Draws the answer into an item of the list of messages. */
export function drawResult(item, result, timeline) {
  const count = result.messages.length;
  const close = () => timeline.dropResult(result.id);
  const sendIt = () => {
    close();
    post(result.key, result.address, result.content, true);
  };
  fill(item,
    h('h3', null, count === 0 ? 'There are no messages yet' : `The newest ${counted(count, 'message')}`),
    h('p', { class: 'hint' }, `You typed “${result.content}”. Nothing was sent, and nobody else sees this.`),
    h('ul', { tabindex: 0, 'aria-label': 'Found messages' }, result.messages.map((message) => h('li', null,
      h('b', null, message.sender), ' ', timeOfDay(message.createdAt), h('div', { class: 'text', dir: 'auto' }, message.content)))),
    h('div', { class: 'choices' },
      h('button', { type: 'button', class: 'link', onclick: close }, 'Close'),
      h('button', { type: 'button', class: 'link', onclick: sendIt }, 'Send it as a text')));
  item.scrollIntoView({ block: 'nearest' });
}
