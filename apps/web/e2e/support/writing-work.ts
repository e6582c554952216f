import { randomUUID } from 'node:crypto';
import { apiAs } from './api.ts';

type Api = Awaited<ReturnType<typeof apiAs>>;
interface Versioned {
  id: string;
  etag: string;
}

const CONTENT = {
  kind: 'KSDD_SUKARELA',
  affairCodes: ['2.09'],
  candidatePartners: [{ name: 'Pemerintah Provinsi Riau', type: 'PEMDA_PROV', regionCode: '14' }],
  locationCodes: ['13.02'],
  problem: 'Harga bawang jatuh pada Maret sampai Juni dan petani menanggung rugi.',
  objectives: 'Harga stabil.',
  estimatedCost: 500_000_000,
  planLink: { rkpdYear: 2027 },
};
const json = (more: object) => ({ 'content-type': 'application/json', ...more });

export function writeProposal(api: Api, title: string, more: object = {}): Promise<Versioned> {
  const headers = json({ 'idempotency-key': randomUUID() });
  const body = JSON.stringify({ title, ...CONTENT, ...more });
  return api<Versioned>('/proposals', { method: 'POST', headers, body });
}

export async function changeProposal(api: Api, id: string, change: object): Promise<void> {
  const { etag } = await api<Versioned>(`/proposals/${id}`);
  const body = JSON.stringify(change);
  await api(`/proposals/${id}`, { method: 'PATCH', headers: json({ 'if-match': etag }), body });
}

export async function take(api: Api, id: string, action: string, note?: string): Promise<void> {
  const { etag } = await api<Versioned>(`/proposals/${id}`);
  const body = JSON.stringify(note ? { note } : {});
  await api(`/proposals/${id}/${action}`, { method: 'POST', headers: json({ 'if-match': etag }), body });
}

export async function remark(api: Api, id: string, body: object): Promise<string> {
  const headers = json({ 'idempotency-key': randomUUID() });
  const given = { method: 'POST', headers, body: JSON.stringify(body) };
  return (await api<{ id: string }>(`/proposals/${id}/remarks`, given)).id;
}

/** One handed in twice with a talk about it, one that waits for its head, and one that is being written. */
export async function writtenProposals() {
  const [operator, head, bureau] = await Promise.all([
    apiAs('operator.dispangan'),
    apiAs('kepala.dispangan'),
    apiAs('biro'),
  ]);
  const { id: twice } = await writeProposal(operator, 'Pasokan bawang merah, diajukan dua kali');
  await take(operator, twice, 'request-approval');
  await take(head, twice, 'submit');
  await take(bureau, twice, 'start-verification');
  const asked = await remark(bureau, twice, { body: 'Mohon data panen tiga tahun.' });
  await remark(operator, twice, { body: 'Sudah dilampirkan.', replyToId: asked });
  await take(bureau, twice, 'return', 'Lengkapi permasalahan dengan data.');
  const problem =
    'Harga bawang merah jatuh pada Maret sampai Juli dan petani menanggung rugi sepertiga modal.';
  await changeProposal(operator, twice, { problem, estimatedCost: 750_000_000 });
  await take(operator, twice, 'request-approval');
  await take(head, twice, 'submit');
  const { id: waiting } = await writeProposal(operator, 'Pasokan beras, menunggu kepala');
  await take(operator, waiting, 'request-approval');
  const { id: draft } = await writeProposal(operator, 'Pasokan jagung, sedang ditulis');
  const { id: contested } = await writeProposal(operator, 'Pasokan cabai, ditulis di dua perangkat');
  return { operator, twice, waiting, draft, contested };
}
