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

/** Fills the register up to `count` rows with plausible proposals; every tenth says "kerja sama", every 5,000th "zamrud". */
export async function fillProposals(ownerUrl: string, count: number): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const [before] = await sql<{ count: number }[]>`select count(*)::int as count from proposals`;
  const have = before?.count ?? 0;
  await sql.unsafe(`set synchronous_commit = off`);
  for (let from = have; from < count; from += 20_000) {
    const to = Math.min(from + 20_000, count);
    await sql`
      with offices as (select id, number_code, name, row_number() over (order by code) - 1 as n, count(*) over () as of from agencies),
      raw as (
        select i, o.id as agency_id, o.number_code, o.name as agency,
          (${WORDS}::text[])[1 + i % ${WORDS.length}] || ' tahap ' || (i / 10) ||
            case when i % 10 = 0 then ' kerjasama' else '' end || case when i % 5000 = 0 then ' zamrud' else '' end as title,
          now() - (i * interval '7 minutes') as at
        from generate_series(${from}::int, ${to - 1}::int) i join offices o on o.n = i % o.of
      )
      insert into proposals (id, number, status, status_since, version, submitted_at, listed_at, agency_id, title, kind,
        affair_codes, location_codes, candidate_partners, funding, estimated_cost, problem, search_text, title_key, created_at, updated_at)
      select
        (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 4, 15))::uuid,
        'BENCH/' || number_code || '/' || i,
        (array['submitted','in_verification','mapped','in_review','recommended','deferred','rejected'])[1 + i % 7],
        at, 1, at, at, agency_id, title,
        (array['KSDD_SUKARELA','KSDPK','SINERGI','KSDD_WAJIB'])[1 + i % 4],
        array[(array['2.09','3.26','3.27','1.02','2.11'])[1 + i % 5]],
        array['13.' || lpad((1 + i % 12)::text, 2, '0')],
        jsonb_build_array(jsonb_build_object('name', 'Pemerintah Provinsi Riau', 'type', 'PEMDA_PROV', 'regionCode', '14', 'readiness', null)),
        '[]'::jsonb, 100000000 + i, 'Masalah ' || title,
        title || ' ' || lower(agency) || ' pemerintah provinsi riau bench ' || i, title, at, at
      from raw on conflict do nothing`;
  }
  await sql.unsafe('vacuum analyze proposals');
  await sql.end();
}
