import type { CaseAction } from '@kerabat/shared/cooperations/vocabulary';
import { type BodyFor, call, download, type QueryFor } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';

export type Cooperation = Schema<'Cooperation'>;
export type CooperationSummary = Schema<'CooperationSummary'>;
export type CaseStage = Cooperation['stages'][number];
export type Missing = CaseStage['missing'][number];
export type Board = Schema<'CooperationBoard'>;
export type ListQuery = NonNullable<QueryFor<'/cooperations'>>;
export type BoardQuery = NonNullable<QueryFor<'/cooperations/board'>>;
export type Creation = BodyFor<'post', '/cooperations'>;
export type Patch = BodyFor<'patch', '/cooperations/{id}'>;
export type HistoryEntry = Schema<'CooperationHistory'>['items'][number];

export interface Versioned {
  id: string;
  etag: string;
}

export const listCooperations = (query: ListQuery, signal: AbortSignal) =>
  call('get', '/cooperations', { query, signal });

export const exportCooperations = (format: 'xlsx' | 'csv', query: QueryFor<'/cooperations/export.csv'>) =>
  format === 'xlsx'
    ? download('/cooperations/export.xlsx', { query })
    : download('/cooperations/export.csv', { query });

export type TimelineItem = Schema<'CooperationTimeline'>['items'][number];

export const listTimeline = (query: ListQuery, signal: AbortSignal) =>
  call('get', '/cooperations/timeline', { query, signal });

export const getBoard = (query: BoardQuery, signal: AbortSignal) =>
  call('get', '/cooperations/board', { query, signal });

export const getCooperation = (id: string, signal: AbortSignal) =>
  call('get', '/cooperations/{id}', { params: { id }, signal });

export const createCooperation = (body: Creation, idempotencyKey: string) =>
  call('post', '/cooperations', { body, idempotencyKey });

export const changeCooperation = ({ id, etag }: Versioned, body: Patch) =>
  call('patch', '/cooperations/{id}', { params: { id }, body, ifMatch: etag });

/** The address of each step is its name, but that of a move. */
type AddressOf<A extends CaseAction> = A extends 'move-procedure' ? 'procedure-move' : A;
type StepBody<A extends CaseAction> = BodyFor<'post', `/cooperations/{id}/${AddressOf<A>}`>;

/** Every step has one address and answers with the case. */
export const takeStep = <A extends CaseAction>(
  action: A,
  { id, etag }: Versioned,
  body: StepBody<A>,
): Promise<Cooperation> =>
  call(
    'post',
    `/cooperations/{id}/${(action === 'move-procedure' ? 'procedure-move' : action) as 'advance'}`,
    {
      params: { id },
      body: body as StepBody<'advance'>,
      ifMatch: etag,
    },
  );

export const previewMove = (id: string, signal: AbortSignal) =>
  call('get', '/cooperations/{id}/procedure-move', { params: { id }, signal });

export const assignOfficers = (
  { id, etag }: Versioned,
  body: BodyFor<'put', '/cooperations/{id}/officers'>,
) => call('put', '/cooperations/{id}/officers', { params: { id }, body, ifMatch: etag });

export const listHistory = (id: string, signal: AbortSignal) =>
  call('get', '/cooperations/{id}/history', { params: { id }, signal });

export type Remark = Schema<'CooperationRemark'>;

export const listRemarks = (id: string, signal: AbortSignal) =>
  call('get', '/cooperations/{id}/remarks', { params: { id }, signal });

export const addRemark = (
  id: string,
  body: BodyFor<'post', '/cooperations/{id}/remarks'>,
  idempotencyKey: string,
) => call('post', '/cooperations/{id}/remarks', { params: { id }, body, idempotencyKey });

export const listEscalations = (signal: AbortSignal) => call('get', '/cooperations/escalations', { signal });

export type CaseTask = Schema<'CaseTasks'>['items'][number];

export const listTasks = (id: string, signal: AbortSignal) =>
  call('get', '/cooperations/{id}/tasks', { params: { id }, signal });

export const listTaskHolders = async (id: string, taskId: string, signal: AbortSignal) =>
  (await call('get', '/cooperations/{id}/tasks/{taskId}/assignees', { params: { id, taskId }, signal }))
    .items;

export const assignTask = (
  { id, etag }: Versioned,
  taskId: string,
  body: BodyFor<'put', '/cooperations/{id}/tasks/{taskId}/assignee'>,
) =>
  call('put', '/cooperations/{id}/tasks/{taskId}/assignee', {
    params: { id, taskId },
    body,
    ifMatch: etag,
  });

/** Who of the bureau may look after a case. */
export const listOfficers = (signal: AbortSignal) => call('get', '/proposals/assignees', { signal });
