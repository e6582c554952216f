// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { findShortcut, type Shortcut, shortcutKey } from './shortcuts.ts';

const press = (key: string, html = '<p id="on"></p>', init: KeyboardEventInit = {}) => {
  document.body.innerHTML = html;
  const target = document.querySelector('#on') ?? document.body;
  let seen: KeyboardEvent | undefined;
  target.addEventListener('keydown', (event) => {
    seen = event as KeyboardEvent;
  });
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
  if (!seen) throw new Error('no key was pressed');
  return seen;
};

const shortcuts: Shortcut[] = [
  { keys: ['j', 'ArrowDown'], label: 'Berikutnya', run: () => 'next' },
  {
    keys: ['x'],
    label: 'Pilih',
    run: () => 'choose',
    when: ({ target }) => target instanceof HTMLElement && target.id === 'row',
  },
];

describe('keys of one letter', () => {
  it('mean nothing while somebody types, chooses from a list, or holds a modifier', () => {
    for (const html of [
      '<input id="on">',
      '<textarea id="on"></textarea>',
      '<select id="on"></select>',
      '<div role="listbox"><p id="on"></p></div>',
    ])
      expect(shortcutKey(press('j', html)), html).toBeUndefined();
    expect(shortcutKey(press('j', undefined, { ctrlKey: true }))).toBeUndefined();
    expect(shortcutKey(press('J'))).toBe('j');
    expect(shortcutKey(press('j', '<input type="checkbox" id="on">'))).toBe('j');
  });

  it('can be switched off, while arrows go on working', () => {
    expect(findShortcut(shortcuts, press('j'), true)?.shortcut.label).toBe('Berikutnya');
    expect(findShortcut(shortcuts, press('j'), false)).toBeUndefined();
    expect(findShortcut(shortcuts, press('ArrowDown'), false)?.key).toBe('ArrowDown');
  });

  it('keep what they do anyway where they mean nothing just now', () => {
    expect(findShortcut(shortcuts, press('x'), true)).toBeUndefined();
  });
});
