import { DrizzleQueryError } from 'drizzle-orm';
import type { LoggerOptions } from 'pino';

/** What must never reach a log line. */
const SECRET_PATHS = [
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["idempotency-key"]',
  'res.headers["set-cookie"]',
  '*.password',
  '*.token',
  '*.accessToken',
  '*.clientSecret',
];

/** An error as it is thrown, or as a library spreads it into an object. */
type Thrown = Partial<Error> & { code?: unknown; routine?: unknown; severity?: unknown };

/** The error itself and what caused it. */
function* chainOf(error: unknown): Generator<Thrown> {
  for (let link = error; typeof link === 'object' && link !== null; link = (link as Thrown).cause)
    yield link as Thrown;
}

/** The drivers of drizzle and of the queue have classes of their own; PostgreSQL's severity is common to both. */
const isOfDatabase = (link: Thrown): boolean =>
  link instanceof DrizzleQueryError || typeof link.severity === 'string';

const framesOf = ({ stack = '', message = '' }: Thrown): string =>
  stack
    .slice(Math.max(stack.indexOf(message), 0) + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

/** An error without values: PostgreSQL and drizzle quote the row they choked on, which may be about people. */
function describeError(error: unknown) {
  const links = [...chainOf(error)];
  const [thrown = { message: String(error) }] = links;
  const cause = links.find(isOfDatabase);
  const { code, routine } = links.find((link) => link.code !== undefined) ?? thrown;
  return {
    type: thrown.name ?? 'Error',
    message: cause ? 'database query failed' : (thrown.message ?? ''),
    code,
    routine,
    stack: cause ? framesOf(thrown) : (thrown.stack ?? ''),
  };
}

/** An error without its words: those of a mail server quote addresses. */
export function placeOfError(error: unknown) {
  const [thrown = {}] = chainOf(error);
  const { type, code } = describeError(error);
  return { type, code, stack: framesOf(thrown) };
}

/** One line for whoever started a program that failed. */
export function summarise(error: unknown): string {
  const { message, code, routine } = describeError(error);
  const place = [code, routine].filter((part) => part !== undefined && !message.includes(String(part)));
  return place.length > 0 ? `${message} (${place.join(', ')})` : message;
}

/** JSON lines; of a request only method, path without query (search words may be personal) and id. */
export function logging(level: string): LoggerOptions {
  return {
    level,
    redact: { paths: SECRET_PATHS, censor: '[redacted]' },
    serializers: {
      req: (request: { method: string; url: string; id: string }) => ({
        method: request.method,
        path: request.url.split('?')[0],
        id: request.id,
      }),
      err: describeError,
    },
  };
}
