import type { ProposalContent, ProposalField } from '@kerabat/shared/proposals/content.schema';
import { computed, shallowRef } from 'vue';
import { newIdempotencyKey } from '../../../api/call.ts';
import { asProblem, type FieldError, fieldErrorsOf, type ProblemError } from '../../../api/problem.ts';
import {
  changeProposal,
  createProposal,
  type Creation,
  getProposal,
  type Patch,
  type Proposal,
} from '../proposals.api.ts';
import type { SendResult } from './save-queue.ts';
import type { AutosavePlace } from './useAutosave.ts';
import type { Keeper } from './useKeeper.ts';
import type { ProposalForm } from './useProposalForm.ts';
import { completeContent, pickFields } from './versions.ts';

interface Refused extends FieldError {
  field: ProposalField;
  /** What was refused: another value is another question. */
  value: string;
}

const ROUNDS_AT_MOST = 4;
const rootOf = (name: string) => name.split('.')[0] as ProposalField;

/** The order of two dates is one question. */
const TOGETHER: readonly ProposalField[][] = [['startDate', 'endDate']];
const withCompanions = (fields: ProposalField[]) => [
  ...fields,
  ...TOGETHER.filter((group) => group.some((field) => fields.includes(field))).flat(),
];

export const isUnreachable = ({ status, code }: ProblemError) =>
  code === 'network.unreachable' || status === 429 || status >= 500;

/** Values that the server refused: they stay here until they are changed. */
function useRefusals(form: ProposalForm) {
  const all = shallowRef<Refused[]>([]);
  const valueOf = (field: ProposalField) => JSON.stringify(form.content.value[field]);
  const refused = computed(() => all.value.filter(({ field, value }) => valueOf(field) === value));
  return {
    refused,
    /** Lays the refusal at its fields; false when it belongs to none of them. */
    remember(problem: ProblemError, fields: ProposalField[]): boolean {
      const found = fieldErrorsOf(problem)
        .map((error) => ({ ...error, field: rootOf(error.name), value: valueOf(rootOf(error.name)) }))
        .filter(({ field }) => fields.includes(field));
      all.value = [...refused.value, ...found];
      return found.length > 0;
    },
  };
}

/** What differs and may be sent: what is wrong, refused or contested stays here and hinders nothing else. */
function sendableOf(form: ProposalForm, refused: readonly Refused[], isOnItsWay: boolean): ProposalField[] {
  const held = withCompanions([
    ...form.faults.value.map(({ name }) => rootOf(name)),
    ...refused.map(({ field }) => field),
  ]);
  const contested = Object.keys(form.contested.value);
  const fields = form.changed.value.filter((field) => !held.includes(field) && !contested.includes(field));
  const needsTitle = !form.record.value && !isOnItsWay && !fields.includes('title');
  return needsTitle ? [] : fields;
}

async function createNew(form: ProposalForm, keeper: Keeper, fields: ProposalField[]): Promise<Proposal> {
  if (!keeper.creation())
    await keeper.announce(newIdempotencyKey(), pickFields(form.content.value, fields) as Creation);
  const { key = '', body = { title: '' } } = keeper.creation() ?? {};
  const answer = await createProposal(body, key);
  const sent = completeContent(body as Partial<ProposalContent>);
  form.settle(answer, sent, Object.keys(body) as ProposalField[]);
  await keeper.rename(answer.id);
  return answer;
}

/** First noted in this browser, so that after a lost answer nobody is asked to choose between their own words. */
async function change(form: ProposalForm, keeper: Keeper, fields: ProposalField[]): Promise<void> {
  const { value: record } = form.record;
  if (!record) return;
  const given = form.content.value;
  const patch = pickFields(given, fields);
  form.sent.value = { ...form.sent.value, ...patch };
  await keeper.keep();
  form.settle(await changeProposal(record, patch as Patch), given, fields);
}

export function useSender(form: ProposalForm, keeper: Keeper, place: AutosavePlace) {
  const { refused, remember } = useRefusals(form);
  const refusal = shallowRef<ProblemError>();
  const sendable = () => sendableOf(form, refused.value, keeper.creation() !== undefined);

  async function answerTo(problem: ProblemError, fields: ProposalField[]): Promise<SendResult | 'again'> {
    if (isUnreachable(problem)) return 'unreachable';
    if (problem.status === 412 && form.record.value) {
      form.meet(await getProposal(form.record.value.id));
      return 'again';
    }
    keeper.forgetCreation();
    if (remember(problem, fields)) return 'again';
    refusal.value = problem;
    return 'stopped';
  }

  async function sendOnce(): Promise<SendResult | 'again'> {
    const { value: record } = form.record;
    const fields = sendable();
    if (fields.length === 0 && (record || !keeper.creation())) return 'done';
    try {
      if (record) await change(form, keeper, fields);
      else place.created(await createNew(form, keeper, fields));
      // Words typed while a new one was on its way, and what a lost answer left behind.
      return record ? 'done' : 'again';
    } catch (failure) {
      return answerTo(asProblem(failure), fields);
    }
  }

  async function sendAll(): Promise<SendResult> {
    for (let round = 0; round < ROUNDS_AT_MOST; round += 1) {
      const result = await sendOnce();
      if (result !== 'again') return result;
    }
    return 'unreachable';
  }

  return {
    refused,
    refusal,
    sendable,
    async send(): Promise<SendResult> {
      refusal.value = undefined;
      form.saving.value = true;
      try {
        return await sendAll();
      } catch (failure) {
        // The newest version could not be fetched.
        return isUnreachable(asProblem(failure)) ? 'unreachable' : 'stopped';
      } finally {
        form.saving.value = false;
      }
    },
  };
}
