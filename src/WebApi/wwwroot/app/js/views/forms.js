// Forms, and what is wrong with what was filled in.

import { explain } from '../api.js';
import { fill, h } from '../dom.js';

/** A labelled input; extra texts stand below it. */
export function field(label, props, hint) {
  const id = `field-${props.name}`;
  const hintId = hint ? `${id}-hint` : null;
  return h('div', { class: 'field' },
    h('label', { for: id }, label),
    h('input', { id, 'aria-describedby': hintId, ...props }),
    hint && h('p', { id: hintId, class: 'hint' }, hint),
    h('p', { class: 'problem', 'data-for': props.name, role: 'alert' }));
}

/**
 * A form that sends what is filled in and shows what is wrong beside its field.
 * @param {{ verb: string, send: (values: object) => Promise<void>, class?: string }} options What it does.
 * @param {...Node} fields Its fields.
 */
export function form({ verb, send, class: className = '' }, ...fields) {
  const problem = h('p', { class: 'problem', role: 'alert' });
  const button = h('button', { class: 'button primary' }, verb);
  const element = h('form', { class: `form ${className}`, novalidate: true, onsubmit: (event) => submit(event) }, fields, problem, h('div', { class: 'actions' }, button));
  const submit = async (event) => {
    event.preventDefault();
    element.querySelectorAll('.problem').forEach((text) => fill(text));
    button.disabled = true;
    button.setAttribute('aria-busy', 'true');
    try {
      await send(Object.fromEntries(new FormData(element)), element);
    } catch (error) {
      showProblem(element, problem, error);
    } finally {
      button.disabled = false;
      button.removeAttribute('aria-busy');
    }
  };
  return element;
}

function showProblem(element, problem, error) {
  let isPlaced = false;
  for (const [member, texts] of Object.entries(error.errors ?? {})) {
    const place = element.querySelector(`.problem[data-for="${CSS.escape(member)}"]`);
    if (place !== null) {
      fill(place, texts.join(' '));
      if (!isPlaced) {
        element.elements.namedItem(member)?.focus();
      }

      isPlaced = true;
    }
  }

  if (!isPlaced) {
    fill(problem, explain(error));
  }
}
