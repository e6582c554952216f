// Runs before the first paint so that a dark page never flashes white, and follows the device from then on.
(() => {
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    let chosen = null;
    try {
      chosen = localStorage.getItem('kerabat.theme');
    } catch {
      chosen = null;
    }
    const dark = chosen ? chosen === 'dark' : prefersDark.matches;
    document.documentElement.classList.toggle('dark', dark);
  };
  apply();
  prefersDark.addEventListener('change', apply);
})();
