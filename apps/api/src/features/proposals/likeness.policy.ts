import { plainText, searchWords } from '../../platform/search-text.ts';

/**
 * How alike two proposals are, and why: one judgement for the register, the import and the desk (docs/look-alikes.md).
 * The matter counts half: titles that are alike or share words that say something. Who, with whom and where counts the rest.
 */
export interface Likeable {
  titleKey: string;
  /** The words of the title as they meet others, and those of them that say what it is about. */
  words: ReadonlySet<string>;
  telling: ReadonlySet<string>;
  agency: string | null;
  partners: ReadonlySet<string>;
  affairs: ReadonlySet<string>;
  locations: ReadonlySet<string>;
}

export interface Likeness {
  /** 0 to 1. */
  score: number;
  reasons: string[];
}

/** Words that stand in any title: how one cooperates, what is done, and the names of urusan, which are compared as codes. */
const COMMON = new Set(
  `kerjasama rancangan pks mou loi nota kesepakatan kesepahaman perjanjian revisi tindak lanjut lanjutan bidang program
  kegiatan usulan pengembangan peningkatan penguatan percepatan perluasan pembukaan pembangunan pembinaan penyediaan
  pemanfaatan pelaksanaan penyelenggaraan penanganan optimalisasi kelola layanan pelayanan dukungan fasilitasi bersama
  potensi peluang sinergi pasokan distribusi pertukaran pemasaran promosi penempatan berbagi serupa wilayah kawasan daerah
  provinsi kabupaten kota nagari antar antarprovinsi lintas regional batas berbasis melalui tahap masyarakat tahun
  pangan pariwisata wisata budaya tani perkebunan ikan hutan industri dagang investasi kesehatan pendidikan infrastruktur
  umkm koperasi sosial lingkungan hidup ketenagakerjaan perhubungan keuangan energi`.split(/\s+/),
);

/** Names of places, which are compared as codes. */
const PLACES = new Set(
  `sumatera barat sumbar minangkabau minang padang bukittinggi payakumbuh pariaman panjang sawahlunto solok selatan agam
  dharmasraya pasaman pesisir sijunjung tanah datar lima puluh limapuluh kepulauan mentawai riau jambi bengkulu lampung
  utara sumut jakarta dki jabar jatim jawa timur tengah kepri indonesia`.split(/\s+/),
);

const tells = (word: string): boolean =>
  word.length > 2 && !/\d/.test(word) && !COMMON.has(word) && !PLACES.has(word);

export const titleKeyOf = (title: string | null): string => plainText(title ?? '').slice(0, 300);

/** A region by its code, everybody else by name. */
export const partnerKeysOf = (partners: readonly { name: string; regionCode: string | null }[]): string[] => [
  ...new Set(partners.map(({ name, regionCode }) => regionCode ?? plainText(name))),
];

/** The whole province is no place that two have in common. */
const isPlace = (code: string): boolean => code.length > 2;

export function likeable(from: {
  titleKey: string;
  agency: string | null;
  partners: readonly { name: string; regionCode: string | null }[];
  affairs: readonly string[];
  locations: readonly string[];
}): Likeable {
  const words = new Set(searchWords(from.titleKey));
  return {
    titleKey: from.titleKey,
    words,
    telling: new Set([...words].filter(tells)),
    agency: from.agency,
    partners: new Set(partnerKeysOf(from.partners)),
    affairs: new Set(from.affairs),
    locations: new Set(from.locations.filter(isPlace)),
  };
}

function countShared(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const item of left) if (right.has(item)) shared += 1;
  return shared;
}
const share = (left: ReadonlySet<string>, right: ReadonlySet<string>): boolean =>
  countShared(left, right) > 0;

const ALIKE_TITLES = 0.6;
const LEAST_MATTER = 0.2;

/** What two titles say of the same matter, 0 to 1. `similarity` is that of pg_trgm. */
function matterOf(left: Likeable, right: Likeable, similarity: number): number {
  const alike = similarity >= ALIKE_TITLES ? similarity : 0;
  const shared = countShared(left.telling, right.telling);
  if (shared === 0) return alike;
  const shorter = Math.min(left.words.size, right.words.size);
  if (shorter > 1 && countShared(left.words, right.words) === shorter) return 1;
  const part = shared / Math.min(left.telling.size, right.telling.size);
  const byWords = shared === 1 ? 0.3 + 0.3 * part : 0.4 + 0.6 * part;
  return Math.max(alike, byWords);
}

const WEIGHT = { matter: 0.5, partner: 0.23, affair: 0.1, agency: 0.1, location: 0.1 };
/** An agency mostly stays within its urusan, so the two together say little more than one. */
const AGENCY_WITHIN_AFFAIR = 0.05;
const OTHER_AFFAIR = -0.08;
const WORTH_A_LOOK = 0.36;

/** Whether two proposals are worth a second look, how alike they are, and why. */
export function compareProposals(left: Likeable, right: Likeable, similarity: number): Likeness | undefined {
  const matter = matterOf(left, right, similarity);
  const sameAgency = left.agency !== null && left.agency === right.agency;
  const sameAffair = share(left.affairs, right.affairs);
  const otherAffair = !sameAffair && left.affairs.size > 0 && right.affairs.size > 0;
  const samePartner = share(left.partners, right.partners);
  const sameLocation = share(left.locations, right.locations);
  const score =
    (matter >= LEAST_MATTER ? WEIGHT.matter * matter : 0) +
    (samePartner ? WEIGHT.partner : 0) +
    (sameAffair ? WEIGHT.affair : otherAffair ? OTHER_AFFAIR : 0) +
    (sameAgency ? (sameAffair ? AGENCY_WITHIN_AFFAIR : WEIGHT.agency) : 0) +
    (sameLocation ? WEIGHT.location : 0);
  const isSame = left.titleKey === right.titleKey;
  if (!isSame && score < WORTH_A_LOOK) return undefined;
  const reasons: [boolean, string][] = [
    [isSame, 'judul sama'],
    [!isSame && matter >= LEAST_MATTER, 'judul mirip'],
    [sameAgency, 'perangkat daerah sama'],
    [samePartner, 'mitra sama'],
    [sameAffair, 'urusan sama'],
    [sameLocation, 'lokasi sama'],
  ];
  return {
    score: isSame ? 1 : Math.min(0.99, Math.round(score * 100) / 100),
    reasons: reasons.filter(([holds]) => holds).map(([, reason]) => reason),
  };
}
