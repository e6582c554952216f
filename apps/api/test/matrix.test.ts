import { beforeAll, describe, expect, it } from 'vitest';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { ROLE_PERMISSIONS, ROLES, type Permission, type Role } from '@kerabat/shared/access/permissions';
import type { CLIENT_SCOPES } from '@kerabat/shared/clients/schema';
import { signAccessToken } from '../src/features/auth/access-token.service.ts';
import { apiClients } from '../src/features/clients/clients.table.ts';
import { newId } from '../src/platform/columns.ts';
import { person } from './actors.ts';
import { register } from '../src/features/mapping/mapping.fixture.ts';
import { startApp } from './app.ts';
import { act, cast, draft, form, PDF } from './proposals.ts';

/**
 * Every operation × every role × own and foreign record, generated from the OpenAPI document: whoever adds a route is
 * tested here without writing a line. Nothing is changed, because every If-Match is stale.
 */
const t = await startApp();
const STALE = '"999999"';
const YEAR = new Date().getFullYear();
const SECRET_OWN = 'rahasiapangan';
const SECRET_FOREIGN = 'rahasiawisata';

interface Operation {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';
  path: string;
  id: string;
  needs: 'public' | Permission[];
}

interface OpenApi {
  paths: Record<string, Record<string, { operationId: string; 'x-permission': string | string[] }>>;
}

const operations: Operation[] = Object.entries((t.app.swagger() as unknown as OpenApi).paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase() as Operation['method'],
      path,
      id: operation.operationId,
      needs:
        operation['x-permission'] === 'public'
          ? 'public'
          : ([operation['x-permission']].flat() as Permission[]),
    })),
);

const note = 'Alasan.';
const on = `${YEAR}-01-01`;
/** Of operations on a case. */
const CASE_BODIES: Record<string, Partial<InjectOptions>> = {
  advanceCooperation: { payload: { stage: 'T1_PERSIAPAN' } },
  reopenCooperationStage: { payload: { stage: 'T1_PERSIAPAN', note } },
  overrideCooperation: { payload: { stage: 'T1_PERSIAPAN', requirement: 'KAK', note } },
  endCooperation: { payload: { reason: 'E3', on, note } },
  withdrawCooperation: { payload: { reason: 'DITARIK_PEMRAKARSA', note } },
  takeOverCooperation: {
    payload: { by: 'PEMERINTAH_PUSAT', guidance: 'Ada.', evaluation: 'Ada.', approval: null, note },
  },
  assignCooperation: { payload: { officerId: null, deputyId: null } },
  assignTask: { payload: { userId: null } },
  addCooperationRemark: { payload: { body: 'Catatan.' } },
  addCooperationPaper: form(PDF, 'surat.pdf', { kind: 'LAINNYA' }),
  updateCooperationPaper: { payload: { title: 'Surat' } },
  checkCooperationPaper: { payload: { state: 'accepted' } },
  createCooperationOffer: { payload: { direction: 'outgoing' } },
  signCooperationOffer: { payload: { on, letterNumber: '1' } },
  sendCooperationOffer: { payload: { on, by: 'pos' } },
  negotiateCooperationOffer: { payload: { on, by: 'own', note } },
  answerCooperationOffer: { payload: { on, answer: 'accepted' } },
  createCooperationEvent: {
    payload: {
      kind: 'RAPAT',
      title: 'Rapat',
      startsAt: `${YEAR}-01-01T02:00:00Z`,
      endsAt: `${YEAR}-01-01T03:00:00Z`,
    },
  },
  openCooperationDispute: { payload: { openedOn: on, reportedBy: 'Dinas', matter: 'Masalah.' } },
  takeCooperationDisputeStep: { payload: { step: 'KLARIFIKASI', on, note } },
};

/** Bodies good enough to reach the record; the rest is refused as bad input, which tells nothing. */
function bodyOf({ id, path }: Operation): Partial<InjectOptions> {
  if (id === 'addProposalAttachment') return form(PDF, 'kak.pdf', { documentKind: 'LAINNYA' });
  if (id === 'putBoundaries') return form(Buffer.from('{}'), 'batas.geojson');
  if (id === 'freezeMappingList')
    return { payload: { year: YEAR, decreeNumber: 'MATRIKS', decreeDate: `${YEAR}-01-01` } };
  if (id === 'addProposalRemark') return { payload: { body: 'Catatan.' } };
  if (id === 'updateProposal') return { payload: { priority: 1 } };
  if (id === 'assignProposal') return { payload: { userId: null } };
  if (id === 'mergeProposal') return { payload: { note: 'Sama.', intoId: newId() } };
  if (id in CASE_BODIES) return CASE_BODIES[id] ?? {};
  return path.startsWith('/proposals/{id}/') ? { payload: { note: 'Alasan.' } } : { payload: {} };
}

type Call = (operation: Operation, record: string) => Promise<LightMyRequestResponse>;

const callWith =
  (token: string | undefined): Call =>
  (operation, record) =>
    t.app.inject({
      method: operation.method,
      url: `/api/v1${operation.path.replace('{id}', record).replace(/\{\w+\}/g, newId())}`,
      ...(operation.method === 'GET' || operation.method === 'DELETE' ? {} : bodyOf(operation)),
      headers: {
        'if-match': STALE,
        'idempotency-key': newId(),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(operation.method === 'GET' || operation.method === 'DELETE' ? {} : bodyOf(operation).headers),
      },
    });

interface Who {
  name: string;
  permissions: readonly Permission[];
  agency: 'own' | null;
  call: Call;
}

interface Record_ {
  name: string;
  id: string;
  side: 'own' | 'foreign';
  handedIn: boolean;
  mapped: boolean;
  secret: string;
}

const people: Who[] = [];
const records: Record_[] = [];
/** One that the own agency leads, one that it supports, and one of others. */
const cases: { name: string; id: string; side: 'own' | 'foreign'; secret: string }[] = [];
let frozenListId = '';

beforeAll(async () => {
  const c = await cast(t);
  const dispar = await person(t, ['agency_operator', 'agency_head'], 'DISPAR');
  const make = async (by: typeof dispar, side: 'own' | 'foreign', handedIn: boolean) => {
    const secret = side === 'own' ? SECRET_OWN : SECRET_FOREIGN;
    const made = await draft(t, by, { title: `Usulan ${secret}` });
    if (handedIn) {
      await act(by, made, 'request-approval');
      const sent = await act(by === dispar ? dispar : c.head, made, 'submit');
      expect(sent.statusCode).toBe(200);
    }
    records.push({
      name: `${side} ${handedIn ? 'submitted' : 'draft'}`,
      id: made.id,
      side,
      handedIn,
      mapped: false,
      secret,
    });
  };
  const mapped = async (numberCode: string, side: 'own' | 'foreign') => {
    const secret = side === 'own' ? SECRET_OWN : SECRET_FOREIGN;
    const { id } = await register(t, numberCode, {
      title: `Usulan ${secret}`,
      searchText: `usulan ${secret}`,
      submittedAt: `${YEAR}-01-01T05:00:00Z`,
    });
    records.push({ name: `${side} mapped`, id, side, handedIn: true, mapped: true, secret });
  };
  await mapped('DISPANGAN', 'own');
  await mapped('DISPAR', 'foreign');
  await make(c.operator, 'own', false);
  await make(c.operator, 'own', true);
  await make(dispar, 'foreign', false);
  await make(dispar, 'foreign', true);

  const leads = async (name: string, by: typeof dispar, supports: (string | null)[]) => {
    const side = by === dispar && supports.length === 0 ? 'foreign' : 'own';
    const secret = side === 'own' ? SECRET_OWN : SECRET_FOREIGN;
    const answer = await c.biro.call({
      method: 'POST',
      url: '/cooperations',
      payload: {
        origin: 'MENDESAK',
        originReason: 'Mendesak.',
        title: `Berkas ${secret}`,
        kind: 'KSDD_SUKARELA',
        leadAgencyId: by.agencyId,
        supportingAgencyIds: supports,
      },
    });
    expect(answer.statusCode, answer.body).toBe(201);
    cases.push({ name, id: answer.json<{ id: string }>().id, side, secret });
  };
  await leads('led', c.operator, []);
  await leads('supported', dispar, [c.operator.agencyId]);
  await leads('foreign', dispar, []);

  const frozen = await callWith((await person(t, ['section_head'])).token)(
    operations.find(({ id }) => id === 'freezeMappingList')!,
    '',
  );
  frozenListId = frozen.json<{ id: string }>().id;

  for (const role of ROLES) {
    const agency = role.startsWith('agency_') ? 'own' : null;
    const someone = await person(t, [role], agency ? 'DISPANGAN' : undefined);
    people.push({ name: role, permissions: ROLE_PERMISSIONS[role], agency, call: callWith(someone.token) });
  }
  const CASE_SCOPES = ['cooperation.read', 'partner.read'] as const;
  const clientOf = async (
    name: string,
    scopes: (typeof CLIENT_SCOPES)[number][],
    agencyId: string | null,
  ) => {
    const id = newId();
    await t.db
      .insert(apiClients)
      .values({ id, clientId: `krb_${name}`, name, secretHash: 'x', scopes, agencyId });
    const token = signAccessToken(t.app, { cid: id, scope: scopes });
    people.push({ name, permissions: scopes, agency: agencyId ? 'own' : null, call: callWith(token) });
  };
  await clientOf(
    'client of the province',
    [
      'proposal.read',
      'proposal.read-all',
      'reference.read',
      ...CASE_SCOPES,
      'cooperation.read-all',
      'review.read',
    ],
    null,
  );
  await clientOf(
    'client of an agency',
    ['proposal.read', 'proposal.write', ...CASE_SCOPES],
    c.operator.agencyId,
  );
});

const sees = (who: Who, record: Record_): boolean =>
  (who.agency === 'own' && record.side === 'own') ||
  (who.permissions.includes('proposal.read-all') && record.handedIn);

const seesCase = (who: Who, { side }: { side: 'own' | 'foreign' }): boolean =>
  who.permissions.includes('cooperation.read-all') || (who.agency === 'own' && side === 'own');

const mayCall = (who: Who, { needs }: Operation): boolean =>
  needs === 'public' || needs.some((permission) => who.permissions.includes(permission));

const onProposal = operations.filter(({ path }) => path.startsWith('/proposals/{id}'));
const onCase = operations.filter(({ path }) => path.startsWith('/cooperations/{id}'));
const others = operations.filter(
  ({ path }) => !path.startsWith('/proposals/{id}') && !path.startsWith('/cooperations/{id}'),
);
const names = [...ROLES, 'client of the province', 'client of an agency'] as (Role | string)[];

/** Something of the office waits for these. */
const TASKED = ['agency_operator', 'agency_head', 'bureau_staff', 'section_head', 'client of an agency'];

const find = (name: string): Who => {
  const who = people.find((candidate) => candidate.name === name);
  if (!who) throw new Error(`nobody is ${name}`);
  return who;
};

describe('every operation', () => {
  it('says who may call it', () => {
    expect(operations.length).toBeGreaterThan(80);
    for (const operation of operations) expect(operation.needs, operation.id).toBeTruthy();
  });

  it('is closed to who has not signed in, unless it is public', async () => {
    const nobody = callWith(undefined);
    for (const operation of operations) {
      const { statusCode } = await nobody(operation, newId());
      if (operation.needs === 'public') expect(statusCode, operation.id).toBeLessThan(500);
      else expect(statusCode, operation.id).toBe(401);
    }
  });
});

describe.each(names)('%s', (name) => {
  it('is refused with 403 wherever the role lacks the permission, and only there', async () => {
    const who = find(name);
    for (const operation of others) {
      const answer = await who.call(operation, newId());
      expect(answer.statusCode, `${operation.id}: ${answer.body}`).toBeLessThan(500);
      if (mayCall(who, operation)) {
        if (operation.needs !== 'public') expect([401, 403], operation.id).not.toContain(answer.statusCode);
      } else expect(answer.statusCode, operation.id).toBe(403);
    }
  });

  it('reaches the proposals of its scope and gets 404 for every other, with no word of them', async () => {
    const who = find(name);
    for (const operation of onProposal)
      for (const record of records) {
        const answer = await who.call(operation, record.id);
        const place = `${operation.id} on ${record.name}: ${answer.statusCode}`;
        expect(answer.statusCode, place).toBeLessThan(500);
        if (!mayCall(who, operation)) expect(answer.statusCode, place).toBe(403);
        else if (!sees(who, record)) expect(answer.statusCode, place).toBe(404);
        if (!sees(who, record)) expect(answer.body, place).not.toContain(record.secret);
        const isRead = operation.method === 'GET' && !operation.path.replace('{id}', '').includes('{');
        if (isRead && mayCall(who, operation) && sees(who, record))
          expect(answer.statusCode, place).toBe(200);
      }
  });

  it('reaches the cases that its agency leads or supports, or all, and gets 404 for every other', async () => {
    const who = find(name);
    for (const operation of onCase)
      for (const one of cases) {
        const answer = await who.call(operation, one.id);
        const place = `${operation.id} on ${one.name}: ${answer.statusCode} ${answer.body}`;
        expect(answer.statusCode, place).toBeLessThan(500);
        if (!mayCall(who, operation)) expect(answer.statusCode, place).toBe(403);
        else if (!seesCase(who, one)) expect(answer.statusCode, place).toBe(404);
        if (!seesCase(who, one)) expect(answer.body, place).not.toContain(one.secret);
        const isRead = operation.method === 'GET' && !operation.path.replace('{id}', '').includes('{');
        if (
          isRead &&
          mayCall(who, operation) &&
          seesCase(who, one) &&
          operation.id !== 'previewProcedureMove'
        )
          expect(answer.statusCode, place).toBe(200);
      }
  });

  it('lists and counts the cases that it may see, on the list, the board and among escalations', async () => {
    const who = find(name);
    const visible = cases.filter((one) => seesCase(who, one));
    const read = (path: string) => who.call({ method: 'GET', path, id: path, needs: 'public' }, '');
    const list = await read('/cooperations?includeTotal=true');
    if (!who.permissions.includes('cooperation.read')) return expect(list.statusCode).toBe(403);
    const { items, total } = list.json<{ items: { id: string }[]; total: number }>();
    expect(new Set(items.map(({ id }) => id))).toEqual(new Set(visible.map(({ id }) => id)));
    expect(total).toBe(visible.length);
    const board = (await read('/cooperations/board')).json<{ columns: { total: number }[] }>().columns;
    expect(board.reduce((sum, column) => sum + column.total, 0)).toBe(visible.length);
    const escalations = await read('/cooperations/escalations');
    for (const one of cases.filter((each) => !seesCase(who, each)))
      for (const answer of [list, escalations, await read(`/cooperations?q=${one.secret}`)])
        expect(answer.body).not.toContain(one.id);
  });

  it('finds no word of what it may not see in lists, searches, counts and exports', async () => {
    const who = find(name);
    const seesOf = (side: 'own' | 'foreign') =>
      records.filter((record) => record.side === side && sees(who, record));
    const reads = others.filter(({ path, method }) => method === 'GET' && path.startsWith('/proposals'));
    for (const operation of reads.filter((read) => mayCall(who, read)))
      for (const [side, secret] of [
        ['own', SECRET_OWN],
        ['foreign', SECRET_FOREIGN],
      ] as const) {
        const isList = operation.path === '/proposals';
        const searched = {
          ...operation,
          path: `${operation.path}?q=${secret}${isList ? '&includeTotal=true' : ''}`,
        };
        const answer = await who.call(searched, '');
        if (isList) expect(answer.json<{ total: number }>().total, operation.id).toBe(seesOf(side).length);
        if (seesOf(side).length === 0) expect(answer.body, operation.id).not.toContain(secret);
      }
  });

  it('is given no task about what it may not see', async () => {
    const who = find(name);
    if (!who.permissions.includes('proposal.read')) return;
    const path = '/tasks?limit=100';
    const answer = await who.call({ method: 'GET', path, id: path, needs: 'public' }, '');
    const items = answer.json<{ items: { source: string; place: { id: string } }[] }>().items;
    const hidden = records.filter((record) => !sees(who, record)).map(({ id }) => id);
    expect(items.filter(({ place }) => hidden.includes(place.id))).toEqual([]);
    expect(items.length > 0).toBe(TASKED.includes(name));
  });

  it('counts and lists in the mapping, and in a list by decree, what it may see and nothing else', async () => {
    const who = find(name);
    if (!who.permissions.includes('proposal.read')) return;
    const read = async (path: string) => {
      const answer = await who.call({ method: 'GET', path, id: path, needs: 'public' }, '');
      expect(answer.statusCode, `${path}: ${answer.body}`).toBe(200);
      return answer;
    };
    const visible = records.filter((record) => sees(who, record));
    const lines = visible.filter(({ mapped }) => mapped).map(({ id }) => id);
    const ids = async (path: string) =>
      (await read(path))
        .json<{ items: { proposalId: string }[] }>()
        .items.map(({ proposalId }) => proposalId);
    expect(new Set(await ids(`/mapping/items?year=${YEAR}&limit=100`))).toEqual(new Set(lines));
    expect(new Set(await ids(`/mapping/lists/${frozenListId}/items`))).toEqual(new Set(lines));
    const totalOf = async (path: string) =>
      (await read(path)).json<{ total: { count: number } }>().total.count;
    const handedIn = visible.filter((record) => record.handedIn).length;
    expect(await totalOf('/mapping/matrix')).toBe(handedIn);
    expect(await totalOf('/mapping/partners')).toBe(handedIn);
    expect(await totalOf('/mapping/funnel')).toBe(visible.length);
    const differences = (await read(`/mapping/lists/${frozenListId}/differences`)).body;
    for (const record of records.filter((one) => !sees(who, one)))
      expect(differences).not.toContain(record.id);
  });
});
