import { randomBytes } from 'node:crypto';
import {
  PROVINCE_SCOPES,
  type ApiClient,
  type ClientScope,
  type CreateClient,
  type CreatedClient,
  type ListClientsQuery,
} from '@kerabat/shared/clients/schema';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import { newId } from '../../platform/columns.ts';
import type { Tx } from '../../platform/db.ts';
import { etagOf, type Expected } from '../../platform/etag.ts';
import { cappedTotal, cutPage, KEYS, readCursor } from '../../platform/paging.ts';
import { conflict, notFound, unprocessable } from '../../platform/problem.ts';
import { randomToken, sha256 } from '../../platform/seal.ts';
import { toIso, toIsoOrNull } from '../../platform/time.ts';
import { isForeignKeyViolation } from '../../platform/violations.ts';
import { checkSeen } from '../audit/audit.service.ts';
import { forgetActors } from '../auth/actors.service.ts';
import {
  countClients,
  findAgencyByNumberCode,
  findClient,
  findClientForUpdate,
  insertClient,
  readClients,
  updateClient,
  type ClientWithAgency,
} from './clients.queries.ts';
import type { ClientRow } from './clients.table.ts';

const SORT = 'name';
const SUBJECT = 'client';
/** Commands have a database and a clock, but no server around them. */
type Base = Pick<Platform, 'db' | 'now'>;

function present({ client, agency }: ClientWithAgency): ApiClient {
  return {
    id: client.id,
    etag: etagOf(client.rowVersion),
    clientId: client.clientId,
    name: client.name,
    agency,
    scopes: client.scopes,
    disabled: client.disabledAt !== null,
    lastUsedAt: toIsoOrNull(client.lastUsedAt),
    createdAt: toIso(client.createdAt),
  };
}

export async function listClients({ db }: Base, query: ListClientsQuery) {
  const rows = await readClients(db, query, readCursor(query.cursor, SORT, KEYS.text));
  const flat = rows.map((row) => ({ ...row, id: row.client.id }));
  const page = cutPage(flat, query.limit, SORT, (row) => row.nameKey);
  const total = query.includeTotal ? await countClients(db) : null;
  return { items: page.rows.map(present), nextCursor: page.nextCursor, ...cappedTotal(total) };
}

export async function getClient({ db }: Base, id: string): Promise<ApiClient> {
  const row = await findClient(db, id);
  if (!row) throw notFound('Klien API');
  return present(row);
}

/** Readable in a log or a letter; only the secret beside it must be random enough. */
const newClientId = (): string => `krb_${randomBytes(8).toString('hex')}`;

const fault = (field: string, code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer: `/${field}`, code, detail }]);

const auditOf = (
  event: string,
  client: Pick<ClientRow, 'id' | 'agencyId'>,
  detail: Record<string, unknown>,
) => ({
  event,
  subjectType: SUBJECT,
  subjectId: client.id,
  agencyId: client.agencyId,
  detail,
});

/** A change raises the version of the locked row by one. */
const changeOf = ({ rowVersion }: ClientRow, field: keyof CreatedClient) => ({
  rowVersion: rowVersion + 1,
  fields: [field],
});

/** An agency's system does no more than its operators: what it writes goes through the head. */
function checkScopes(scopes: readonly ClientScope[], agencyId: string | null): void {
  const beyond = PROVINCE_SCOPES.filter((scope) => scopes.includes(scope));
  if (agencyId !== null && beyond.length > 0)
    throw fault(
      'scopes',
      'clients.scope_beyond_agency',
      `Klien yang terikat pada satu perangkat daerah tidak dapat memakai cakupan milik Pemerintah Provinsi. Hapus cakupan ${beyond.join(' dan ')}.`,
    );
  if (scopes.includes('import.run') && !scopes.includes('proposal.read-all'))
    throw fault(
      'scopes',
      'clients.import_needs_read_all',
      'Impor membandingkan setiap baris dengan seluruh usulan. Tambahkan cakupan proposal.read-all, atau hapus import.run.',
    );
}

/** The secret is in this answer and nowhere else; only its hash is kept. */
export async function createClient(
  platform: Base,
  actor: Actor,
  requestId: string | null,
  input: CreateClient,
): Promise<CreatedClient> {
  const scopes = [...new Set(input.scopes)];
  checkScopes(scopes, input.agencyId);
  const id = newId();
  const clientId = newClientId();
  const clientSecret = randomToken();
  const now = platform.now().toISOString();
  await platform.db
    .transaction(async (tx) => {
      const secretHash = sha256(clientSecret);
      await insertClient(tx, { ...input, id, clientId, secretHash, scopes, createdAt: now, updatedAt: now });
      await recordAudit(
        tx,
        actor,
        requestId,
        auditOf('client.created', { id, agencyId: input.agencyId }, { scopes }),
      );
    })
    .catch((error: unknown) => {
      if (isForeignKeyViolation(error))
        throw fault(
          'agencyId',
          'clients.unknown_agency',
          'Perangkat daerah ini tidak ada. Pilih dari daftar.',
        );
      throw error;
    });
  return { ...(await getClient(platform, id)), clientSecret };
}

/** For commands, where people type `DISPANGAN` and not an id. */
export async function agencyIdOf({ db }: Base, numberCode: string): Promise<string> {
  const agency = await findAgencyByNumberCode(db, numberCode);
  if (!agency) throw notFound(`Perangkat daerah ${numberCode}`);
  return agency.id;
}

async function loadEnabled(tx: Tx, id: string, expected: Expected): Promise<ClientRow> {
  const row = await findClientForUpdate(tx, id);
  if (!row) throw notFound('Klien API');
  await checkSeen(tx, SUBJECT, row, expected);
  if (row.disabledAt !== null)
    throw conflict('clients.disabled', 'Klien API ini sudah dinonaktifkan. Buat klien baru bila diperlukan.');
  return row;
}

export async function disableClient(
  platform: Base,
  actor: Actor,
  requestId: string,
  id: string,
  expected: Expected,
): Promise<ApiClient> {
  await platform.db.transaction(async (tx) => {
    const row = await loadEnabled(tx, id, expected);
    const now = platform.now();
    await updateClient(tx, id, { disabledAt: now.toISOString() }, now);
    await recordAudit(tx, actor, requestId, auditOf('client.disabled', row, changeOf(row, 'disabled')));
  });
  forgetActors(platform.db);
  return getClient(platform, id);
}

export async function rotateSecret(
  platform: Base,
  actor: Actor,
  requestId: string,
  id: string,
  expected: Expected,
): Promise<CreatedClient> {
  const clientSecret = randomToken();
  await platform.db.transaction(async (tx) => {
    const row = await loadEnabled(tx, id, expected);
    await updateClient(tx, id, { secretHash: sha256(clientSecret) }, platform.now());
    await recordAudit(
      tx,
      actor,
      requestId,
      auditOf('client.secret_rotated', row, changeOf(row, 'clientSecret')),
    );
  });
  return { ...(await getClient(platform, id)), clientSecret };
}
