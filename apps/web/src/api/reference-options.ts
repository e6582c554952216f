import { officeDay } from '@kerabat/shared/time/working-days';
import { computed } from 'vue';
import type { Schema } from './types.ts';
import {
  isOffered,
  useAffairs,
  useAgencies,
  useFundingSources,
  usePartnerTypes,
  usePeriods,
  usePlanningTargets,
  useRegions,
} from './useReference.ts';

type Entry = Schema<'ReferenceEntry'>;

const HOME_PROVINCE = '13';
const searchable = (...words: (string | null | undefined)[]) => words.filter(Boolean).join(' ');
const today = () => officeDay(new Date());

export function useAffairOptions() {
  const affairs = useAffairs();
  return computed(() =>
    affairs.items.value
      .filter((affair) => isOffered(affair, today()))
      .map(({ code, name, shortName, aliases }) => ({
        value: code,
        label: `${code} ${name}`,
        searchText: searchable(shortName, ...aliases),
      })),
  );
}

/** The home province's places come first: they are chosen most. */
export function useRegionOptions() {
  const regions = useRegions();
  const isHome = ({ code }: Entry) => code.startsWith(HOME_PROVINCE);
  return computed(() => {
    const offered = regions.items.value.filter((region) => isOffered(region, today()));
    return [...offered.filter(isHome), ...offered.filter((region) => !isHome(region))].map((region) => ({
      value: region.code,
      label: regionName(region),
      ...(region.parentCode ? { note: regions.find(region.parentCode)?.name ?? '' } : {}),
      searchText: searchable(region.shortName, ...region.aliases),
    }));
  });
}

export const regionName = ({ level, name }: Pick<Entry, 'level' | 'name'>) =>
  level === 'PROVINCE' ? `Provinsi ${name}` : name;

export function useAgencyOptions() {
  const agencies = useAgencies();
  return computed(() =>
    agencies.items.value
      .filter((agency) => isOffered(agency, today()))
      .map(({ id, name, shortName, numberCode, aliases }) => ({
        value: id,
        label: name,
        ...(shortName === name ? {} : { note: shortName }),
        searchText: searchable(numberCode, ...aliases),
      })),
  );
}

export function usePeriodOptions() {
  const periods = usePeriods();
  return computed(() => periods.items.value.map(({ id, name }) => ({ value: id, label: name })));
}

const LEVEL_WORDS: Partial<Record<NonNullable<Entry['level']>, string>> = {
  MISSION: 'Misi',
  PROGRAM: 'Program unggulan',
  INDICATOR: 'Indikator',
};

/** `Misi 3 · Nilai tambah pertanian`, and the RPJMD it stands in. */
export function usePlanningNames() {
  const targets = usePlanningTargets();
  const byCode = computed(() => new Map(targets.items.value.map((target) => [target.code, target])));

  function planOf(target: Entry): Entry {
    const parent = target.parentCode ? byCode.value.get(target.parentCode) : undefined;
    return parent ? planOf(parent) : target;
  }

  function nameOf(target: Entry): string {
    const level = target.level ? LEVEL_WORDS[target.level] : undefined;
    const number = target.level === 'MISSION' ? ` ${target.number ?? ''}` : '';
    return level ? `${level}${number} · ${target.name}` : target.name;
  }

  return {
    targets,
    describe: (id: string) => {
      const target = targets.find(id);
      return target ? { name: nameOf(target), plan: planOf(target).name } : undefined;
    },
    options: computed(() =>
      targets.items.value
        .filter((target) => target.level !== 'PERIOD' && isOffered(target, today()))
        .sort((a, b) => (planOf(b).startYear ?? 0) - (planOf(a).startYear ?? 0))
        .map((target) => ({
          value: target.id,
          label: nameOf(target),
          note: planOf(target).name,
          searchText: searchable(...target.aliases),
        })),
    ),
  };
}

export function useCodeOptions(source: 'partner-types' | 'funding-sources') {
  const list = source === 'partner-types' ? usePartnerTypes() : useFundingSources();
  return computed(() =>
    list.items.value
      .filter((entry) => isOffered(entry, today()))
      .map(({ code, name }) => ({ value: code, label: name })),
  );
}

/** Names instead of codes, for lists and facts; a code that is not known (yet) stays as it is. */
export function useNames() {
  return {
    affair: (code: string) => {
      const found = useAffairs().find(code);
      return found ? `${code} ${found.name}` : code;
    },
    region: (code: string) => {
      const found = useRegions().find(code);
      return found ? regionName(found) : code;
    },
    mission: (code: string) => {
      const found = usePlanningTargets().items.value.find((target) => target.code === code);
      return found ? `${found.number ?? ''} ${found.name}`.trim() : code;
    },
    partnerType: (code: string) => usePartnerTypes().find(code)?.name ?? code,
    fundingSource: (code: string) => useFundingSources().find(code)?.name ?? code,
    agency: (id: string) => useAgencies().find(id)?.name ?? '…',
    period: (id: string) => usePeriods().find(id)?.name ?? '…',
  };
}

/** Everything that the writers of answers ask for. */
export function useAnswerNames() {
  const planning = usePlanningNames();
  return { ...useNames(), target: (id: string) => planning.describe(id)?.name ?? id };
}
