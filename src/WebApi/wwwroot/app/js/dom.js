// Elements are made here and nowhere else. Texts become text nodes; no text ever becomes markup.

const svgSpace = 'http://www.w3.org/2000/svg';

/**
 * Makes an element.
 * @param {string} tag Its name.
 * @param {object} [props] Attributes; those that begin with "on" are listeners. Null and false leave an attribute out.
 * @param {...(Node|string|null|false|Array)} children What it holds.
 * @returns {HTMLElement} The element.
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) {
      continue;
    }

    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }

  element.append(...present(children));
  return element;
}

/** Puts children in the place of those that an element has. */
export const fill = (element, ...children) => element.replaceChildren(...present(children));

const present = (children) => children.flat(2).filter((child) => child !== null && child !== undefined && child !== false);

// Drawn on a grid of 24 by 24.
const shapes = {
  back: 'M15 5l-7 7 7 7',
  block: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM5.7 5.7l12.6 12.6',
  chats: 'M4 5h16v11H9l-5 4z',
  close: 'M6 6l12 12M18 6L6 18',
  dark: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  down: 'M12 5v14M6 13l6 6 6-6',
  auto: 'M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18',
  light: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.7 1.7M17.3 17.3L19 19M19 5l-1.7 1.7M6.7 17.3L5 19',
  people: 'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20c0-3.5 2.5-6 6.5-6s6.5 2.5 6.5 6M16 5.5a3.2 3.2 0 0 1 0 6M17.5 14.3c2.6.6 4 2.7 4 5.7',
  read: 'M2 13l4.5 4.5L16 8M11.5 16.5l1 1L22 8',
  rooms: 'M9 4L7 20M17 4l-2 16M4 9h17M3 15h17',
  send: 'M4 12l16-8-5 16-3.5-6.5z',
  sent: 'M5 13l4.5 4.5L19 8',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  shield: 'M12 3l8 3v6c0 4.5-3.3 7.8-8 9-4.7-1.2-8-4.5-8-9V6z',
  wait: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
  warning: 'M12 4l9 16H3zM12 10v4.5M12 17v.5',
};

/** Makes an icon; it says nothing to screen readers, so the text beside it must. */
export function icon(name) {
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgSpace, 'path');
  path.setAttribute('d', shapes[name]);
  svg.append(path);
  return svg;
}

/** Makes a button with an icon; the label is what screen readers say and what hovering shows. */
export const iconButton = (name, label, onclick, props) =>
  h('button', { type: 'button', class: 'icon-button', title: label, 'aria-label': label, onclick, ...props }, icon(name));

/** Makes a circle with the beginnings of a name. */
export function avatar(name) {
  const parts = name.split(/[._\-\s]+/).filter((part) => part.length > 0);
  const initials = parts.length > 1 ? parts[0][0] + parts[1][0] : [...name].slice(0, 2).join('');
  let tint = 0;
  for (const letter of name.toLowerCase()) {
    tint = (tint * 31 + letter.codePointAt(0)) % 6;
  }

  return h('span', { class: `avatar tint-${tint}`, 'aria-hidden': 'true' }, initials.toUpperCase());
}

const styles = new Map();

/** Loads a style sheet that only some views need; answers when it is there. */
export function needStyle(name) {
  if (!styles.has(name)) {
    styles.set(name, new Promise((resolve) => {
      document.head.append(h('link', { rel: 'stylesheet', href: `app/css/${name}.css`, onload: resolve, onerror: resolve }));
    }));
  }

  return styles.get(name);
}

/** Says something to screen readers without showing it. */
export function announce(text) {
  const region = document.getElementById('announcer');
  region.append(h('p', null, text));
  while (region.childElementCount > 3) {
    region.firstElementChild.remove();
  }
}
