import { computed } from 'vue';
import { formatClock } from '../../../ui/format.ts';
import type { Tone } from '../../../ui/tones.ts';
import type { Autosave } from './useAutosave.ts';
import type { ProposalForm } from './useProposalForm.ts';

export interface SaveWords {
  text: string;
  icon?: string;
  tone: Tone;
  /** Worth interrupting a reader: not every quiet save. */
  matters: boolean;
}

export const OFFLINE_WORDS = 'Tersimpan di perangkat ini; dikirim saat tersambung';

const COUNTS = (count: number, noun: string) => `${count} isian ${noun}`;

/** Where the words are now, in words. */
export function useSaveWords(form: ProposalForm, autosave: Autosave) {
  const contested = computed(() => Object.keys(form.contested.value).length);
  const faulty = computed(() => new Set(form.faults.value.map(({ name }) => name.split('.')[0])).size);

  function restWords(): SaveWords {
    const { value: at } = autosave.savedAt;
    const saved = at ? `Tersimpan pukul ${formatClock(at)} WIB` : 'Semua perubahan tersimpan';
    if (contested.value > 0)
      return {
        text: `${saved}; ${COUNTS(contested.value, 'menunggu pilihan Anda')}`,
        icon: 'i-lucide-git-compare',
        tone: 'gold',
        matters: true,
      };
    if (form.isDirty.value && faulty.value > 0)
      return {
        text: `${saved}, kecuali ${COUNTS(faulty.value, 'yang perlu diperbaiki')}`,
        icon: 'i-lucide-circle-alert',
        tone: 'gold',
        matters: true,
      };
    return { text: saved, icon: 'i-lucide-check', tone: 'green', matters: false };
  }

  return computed<SaveWords>(() => {
    const { value: phase } = autosave.phase;
    if (autosave.refusal.value)
      return {
        text: `Belum tersimpan di peladen: ${autosave.refusal.value.detail}`,
        icon: 'i-lucide-circle-alert',
        tone: 'red',
        matters: true,
      };
    if (phase === 'unreachable')
      return {
        text: autosave.isKept.value
          ? `Belum tersambung. ${OFFLINE_WORDS}`
          : 'Belum tersambung, dan perangkat ini tidak dapat menyimpan. Jangan tutup halaman ini.',
        icon: 'i-lucide-wifi-off',
        tone: 'gold',
        matters: true,
      };
    if (phase === 'sending' || phase === 'waiting')
      return { text: 'Menyimpan …', tone: 'grey', matters: false };
    if (form.record.value) return restWords();
    return {
      text: form.isDirty.value
        ? 'Tersimpan di perangkat ini. Isi judul agar tersimpan juga di peladen.'
        : 'Tersimpan sendiri begitu judulnya diisi; isian lain dapat menyusul.',
      tone: 'grey',
      matters: false,
    };
  });
}
