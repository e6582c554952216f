const REFUSALS: Record<number, string> = {
  400: 'Permintaan belum sesuai bentuknya.',
  401: 'Belum masuk, atau sesi berakhir.',
  403: 'Peran tidak mengizinkan.',
  404: 'Tidak ada, atau tidak boleh dilihat.',
  409: 'Keadaan catatan tidak mengizinkan, atau sudah ada.',
  412: 'Catatan sudah berubah sejak terakhir dilihat.',
  413: 'Isi atau berkas terlalu besar.',
  415: 'Content-Type bukan yang tercantum untuk operasi ini.',
  422: 'Ketentuan belum terpenuhi; `errors` menyebut isian dan dasarnya.',
  428: 'Tajuk prasyarat belum disertakan.',
  429: 'Terlalu banyak permintaan; lihat Retry-After.',
  503: 'Sedang sibuk; lihat Retry-After.',
};

type Parameter = Record<string, unknown>;
type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** What @fastify/swagger cannot say: request headers, multipart forms, files, and problem+json. */
function finishOperation(operation: Json): void {
  const {
    'x-headers': headers,
    'x-form': form,
    'x-produces': produces,
  } = operation as {
    'x-headers'?: Parameter[];
    'x-form'?: Json;
    'x-produces'?: { mediaType: string; description: string };
  };
  delete operation['x-headers'];
  delete operation['x-form'];
  delete operation['x-produces'];
  if (headers && headers.length > 0)
    operation['parameters'] = [...((operation['parameters'] as Parameter[] | undefined) ?? []), ...headers];
  if (form)
    operation['requestBody'] = { required: true, content: { 'multipart/form-data': { schema: form } } };
  const responses = operation['responses'] as Record<string, Json>;
  for (const [status, answer] of Object.entries(responses)) {
    const refusal = REFUSALS[Number(status)];
    const content = answer['content'] as Record<string, unknown> | undefined;
    if (refusal) {
      answer['description'] = refusal;
      if (content) answer['content'] = { 'application/problem+json': Object.values(content)[0] };
    } else if (produces && (status === '200' || status === '206')) {
      answer['description'] = produces.description;
      answer['content'] = { [produces.mediaType]: { schema: { type: 'string', format: 'binary' } } };
    } else if (answer['description'] === undefined || answer['description'] === 'Default Response') {
      answer['description'] = status === '204' ? 'Selesai; tidak ada isi.' : 'Berhasil.';
    }
  }
}

/** The document as it is served and committed. */
export function finishDocument(document: Json): Json {
  // The plugin takes absolute addresses only; ours is relative, so that a path-rewriting gateway may stand before it.
  document['servers'] = [{ url: './api/v1', description: 'Relatif terhadap alamat dokumen ini.' }];
  const paths = document['paths'] as Record<string, Record<string, unknown>>;
  for (const path of Object.values(paths))
    for (const operation of Object.values(path)) if (isObject(operation)) finishOperation(operation);
  return tidySchemas(document);
}

const REF = '#/components/schemas/';

/** Every schema name that `node` refers to. */
function refsIn(node: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(node)) for (const part of node) refsIn(part, found);
  else if (isObject(node))
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && typeof value === 'string' && value.startsWith(REF))
        found.add(value.slice(REF.length));
      else refsIn(value, found);
    }
  return found;
}

function reachable(document: Json, schemas: Record<string, unknown>): Set<string> {
  const found = refsIn(document['paths']);
  for (const name of found) for (const inner of refsIn(schemas[name])) found.add(inner);
  return found;
}

/**
 * The plugin writes every schema twice, as it is sent and as it is received (`…Input`), whether used or not. Kept are the
 * used ones, and a schema that is only received loses the suffix.
 */
function tidySchemas(document: Json): Json {
  const components = document['components'] as Record<string, Json>;
  const schemas = (components['schemas'] ?? {}) as Record<string, unknown>;
  const used = reachable(document, schemas);
  const nameOf = (name: string): string => {
    const plain = name.replace(/Input$/, '');
    return plain !== name && !used.has(plain) ? plain : name;
  };
  const kept = Object.fromEntries(
    [...used]
      .filter((name) => schemas[name] !== undefined)
      .sort()
      .map((name) => [nameOf(name), schemas[name]]),
  );
  const text = JSON.stringify({ ...document, components: { ...components, schemas: kept } });
  return JSON.parse(
    text.replace(/"#\/components\/schemas\/([^"]+)"/g, (_all, name: string) => `"${REF}${nameOf(name)}"`),
  ) as Json;
}
