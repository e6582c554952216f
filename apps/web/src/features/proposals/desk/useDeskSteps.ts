import { ACTION_LABELS } from '@kerabat/shared/proposals/labels';
import type { ProposalAction } from '@kerabat/shared/proposals/workflow';
import { type Ref, ref, shallowRef, watch } from 'vue';
import { asProblem, type ProblemError } from '../../../api/problem.ts';
import { useSessionStore } from '../../../shell/session.store.ts';
import { blockersOf } from '../detail/actions.ts';
import { type Proposal, takeStep } from '../proposals.api.ts';
import { assignTo } from './desk.api.ts';
import type { Classification } from './useClassification.ts';

export type DeskAction = Exclude<ProposalAction, 'merge'>;
/** Steps after which the proposal is still to be cleared. */
const STAYS: readonly ProposalAction[] = ['start-verification', 'reopen'];

interface Around {
  proposal: Readonly<Ref<Proposal | undefined>>;
  put: (proposal: Proposal) => void;
  choosing: Classification;
  say: (words: string) => Promise<void>;
  goOn: (done: Proposal, words: string) => Promise<void>;
  unsaved: string;
}

/** The steps of the lifecycle, one at a time: what was chosen is saved before, and the next one opens after. */
export function useDeskSteps({ proposal, put, choosing, say, goOn, unsaved }: Around) {
  const session = useSessionStore();
  const busy = ref(false);
  const stepProblem = shallowRef<ProblemError>();
  const clearProblem = () => {
    stepProblem.value = undefined;
  };
  watch(() => proposal.value?.id, clearProblem);

  async function once<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    clearProblem();
    try {
      return await work();
    } catch (failure) {
      const problem = asProblem(failure);
      if (problem.status === 412 && proposal.value)
        await choosing.meet(proposal.value.id).catch(() => undefined);
      stepProblem.value = problem;
      await say(problem.detail);
      return undefined;
    } finally {
      busy.value = false;
    }
  }

  async function step(action: DeskAction, note: string): Promise<boolean> {
    const fresh = await choosing.save();
    const missing = fresh ? blockersOf(action, fresh) : [];
    if (!fresh || missing.length > 0) {
      await say(fresh ? `Belum dapat: ${missing.map(({ detail }) => detail).join(' ')}` : unsaved);
      return false;
    }
    const answer = await takeStep(action, fresh, note);
    const { done } = ACTION_LABELS[action];
    if (STAYS.includes(action)) {
      put(answer);
      await say(`${done}: ${answer.title}`);
    } else await goOn(answer, done);
    return true;
  }

  async function assign(): Promise<void> {
    const now = proposal.value;
    if (!now || !(now.may.assign || now.may.assignToSelf)) return;
    const isMine = now.assignee?.id === session.me?.id;
    await once(async () => {
      put(await assignTo(now, isMine ? null : (session.me?.id ?? null)));
      await say(isMine ? 'Usulan dilepas.' : 'Usulan ini kini Anda pegang.');
    });
  }

  return {
    ...{ busy, stepProblem, clearProblem, assign },
    /** True when the step was taken. */
    take: async (action: DeskAction, note = '') => (await once(() => step(action, note))) ?? false,
  };
}
