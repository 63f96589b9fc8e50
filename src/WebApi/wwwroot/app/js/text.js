// Times, days and texts as people read them.

import { h } from './dom.js';

const day = 86_400_000;
const units = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['day', day],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long' });
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const wholeDate = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const exactTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** Midnight before an instant, where the reader is. */
export const dayOf = (instant) => new Date(instant).setHours(0, 0, 0, 0);

const daysAgo = (instant) => Math.round((dayOf(Date.now()) - dayOf(instant)) / day);

/** Today, Yesterday, or the day. */
export function dayName(instant) {
  const days = daysAgo(instant);
  return days === 0 ? 'Today' : days === 1 ? 'Yesterday' : wholeDate.format(new Date(instant));
}

/** A time of day: 14:02. */
export const timeOfDay = (instant) => element(instant, clock.format(new Date(instant)));

/** As short as a list needs it: 14:02, Yesterday, Monday, 3 Mar. */
export function shortTime(instant) {
  const days = daysAgo(instant);
  const at = new Date(instant);
  return element(instant, days === 0 ? clock.format(at) : days === 1 ? 'Yesterday' : days < 7 ? weekday.format(at) : date.format(at));
}

/** 5 minutes ago. */
export function ago(instant) {
  const past = new Date(instant).getTime() - Date.now();
  const [unit, length] = units.find(([, milliseconds]) => Math.abs(past) >= milliseconds) ?? ['minute', 60_000];
  const count = Math.trunc(past / length);
  return element(instant, count === 0 ? 'just now' : relative.format(count, unit));
}

const element = (instant, text) => h('time', { datetime: instant, title: exactTime.format(new Date(instant)) }, text);

/** The time to the second, for people who hover or listen. */
export const exact = (instant) => exactTime.format(new Date(instant));

const address = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/giu;

/** A text whose web addresses can be followed. */
export function linked(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    parts.push(text.slice(end, match.index));
    parts.push(h('a', { href: match[0], target: '_blank', rel: 'noopener noreferrer nofollow' }, match[0]));
    end = match.index + match[0].length;
  }

  parts.push(text.slice(end));
  return parts;
}

const fewEmoji = /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*\s*){1,3}$/u;

/** Whether a text is nothing but up to three emoji. */
export const isEmoji = (text) => fewEmoji.test(text);

/** How many characters the service counts (Unicode scalar values). */
export const lengthOf = (text) => [...text.trim()].length;

/** 1 message, 2 messages. */
export const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** An identifier that no other has (UUID version 4); crypto.randomUUID is missing outside of secure contexts. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}
