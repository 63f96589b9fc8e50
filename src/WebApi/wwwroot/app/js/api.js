// Calls of the public API. The browser holds the tokens in cookies that scripts cannot read.

const base = '/api/v1/';
const patience = 20_000;
const refreshedAt = 'messaging.refreshed';

/** A call that was refused, or that got no answer (status 0). */
export class ApiError extends Error {
  constructor(status, problem, retryAfter) {
    super(problem?.detail ?? problem?.title ?? 'No answer.');
    this.status = status;
    this.code = problem?.code ?? '';
    this.errors = problem?.errors ?? {};
    this.retryAfter = retryAfter;
  }

  /** Whether the same call may succeed later. */
  get isPassing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

let signedOut = () => {};

/** Sets what is done when the session turns out to be over. */
export const onSignedOut = (action) => {
  signedOut = action;
};

/**
 * Calls the API; an access token that has run out is renewed and the call made once more.
 * @param {string} method HTTP method.
 * @param {string} path Below /api/v1/, or a link of an answer.
 * @param {object} [body] What is sent as JSON.
 * @param {{ anonymous?: boolean }} [options] Whether a 401 is an answer like any other.
 * @returns {Promise<{ status: number, body: any }>} The answer.
 */
export async function call(method, path, body, { anonymous = false } = {}) {
  const startedAt = Date.now();
  try {
    return await send(method, path, body);
  } catch (error) {
    if (error.status !== 401 || anonymous) {
      throw error;
    }

    await refresh(startedAt);
  }

  try {
    return await send(method, path, body);
  } catch (error) {
    if (error.status !== 401) {
      throw error;
    }

    // What another tab renewed does not help this one.
    await refresh(Infinity);
    return send(method, path, body);
  }
}

export const get = async (path, options) => (await call('GET', path, undefined, options)).body;

/** Reads a list to its end, or to so many pages. */
export async function getAll(path, options, pages = 5) {
  const items = [];
  for (let link = path; link !== null && pages > 0; pages--) {
    const page = await get(link, options);
    items.push(...page.items);
    link = page.next;
  }

  return items;
}

/** Does something until it succeeds, as long as what keeps it may pass. */
export async function keepTrying(action, onFailure = () => {}) {
  for (let delay = 500; ; delay = Math.min(10_000, delay * 2)) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof ApiError) || !error.isPassing) {
        throw error;
      }

      onFailure(error);
      await new Promise((resolve) => setTimeout(resolve, Math.max(delay, error.retryAfter * 1000)));
    }
  }
}

async function send(method, path, body) {
  const response = await fetchPatiently(path.startsWith('/') ? path : base + path, {
    method,
    headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
    credentials: 'same-origin',
    cache: 'no-store',
  });
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
  const answer = isJson ? await response.json().catch(() => null) : null;
  if (!response.ok) {
    throw new ApiError(response.status, answer, Number(response.headers.get('Retry-After')) || 0);
  }

  return { status: response.status, body: answer };
}

async function fetchPatiently(address, options) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patience);
  try {
    return await fetch(address, { ...options, signal: abort.signal });
  } catch {
    throw new ApiError(0, null, 0);
  } finally {
    clearTimeout(timer);
  }
}

let refreshing = null;

// One refresh at a time in this tab and, where the browser has locks, in all tabs: a refresh token is good once.
function refresh(failedAt) {
  refreshing ??= locked('messaging-refresh', () => refreshUnlessDone(failedAt)).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function refreshUnlessDone(failedAt) {
  // A time that lies ahead was written before the clock was set back, and says nothing.
  const doneAt = Number(localStorage.getItem(refreshedAt));
  if (doneAt >= failedAt && doneAt <= Date.now()) {
    return;
  }

  try {
    await send('POST', 'auth/refresh');
    localStorage.setItem(refreshedAt, String(Date.now()));
  } catch (error) {
    // The cookie may be refused, or be gone: either way nobody is signed in.
    if ([400, 401, 403].includes(error.status)) {
      signedOut();
      throw new ApiError(401, { detail: 'Your session is over.' }, 0);
    }

    throw error;
  }
}

/** Runs an action while no other tab runs one of the same name; browsers have locks in secure contexts alone. */
export const locked = (name, action, options = {}) =>
  navigator.locks === undefined ? action() : navigator.locks.request(name, options, action);

/** A module that is asked for late; that it cannot be had is told like a call without an answer. */
export const late = (module) => module.catch(() => {
  throw new ApiError(0, null, 0);
});

/** Says in plain words why a call failed. */
export function explain(error) {
  if (!(error instanceof ApiError)) {
    throw error;
  }

  switch (error.status) {
    case 0:
      return 'The service cannot be reached. Check your connection and try again.';
    case 429:
      return `That was too often. Try again in ${seconds(error.retryAfter)}.`;
    case 503:
      return 'The service is busy. Try again in a moment.';
    default:
      break;
  }

  if (error.status >= 500) {
    return 'Something went wrong in the service. Try again; if it stays, tell whoever runs it.';
  }

  const members = Object.values(error.errors).flat();
  return members.length > 0 ? members.join(' ') : error.message;
}

const seconds = (count) => {
  if (count > 90) {
    return `${Math.ceil(count / 60)} minutes`;
  }

  return count > 1 ? `${count} seconds` : 'a second';
};
