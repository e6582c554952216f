import { headerOf, type HttpRequest, type Method, type Query, send } from './http.ts';
import type { paths } from './schema.gen.ts';

type Operation<M extends Method, P extends keyof paths> = M extends keyof paths[P]
  ? NonNullable<paths[P][M]>
  : never;

/** The addresses that know this method. */
export type PathWith<M extends Method> = {
  [P in keyof paths]: [Operation<M, P>] extends [never] ? never : P;
}[keyof paths] &
  string;

type JsonOf<T> = T extends { content: { 'application/json': infer Json } } ? Json : undefined;

type QueryOf<O> = O extends { parameters: { query?: infer Q } } ? Exclude<Q, undefined> : never;
type ParamsOf<O> = O extends { parameters: { path: infer P } } ? P : undefined;
type BodyOf<O> = O extends { requestBody: infer B } ? JsonOf<B> : undefined;
type OptionalBodyOf<O> = O extends { requestBody?: infer B } ? JsonOf<Exclude<B, undefined>> : undefined;
/** No body, or one that may be null. */
type MayBeEmpty<B> = [B] extends [undefined] ? true : null extends B ? true : false;
type Successes<R> = R[keyof R & (200 | 201 | 202 | 204)];

export type Answer<M extends Method, P extends PathWith<M>> =
  Operation<M, P> extends { responses: infer R } ? JsonOf<Successes<R>> : never;
export type QueryFor<P extends PathWith<'get'>> = QueryOf<Operation<'get', P>>;
export type BodyFor<M extends Method, P extends PathWith<M>> = NonNullable<OptionalBodyOf<Operation<M, P>>>;

interface Common {
  /** The `etag` of the record as it was read: the server refuses when somebody changed it meanwhile. */
  ifMatch?: string;
  /** Nothing may stand there yet: the server refuses when somebody was faster. */
  ifNew?: boolean;
  idempotencyKey?: string;
  signal?: AbortSignal;
  anonymous?: boolean;
}

type Options<O> = Common & { query?: QueryOf<O> } & (ParamsOf<O> extends undefined
    ? { params?: undefined }
    : { params: ParamsOf<O> }) &
  (MayBeEmpty<BodyOf<O>> extends true ? { body?: OptionalBodyOf<O> } : { body: BodyOf<O> });

/** Options may be left out when the operation needs none. */
type Arguments<O> = Common extends Options<O> ? [options?: Options<O>] : [options: Options<O>];

interface LooseOptions extends Common {
  query?: Query;
  params?: Record<string, string | number>;
  body?: unknown;
}

/** `call('patch', '/proposals/{id}', { params: { id }, body, ifMatch })`: typed by the API's own document. */
export async function call<M extends Method, P extends PathWith<M>>(
  method: M,
  path: P,
  ...[options]: Arguments<Operation<M, P>>
): Promise<Answer<M, P>> {
  const response = await send(requestFor(method, path, options as LooseOptions | undefined));
  return response.data as Answer<M, P>;
}

export interface UploadOptions {
  params?: Record<string, string | number>;
  /** A list is sent as a repeated field. */
  fields?: Record<string, string | readonly string[] | undefined>;
  /** The name of the file's part; the API's uploads call it `file`. */
  part?: string;
  ifMatch?: string;
  /** Nothing may stand there yet: the server refuses when somebody was faster. */
  ifNew?: boolean;
  idempotencyKey?: string;
  anonymous?: boolean;
  signal?: AbortSignal;
  onProgress?: (share: number) => void;
}

/** A new record from a file. */
export const upload = <P extends PathWith<'post'>>(path: P, file: File, options?: UploadOptions) =>
  sendFile('post', path, file, options);

/** Fields go before the file, so that the server knows them when the stream begins. */
export async function sendFile<M extends 'post' | 'put', P extends PathWith<M>>(
  method: M,
  path: P,
  file: File,
  options: UploadOptions = {},
): Promise<Answer<M, P>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(options.fields ?? {}))
    for (const each of [value ?? []].flat()) if (each) form.append(name, each);
  form.append(options.part ?? 'file', file, file.name);
  const response = await send({
    ...requestFor(method, path, options),
    body: form,
    onUploadProgress: options.onProgress,
  });
  return response.data as Answer<M, P>;
}

export interface Download {
  blob: Blob;
  fileName: string;
}

export async function download<P extends PathWith<'get'>>(
  path: P,
  options: { params?: Record<string, string | number>; query?: QueryFor<P>; signal?: AbortSignal } = {},
): Promise<Download> {
  const response = await send({ ...requestFor('get', path, options as LooseOptions), answer: 'blob' });
  return {
    blob: response.data as Blob,
    fileName: fileNameOf(headerOf(response, 'content-disposition')) ?? path.split('/').at(-1) ?? 'unduhan',
  };
}

/** RFC 6266: `filename*` carries the name with all its letters and wins over `filename`. */
export function fileNameOf(disposition: string | undefined): string | undefined {
  const extended = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (extended) return decodeURIComponent(extended);
  return disposition?.match(/filename="?([^";]+)"?/i)?.[1];
}

function requestFor(method: Method, path: string, options: LooseOptions = {}): HttpRequest {
  return {
    method,
    path: fillPath(path, options.params),
    query: options.query,
    body: options.body,
    signal: options.signal,
    anonymous: options.anonymous ?? false,
    headers: {
      ...(options.ifMatch ? { 'If-Match': options.ifMatch } : {}),
      ...(options.ifNew ? { 'If-None-Match': '*' } : {}),
      ...(options.idempotencyKey ? { 'Idempotency-Key': options.idempotencyKey } : {}),
    },
  };
}

export function fillPath(path: string, params: Record<string, string | number> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${path} needs ${name}`);
    return encodeURIComponent(value);
  });
}

/**
 * Keys for one creating form: the same content keeps its key, so that a repeated press or a lost answer creates one
 * record; changed content is another intention.
 */
export function createIdempotencyKeys(): (body: unknown) => string {
  let content: string | undefined;
  let key = '';
  return (body) => {
    const given = JSON.stringify(body);
    if (given !== content) {
      content = given;
      key = newIdempotencyKey();
    }
    return key;
  };
}

export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
