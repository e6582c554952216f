import postgres from 'postgres';

const CHUNK = 20_000;
const STAGES = [
  'T1_PERSIAPAN',
  'T1_TELAAH',
  'T2_JAWABAN',
  'T3_SUSUN_KB',
  'T5_DPRD',
  'T6_SUSUN_PKS',
  'T8_LAKSANA',
];
const PARTNERS = 200;
/** Who takes the steps that wait, in turn. */
const HOLDERS = [
  'cooperation.process',
  'cooperation.prepare',
  'cooperation.review-legally',
  'cooperation.approve',
];

/**
 * Fills the register up to `count` cases with plausible ones: two parties, passed stages, an open one, and its
 * task; every second task of the bureau lies with the officer by name.
 */
export async function fillCases(ownerUrl: string, count: number, officerId: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe('set synchronous_commit = off');
  await sql`
    insert into partners (id, name, name_key, type_code)
    select ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'PT Mitra Ranah ' || i, 'pt mitra ranah ' || i, 'SWASTA_BH'
    from generate_series(0, ${PARTNERS - 1}::int) i on conflict do nothing`;
  const [before] = await sql<{ count: number }[]>`select count(*)::int as count from cooperations`;
  for (let from = before?.count ?? 0; from < count; from += CHUNK) {
    const to = Math.min(from + CHUNK, count);
    await sql`
      with offices as (select id, name, row_number() over (order by code) - 1 as n, count(*) over () as of from agencies),
      raw as (
        select i, o.id as agency_id, o.name as agency, now() - (i * interval '7 minutes') as at, 1 + i % ${STAGES.length} as stage,
          (lpad(to_hex(i), 8, '0') || '-0000-7000-9000-' || substr(md5(i::text), 1, 12))::uuid as id
        from generate_series(${from}::int, ${to - 1}::int) i join offices o on o.n = i % o.of
      ), made as (
        insert into cooperations (id, number, title, kind, origin, initiator, procedure_code, procedure_version, lead_agency_id,
          officer_id, affair_codes, location_codes, answers, open_stage_codes, due_on, moved_at, search_text, created_at, updated_at)
        select id, 'KS/1999/' || i, 'Kerja sama ' || i || case when i % 5000 = 0 then ' zamrud' else '' end, 'KSDPK', 'MENDESAK',
          'DAERAH', 'KSDPK_DAERAH', 1, agency_id, ${officerId}::uuid, array['2.09'], array['13.0' || (1 + i % 9)],
          '{"dprd": {"levy": false, "multiYear": true, "assets": false, "guarantee": false, "inCurrentBudget": true},
            "pksSignatory": null, "thirdPartyCriteria": {"masterPlan": null, "feasible": null, "ableToFund": null},
            "foreignConditions": {"diplomaticRelations": null, "regionalAffair": null, "noOfficeAbroad": null,
              "noInterference": null, "fitsPlans": null},
            "lawCheck": {"morality": true, "publicOrder": true, "nationalInterest": true, "law": true}}'::jsonb,
          array[(${STAGES}::text[])[stage]], (at + interval '20 days')::date, at,
          'kerjasama ' || i || ' ' || lower(agency) || case when i % 5000 = 0 then ' zamrud' else '' end, at, at
        from raw returning id
      ), parties as (
        insert into cooperation_parties (cooperation_id, "order", partner_id)
        select id, party, case when party = 1 then null else ('00000000-0000-7000-8000-' || lpad(to_hex(i % ${PARTNERS}), 12, '0'))::uuid end
        from raw, generate_series(1, 2) party
      ), stages as (
        insert into cooperation_stages (cooperation_id, code, opened_at, due_on, passed_at, passed_by)
        select id, (${STAGES}::text[])[at_stage], at, (at + interval '20 days')::date,
          case when at_stage < stage then at end, case when at_stage < stage then 'Bench' end
        from raw, generate_series(1, stage) at_stage
      )
      insert into cooperation_tasks (id, cooperation_id, stage, label, permission, assignee_id, since, due_on)
      select gen_random_uuid(), id, (${STAGES}::text[])[stage], 'Tahap', (${HOLDERS}::text[])[1 + i % ${HOLDERS.length}],
        case when i % ${HOLDERS.length * 2} = 0 then ${officerId}::uuid end, at, (at + interval '20 days')::date from raw`;
  }
  for (const table of ['cooperations', 'cooperation_parties', 'cooperation_stages', 'cooperation_tasks'])
    await sql.unsafe(`vacuum analyze ${table}`);
  await sql.end();
}

/** One in the middle of the register. */
export async function middleCase(ownerUrl: string, size: number): Promise<string> {
  const sql = postgres(ownerUrl, { max: 1 });
  const [row] = await sql<{ id: string }[]>`
    select id from cooperations order by moved_at offset ${Math.floor(size / 2)} limit 1`;
  await sql.end();
  return row?.id ?? '';
}
