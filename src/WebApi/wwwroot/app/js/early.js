// Runs before anything is drawn, so that no page flashes in the wrong colours, and asks at once for the modules that the
// others would find one after the other.

const theme = localStorage.getItem('messaging.theme');
if (theme === 'light' || theme === 'dark') {
  document.documentElement.dataset.theme = theme;
}

const conversation = ['outbox', 'reader', 'stream', 'text', 'timeline', 'views/composer', 'views/conversation', 'views/direct', 'views/messages', 'views/place', 'views/room'];
const inside = ['inside', 'live', 'outbox', 'shared-stream', 'stream', 'text', 'timeline', 'views/sidebar'];
const outside = ['views/forms', 'views/welcome', ...conversation];

const isInside = localStorage.getItem('messaging.signed-in') !== null;
const isInConversation = /^#\/(with|room|c)\//u.test(location.hash);
for (const name of new Set(isInside ? [...inside, ...(isInConversation ? conversation : [])] : outside)) {
  addLink('modulepreload', `app/js/${name}.js`);
}

addLink('preload', `app/css/${isInside ? 'shell' : 'welcome'}.css`, 'style');

function addLink(rel, href, as = '') {
  document.head.append(Object.assign(document.createElement('link'), { rel, href, as }));
}
