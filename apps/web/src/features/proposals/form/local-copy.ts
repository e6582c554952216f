import type { ProposalContent } from '@kerabat/shared/proposals/content.schema';
import {
  dropFromDevice,
  forgetSent,
  keepAtOnce,
  keepOnDevice,
  listUnsent,
  readFromDevice,
} from '../../../api/device-store.ts';
import type { Creation, Proposal } from '../proposals.api.ts';
import type { Draft } from './draft.ts';

/** What this browser keeps of one proposal that is being written. */
export interface LocalCopy {
  draft: Draft;
  /** What the server held when it was typed: needed to see who changed what. */
  base: ProposalContent;
  record?: Proposal | undefined;
  /** On its way when the page was left: the server may have it although no answer came. */
  sent?: Partial<ProposalContent>;
  /** A new one on its way: the same key and words again, so that a lost answer makes no second proposal. */
  creation?: { key: string; body: Creation } | undefined;
}

const NEW = 'baru:';
const keyOf = (userId: string, name: string) => `usulan/${userId}/${name}`;

/** The name of a proposal that has no id yet. */
export const newName = (draft: string) => `${NEW}${draft}`;

interface Kept {
  userId: string;
  name: string;
  copy: LocalCopy;
  isSent: boolean;
}

const recordOf = ({ userId, name, copy, isSent }: Kept) => ({
  ...{ key: keyOf(userId, name), userId, isSent },
  ...{ keptAt: Date.now(), value: copy },
});

export const keepCopy = (kept: Kept) => keepOnDevice(recordOf(kept));

/** While the page closes. */
export const keepCopyAtOnce = (kept: Kept): void => {
  keepAtOnce(recordOf(kept));
};

export const readCopy = (userId: string, name: string) =>
  readFromDevice<LocalCopy>(keyOf(userId, name), userId).catch(() => undefined);

export const dropCopy = (userId: string, name: string) =>
  dropFromDevice(keyOf(userId, name)).catch(() => undefined);

export interface Unfinished {
  draft: string;
  title: string;
  typedAt: Date;
}

/** New proposals that were typed here and never reached the server. */
export async function listUnfinished(userId: string): Promise<Unfinished[]> {
  void forgetSent().catch(() => undefined);
  const prefix = keyOf(userId, NEW);
  const found = await listUnsent<LocalCopy>(userId, prefix).catch(() => []);
  return found.map(({ key, keptAt, value }) => ({
    draft: key.slice(prefix.length),
    title: value.draft.title.trim(),
    typedAt: new Date(keptAt),
  }));
}
