// Sets the theme before the first paint. A file of its own, because inline scripts are refused by policy.
(function () {
  var choice = null;
  try {
    choice = window.localStorage.getItem('hone-color-scheme');
  } catch {
    // Storage may be forbidden; then the system's preference decides.
  }
  var dark =
    choice === 'dark' || (choice !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
