import { timingSafeEqual } from 'node:crypto';
import type { Platform } from '../../app.ts';
import { AppError } from '../../platform/problem.ts';
import { sha256 } from '../../platform/seal.ts';
import { countAttempt, demandOpen, TOKENS_PER_ADDRESS } from '../auth/throttle.service.ts';
import { findClientByClientId, noteClientUse } from './clients.queries.ts';
import type { ClientRow } from './clients.table.ts';

/** RFC 6749 §5.2 names the error in `error`; everything else is our problem document. */
const oauthError = (status: number, error: string, detail: string, headers: Record<string, string> = {}) =>
  new AppError(status, `oauth.${error}`, detail, { extra: { error }, headers });

const invalidClient = () =>
  oauthError(
    401,
    'invalid_client',
    'Klien atau rahasianya tidak sesuai. Kirim client_id dan client_secret sebagai HTTP Basic.',
    { 'www-authenticate': 'Basic realm="KERABAT"' },
  );

/** The body was not what the contract says; OAuth libraries expect the reason in `error`. */
export function bodyError(body: unknown): AppError {
  const { grant_type: grant } = (body ?? {}) as { grant_type?: unknown };
  return typeof grant === 'string' && grant !== '' && grant !== 'client_credentials'
    ? oauthError(400, 'unsupported_grant_type', 'Kirim grant_type=client_credentials.')
    : oauthError(
        400,
        'invalid_request',
        'Kirim grant_type=client_credentials, dan bila perlu scope, sebagai application/x-www-form-urlencoded.',
      );
}

const decode = (part: string): string | undefined => {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
};

/** RFC 6749 §2.3.1: both parts are form-encoded before they are joined. */
function readBasic(header: string | undefined): { clientId: string; secret: string } | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const [, id = '', rest = ''] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  const clientId = decode(id);
  const secret = decode(rest);
  return clientId && secret && !clientId.includes('\0') ? { clientId, secret } : undefined;
}

const NOBODY = sha256('nobody');

async function checkClient(platform: Platform, header: string | undefined): Promise<ClientRow | undefined> {
  const given = readBasic(header);
  if (!given || given.clientId.length > 100) return undefined;
  const row = await findClientByClientId(platform.db, given.clientId);
  const right = timingSafeEqual(
    Buffer.from(row?.secretHash ?? NOBODY, 'hex'),
    Buffer.from(sha256(given.secret), 'hex'),
  );
  return right && row?.disabledAt === null ? row : undefined;
}

function grantedScopes(client: ClientRow, asked: string | undefined): string[] {
  const wanted = asked?.split(' ').filter(Boolean) ?? [];
  if (wanted.length === 0) return [...client.scopes];
  const beyond = wanted.filter((scope) => !client.scopes.some((granted) => granted === scope));
  if (beyond.length > 0)
    throw oauthError(
      400,
      'invalid_scope',
      `Cakupan ini tidak diberikan kepada klien: ${beyond.join(', ')}. Yang tersedia: ${client.scopes.join(', ')}.`,
    );
  return [...new Set(wanted)];
}

export async function authenticateClient(
  platform: Platform,
  header: string | undefined,
  asked: string | undefined,
  address: string,
): Promise<{ cid: string; scope: string[] }> {
  await demandOpen(platform, TOKENS_PER_ADDRESS, address);
  const client = await checkClient(platform, header);
  if (!client) {
    await countAttempt(platform, TOKENS_PER_ADDRESS, address);
    throw invalidClient();
  }
  const scope = grantedScopes(client, asked);
  await noteClientUse(platform.db, client.id, platform.now());
  return { cid: client.id, scope };
}
