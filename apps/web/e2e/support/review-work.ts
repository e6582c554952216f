import { randomUUID } from 'node:crypto';
import { apiAs } from './api.ts';

/** Prepares reviews through the API, so that the journeys begin where they matter. */

type Call = Awaited<ReturnType<typeof apiAs>>;

interface Known {
  id: string;
  etag: string;
}
interface Meeting extends Known {
  items: (Known & { proposal: { id: string } })[];
  members: { id: string; isChair: boolean }[];
}

const JSON_TYPE = { 'content-type': 'application/json' };
const send = <T = Known>(call: Call, method: string, path: string, body?: unknown, headers = {}) =>
  call<T>(path, {
    method,
    headers: { ...(body === undefined ? {} : JSON_TYPE), 'if-match': '*', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

async function team() {
  const accounts = ['operator.dispangan', 'kepala.dispangan', 'biro', 'kabag', 'tkksd1', 'ketua.tkksd'];
  const [operator, head, bureau, section, member, chair] = await Promise.all(accounts.map(apiAs));
  if (!operator || !head || !bureau || !section || !member || !chair)
    throw new Error('an account is missing');
  return { operator, head, bureau, section, member, chair };
}
type Team = Awaited<ReturnType<typeof team>>;

/** A proposal that is mapped and has its terms of reference: ready for an agenda. */
async function mapped({ operator, head, bureau }: Team, title: string): Promise<string> {
  const { items: targets } = await operator<{ items: { id: string }[] }>('/planning-targets?limit=1');
  const { id } = await send(operator, 'POST', '/proposals', {
    title,
    kind: 'KSDD_SUKARELA',
    affairCodes: ['2.09'],
    problem: 'Harga jatuh pada panen raya karena pasokan antardaerah tidak diatur bersama.',
    objectives: 'Pasokan dan harga yang stabil sepanjang tahun di kedua daerah.',
    scope: ['Data pasokan', 'Pengangkutan'],
    benefits: { region: 'Inflasi pangan terkendali', partner: null, public: 'Harga terjangkau' },
    estimatedCost: 1_250_000_000,
    planningTargetIds: targets.map((target) => target.id),
    candidatePartners: [
      { name: 'Pemerintah Provinsi Riau', type: 'PEMDA_PROV', regionCode: '14', readiness: 'DIJAJAKI' },
    ],
  });
  const step = (call: Call, action: string) => send(call, 'POST', `/proposals/${id}/${action}`);
  await step(operator, 'request-approval');
  await step(head, 'submit');
  await step(bureau, 'start-verification');
  const lawCheck = { morality: true, publicOrder: true, nationalInterest: true, law: true };
  await send(bureau, 'PATCH', `/proposals/${id}`, { lawCheck });
  await step(bureau, 'map');
  const form = new FormData();
  form.append('documentKind', 'KAK');
  form.append('file', new Blob([PDF], { type: 'application/pdf' }), 'kak.pdf');
  await operator(`/proposals/${id}/attachments`, { method: 'POST', body: form });
  return id;
}

/** Two proposals with these titles, ready for an agenda. */
export async function twoMapped(titles: readonly [string, string]): Promise<void> {
  const people = await team();
  for (const title of titles) await mapped(people, title);
}

const HOUR = 3_600_000;
const scores = { RPJMD: 4, MANFAAT: 5, KELAYAKAN: 3, MITRA: 4, URGENSI: 2 };

export interface Prepared {
  planned: string;
  invited: string;
  held: string;
  closed: string;
  /** The proposal on the agenda of each. */
  proposals: { invited: string; held: string; closed: string };
}

/** One meeting of each kind, with what belongs to it. */
export async function prepareReviews(): Promise<Prepared> {
  const people = await team();
  const { bureau, section, member, chair } = people;
  const tag = randomUUID().slice(0, 8);
  const plan = async (name: string, offset: number): Promise<{ id: string; proposalId: string }> => {
    const startsAt = Date.now() + offset;
    const { id } = await send(bureau, 'POST', '/review-meetings', {
      title: `Rapat telaah ${name} ${tag}`,
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(startsAt + 2 * HOUR).toISOString(),
      place: 'Ruang rapat Biro Pemerintahan',
      onlineUrl: 'https://rapat.example/telaah',
      guests: ['Dinas Pangan Provinsi Riau'],
    });
    const proposalId = await mapped(people, `Pasokan bawang merah ${name} ${tag}`);
    await send(bureau, 'PUT', `/review-meetings/${id}/agenda`, { proposalIds: [proposalId] });
    return { id, proposalId };
  };
  const opine = (call: Call, { id, proposalId }: { id: string; proposalId: string }, opinion = 'LAYAK') =>
    call(`/review-meetings/${id}/items/${proposalId}/opinion`, {
      method: 'PUT',
      headers: { ...JSON_TYPE, 'if-none-match': '*' },
      body: JSON.stringify({ opinion, note: 'Pasokan antardaerah perlu diatur bersama.', scores }),
    });
  const hold = async ({ id }: { id: string }) => {
    const { members } = await section<Meeting>(`/review-meetings/${id}`);
    const items = members.map((one) => ({ memberId: one.id, presence: 'present' }));
    await send(bureau, 'PUT', `/review-meetings/${id}/presence`, { items });
  };

  const planned = await plan('rencana', 72 * HOUR);
  const invited = await plan('undangan', 48 * HOUR);
  const held = await plan('berlangsung', -HOUR);
  const closed = await plan('tutup', -2 * HOUR);
  for (const { id } of [invited, held, closed]) await send(section, 'POST', `/review-meetings/${id}/invite`);
  for (const meeting of [held, closed]) {
    await opine(member, meeting);
    await opine(chair, meeting, 'TUNDA');
    await hold(meeting);
  }
  await send(chair, 'POST', `/review-meetings/${closed.id}/items/${closed.proposalId}/decision`, {
    decision: 'recommend',
  });
  await send(chair, 'POST', `/review-meetings/${closed.id}/close`);
  return {
    planned: planned.id,
    invited: invited.id,
    held: held.id,
    closed: closed.id,
    proposals: { invited: invited.proposalId, held: held.proposalId, closed: closed.proposalId },
  };
}
