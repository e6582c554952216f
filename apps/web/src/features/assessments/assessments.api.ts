import { call, download, type BodyFor } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';

export type Meeting = Schema<'ReviewMeeting'>;
export type Item = Schema<'ReviewItem'>;
export type Opinion = Schema<'ReviewOpinion'>;
export type Opinions = Schema<'ReviewOpinions'>;
export type Criterion = Schema<'ReviewCriterion'>;
export type Ranked = Schema<'RankedProposal'>;
export type Priorities = Schema<'ReviewPriorities'>;

const MEETING = '/review-meetings/{id}';
const ITEM = '/review-meetings/{id}/items/{proposalId}';

/** A proposal on the agenda of a meeting. */
export interface Place {
  id: string;
  proposalId: string;
}

export const listMeetings = (cursor: string | undefined, signal: AbortSignal) =>
  call('get', '/review-meetings', { query: { cursor, limit: 25 }, signal });

export const getMeeting = (id: string, signal?: AbortSignal) =>
  call('get', MEETING, { params: { id }, ...(signal ? { signal } : {}) });

export const listCandidates = (signal: AbortSignal) => call('get', '/review-meetings/candidates', { signal });

export const createMeeting = (body: BodyFor<'post', '/review-meetings'>, idempotencyKey: string) =>
  call('post', '/review-meetings', { body, idempotencyKey });

type Known = Pick<Meeting, 'id' | 'etag'>;

export const changeMeeting = ({ id, etag }: Known, body: BodyFor<'patch', typeof MEETING>) =>
  call('patch', MEETING, { params: { id }, body, ifMatch: etag });

export const putAgenda = ({ id, etag }: Known, proposalIds: string[]) =>
  call('put', '/review-meetings/{id}/agenda', { params: { id }, body: { proposalIds }, ifMatch: etag });

export const putPresence = (
  { id, etag }: Known,
  items: BodyFor<'put', '/review-meetings/{id}/presence'>['items'],
) => call('put', '/review-meetings/{id}/presence', { params: { id }, body: { items }, ifMatch: etag });

export const invite = ({ id, etag }: Known) =>
  call('post', '/review-meetings/{id}/invite', { params: { id }, ifMatch: etag });

export const cancelMeeting = ({ id, etag }: Known, note: string) =>
  call('post', '/review-meetings/{id}/cancel', { params: { id }, body: { note }, ifMatch: etag });

export const closeMeeting = ({ id, etag }: Known) =>
  call('post', '/review-meetings/{id}/close', { params: { id }, ifMatch: etag });

export const fetchMinutes = (id: string, kind: 'docx' | 'pdf') =>
  kind === 'docx'
    ? download('/review-meetings/{id}/minutes.docx', { params: { id } })
    : download('/review-meetings/{id}/minutes.pdf', { params: { id } });

export const fetchCalendar = (id: string) =>
  download('/review-meetings/{id}/calendar.ics', { params: { id } });

export const listOpinions = (params: Place, signal?: AbortSignal) =>
  call('get', `${ITEM}/opinion`, { params: { ...params }, ...(signal ? { signal } : {}) });

export const putOpinion = (
  params: Place,
  own: Opinion | null,
  body: BodyFor<'put', '/review-meetings/{id}/items/{proposalId}/opinion'>,
) =>
  call('put', `${ITEM}/opinion`, {
    params: { ...params },
    body,
    ...(own ? { ifMatch: own.etag } : { ifNew: true }),
  });

export const declareConflict = (params: Place, { etag }: Item, reason: string) =>
  call('put', `${ITEM}/conflict`, { params: { ...params }, body: { reason }, ifMatch: etag });

export const withdrawConflict = (params: Place, { etag }: Item) =>
  call('delete', `${ITEM}/conflict`, { params: { ...params }, ifMatch: etag });

export const closeCollection = (params: Place, { etag }: Item) =>
  call('post', `${ITEM}/close-collection`, { params: { ...params }, ifMatch: etag });

export const decide = (
  params: Place,
  { etag }: Item,
  body: BodyFor<'post', '/review-meetings/{id}/items/{proposalId}/decision'>,
) => call('post', `${ITEM}/decision`, { params: { ...params }, body, ifMatch: etag });

/** What a reviewer reads about a proposal, all of it at once. */
export async function readMaterial(id: string, signal: AbortSignal) {
  const params = { id };
  const [proposal, similar, remarks, attachments] = await Promise.all([
    call('get', '/proposals/{id}', { params, signal }),
    call('get', '/proposals/{id}/similar', { params, signal }),
    call('get', '/proposals/{id}/remarks', { params, signal }),
    call('get', '/proposals/{id}/attachments', { params, signal }),
  ]);
  return { proposal, similar: similar.items, remarks: remarks.items, attachments: attachments.items };
}
export type Material = Awaited<ReturnType<typeof readMaterial>>;

export const fetchAttachment = (id: string, attachmentId: string) =>
  download('/proposals/{id}/attachments/{attachmentId}/content', { params: { id, attachmentId } });

export const getRanking = (year: number, signal: AbortSignal) =>
  call('get', '/review-rankings', { query: { year }, signal });

export const fetchRanking = (format: 'csv' | 'xlsx', year: number) =>
  format === 'csv'
    ? download('/review-rankings.csv', { query: { year } })
    : download('/review-rankings.xlsx', { query: { year } });

export const setPriorities = (body: BodyFor<'post', '/review-rankings/priorities'>) =>
  call('post', '/review-rankings/priorities', { body });

export const listPeriods = (signal: AbortSignal) =>
  call('get', '/proposal-periods', { query: { limit: 100 }, signal });

export const getCriteria = (signal: AbortSignal) => call('get', '/review-criteria', { signal });

export const putCriteria = ({ etag }: Schema<'ReviewCriteria'>, items: Criterion[]) =>
  call('put', '/review-criteria', { body: { items }, ifMatch: etag });
