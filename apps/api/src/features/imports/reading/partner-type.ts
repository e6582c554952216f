import type { CandidatePartner } from '@kerabat/shared/proposals/content.schema';
import type { PartnerTypeEntry, ReferenceIndex, RegionEntry } from './reference-index.ts';
import {
  ABROAD,
  FOREIGN_COMPANY,
  FOREIGN_RULES,
  HOME_RULES,
  OUR_MISSION,
  type TypeRule,
} from './partner-words.ts';
import { findRegion, isWithin, nearestRegion } from './region-index.ts';
import { wordsOf } from './words.ts';

type Recognised = Pick<CandidatePartner, 'type' | 'regionCode'>;

const GOVERNMENT: Readonly<Record<string, string>> = {
  PROVINCE: 'PEMDA_PROV',
  REGENCY: 'PEMDA_KAB',
  CITY: 'PEMDA_KOTA',
};

const regionGovernment = (region: RegionEntry): Recognised => ({
  type: GOVERNMENT[region.level ?? ''] ?? null,
  regionCode: region.code,
});
const typed = (type: string | null): Recognised => ({ type, regionCode: null });

/** An office of a region speaks for that region: `Dishub Provinsi Jambi`. */
const OFFICE_OF = /\b((?:provinsi|propinsi|prov\.?|kabupaten|kab\.?|kota)\s+[^,;()]+?)\s*$/i;
const GENERIC_REGION = /\b(?:lain|terkait|tetangga|se[- ]|di |wilayah|perbatasan)/i;
const OFFICE =
  /^(?:dinas|badan|biro|sekretariat|satpol|satuan|rsud|bapenda|bappeda|bapelitbang\w*|bpbd|bkd|bpsdm|dis[a-z]+|din[a-z]+|dlh|dkp|dp3a\w*|dpm\w*|dukcapil|inspektorat|upt\w*)\b/i;

function readRegion(name: string, index: ReferenceIndex): Recognised | undefined {
  const bare = name.replace(/\([^)]*\)/g, ' ').trim();
  const whole = findRegion(index.regions, bare);
  if (whole.kind === 'found') return regionGovernment(whole.region);
  const [place = '', province, ...more] = bare.split(/,\s*/);
  if (province !== undefined && more.length === 0 && isWithin(index.regions, place, province))
    return readRegion(place, index);
  const office = OFFICE.test(bare) ? OFFICE_OF.exec(bare)?.[1] : undefined;
  const match = office === undefined ? undefined : findRegion(index.regions, office);
  return match?.kind === 'found' ? regionGovernment(match.region) : undefined;
}

const HEAD_LEVEL: readonly (readonly [RegExp, string])[] = [
  [/^(?:pemerintah |pemda )?(?:kab(?:upaten)?\.?\s*[/&]\s*kota|kabupaten dan kota)/i, ''],
  [/^(?:pemerintah )?(?:provinsi|prov\b|pemprov)/i, 'PEMDA_PROV'],
  [/^(?:pemerintah )?(?:kabupaten|kab\b|pemkab)/i, 'PEMDA_KAB'],
  [/^(?:pemerintah )?(?:kota\b|pemkot?\b|pemko\b)/i, 'PEMDA_KOTA'],
];

/** A region whose name is not known, not decided, or misspelt: its level is plain at least. */
function readUnclearRegion(name: string, index: ReferenceIndex): Recognised | undefined {
  const level = HEAD_LEVEL.find(([pattern]) => pattern.test(name))?.[1];
  if (level === undefined) return undefined;
  const near = GENERIC_REGION.test(name) ? undefined : nearestRegion(index.regions, name);
  return near?.kind === 'found' ? regionGovernment(near.region) : typed(level || null);
}

const ruled = (rules: readonly TypeRule[], name: string): Recognised | undefined => {
  const rule = rules.find(({ pattern }) => pattern.test(name));
  return rule && typed(rule.type);
};

/** The alias that stands earliest in the name, the longest of those. */
function readAlias(name: string, index: ReferenceIndex): PartnerTypeEntry | undefined {
  const words = wordsOf(name);
  for (let at = 0; at < words.length; at++) {
    const found = index.partnerTypes.findAt(words, at);
    // A short word in the middle of a name is seldom what the name is about.
    if (found && (at === 0 || found.to - found.from > 1 || (words[at] ?? '').length > 4)) return found.entry;
  }
  return undefined;
}

/** `PT Bank Nagari`, `PT Semen Padang Tbk`: a company that is known with or without its legal form. */
function companyAlias(name: string, index: ReferenceIndex): PartnerTypeEntry | undefined {
  if (!/^(?:pt|perum|bank)\b/i.test(name)) return undefined;
  const forms = [wordsOf(name), wordsOf(name).slice(1)];
  const known = forms.map((words) => index.partnerTypes.findAt(words, 0)?.entry);
  return known.find((entry) => entry?.code === 'BUMN' || entry?.code === 'BUMD');
}

/** What sort of partner a name is, and which region if it is one; null where that can't be told. */
export function recognisePartner(name: string, index: ReferenceIndex): Recognised {
  if (OUR_MISSION.test(name)) return typed(null);
  const region = readRegion(name, index);
  if (region) return region;
  const bare = name.replace(/\([^)]*\)/g, ' ').trim() || name;
  const isAbroad = ABROAD.test(name) && !/\bindonesia\b/i.test(bare);
  if (isAbroad) return ruled(FOREIGN_RULES, bare) ?? typed(null);
  if (FOREIGN_COMPANY.test(bare)) return typed('LAIN_LN');
  const exact = index.partnerTypes.get(bare) ?? companyAlias(bare, index);
  if (exact) return typed(exact.code);
  return (
    ruled(HOME_RULES, name) ?? readUnclearRegion(name, index) ?? typed(readAlias(name, index)?.code ?? null)
  );
}
