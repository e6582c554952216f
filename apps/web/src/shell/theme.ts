import { ref } from 'vue';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const THEME_LABELS = {
  system: 'Otomatis',
  light: 'Terang',
  dark: 'Gelap',
} as const satisfies Record<Theme, string>;

/** Read by public/theme.js, before the first paint and whenever the device changes. */
const KEY = 'kerabat.theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

const stored = localStorage.getItem(KEY);
const theme = ref<Theme>(stored === 'light' || stored === 'dark' ? stored : 'system');

function apply(): void {
  const dark = theme.value === 'system' ? prefersDark.matches : theme.value === 'dark';
  document.documentElement.classList.toggle('dark', dark);
}

export function useTheme() {
  return {
    theme,
    setTheme: (chosen: Theme) => {
      theme.value = chosen;
      if (chosen === 'system') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, chosen);
      apply();
    },
  };
}
