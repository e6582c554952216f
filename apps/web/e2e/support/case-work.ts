import { randomUUID } from 'node:crypto';
import type { apiAs } from './api.ts';

type Api = Awaited<ReturnType<typeof apiAs>>;

interface Stage {
  code: string;
  state: string;
  actor: { permission: string };
  missing: { requirement: string; pointer: string; detail: string }[];
}
export interface Case {
  id: string;
  etag: string;
  number: string;
  title: string;
  kind: string;
  stages: Stage[];
}

const json = { 'content-type': 'application/json' };
const send = <T>(api: Api, method: string, path: string, body: unknown, etag?: string) =>
  api<T>(path, {
    method,
    headers: {
      ...json,
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...(etag ? { 'if-match': etag } : {}),
    },
    body: JSON.stringify(body),
  });

interface Partner {
  id: string;
  name: string;
}

/** A partner of the register; the same name is taken again. */
export async function partnerNamed(
  bureau: Api,
  name: string,
  { typeCode, regionCode }: { typeCode: string; regionCode?: string },
): Promise<Partner> {
  const known = await bureau<{ items: Partner[] }>(`/partners?q=${encodeURIComponent(name)}&limit=5`);
  const found = known.items.find((partner) => partner.name === name);
  if (found) return found;
  return send(bureau, 'POST', '/partners', {
    name,
    typeCode,
    ...(regionCode ? { regionCode } : {}),
    evenIfSimilar: true,
  });
}

interface Opening {
  title: string;
  kind: string;
  agency: string;
  partnerId: string;
  more?: Record<string, unknown>;
}

/** A case opened directly by the bureau, with the reason of an exception. */
export async function openCase(
  bureau: Api,
  { title, kind, agency, partnerId, more = {} }: Opening,
): Promise<Case> {
  const { items } = await bureau<{ items: { id: string; numberCode: string }[] }>('/agencies?limit=100');
  const lead = items.find(({ numberCode }) => numberCode === agency);
  if (!lead) throw new Error(`No agency ${agency}`);
  return send(bureau, 'POST', '/cooperations', {
    title,
    kind,
    origin: 'MENDESAK',
    originReason: 'Arahan pimpinan untuk ditindaklanjuti segera.',
    leadAgencyId: lead.id,
    exceptionReason: 'PSN',
    parties: [{ partnerId }],
    ...more,
  });
}

/** The reviewer found nothing against the object. */
export const LAWFUL = { morality: true, publicOrder: true, nationalInterest: true, law: true };

export const readCase = (api: Api, id: string) => api<Case>(`/cooperations/${id}`);

export const answer = async (api: Api, id: string, answers: Record<string, unknown>): Promise<Case> => {
  const { etag } = await readCase(api, id);
  return send(api, 'PATCH', `/cooperations/${id}`, { answers }, etag);
};

const PDF = new Blob(['%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'], { type: 'application/pdf' });

/** Uploads a paper as one person; another one of the bureau accepts it. */
export async function givePaper(
  uploader: Api,
  checker: Api,
  id: string,
  fields: Record<string, string>,
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ title: fields['kind'] ?? '', ...fields }))
    form.append(name, value);
  form.append('file', PDF, `${fields['kind'] ?? 'surat'}.pdf`);
  const paper = await uploader<{ id: string; etag: string }>(`/cooperations/${id}/papers`, {
    method: 'POST',
    headers: { 'idempotency-key': randomUUID() },
    body: form,
  });
  await send(
    checker,
    'POST',
    `/cooperations/${id}/papers/${paper.id}/check`,
    { state: 'accepted' },
    paper.etag,
  );
}

export const openStages = ({ stages }: Case) => stages.filter(({ state }) => state === 'open');

/** Who passes a stage of this permission. */
type Holders = Readonly<Record<string, Api>>;

/** Gives every paper that an open stage still lacks, and passes it. */
export async function passStage(holders: Holders, checker: Api, id: string, code: string): Promise<Case> {
  const bureau = holders['cooperation.process'];
  if (!bureau) throw new Error('Nobody of the bureau');
  const { items } = await bureau<{ items: { stage: string; paperKind: string | null; state: string }[] }>(
    `/cooperations/${id}/checklist`,
  );
  for (const { stage, paperKind, state } of items)
    if (stage === code && paperKind && state === 'missing')
      await givePaper(bureau, checker, id, {
        kind: paperKind,
        stage: code,
        number: '120/1',
        date: '2026-02-02',
      });
  const current = await readCase(bureau, id);
  const stage = current.stages.find((each) => each.code === code);
  const actor = holders[stage?.actor.permission ?? ''];
  if (!actor) throw new Error(`Nobody for ${stage?.actor.permission ?? code}`);
  return send(actor, 'POST', `/cooperations/${id}/advance`, { stage: code }, current.etag);
}

/** An offer that the partner has accepted. */
export async function acceptedOffer(bureau: Api, id: string): Promise<void> {
  interface Offer {
    id: string;
    etag: string;
  }
  const day = '2026-03-02';
  const made = await send<Offer>(bureau, 'POST', `/cooperations/${id}/offers`, { direction: 'outgoing' });
  const step = (offer: Offer, verb: string, body: unknown) =>
    send<Offer>(bureau, 'POST', `/cooperations/${id}/offers/${offer.id}/${verb}`, body, offer.etag);
  const signed = await step(made, 'sign', { on: day, letterNumber: '120/77/PEM-2026' });
  const sent = await step(signed, 'send', { on: day, by: 'pos tercatat' });
  await step(sent, 'answer', { on: day, answer: 'accepted', note: 'Siap bekerja sama.' });
}
