import { and, desc, eq, isNotNull, max, or, sql, type SQL } from 'drizzle-orm';
import { auditRecords } from '../../platform/audit.table.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { proposalImportRows, proposalImports } from '../imports/imports.table.ts';
import { proposalHistory, proposals } from '../proposals/proposals.table.ts';
import { users } from '../users/users.table.ts';
import type { PersonQuery } from './matching.policy.ts';

const escaped = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** Rows whose text may be about the person; the policy decides value by value afterwards. */
export function mayBeAbout(text: SQL, { words, digits }: PersonQuery): SQL | undefined {
  return or(
    and(...words.map((word) => sql`${text} ilike ${escaped(word)}`)),
    digits === undefined ? undefined : sql`regexp_replace(${text}, '\\D', '', 'g') like ${`%${digits}%`}`,
  );
}

const contactText = (contact: SQL) =>
  sql`concat_ws(' ', ${contact}->>'name', ${contact}->>'position', ${contact}->>'phone', ${contact}->>'email')`;
const cellsText = sql`(select string_agg(cell->>'text', ' ') from jsonb_array_elements(${proposals.source}->'cells') cell)`;

export const findUsers = (db: DbOrTx, query: PersonQuery, limit: number) =>
  db
    .select({ id: users.id, name: users.name, email: users.email, nip: users.nip, office: users.office })
    .from(users)
    .where(
      mayBeAbout(sql`concat_ws(' ', ${users.name}, ${users.email}, ${users.nip}, ${users.office})`, query),
    )
    .orderBy(desc(users.id))
    .limit(limit);

export const findProposals = (db: DbOrTx, query: PersonQuery, limit: number) =>
  db
    .select({
      id: proposals.id,
      title: proposals.title,
      contact: proposals.contact,
      source: proposals.source,
    })
    .from(proposals)
    .where(
      or(
        and(isNotNull(proposals.contact), mayBeAbout(contactText(sql`${proposals.contact}`), query)),
        and(isNotNull(proposals.source), mayBeAbout(cellsText, query)),
      ),
    )
    .orderBy(desc(proposals.id))
    .limit(limit);

const importText = sql`concat_ws(' ', ${proposalImports.committer}->>'name',
  (select string_agg(entry->>'sample', ' ') from jsonb_array_elements(${proposalImports.columns}) entry),
  (select string_agg(entry->>'text', ' ') from jsonb_array_elements(${proposalImports.skippedRows}) entry))`;

export const findImports = (db: DbOrTx, query: PersonQuery, limit: number) =>
  db
    .select({
      id: proposalImports.id,
      fileName: proposalImports.fileName,
      columns: proposalImports.columns,
      skippedRows: proposalImports.skippedRows,
      committer: proposalImports.committer,
    })
    .from(proposalImports)
    .where(mayBeAbout(importText, query))
    .orderBy(desc(proposalImports.id))
    .limit(limit);

const importRowText = sql`concat_ws(' ', array_to_string(${proposalImportRows.cells}, ' '),
  (select string_agg(value, ' ') from jsonb_each_text(${proposalImportRows.corrections})),
  ${contactText(sql`${proposalImportRows.understood}->'contact'`)})`;

export const findImportRows = (db: DbOrTx, query: PersonQuery, limit: number) =>
  db
    .select({
      id: proposalImportRows.id,
      row: proposalImportRows.row,
      cells: proposalImportRows.cells,
      corrections: proposalImportRows.corrections,
      understood: proposalImportRows.understood,
      fileName: proposalImports.fileName,
    })
    .from(proposalImportRows)
    .innerJoin(proposalImports, eq(proposalImports.id, proposalImportRows.importId))
    .where(mayBeAbout(importRowText, query))
    .orderBy(desc(proposalImportRows.id))
    .limit(limit);

export const findHistory = (db: DbOrTx, query: PersonQuery, limit: number) =>
  db
    .select({
      id: proposalHistory.id,
      actorName: proposalHistory.actorName,
      onBehalfOf: proposalHistory.onBehalfOf,
      content: proposalHistory.content,
    })
    .from(proposalHistory)
    .where(
      or(
        mayBeAbout(sql`concat_ws(' ', ${proposalHistory.actorName}, ${proposalHistory.onBehalfOf})`, query),
        mayBeAbout(contactText(sql`${proposalHistory.content}->'contact'`), query),
      ),
    )
    .orderBy(desc(proposalHistory.id))
    .limit(limit);

/** One line per person and not per record: a clerk has thousands. */
export const findAuditActors = (db: DbOrTx, query: PersonQuery, limit: number) =>
  db
    .select({ id: sql<string>`${max(sql`${auditRecords.id}::text`)}`, actorName: auditRecords.actorName })
    .from(auditRecords)
    .where(mayBeAbout(sql`${auditRecords.actorName}`, query))
    .groupBy(auditRecords.actorId, auditRecords.actorName)
    .limit(limit);
