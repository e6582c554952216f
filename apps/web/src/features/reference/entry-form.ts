import { z } from 'zod';
import { choicesOf, type Fact, LISTS, type ListName } from './lists.ts';
import type { Changes, Entry } from './reference.api.ts';

/** The form holds text; the contract wants numbers and null. */
export type EntryValues = { aliases: string[] } & Record<'code' | 'name' | 'shortName' | Fact, string> & {
    parentCode: string | undefined;
    validFrom: string | null;
    validUntil: string | null;
  };

const FACTS: readonly Fact[] = [
  'numberCode',
  'kind',
  'group',
  'level',
  'category',
  'number',
  'startYear',
  'endYear',
];
const NUMBERS: readonly Fact[] = ['number', 'startYear', 'endYear'];

const MISSING = {
  numberCode: 'Isi kode nomor, misalnya DISPANGAN; kode ini tertera pada nomor usulan.',
  kind: 'Pilih bentuknya.',
  group: 'Pilih kelompok urusannya.',
  level: 'Pilih tingkatnya.',
  category: 'Pilih kategori mitranya.',
  number: 'Isi nomor dengan angka bulat, atau kosongkan.',
  startYear: 'Isi tahun mulai dengan empat angka.',
  endYear: 'Isi tahun akhir dengan empat angka.',
} as const satisfies Record<Fact, string>;

export function valuesOf(entry: Entry | undefined): EntryValues {
  const facts = Object.fromEntries(FACTS.map((fact) => [fact, String(entry?.[fact] ?? '')])) as Record<
    Fact,
    string
  >;
  return {
    ...facts,
    code: entry?.code ?? '',
    name: entry?.name ?? '',
    shortName: entry?.shortName ?? '',
    aliases: [...(entry?.aliases ?? [])],
    parentCode: entry?.parentCode ?? undefined,
    validFrom: entry?.validFrom ?? null,
    validUntil: entry?.validUntil ?? null,
  };
}

const textOrNull = (typed: string) => typed.trim() || null;

function factValue(fact: Fact, typed: string): string | number | null {
  const text = textOrNull(typed);
  return text !== null && NUMBERS.includes(fact) ? Number(text) : text;
}

/** What the contract wants of this list: facts of other lists stay away. */
export function bodyOf(list: ListName, values: EntryValues): Changes {
  const facts = LISTS[list].facts.map((fact) => [fact, factValue(fact, values[fact])] as const);
  return {
    name: values.name.trim(),
    shortName: textOrNull(values.shortName),
    aliases: values.aliases,
    ...('parent' in LISTS[list] ? { parentCode: values.parentCode ?? null } : {}),
    validFrom: values.validFrom,
    validUntil: values.validUntil,
    ...(Object.fromEntries(facts) as Changes),
  };
}

/** Words for what is missing; the rules between entries are the server's. */
export function schemaFor(list: ListName) {
  const need = (error: string) => z.string({ error }).trim().min(1, { error });
  const whole = (error: string) => z.coerce.number({ error }).int({ error });
  const facts = LISTS[list].facts.map((fact: Fact) => {
    const error = MISSING[fact];
    if (fact === 'number') return [fact, z.union([z.literal(''), whole(error)], { error })] as const;
    return [
      fact,
      choicesOf(fact, list) || fact === 'numberCode' ? need(error) : whole(error).min(1, { error }),
    ] as const;
  });
  return z.looseObject({
    code: need('Isi kodenya.'),
    name: need('Isi namanya.'),
    ...(list === 'perangkat-daerah' ? { shortName: need('Isi singkatannya, misalnya Dispangan.') } : {}),
    ...Object.fromEntries(facts),
  });
}
