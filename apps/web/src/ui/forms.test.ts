// @vitest-environment happy-dom
import icons from '@nuxt/ui/runtime/vue/plugins/icons.js';
import { afterEach, expect, it } from 'vitest';
import { type App, createApp, h, nextTick, ref } from 'vue';
import UiErrorSummary from './UiErrorSummary.vue';
import UiField from './UiField.vue';
import UiMoneyInput from './UiMoneyInput.vue';
import UiTextInput from './UiTextInput.vue';

let app: App | undefined;

function show(render: () => unknown): HTMLElement {
  const place = document.body.appendChild(document.createElement('div'));
  app = createApp({ render }).use(icons);
  app.mount(place);
  return place;
}

const labelled = (page: HTMLElement, words: string) => {
  const label = [...page.querySelectorAll('label')].find(({ textContent }) => textContent?.includes(words));
  return document.getElementById(label?.htmlFor ?? '') as HTMLInputElement;
};

afterEach(() => {
  app?.unmount();
  document.body.replaceChildren();
});

it('a refused form names the field, takes the focus, and leads to the field', async () => {
  const errors = ref<{ name: string; message: string }[]>([]);
  const page = show(() => [
    h(UiErrorSummary, { errors: errors.value }),
    h(UiField, { name: 'name', label: 'Nama', error: errors.value[0]?.message }, () => h(UiTextInput)),
  ]);
  expect(page.querySelector('section')).toBeNull();

  errors.value = [{ name: 'name', message: 'Isian ini tidak boleh kosong.' }];
  await nextTick();
  await nextTick();
  await nextTick();
  expect(document.activeElement?.textContent).toContain('Ada yang perlu diperbaiki');

  const link = page.querySelector('a');
  expect(link?.textContent?.trim()).toBe('Nama: Isian ini tidak boleh kosong.');
  link?.click();
  await nextTick();
  expect(document.activeElement).toBe(labelled(page, 'Nama'));
});

it('a control is tied to its hint and its error', () => {
  const page = show(() =>
    h(UiField, { name: 'email', label: 'Surel', hint: 'Untuk undangan.', error: 'Isi surel.' }, () =>
      h(UiTextInput),
    ),
  );
  const control = labelled(page, 'Surel');
  const described = control.getAttribute('aria-describedby')?.split(' ') ?? [];
  expect(described.map((id) => document.getElementById(id)?.textContent?.trim())).toEqual([
    'Untuk undangan.',
    'Kesalahan: Isi surel.',
  ]);
  expect(control.getAttribute('aria-invalid')).toBe('true');
});

it('money is read as it is typed, and what cannot be read is kept', async () => {
  const rupiah = ref<number | null>(null);
  const unread = ref<string | null>(null);
  const page = show(() =>
    h(UiField, { name: 'amount', label: 'Perkiraan biaya' }, () =>
      h(UiMoneyInput, {
        modelValue: rupiah.value,
        'onUpdate:modelValue': (value: number | null) => (rupiah.value = value),
        'onUpdate:unread': (value: string | null) => (unread.value = value),
      }),
    ),
  );
  const control = labelled(page, 'Perkiraan biaya');
  const type = async (text: string) => {
    control.value = text;
    control.dispatchEvent(new Event('input'));
    await nextTick();
  };

  await type('1,25 M');
  expect(rupiah.value).toBe(1_250_000_000);
  expect(page.textContent).toContain('terbaca Rp\u00a01.250.000.000');

  await type('kira-kira lima ratus');
  expect(rupiah.value).toBeNull();
  expect(unread.value).toBe('kira-kira lima ratus');
  expect(control.value).toBe('kira-kira lima ratus');
});
