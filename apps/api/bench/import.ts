import { writeXlsx } from 'hucre/xlsx';
import type { ProposalImport } from '@kerabat/shared/imports/schema';
import { startServer, type Running } from './processes.ts';

interface Options {
  appUrl: string;
  port: number;
  secret: string;
  dataDir: string;
  token: string;
  rows: number;
}

const HEADERS = [
  'No',
  'Perangkat Daerah',
  'Usulan',
  'Jenis',
  'Calon Mitra',
  'Urusan',
  'Lokasi',
  'Perkiraan Biaya',
  'Jangka Waktu',
];
const AGENCIES = ['Dinas Pangan', 'Dispar', 'DLH', 'Dinas Kesehatan', 'Satpol PP', 'Dinas Perhubungan'];

/** A workbook as an office writes it: short names, typing variety, money in words. */
async function workbook(rows: number): Promise<Uint8Array> {
  const lines = Array.from({ length: rows }, (_unused, index) => [
    index + 1,
    AGENCIES[index % AGENCIES.length] ?? null,
    `Usulan impor nomor ${index} tentang hal ${(index * 7919) % 10_007}`,
    index % 2 === 0 ? 'KSDD' : 'Pihak Ketiga',
    index % 2 === 0 ? 'Pemprov Riau' : 'PT Contoh Mitra',
    ['Pangan', 'Pariwisata', 'Lingkungan Hidup', 'Kesehatan'][index % 4] ?? null,
    ['Kab. Agam', 'Pessel', 'Kota Padang', 'Kab. Solok; Kota Solok'][index % 4] ?? null,
    ['Rp 1.250.000,-', '1,25 M', '750jt', 900_000_000][index % 4] ?? null,
    '3 tahun',
  ]);
  return writeXlsx({ sheets: [{ name: 'Usulan', rows: [HEADERS, ...lines] }] });
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(
  base: string,
  headers: Record<string, string>,
  id: string,
  done: string,
): Promise<ProposalImport> {
  for (;;) {
    const found = (await (
      await fetch(`${base}/proposal-imports/${id}`, { headers })
    ).json()) as ProposalImport;
    if (found.status === done) return found;
    if (found.status === 'failed') throw new Error(found.failure ?? 'import failed');
    await sleep(100);
  }
}

async function run({ port, token, rows }: Options) {
  const base = `http://127.0.0.1:${port}/api/v1`;
  const headers = { authorization: `Bearer ${token}` };
  const form = new FormData();
  form.set('file', new File([Buffer.from(await workbook(rows))], 'usulan.xlsx'));
  const begun = performance.now();
  const posted = await fetch(`${base}/proposal-imports`, { method: 'POST', headers, body: form });
  if (!posted.ok) throw new Error(await posted.text());
  const { id } = (await posted.json()) as ProposalImport;
  const previewed = await until(base, headers, id, 'previewed');
  const middle = performance.now();
  const committed = await fetch(`${base}/proposal-imports/${id}/commit`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': `bench-${id}` },
  });
  if (!committed.ok) throw new Error(await committed.text());
  const { result } = await until(base, headers, id, 'committed');
  return {
    counts: previewed.counts,
    created: result?.created,
    preview: middle - begun,
    commit: performance.now() - middle,
  };
}

/** Preview and commit of a long list in a fresh process, with its peak memory. */
export async function measureImport(options: Options): Promise<void> {
  const server: Running = await startServer('./app-server.ts', [
    options.appUrl,
    String(options.port),
    options.secret,
    options.dataDir,
  ]);
  const idle = await server.memory();
  const { counts, created, preview, commit } = await run(options);
  const { peak } = await server.memory();
  const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  console.log(
    `rows ${counts.total}, ready ${counts.ready}, with warnings ${counts.withWarnings}, created ${created}`,
  );
  console.log(`preview ${(preview / 1000).toFixed(1)} s, commit ${(commit / 1000).toFixed(1)} s`);
  console.log(`memory of the API process: ${mb(idle.rss)} idle, ${mb(peak)} peak`);
  await server.stop();
}
