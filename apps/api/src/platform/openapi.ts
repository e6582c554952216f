import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify';
import fp from 'fastify-plugin';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemSchema } from '@kerabat/shared/contract/problem';
import type { Access } from './access.ts';
import { finishDocument } from './openapi-document.ts';

export const API_PREFIX = '/api/v1';

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" width="150" height="40"><text x="4" y="27" fill="#fff" font-family="sans-serif" font-size="22" font-weight="700" letter-spacing="2">KERABAT</text><path d="M4 35h128" stroke="#d9a93a" stroke-width="3" stroke-dasharray="8 4"/></svg>`;

const DESCRIPTION = `API sistem kerja sama daerah Provinsi Sumatera Barat. Semua alamat bersifat relatif sehingga dapat dipakai di belakang gerbang layanan.

**Lima baris pertama** (klien contoh tercetak saat \`npm start\`):

\`\`\`bash
BASE=http://localhost:3000/api/v1
TOKEN=$(curl -s -u "$CLIENT_ID:$CLIENT_SECRET" -d grant_type=client_credentials $BASE/oauth/token | sed -E 's/.*"access_token":"([^"]+)".*/\\1/')
curl -s -H "Authorization: Bearer $TOKEN" "$BASE/proposals?limit=5&includeTotal=true"
curl -s -H "Authorization: Bearer $TOKEN" "$BASE/proposals?q=kerja%20sama&status=submitted"
curl -s -H "Authorization: Bearer $TOKEN" "$BASE/agencies?q=pangan"
\`\`\`

Nilai enumerasi dapat bertambah; klien hendaknya menerima nilai yang belum dikenal. Kesalahan memakai \`application/problem+json\` (RFC 9457).`;

export const TAGS = [
  { name: 'auth', description: 'Masuk, sesi, kata sandi, dan autentikasi dua langkah.' },
  { name: 'users', description: 'Pengguna dan perannya.' },
  { name: 'integrations', description: 'Klien API milik sistem lain.' },
  { name: 'agencies', description: 'Perangkat daerah, rumah sakit, dan biro.' },
  { name: 'reference', description: 'Daftar acuan: urusan, wilayah, RPJMD, sumber pembiayaan, jenis mitra.' },
  { name: 'periods', description: 'Periode pengusulan dan izin usulan susulan.' },
  { name: 'proposals', description: 'Usulan kerja sama dan perjalanannya.' },
  { name: 'tasks', description: 'Apa yang menunggu langkah pemanggil.' },
  { name: 'delegations', description: 'Siapa mewakili siapa selama cuti.' },
  { name: 'duties', description: 'Tugas atas nama seseorang, dan serah terimanya.' },
  { name: 'canned-remarks', description: 'Catatan siap pakai.' },
  { name: 'saved-views', description: 'Tampilan daftar yang disimpan orang untuk dirinya.' },
  {
    name: 'mapping',
    description: 'Pemetaan: matriks, Daftar Pemetaan dan penetapannya, batas kabupaten/kota.',
  },
  {
    name: 'assessments',
    description: 'Telaah TKKSD: rapat, pendapat, keputusan, berita acara, peringkat.',
  },
  { name: 'procedures', description: 'Tata cara kerja sama menurut jenisnya, sebagai data.' },
  {
    name: 'cooperations',
    description: 'Berkas kerja sama: tahap, surat, penawaran, kegiatan, perselisihan, dan alarmnya.',
  },
  { name: 'imports', description: 'Impor usulan dari lembar kerja.' },
  { name: 'settings', description: 'Pengaturan kantor: batas waktu, kuorum, dan peringatan.' },
  { name: 'holidays', description: 'Hari libur nasional dan cuti bersama.' },
  { name: 'partners', description: 'Register mitra: identitas, riwayat, penggabungan, dan impor.' },
  { name: 'inquiries', description: 'Tawaran kerja sama pihak ketiga: formulir umum dan penanganannya.' },
  { name: 'audit', description: 'Jejak audit.' },
  { name: 'personal-data', description: 'Hak subjek data pribadi (UU 27/2022).' },
];

type Config = {
  access?: Access;
  ifMatch?: boolean | 'unless-new';
  idempotency?: 'accepted' | 'required';
  produces?: unknown;
};

/** The error answers a route can give follow from what it declares. */
function refusalsOf(route: RouteOptions): number[] {
  const config = (route.config ?? {}) as Config;
  const method = String(route.method);
  // Public operations sign people and systems in, so they refuse with 401 and 403 as well.
  const codes = [400, 401, 403, 429, 503];
  if (route.url.includes(':')) codes.push(404);
  if (method !== 'GET') codes.push(409, 422);
  if (route.schema?.body || route.config?.form) codes.push(413, 415);
  if (config.ifMatch) codes.push(404, 412, 428);
  if (config.idempotency === 'required') codes.push(428);
  return [...new Set(codes)].sort((a, b) => a - b);
}

type Parameter = Record<string, unknown>;
const header = (name: string, description: string, required: boolean): Parameter => ({
  in: 'header',
  name,
  description,
  required,
  schema: { type: 'string' },
});

function headersOf(route: RouteOptions): Parameter[] {
  const config = (route.config ?? {}) as Config;
  const parameters: Parameter[] = [];
  if (config.ifMatch)
    parameters.push(header('If-Match', 'Nilai `etag` terakhir yang dilihat.', config.ifMatch === true));
  if (config.ifMatch === 'unless-new')
    parameters.push(header('If-None-Match', '`*` sebagai ganti If-Match bila belum ada isinya.', false));
  if (config.idempotency)
    parameters.push(
      header(
        'Idempotency-Key',
        'Kunci unik; permintaan berulang dengan kunci sama dijawab dengan jawaban pertama (24 jam).',
        config.idempotency === 'required',
      ),
    );
  return parameters;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answer that is not JSON: its media type and what it holds. */
    produces?: { mediaType: string; description: string };
    /** The form of a multipart upload, as an OpenAPI schema. */
    form?: Record<string, unknown>;
  }
}

const zodTransform = createJsonSchemaTransform({ skipList: [] });

function transformRoute(input: Parameters<typeof zodTransform>[0]) {
  const { route } = input;
  if (!route.url.startsWith(API_PREFIX)) return { schema: { ...input.schema, hide: true }, url: input.url };
  const config = (route.config ?? {}) as Config;
  const files = config.produces ? { 200: z.string() } : {};
  const answers = { ...files, ...((input.schema.response ?? {}) as Record<string, unknown>) };
  const refusals = Object.fromEntries(refusalsOf(route).map((status) => [status, problemSchema]));
  const result = zodTransform({
    ...input,
    schema: { ...input.schema, response: { ...answers, ...refusals } } as FastifySchema,
  });
  const schema = result.schema as Record<string, unknown>;
  return {
    url: result.url.slice(API_PREFIX.length),
    schema: {
      ...schema,
      'x-permission': config.access,
      'x-headers': headersOf(route),
      'x-form': route.config?.form,
      'x-produces': route.config?.produces,
      security: config.access === 'public' ? [] : [{ bearer: [] }],
    },
  };
}

type Json = Record<string, unknown>;
const jsonObject = createJsonSchemaTransformObject({});

export const openapi = fp(
  async (app: FastifyInstance) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'KERABAT API',
          version: '1.0.0',
          description: DESCRIPTION,
          contact: {
            name: 'Biro Pemerintahan dan Otonomi Daerah, Sekretariat Daerah Provinsi Sumatera Barat',
          },
          license: { name: 'MIT', identifier: 'MIT' },
        },
        tags: TAGS,
        components: {
          securitySchemes: {
            bearer: {
              type: 'http',
              scheme: 'bearer',
              bearerFormat: 'JWT',
              description: 'Token akses, 10 menit.',
            },
          },
        },
      },
      transform: transformRoute,
      transformObject: (input) => finishDocument(jsonObject(input) as unknown as Json) as never,
    });
    await app.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: false,
      theme: { title: 'KERABAT API' },
      logo: { type: 'image/svg+xml', content: Buffer.from(LOGO) },
      // Swagger UI reads the document below /docs, from where the API lies one step up.
      transformSpecificationClone: true,
      transformSpecification: (document) => ({
        ...document,
        servers: [{ url: '../api/v1', description: 'Server ini.' }],
      }),
      uiConfig: {
        docExpansion: 'none',
        deepLinking: true,
        persistAuthorization: false,
      },
    });
  },
  { name: 'openapi', dependencies: ['access'] },
);
