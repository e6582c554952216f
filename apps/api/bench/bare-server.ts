import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import postgres from 'postgres';

/** The baseline: the same SQL through a bare Fastify with `postgres`; no permission, validation or schema. */
const [url = '', port = '0'] = process.argv.slice(2);
const tuning: Record<string, number> = { max_pipeline: 1 };
const sql = postgres(url, { max: 6, onnotice: () => {}, ...tuning });
const app = Fastify({ logger: false });
const COUNTED = [
  'submitted',
  'in_verification',
  'returned',
  'mapped',
  'in_review',
  'recommended',
  'followed_up',
  'deferred',
];

const COMMON_WORDS =
  'pasokan distribusi wisata perbatasan pengelolaan penyediaan promosi investasi tahap kerjasama hutan'.split(
    ' ',
  );

const company = sql`(select jsonb_build_object('id', u.id, 'name', u.name) from users u where u.id = p.assignee_id) as assignee,
  (select jsonb_build_object('id', b.id, 'title', b.title) from proposal_bundles b where b.id = p.bundle_id) as bundle`;
const item = sql`p.*, a.id as "agencyRef", a.number_code, a.name as agency, a.short_name, ${company},
  coalesce((select true from proposals source where source.merged_into_id = p.id limit 1), false) as "hasSources"`;
const row = sql`p.id, p.row_version, p.number, p.title, p.kind, p.initiator, p.status, p.affair_codes, p.location_codes,
  p.location_text, p.candidate_partners, p.period_id, p.estimated_cost, p.funding, p.start_date, p.end_date, p.duration_months,
  p.priority, p.is_sample, p.version, p.submitted_at, p.status_since, p.due_on, p.created_at, p.updated_at,
  a.id as "agencyRef", a.number_code, a.name as agency, a.short_name, ${company}, p.listed_at::text`;
const visible = sql`(p.submitted_at is not null and p.status <> 'awaiting_head')`;

app.get<{ Params: { id: string } }>('/item/:id', async ({ params }) => {
  const [found] =
    await sql`select ${item} from proposals p join agencies a on a.id = p.agency_id where p.id = ${params.id} and ${visible}`;
  return found;
});
app.get('/list', async () => ({
  items:
    await sql`select ${row} from proposals p join agencies a on a.id = p.agency_id where ${visible} order by p.listed_at desc, p.id desc limit 26`,
}));
app.get('/list-total', async () => {
  const items =
    await sql`select ${row} from proposals p join agencies a on a.id = p.agency_id where ${visible} order by p.listed_at desc, p.id desc limit 26`;
  const [total] =
    await sql`select count(*)::int as total from (select 1 from proposals p where ${visible} limit 1001) x`;
  return { items, total };
});
app.get<{ Querystring: { q: string } }>('/search', async ({ query }) => {
  const hits = await sql<
    { id: string }[]
  >`select id from proposals where search @@ to_tsquery('simple', ${`${query.q}:*`}) limit 2001`;
  const items =
    hits.length > 2000
      ? await sql`select ${row} from proposals p join agencies a on a.id = p.agency_id where ${visible} and (p.search || ''::tsvector) @@ to_tsquery('simple', ${`${query.q}:*`}) order by p.listed_at desc, p.id desc limit 26`
      : await sql`select ${row} from proposals p join agencies a on a.id = p.agency_id where ${visible} and p.id = any(${hits.map((hit) => hit.id)}::uuid[]) order by p.listed_at desc, p.id desc limit 26`;
  return { items };
});
const caseStages = sql`coalesce((select jsonb_agg(jsonb_build_object('code', s.code, 'openedAt', s.opened_at::text, 'dueOn', s.due_on,
  'passedAt', s.passed_at::text, 'passedBy', s.passed_by, 'note', s.note) order by s.opened_at)
  from cooperation_stages s where s.cooperation_id = c.id`;
const caseCompany = sql`a.id as "agencyRef", a.number_code, a.name as agency, a.short_name,
  (select jsonb_build_object('id', u.id, 'name', u.name) from users u where u.id = c.officer_id) as officer`;
app.get<{ Params: { id: string } }>('/case/:id', async ({ params }) => {
  const [found] = await sql`select c.*, ${caseCompany},
      (select jsonb_build_object('id', u.id, 'name', u.name) from users u where u.id = c.deputy_id) as deputy,
      coalesce((select jsonb_agg(jsonb_build_object('order', p."order", 'partnerId', m.id, 'name', m.name, 'typeCode', m.type_code,
        'regionCode', m.region_code, 'representative', p.representative) order by p."order")
        from cooperation_parties p left join partners m on m.id = p.partner_id where p.cooperation_id = c.id), '[]') as parties,
      ${caseStages}), '[]') as stages,
      coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'number', q.number, 'title', q.title))
        from cooperation_proposals l join proposals q on q.id = l.proposal_id where l.cooperation_id = c.id), '[]') as proposals,
      coalesce((select jsonb_agg(to_jsonb(o)) from cooperation_overrides o where o.cooperation_id = c.id), '[]') as overrides
    from cooperations c join agencies a on a.id = c.lead_agency_id where c.id = ${params.id}`;
  const papers =
    await sql`select * from cooperation_papers where cooperation_id = ${params.id} order by created_at, id`;
  const offers =
    await sql`select state from cooperation_offers where cooperation_id = ${params.id} order by created_at desc, id desc`;
  const settings = await sql`select key, value from settings`;
  return { ...found, papers, offers, settings };
});
app.get('/cases', async () => {
  const settings = await sql`select key, value from settings`;
  const items =
    await sql`select c.id, c.row_version, c.number, c.title, c.kind, c.route, c.origin, c.initiator, c.status,
      c.procedure_code, c.procedure_version, c.moved_at, c.due_on, c.kb_signed_on, c.pks_signed_on, c.reply_due_on,
      c.paper_expires_on, c.open_stage_codes, c.is_sample, c.created_at, c.updated_at, ${caseCompany},
      ${caseStages} and s.passed_at is null), '[]') as stages,
      array(select m.name from cooperation_parties p join partners m on m.id = p.partner_id
        where p.cooperation_id = c.id order by p."order") as "partnerNames", c.moved_at::text
    from cooperations c join agencies a on a.id = c.lead_agency_id order by c.moved_at desc, c.id desc limit 26`;
  return { items, settings };
});
app.get('/case-board', async () => ({
  columns: await sql`select s.code, c.procedure_code, c.procedure_version, count(*)::int as total,
      (count(*) filter (where s.due_on < now()::date))::int as overdue
    from cooperations c join cooperation_stages s on s.cooperation_id = c.id
    where c.status = 'running' and s.passed_at is null group by s.code, c.procedure_code, c.procedure_version`,
}));
/** The three ways of features/proposals/lookalikes.queries.ts; the judgement over what they find is the app's own. */
app.get<{ Params: { id: string } }>('/similar/:id', async ({ params }) => {
  const [one] =
    await sql`select title_key, partner_keys, affair_codes, location_codes from proposals where id = ${params.id}`;
  if (!one) return { items: [] };
  const [title, partners, affairs, places] = [
    one['title_key'] as string,
    one['partner_keys'] as string[],
    one['affair_codes'] as string[],
    one['location_codes'] as string[],
  ];
  const words = title
    .split(' ')
    .filter((word) => !COMMON_WORDS.includes(word) && !/\d/.test(word))
    .join(' | ');
  const open = sql`${visible} and p.status <> 'merged'`;
  const items =
    await sql`select p.id, p.number, p.title, p.title_key, p.status, p.submitted_at, p.agency_id, p.affair_codes,
      p.location_codes, p.candidate_partners, similarity(p.title_key, ${title}), a.number_code, a.name, a.short_name
    from proposals p join agencies a on a.id = p.agency_id where p.id <> ${params.id} and p.id = any(array(
      (select p.id from proposals p where p.title_key % ${title} and ${open} limit 300)
      union (select p.id from proposals p where p.partner_keys && ${partners} and p.affair_codes && ${affairs} and ${open} limit 300)
      union (select p.id from proposals p where p.search @@ to_tsquery('simple', ${words})
        and (p.partner_keys && ${partners} or p.affair_codes && ${affairs} or p.location_codes && ${places}) and ${open} limit 300)))
    order by similarity(p.title_key, ${title}) + case when p.partner_keys && ${partners} then 0.5 else 0 end
      + case when p.affair_codes && ${affairs} then 0.2 else 0 end + case when p.location_codes && ${places} then 0.2 else 0 end
      + case when p.search @@ to_tsquery('simple', ${words}) then 0.4 else 0 end desc, p.id limit 100`;
  return { items: items.slice(0, 10) };
});
/** Urusan by kabupaten/kota, as features/mapping/figures.queries.ts counts it. */
app.get('/matrix', async () => {
  const found = await sql`with g as materialized (
      select p.affair_codes as r, p.location_codes as c, count(*) as n,
        sum(coalesce(p.estimated_cost, (select sum((part->>'amount')::bigint) from jsonb_array_elements(p.funding) part))) as amount
      from proposals p where ${visible} and p.status = any(${COUNTED}) group by 1, 2),
    spread as (
      select distinct r.code as "row", case when left(c.code, 2) <> '13' then 'outside' else c.code end as "column", n, amount, g.r, g.c
      from g, unnest(case when g.r = '{}' then array[null]::text[] else g.r end) r(code),
        unnest(case when g.c = '{}' then array[null]::text[] else g.c end) c(code))
    select 'cells' as part, "row", "column", sum(n)::int as count, coalesce(sum(amount), 0)::float8 as amount from spread group by 2, 3
    union all select 'total', null, null, sum(n)::int, coalesce(sum(amount), 0)::float8 from g`;
  return { cells: found };
});
const task = sql`t.id, t.stage, t.label, t.since, t.due_on, c.id as "recordId", c.row_version, c.title, c.number, a.name as agency`;
const waiting = sql`cooperation_tasks t join cooperations c on c.id = t.cooperation_id join agencies a on a.id = c.lead_agency_id`;
const due = sql`coalesce(t.due_on, '9999-12-31'::date)`;
const counted = sql`count(*)::int as total, (count(*) filter (where due < current_date))::int as overdue`;
/** What lies with an officer and what is open to the bureau; the app reads the proposals beside it. */
app.get<{ Params: { id: string } }>('/tasks/:id', async ({ params }) => ({
  items: await sql`
    (select ${task}, 0 as rank from ${waiting} where t.assignee_id = ${params.id} order by ${due}, t.id limit 26) union all
    (select ${task}, 1 as rank from ${waiting} where t.permission = 'cooperation.process' and t.assignee_id is null
      order by ${due}, t.id limit 26) order by rank, due_on nulls last, id limit 26`,
  summary: await sql`
    (select ${counted} from (select ${due} as due from cooperation_tasks t where assignee_id = ${params.id} order by 1 limit 1001) x)
    union all (select ${counted} from (select ${due} as due from cooperation_tasks t
      where permission = 'cooperation.process' and assignee_id is null order by 1 limit 1001) x)`,
}));
app.get<{ Params: { id: string } }>('/tasks-of-agency/:id', async ({ params }) => {
  const own = sql`t.permission = 'cooperation.prepare' and t.assignee_id is null and c.lead_agency_id = ${params.id}`;
  return {
    items: await sql`select ${task} from ${waiting} where ${own} order by ${due}, t.id limit 26`,
    summary:
      await sql`select ${counted} from (select ${due} as due from ${waiting} where ${own} order by 1 limit 1001) x`,
  };
});
app.post<{ Body: { title: string; agencyId: string } }>('/create', async ({ body }) => {
  const id = randomUUID();
  await sql.begin(async (tx) => {
    await tx`insert into proposals (id, title, agency_id, search_text, title_key) values (${id}, ${body.title}, ${body.agencyId}, ${body.title}, ${body.title})`;
    await tx`insert into proposal_history (id, proposal_id, action, to_status, actor_name, version, row_version) values (${randomUUID()}, ${id}, 'created', 'draft', 'bench', 0, 1)`;
    await tx`insert into audit_records (id, event, actor_kind, actor_name, subject_type, subject_id) values (${randomUUID()}, 'proposal.created', 'system', 'bench', 'proposal', ${id})`;
  });
  return { id };
});
await app.listen({ port: Number(port), host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));
process.send?.('ready');
