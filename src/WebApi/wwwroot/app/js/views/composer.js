// Where a message is typed.

import { fill, h, icon } from '../dom.js';
import { draftOf, keepDraft } from '../outbox.js';
import { lengthOf } from '../text.js';

const longest = 8000;
const warnFrom = 7500;
const tallest = 180;

/**
 * Makes the place to type in.
 * @param {{ key: string, label: string, send: (text: string) => Node|void }} options The conversation; send takes a text, or
 * answers why it does not.
 */
export function composer({ key, label, send }) {
  const problem = h('p', { class: 'composer-problem', role: 'alert' });
  const left = h('p', { class: 'composer-left', role: 'status' });
  const input = h('textarea', {
    id: 'composer', rows: 1, dir: 'auto', 'aria-label': label, 'aria-describedby': 'composer-hint', placeholder: label, enterkeyhint: 'send', autocomplete: 'off',
  });
  const button = h('button', { class: 'send-button', title: 'Send', 'aria-label': 'Send' }, icon('send'));
  const element = h('form', { class: 'composer', onsubmit: (event) => submit(event) },
    problem, h('div', { class: 'composer-row' }, input, button), left,
    h('p', { id: 'composer-hint', class: 'sr' }, 'Enter sends, Shift and Enter make a new line.'));

  const changed = () => {
    const length = lengthOf(input.value);
    keepDraft(key, input.value);
    button.disabled = length === 0 || length > longest;
    fill(left, length > warnFrom && (length > longest ? `${length - longest} characters too many` : `${longest - length} characters left`));
    left.classList.toggle('bad', length > longest);
    input.style.height = 'auto';
    input.style.height = `${Math.min(tallest, input.scrollHeight)}px`;
  };
  const submit = (event) => {
    event.preventDefault();
    if (button.disabled) {
      return;
    }

    const refusal = send(input.value);
    fill(problem, refusal);
    if (refusal === undefined) {
      input.value = '';
      changed();
    }

    input.focus();
  };
  const isTouch = matchMedia('(pointer: coarse)');
  input.addEventListener('input', changed);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && !isTouch.matches) {
      event.preventDefault();
      element.requestSubmit();
    }
  });
  input.value = draftOf(key);
  queueMicrotask(changed);
  return { element, focus: () => input.focus() };
}
