import { readFile } from 'node:fs/promises';
import type { RowIssue, SimilarMark, UnderstoodRow } from '@kerabat/shared/imports/schema';
import type { Column } from './header-row.ts';
import { interpretRow, type RowContext } from './interpret-row.ts';
import { readProposalSheet, valuesOf, type ProposalSheet, type RowValues } from './proposal-sheet.ts';
import { costUnitOf } from './read-money.ts';
import { termUnitOf } from './read-term.ts';
import { buildReferenceIndex, type ReferenceLists } from './reference-index.ts';
import { Resemblance, type RegisterEntry } from './similar-rows.ts';
import { assignAgency, type ImportAgency } from './import-agency.ts';
import { quoted } from './words.ts';

export type SheetFacts = Omit<ProposalSheet, 'rows'> & { total: number };

/** A row as it is kept: what its cells say, and what a person has put in their place. */
export interface RawRow {
  row: number;
  cells: readonly string[];
  corrections: Readonly<Partial<Record<keyof RowValues, string | null>>>;
}

export interface ReadRow {
  row: number;
  cells: readonly string[];
  corrections: RawRow['corrections'];
  understood: UnderstoodRow;
  errors: RowIssue[];
  warnings: RowIssue[];
  similarTo: SimilarMark[];
}

export interface Instructions {
  lists: ReferenceLists;
  columns: readonly Column[];
  year: number;
  agency: ImportAgency | null;
}

/** Cells by column, then what a person has corrected; a cleared cell is empty. */
export function correctedValues({ cells, corrections }: RawRow, columns: readonly Column[]): RowValues {
  const values = valuesOf(cells, columns);
  for (const [field, text] of Object.entries(corrections) as [keyof RowValues, string | null][]) {
    delete values[field];
    if (text !== null && text.trim() !== '') values[field] = text;
  }
  return values;
}

export function contextOf(columns: readonly Column[], year: number): RowContext {
  const header = (field: string) => columns.find((column) => column.field === field)?.header ?? '';
  return { year, costUnit: costUnitOf(header('cost')), termUnit: termUnitOf(header('term')) };
}

/** A look-alike is a warning, even an exact one: nothing is held back for it. */
export function withLookAlikes(warnings: readonly RowIssue[], marks: readonly SimilarMark[]): RowIssue[] {
  const others = warnings.filter(({ code }) => code !== LOOK_ALIKE);
  if (marks.length === 0) return others;
  const names = marks.map(({ row, number, title }) =>
    row === null ? `usulan ${number ?? quoted(title)}` : `baris ${row}`,
  );
  const detail = `Mirip dengan ${names.slice(0, 3).join(', ')}. Pastikan bukan usulan yang sama.`;
  return [...others, { field: 'title', code: LOOK_ALIKE, detail }];
}
const LOOK_ALIKE = 'imports.look_alike';

/** What a reader does, step by step; it keeps the rows between the steps. */
export class ReadingDesk {
  #raw: RawRow[] = [];
  #read: Omit<ReadRow, 'similarTo'>[] = [];
  #resemblance: Resemblance | undefined;

  async open(path: string, fileName: string): Promise<SheetFacts> {
    const { rows, ...facts } = await readProposalSheet(await readFile(path), fileName);
    this.#raw = rows.map(({ row, cells }) => ({ row, cells, corrections: {} }));
    return { ...facts, total: rows.length };
  }

  /** Takes rows that were read before, for other columns. */
  load(rows: readonly RawRow[]): void {
    this.#raw.push(...rows);
  }

  interpret({ lists, columns, year, agency }: Instructions): void {
    const index = buildReferenceIndex(lists);
    const context = contextOf(columns, year);
    this.#read = this.#raw.map((raw) => {
      const interpreted = interpretRow(correctedValues(raw, columns), index, context);
      return { ...raw, ...assignAgency(interpreted, agency) };
    });
    this.#resemblance = new Resemblance(this.#read);
    this.#resemblance.compareRows();
  }

  compare(entries: readonly RegisterEntry[]): void {
    for (const entry of entries) this.#resemblance?.compareWith(entry);
  }

  take(from: number, howMany: number): ReadRow[] {
    return this.#read.slice(from, from + howMany).map((row) => {
      const similarTo = this.#resemblance?.marksOf(row.row) ?? [];
      return { ...row, similarTo, warnings: withLookAlikes(row.warnings, similarTo) };
    });
  }
}
