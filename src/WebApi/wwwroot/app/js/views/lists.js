// Lists that go on when asked.

import { ApiError, explain, get } from '../api.js';
import { fill, h } from '../dom.js';
import { on } from '../store.js';
import { skeleton } from './controls.js';

/**
 * A list of the API with a button for its next page.
 * @param {string} path Its first page.
 * @param {(item: any, list: object) => Node} row Draws an item.
 * @param {() => Node} nothing Stands in the place of an empty list.
 */
export function listView(path, row, nothing) {
  const element = h('div', { class: 'list' }, skeleton(3));
  let items = [];
  let next = null;
  let stopWaiting = () => {};
  const list = { element, load, redraw, drop, change };

  async function load(address = path) {
    path = address;
    await read(path, true);
  }

  async function read(link, isFirst) {
    stopWaiting();
    try {
      const page = await get(link);
      items = isFirst ? page.items : [...items, ...page.items];
      next = page.next;
      redraw();
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }

      const tryAgain = () => read(link, isFirst);
      const again = h('button', { type: 'button', class: 'link', onclick: tryAgain }, 'Try again');
      stopWaiting();
      stopWaiting = on('connection', (value) => value === 'online' && (element.isConnected ? tryAgain() : stopWaiting()));
      fill(element, h('p', { class: 'problem', role: 'alert' }, explain(error), ' ', again));
    }
  }

  function redraw() {
    if (items.length === 0) {
      fill(element, nothing());
      return;
    }

    fill(element, h('ul', null, items.map((item) => row(item, list))),
      next !== null && h('button', { type: 'button', class: 'button small more', onclick: () => read(next, false) }, 'Show more'));
  }

  function change(isMeant, changes) {
    items = items.map((item) => (isMeant(item) ? { ...item, ...changes } : item));
    redraw();
  }

  function drop(item) {
    items = items.filter((other) => other !== item);
    redraw();
  }

  return list;
}
