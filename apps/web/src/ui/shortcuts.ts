import { onBeforeUnmount, onMounted, ref } from 'vue';

/** Keys for people who work through long lists; never while somebody types, and not under an open dialog. */
export interface Shortcut {
  /** As `KeyboardEvent.key` names them; letters in lower case. */
  keys: readonly string[];
  label: string;
  group?: string;
  run: (key: string) => unknown;
  /** Whether it means anything just now: otherwise the key keeps what it does anyway. */
  when?: (event: KeyboardEvent) => boolean;
}

const TYPES_INTO =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), [role="listbox"], [role="menu"], ' +
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="file"])';

export const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.closest(TYPES_INTO) !== null;

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'defaultPrevented' | 'target'
>;

/** The key as shortcuts name it, unless it belongs to something else: a field, the browser, an input method. */
export function shortcutKey(event: Pressed): string | undefined {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
    return undefined;
  if (isTyping(event.target)) return undefined;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

export const isLetter = (key: string) => key.length === 1 && key !== ' ';

const STORED = 'kerabat.pintasan';
const readStored = () => globalThis.localStorage?.getItem(STORED) !== 'mati';

/** Keys of one letter can be switched off (WCAG 2.1.4): speech input would set them off by accident. */
export const areLettersOn = ref(readStored());
export function switchLetters(isOn: boolean): void {
  areLettersOn.value = isOn;
  localStorage.setItem(STORED, isOn ? 'hidup' : 'mati');
}

export function findShortcut(
  shortcuts: readonly Shortcut[],
  event: KeyboardEvent,
  lettersOn = areLettersOn.value,
): { shortcut: Shortcut; key: string } | undefined {
  const key = shortcutKey(event);
  if (key === undefined || (isLetter(key) && !lettersOn)) return undefined;
  const shortcut = shortcuts.find(({ keys, when }) => keys.includes(key) && (when?.(event) ?? true));
  return shortcut && { shortcut, key };
}

/** `inDialog`: the shortcuts are a dialog's own, and work while one is open. */
export function useShortcuts(shortcuts: () => readonly Shortcut[], { inDialog = false } = {}): void {
  function press(event: KeyboardEvent): void {
    if (!inDialog && document.querySelector('[role="dialog"]')) return;
    const found = findShortcut(shortcuts(), event);
    if (!found) return;
    event.preventDefault();
    found.shortcut.run(found.key);
  }
  onMounted(() => {
    document.addEventListener('keydown', press);
  });
  onBeforeUnmount(() => {
    document.removeEventListener('keydown', press);
  });
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ' ': 'Spasi',
  Escape: 'Esc',
};

export const keyName = (key: string) => KEY_NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
