// Sets the theme before the first paint. In a separate file because the policy blocks inline scripts.
(function () {
  var choice = null;
  try {
    choice = window.localStorage.getItem('hone-color-scheme');
  } catch {
    // Storage may be blocked; then the system's preference decides.
  }
  var dark =
    choice === 'dark' || (choice !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
