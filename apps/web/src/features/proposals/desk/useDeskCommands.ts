import { KIND_LABELS } from '@kerabat/shared/proposals/labels';
import { ref } from 'vue';
import type { DeskCommand } from './desk-keys.ts';
import type { Advice } from './useAdvice.ts';
import type { Desk } from './useDesk.ts';

export type Reasoned = 'return' | 'defer' | 'reject';
type Step = 'start-verification' | 'map' | Reasoned;
type Beside = 'compare' | 'merge' | 'bundle';

const focusOn = (id: string) => {
  const found = document.getElementById(id);
  found?.scrollIntoView({ block: 'nearest' });
  found?.focus();
};

/** The dialogs of the desk: which is open, and about what. */
function useDeskDialogs({ similar, say }: Desk) {
  const reasoned = ref<Reasoned>('return');
  const otherId = ref('');
  const open = ref({ step: false, targets: false, compare: false, merge: false, bundle: false, keys: false });
  /** Heavy dialogs come with their first opening. */
  const wanted = ref({ compare: false, merge: false, bundle: false });

  function openWith(name: Beside, id = otherId.value): void {
    const likes = similar.data.value ?? [];
    otherId.value = likes.some((like) => like.id === id) ? id : (likes[0]?.id ?? '');
    if (name === 'compare' && !otherId.value) {
      void say('Tidak ada usulan yang mirip untuk dibandingkan.');
      return;
    }
    wanted.value[name] = true;
    open.value[name] = true;
  }

  return {
    ...{ reasoned, otherId, open, wanted, openWith },
    askReason: (action: Reasoned) => {
      reasoned.value = action;
      open.value.step = true;
    },
  };
}

/** What is chosen by one key. */
function useQuickChoices({ choosing, say }: Desk, { advice }: Advice) {
  return {
    takeAdvice: () => {
      const kind = advice.value?.kind;
      const choice = choosing.choice.value;
      if (kind && choice) Object.assign(choice, { kind, kindReason: '' });
      void say(kind ? `Jenis dipilih: ${KIND_LABELS[kind]}.` : 'Belum ada saran jenis untuk usulan ini.');
    },
    chooseTarget: (id: string) => {
      const choice = choosing.choice.value;
      if (!choice) return;
      const isOn = choice.planningTargetIds.includes(id);
      choice.planningTargetIds = isOn
        ? choice.planningTargetIds.filter((each) => each !== id)
        : [...choice.planningTargetIds, id];
      void say(isOn ? 'Misi dilepas.' : 'Misi dipilih.');
    },
    setPriority: (value: string) => {
      if (choosing.choice.value) choosing.choice.value.priority = value;
      void say(`Prioritas ${value}.`);
    },
    checkAll: () => {
      choosing.checkAll();
      void say('Keempat pemeriksaan larangan dicentang.');
    },
  };
}

/** What each key and each button of the desk does. */
export function useDeskCommands(desk: Desk, advice: Advice, mayEdit: () => boolean) {
  const { queue, say } = desk;
  const dialogs = useDeskDialogs(desk);
  const quick = useQuickChoices(desk, advice);
  const ifEditable = (work: () => void) =>
    mayEdit() ? work() : void say('Mulai verifikasi lebih dahulu, lalu isi klasifikasinya.');

  /** Another kind than the suggested one is the person's to choose, with a reason (domain §3.4). */
  function lacksReason(): boolean {
    const choice = desk.choosing.choice.value;
    const isOwnChoice = advice.differs.value && choice?.kind !== (desk.proposal.value?.kind ?? '');
    if (!isOwnChoice || choice?.kindReason.trim()) return false;
    focusOn('isian-kindReason');
    void say('Jenisnya berbeda dari saran: tulis alasannya lebih dahulu.');
    return true;
  }

  function step(action: Step): void {
    if (action === 'map' && lacksReason()) return;
    if (!desk.may(action)) {
      const words = 'Langkah itu belum dapat diambil pada tahap ini.';
      void say(action === 'reject' ? `${words} Penolakan diputuskan kepala bagian.` : words);
    } else if (action === 'start-verification' || action === 'map') void desk.take(action);
    else dialogs.askReason(action);
  }

  const commands: Readonly<Record<DeskCommand, (key: string) => void>> = {
    next: () => void desk.go(queue.neighbour(1)),
    previous: () => void desk.go(queue.neighbour(-1)),
    assign: () => void desk.assign(),
    advice: () => ifEditable(quick.takeAdvice),
    law: () => ifEditable(quick.checkAll),
    targets: () => ifEditable(() => (dialogs.open.value.targets = true)),
    affairs: () => ifEditable(() => focusOn('isian-affairCodes')),
    places: () => ifEditable(() => focusOn('isian-locationCodes')),
    form: () => ifEditable(() => focusOn('isian-kind')),
    priority: (key) => ifEditable(() => quick.setPriority(key)),
    'start-verification': () => step('start-verification'),
    map: () => step('map'),
    return: () => step('return'),
    defer: () => step('defer'),
    reject: () => step('reject'),
    merge: () =>
      desk.may('merge')
        ? dialogs.openWith('merge')
        : void say('Usulan ini tidak dapat digabung pada tahap ini.'),
    bundle: () => dialogs.openWith('bundle'),
    compare: () => dialogs.openWith('compare'),
    remark: () => focusOn('isian-catatan-baru'),
    help: () => {
      dialogs.open.value.keys = true;
    },
  };
  return { ...dialogs, ...quick, step, lacksReason, commands, focusOn };
}
