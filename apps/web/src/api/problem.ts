import type { Problem } from '@kerabat/shared/contract/problem';

interface ProblemDetails {
  status: number;
  code: string;
  title: string;
  detail: string;
  errors?: Problem['errors'];
  traceId?: string;
  /** Seconds the server asks to wait. */
  retryAfter?: number;
}

/** The one kind of failure that the pages know: RFC 9457 from the server, or the same shape made here. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: NonNullable<Problem['errors']>;
  readonly traceId: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(details: ProblemDetails) {
    super(details.detail || details.title);
    this.name = 'ProblemError';
    this.status = details.status;
    this.code = details.code;
    this.title = details.title;
    this.detail = details.detail;
    this.errors = details.errors ?? [];
    this.traceId = details.traceId;
    this.retryAfter = details.retryAfter;
  }
}

export const unreachable = () =>
  new ProblemError({
    status: 0,
    code: 'network.unreachable',
    title: 'Sambungan terputus',
    detail:
      'Peladen tidak terjangkau. Periksa sambungan internet, lalu coba lagi; isian Anda tetap ada di sini.',
  });

export const cancelled = () =>
  new ProblemError({
    status: 0,
    code: 'request.cancelled',
    title: 'Dibatalkan',
    detail: 'Permintaan dibatalkan.',
  });

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'status' in body;

/** Answers that are no problem document come from something between us and the API (a gateway, a proxy). */
export function problemFrom(status: number, body: unknown, retryAfterHeader?: string): ProblemError {
  const retryAfter = parseRetryAfter(retryAfterHeader);
  if (isProblem(body)) return new ProblemError({ ...body, status, retryAfter });
  const busy = status === 429 || status === 502 || status === 503 || status === 504;
  return new ProblemError({
    status,
    retryAfter,
    code: busy ? 'server.busy' : 'server.unexpected_answer',
    title: busy ? 'Peladen sedang sibuk' : 'Jawaban peladen tidak dikenali',
    detail: busy
      ? 'Tunggu sebentar, lalu coba lagi; isian Anda tetap ada di sini.'
      : 'Coba lagi. Jika berulang, sampaikan kepada administrator beserta waktunya.',
  });
}

function parseRetryAfter(header: string | undefined): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}

/** `/funding/0/amount` → `funding.0.amount`, the name that a field of the form carries. */
export const fieldName = (pointer: string) => pointer.replace(/^#?\//, '').replaceAll('/', '.');

export interface FieldError {
  name: string;
  message: string;
}

export const fieldErrorsOf = (problem: ProblemError): FieldError[] =>
  problem.errors.map(({ pointer, detail }) => ({ name: fieldName(pointer), message: detail }));

export function asProblem(failure: unknown): ProblemError {
  if (failure instanceof ProblemError) return failure;
  return new ProblemError({
    status: 0,
    code: 'app.unexpected',
    title: 'Terjadi kesalahan pada halaman ini',
    detail: 'Muat ulang halaman, lalu coba lagi. Jika berulang, sampaikan kepada administrator.',
  });
}
