import { ref } from 'vue';
import type { Creation } from '../proposals.api.ts';
import { dropCopy, keepCopy, keepCopyAtOnce, type LocalCopy } from './local-copy.ts';
import type { AutosavePlace } from './useAutosave.ts';
import type { ProposalForm } from './useProposalForm.ts';

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Writes what is typed into this browser, one write after the other, the newest last. */
export function useKeeper(form: ProposalForm, place: AutosavePlace) {
  let creation: LocalCopy['creation'];
  let name = place.name();

  function kept() {
    const { draft, base, contested, record, sent } = form;
    const isSent = record.value !== undefined && !form.isDirty.value && !creation;
    const copy = plain({
      draft: draft.value,
      base: { ...base.value, ...contested.value },
      record: record.value,
      sent: sent.value,
      creation,
    });
    return { userId: place.userId, name, copy, isSent };
  }

  const isEmpty = () => !form.record.value && !form.isDirty.value && !creation;
  const write = () => (isEmpty() ? dropCopy(place.userId, name) : keepCopy(kept()));

  const writer = useWriter(write);
  return {
    ...writer,
    /** The page closes while a write is under way. */
    keepAtOnce: (): void => {
      if (writer.isBusy()) keepCopyAtOnce(kept());
    },
    creation: () => creation,
    resume: (copy: LocalCopy | undefined): void => {
      creation = copy?.creation;
      name = place.name();
    },
    /** Before it is sent, so that a repetition after a crash carries the same key. */
    announce: (key: string, body: Creation): Promise<void> => {
      creation = { key, body };
      return writer.keep();
    },
    forgetCreation: (): void => {
      creation = undefined;
    },
    /** A new one has got its id: its copy moves there. */
    rename: async (to: string): Promise<void> => {
      await writer.settled();
      const old = name;
      name = to;
      creation = undefined;
      await writer.keep();
      await dropCopy(place.userId, old);
    },
  };
}

/** What is asked for during a write is written right after it, once. */
function useWriter(write: () => Promise<unknown>) {
  /** This browser holds all that is typed (private windows may refuse). */
  const isKept = ref(true);
  let writing: Promise<void> | undefined;
  let isOutdated = false;
  let isStopped = false;

  async function writeAll(): Promise<void> {
    do {
      isOutdated = false;
      isKept.value = await write().then(
        () => !isOutdated,
        () => false,
      );
    } while (isOutdated && !isStopped);
    writing = undefined;
  }

  return {
    isKept,
    keep: (): Promise<void> => {
      if (isStopped) return Promise.resolve();
      isOutdated = true;
      writing ??= writeAll();
      return writing;
    },
    isBusy: () => writing !== undefined && !isStopped,
    settled: async (): Promise<void> => writing,
    stop: (): void => {
      isStopped = true;
    },
  };
}

export type Keeper = ReturnType<typeof useKeeper>;
