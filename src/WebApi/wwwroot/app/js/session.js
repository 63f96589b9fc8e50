// Who is signed in. Tokens are in cookies that scripts cannot see; what is kept here is only a hint that there may be some.

import { call, get, locked, onSignedOut } from './api.js';
import { emit, state } from './store.js';

const hint = 'messaging.signed-in';
const notice = 'messaging.notice';
const place = 'messaging.place';
const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('messaging-session') : null;

/** Whether somebody has signed in here, and not out. */
export const mayBeSignedIn = () => localStorage.getItem(hint) !== null;

/** Finds out who is signed in; asks nothing when nobody has signed in here. */
export async function restore() {
  if (mayBeSignedIn()) {
    begin(await get('users/me'));
  }

  return state.me;
}

export async function signIn(userName, password) {
  const { body } = await call('POST', 'auth/login', { userName, password, useCookies: true }, { anonymous: true });
  enter(body.user);
}

export async function register(userName, password, email) {
  const account = { userName, password, useCookies: true, ...(email === '' ? {} : { email }) };
  const { body } = await call('POST', 'auth/register', account, { anonymous: true });
  enter(body.user);
}

/** Ends the session; the service must say that it is over. */
export async function signOut() {
  await locked('messaging-refresh', () => call('POST', 'auth/logout'));
  sessionStorage.clear();
  leave();
}

/** What the page says once after it began anew, or null. */
export function takeNotice() {
  const text = sessionStorage.getItem(notice);
  sessionStorage.removeItem(notice);
  return text;
}

function enter(user) {
  begin(user);
  localStorage.setItem(hint, user.userName);
  tabs?.postMessage({ userName: user.userName });
  emit('me');
  returnToPlace();
}

// Whose session was over goes on where it was.
function returnToPlace() {
  const hash = sessionStorage.getItem(place);
  if (hash !== null) {
    sessionStorage.removeItem(place);
    history.replaceState(null, '', hash);
  }
}

function begin(user) {
  state.me = user;
  const owner = sessionStorage.getItem('messaging.owner');
  if (owner !== null && owner !== user.userName) {
    sessionStorage.clear();
  }

  sessionStorage.setItem('messaging.owner', user.userName);
}

// The page begins anew, so that nothing of the session stays in its memory.
function leave() {
  localStorage.removeItem(hint);
  tabs?.postMessage({ userName: null });
  history.replaceState(null, '', location.pathname);
  location.reload();
}

onSignedOut(() => {
  if (state.me !== null || mayBeSignedIn()) {
    sessionStorage.setItem(place, location.hash || '#/');
    sessionStorage.setItem(notice, 'Your session is over. Sign in again to go on; what you had typed is still here.');
    leave();
  }
});

tabs?.addEventListener('message', ({ data }) => {
  if (data.userName !== (state.me?.userName ?? null)) {
    location.reload();
  }
});
