import postgres from 'postgres';

const WORDS = [
  'pasokan cabai merah',
  'distribusi beras',
  'paket wisata',
  'patroli perbatasan',
  'pengelolaan sampah',
  'pelatihan operator',
  'rujukan pasien',
  'jalan penghubung',
  'penyediaan benih',
  'promosi investasi',
];
const SUBJECTS =
  'rendang gambir kopi kakao tuna garam bambu rotan songket randai silek surau lumbung irigasi embung dermaga terminal jembatan posyandu puskesmas perpustakaan arsip museum sanggar kebun kandang tambak keramba gudang pasar koperasi warung bengkel studio laboratorium sekolah asrama lapangan taman hutan'.split(
    ' ',
  );
const PARTNERS: readonly (readonly [name: string, regionCode: string | null])[] = [
  ...'Aceh 11,Sumatera Utara 12,Riau 14,Jambi 15,Sumatera Selatan 16,Bengkulu 17,Lampung 18,Kepulauan Bangka Belitung 19,Kepulauan Riau 21,DKI Jakarta 31,Jawa Barat 32,Jawa Tengah 33,DI Yogyakarta 34,Jawa Timur 35,Banten 36,Bali 51'
    .split(',')
    .map((region) => [`Pemerintah Provinsi ${region.slice(0, -3)}`, region.slice(-2)] as const),
  ...Array.from({ length: 45 }, (_, at) => [`PT Mitra Ranah ${at + 1}`, null] as const),
];

const CHUNK = 20_000;

/** Indexes that only speed up reading, as statements that make them anew; made after the rows they cost a third of the time. */
async function takeIndexes(sql: postgres.Sql): Promise<string[]> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes i
    where tablename = 'proposals' and indexdef not like '%UNIQUE%'`;
  for (const { name } of indexes) await sql.unsafe(`drop index "${name}"`);
  return indexes.map(({ definition }) => definition);
}

/** Fills the register up to `count` rows with plausible proposals; every tenth says "kerja sama", every 5,000th "zamrud". */
export async function fillProposals(ownerUrl: string, count: number): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  // What the creating case left behind would make a later size another one.
  await sql`delete from proposals where number is null`;
  const [before] = await sql<{ count: number }[]>`select count(*)::int as count from proposals`;
  const have = before?.count ?? 0;
  await sql.unsafe(`set synchronous_commit = off; set maintenance_work_mem = '512MB'`);
  const definitions = count - have > 2 * CHUNK ? await takeIndexes(sql) : [];
  for (let from = have; from < count; from += CHUNK) {
    const to = Math.min(from + CHUNK, count);
    await sql`
      with offices as (select id, number_code, name, row_number() over (order by code) - 1 as n, count(*) over () as of from agencies),
      partners as (select (p->>0) as name, (p->>1) as region_code, n - 1 as n
        from jsonb_array_elements(${sql.json(PARTNERS as never)}::jsonb) with ordinality x(p, n)),
      raw as (
        select i, o.id as agency_id, o.number_code, o.name as agency, p.name as partner, p.region_code,
          (${WORDS}::text[])[1 + i % ${WORDS.length}] || ' ' || (${SUBJECTS}::text[])[1 + (i / 10) % ${SUBJECTS.length}] ||
            ' tahap ' || (i / ${10 * SUBJECTS.length}) || case when i % 10 = 0 then ' kerjasama' else '' end ||
            case when i % 5000 = 0 then ' zamrud' else '' end as title,
          now() - (i * interval '7 minutes') as at
        from generate_series(${from}::int, ${to - 1}::int) i join offices o on o.n = i % o.of
          join partners p on p.n = i % ${PARTNERS.length}
      )
      insert into proposals (id, number, status, status_since, version, submitted_at, listed_at, agency_id, title, kind,
        affair_codes, location_codes, candidate_partners, partner_keys, funding, estimated_cost, problem, search_text, title_key,
        created_at, updated_at)
      select
        (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 4, 15))::uuid,
        'BENCH/' || number_code || '/' || i,
        (array['submitted','in_verification','mapped','in_review','recommended','deferred','rejected'])[1 + i % 7],
        at, 1, at, at, agency_id, title,
        (array['KSDD_SUKARELA','KSDPK','SINERGI','KSDD_WAJIB'])[1 + i % 4],
        array[(array['2.09','3.26','3.27','1.02','2.11'])[1 + i % 5]],
        array['13.' || lpad((1 + i % 12)::text, 2, '0')],
        jsonb_build_array(jsonb_build_object('name', partner, 'type', 'PEMDA_PROV', 'regionCode', region_code, 'readiness', null)),
        array[coalesce(region_code, lower(partner))],
        '[]'::jsonb, 100000000 + i, 'Masalah ' || title,
        title || ' ' || lower(agency) || ' ' || lower(partner) || ' bench ' || i, title, at, at
      from raw on conflict do nothing`;
  }
  for (const definition of definitions) await sql.unsafe(definition);
  await sql.unsafe('vacuum analyze proposals');
  await sql.end();
}
