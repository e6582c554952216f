import type { CandidatePartner } from '@kerabat/shared/proposals/content.schema';
import type { ReferenceBook } from '../reference/reference.service.ts';
import { listsOf, toProblem } from './imports.service.ts';
import { recognisePartner } from './reading/partner-type.ts';
import { openReader } from './reading/reader.ts';
import { buildReferenceIndex } from './reading/reference-index.ts';
import { findRegion } from './reading/region-index.ts';

/** For other features that read lists: the same reader, the same refusals. */

export interface PlainSheet {
  name: string;
  rows: string[][];
}

/** Every sheet that holds something, as text; read in a thread of its own, like every file from outside. */
export async function readPlainSheets(path: string, fileName: string): Promise<PlainSheet[]> {
  const reader = openReader();
  try {
    return await reader.sheets(path, fileName);
  } catch (error) {
    throw toProblem(error);
  } finally {
    await reader.close();
  }
}

export interface PartnerWords {
  /** What sort of partner a name is, and which region if it is one. */
  recognise(name: string): Pick<CandidatePartner, 'type' | 'regionCode'>;
  /** The type that a cell names by code, name or another spelling. */
  typeOf(text: string): string | undefined;
  regionOf(text: string): string | undefined;
}

export function partnerWords(book: ReferenceBook, now: Date): PartnerWords {
  const lists = listsOf(book, now);
  const index = buildReferenceIndex(lists);
  const wordOf = (text: string) => text.trim().toLowerCase();
  const types = new Map(
    lists.partnerTypes.flatMap(({ code, name, aliases }) =>
      [code, name, ...aliases].map((phrase) => [wordOf(phrase), code] as const),
    ),
  );
  return {
    recognise: (name) => recognisePartner(name, index),
    typeOf: (text) => types.get(wordOf(text)),
    regionOf: (text) => {
      const match = findRegion(index.regions, text);
      return match.kind === 'found' ? match.region.code : undefined;
    },
  };
}
