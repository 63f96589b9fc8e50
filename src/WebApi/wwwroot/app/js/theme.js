// Runs before the first paint, so that no page flashes in the wrong colours. A script of its own, because it must not wait.

const chosen = localStorage.getItem('messaging.theme');
if (chosen === 'light' || chosen === 'dark') {
  document.documentElement.dataset.theme = chosen;
}
