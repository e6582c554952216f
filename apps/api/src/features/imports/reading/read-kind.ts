import type { PartnerCategory, ProposalKind } from '@kerabat/shared/proposals/vocabulary';
import { understood, warned, type Reading } from './findings.ts';
import { NearBook } from './similarity.ts';
import { keyOf, quoted, saysNothing } from './words.ts';

/** What an office's word means: a kind; `ASSUMED`, which leaves wajib or sukarela open; or what the partner decides. */
type Meaning = ProposalKind | 'KSDD_ASSUMED' | 'BY_FOREIGN_PARTNER' | 'BY_UNIVERSITY';

const WORDS: Readonly<Record<Meaning, readonly string[]>> = {
  KSDD_WAJIB: [
    'KSDD Wajib',
    'KSDD_WAJIB',
    'Wajib',
    'Kerja Sama Wajib',
    'Kerja sama wajib dengan daerah lain',
    'Daerah Lain Wajib',
    'Daerah Lain (Wajib)',
    'Wajib dengan daerah lain',
    'KSD Wajib',
    'Kerja Sama Daerah Wajib',
  ],
  KSDD_SUKARELA: [
    'KSDD Sukarela',
    'KSDD_SUKARELA',
    'Sukarela',
    'Kerja Sama Sukarela',
    'Kerja sama sukarela dengan daerah lain',
    'Daerah Lain Sukarela',
    'Daerah Lain (Sukarela)',
    'KSD Sukarela',
  ],
  KSDD_ASSUMED: [
    'KSDD',
    'Daerah Lain',
    'Antar Daerah',
    'Antardaerah',
    'Antar Provinsi',
    'Antarprovinsi',
    'Dengan Daerah Lain',
    'Kerja Sama Antar Daerah',
    'Kerja Sama Daerah',
    'Kerja Sama Daerah dengan Daerah Lain',
    'Kerja Sama dengan Daerah Lain',
    'KSD',
    'KAD',
    'Pemerintah Daerah',
    'Pemda',
    'Pemda Lain',
    'Pemerintah Daerah Lain',
    'Antar Pemda',
    'Kab/Kota',
    'Provinsi',
  ],
  KSDPK: [
    'KSDPK',
    'Pihak Ketiga',
    'Pihak ke-3',
    'Pihak ke 3',
    'Pihak III',
    'Pihak Ke-III',
    'Pihak 3',
    'Pihak Ke Tiga',
    'Dengan Pihak Ketiga',
    'Kerja Sama Daerah dengan Pihak Ketiga',
    'Kerja Sama dengan Pihak Ketiga',
    'Pihak Ketiga (BUMN)',
    'Pihak Ketiga (BUMD)',
    'Pihak Ketiga (Swasta)',
    'Pihak Ketiga Swasta',
    'Swasta',
    'BUMN',
    'BUMD',
    'BUMN/BUMD',
    'Badan Usaha',
    'Perusahaan',
    'LSM',
    'Ormas',
    'Yayasan',
    'Koperasi',
    'CSR',
    'Dunia Usaha',
    'Perguruan Tinggi Swasta',
    'PTS',
    'Investor',
    'Non Pemerintah',
  ],
  KSDPL: [
    'KSDPL',
    'Sister Province',
    'Sister City',
    'Sister Provinsi',
    'Provinsi Kembar',
    'Provinsi Bersaudara',
    'Pemda Luar Negeri',
    'Pemerintah Daerah di Luar Negeri',
    'Kerja Sama Daerah dengan Pemerintah Daerah di Luar Negeri',
    'Luar Negeri (Pemda)',
    'Kerja sama dengan pemerintah daerah di luar negeri',
    'Luar Negeri (Daerah)',
    'Pemerintah Daerah Luar Negeri',
    'Luar Negeri (Pemerintah Daerah)',
  ],
  KSDLL: [
    'KSDLL',
    'Luar Negeri (Lembaga)',
    'Lembaga Luar Negeri',
    'Lembaga di Luar Negeri',
    'Lembaga Asing',
    'Swasta Asing',
    'Kerja sama dengan lembaga di luar negeri',
    'Kerja Sama Daerah dengan Lembaga di Luar Negeri',
    'Organisasi Internasional',
    'Luar Negeri (Swasta)',
    'NGO',
    'LSM Asing',
    'Perguruan Tinggi Luar Negeri',
  ],
  SINERGI: [
    'Sinergi',
    'Pusat',
    'Pemerintah Pusat',
    'Sinergi Pusat',
    'Sinergi Pusat Daerah',
    'Sinergi dengan Pemerintah Pusat',
    'Kementerian',
    'Kementerian/Lembaga',
    'K/L',
    'KL',
    'Instansi Vertikal',
    'Sinergitas',
    'Pusat-Daerah',
    'Nota Kesepakatan Sinergi',
    'Dengan Pemerintah Pusat',
    'Sinergi (K/L)',
    'Lembaga Pemerintah',
    'Sinergi Perencanaan dan Pelaksanaan Pembangunan',
  ],
  BY_FOREIGN_PARTNER: [
    'Luar Negeri',
    'LN',
    'KSLN',
    'Kerja Sama Luar Negeri',
    'Asing',
    'Internasional',
    'G to G',
  ],
  BY_UNIVERSITY: ['Perguruan Tinggi', 'Universitas', 'Kampus', 'PTN', 'Akademisi', 'Perguruan Tinggi Negeri'],
};

const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  (Object.keys(WORDS) as Meaning[]).flatMap((meaning) =>
    WORDS[meaning].map((word) => [keyOf(word), meaning] as const),
  ),
);
const NEAR = new NearBook([...MEANINGS].filter(([key]) => key.length >= 6));
const MISSPELT = 0.84;

export interface KindPartner {
  name: string;
  type: string | null;
  category: PartnerCategory | null;
}

/** A word that says more of the same: `KSDD` beside `Wajib`, `Luar Negeri` beside `KSDPL`. */
const WITHIN: Partial<Record<Meaning, readonly Meaning[]>> = {
  KSDD_ASSUMED: ['KSDD_WAJIB', 'KSDD_SUKARELA'],
  BY_FOREIGN_PARTNER: ['KSDPL', 'KSDLL'],
};

/** `Pihak Ketiga (KSDPK)`, `BUMN/Swasta`: several words are one kind only if all of them say so. */
function agreedMeaning(text: string): Meaning | undefined {
  const meanings = text
    .split(/[()/,;&]|\s[-–]\s/)
    .filter((part) => part.trim() !== '')
    .map((part) => MEANINGS.get(keyOf(part)));
  if (meanings.length < 2 || meanings.includes(undefined)) return undefined;
  const known = meanings as Meaning[];
  return known.find((meaning) =>
    known.every((other) => other === meaning || WITHIN[other]?.includes(meaning)),
  );
}

function meaningOf(text: string): { meaning: Meaning; isMisspelt: boolean } | undefined {
  const key = keyOf(text);
  const exact =
    MEANINGS.get(key) ??
    MEANINGS.get(key.replace(/^(?:bentuk|jenis|kerjasama|kerjasama dengan|dengan) /, ''));
  if (exact) return { meaning: exact, isMisspelt: false };
  const agreed = agreedMeaning(text);
  if (agreed) return { meaning: agreed, isMisspelt: false };
  const near = NEAR.best(key, MISSPELT);
  return near && { meaning: near.value, isMisspelt: true };
}

const all = (partners: readonly KindPartner[], holds: (partner: KindPartner) => boolean) =>
  partners.length > 0 && partners.every(holds);

function byForeignPartner(partners: readonly KindPartner[]): ProposalKind | null {
  if (all(partners, ({ category }) => category === 'FOREIGN_REGION')) return 'KSDPL';
  if (all(partners, ({ category }) => category === 'FOREIGN_BODY')) return 'KSDLL';
  return null;
}

/** A state university that is Satker or BLU is central; whether a PTN-BH is a third party is the bureau's choice. */
function byUniversity(partners: readonly KindPartner[]): ProposalKind | null {
  if (all(partners, ({ type }) => type === 'PTS')) return 'KSDPK';
  if (all(partners, ({ category }) => category === 'CENTRAL')) return 'SINERGI';
  if (all(partners, ({ category }) => category === 'FOREIGN_BODY')) return 'KSDLL';
  return null;
}

const CHOOSE = 'Tulis KSDD wajib, KSDD sukarela, KSDPK, KSDPL, KSDLL, atau Sinergi.';

function readMeaning(
  text: string,
  meaning: Meaning,
  partners: readonly KindPartner[],
): Reading<ProposalKind | null> {
  if (meaning === 'KSDD_ASSUMED')
    return warned(
      'KSDD_SUKARELA',
      'kind',
      'kind_assumed',
      `${quoted(text)} dibaca sebagai KSDD sukarela. Ubah menjadi KSDD wajib bila berdampak lintas daerah dan lebih efisien bila dikelola bersama (PP 28/2018 ps. 3(2)).`,
    );
  if (meaning !== 'BY_FOREIGN_PARTNER' && meaning !== 'BY_UNIVERSITY') return understood(meaning);
  const kind = meaning === 'BY_UNIVERSITY' ? byUniversity(partners) : byForeignPartner(partners);
  if (kind !== null) return understood(kind);
  const detail =
    meaning === 'BY_UNIVERSITY'
      ? `${quoted(text)} bergantung pada status perguruan tinggi: swasta KSDPK, PTN satuan kerja atau BLU Sinergi, PTN-BH ditentukan Biro. ${CHOOSE}`
      : `${quoted(text)} dapat berarti KSDPL (pemerintah daerah di luar negeri) atau KSDLL (lembaga di luar negeri). Tulis salah satunya.`;
  return warned(null, 'kind', 'kind_unclear', detail);
}

/** The kind as offices write it; where the word leaves it open, the partner decides if it is clear. */
export function readKind(
  text: string | undefined,
  partners: readonly KindPartner[],
): Reading<ProposalKind | null> {
  if (text === undefined || saysNothing(text))
    return warned(null, 'kind', 'kind_missing', `Jenis kerja sama belum diisi. ${CHOOSE}`);
  const found = meaningOf(text);
  if (!found)
    return warned(null, 'kind', 'kind_unknown', `Jenis kerja sama ${quoted(text)} tidak dikenali. ${CHOOSE}`);
  const reading = readMeaning(text, found.meaning, partners);
  if (!found.isMisspelt || reading.warnings.length > 0) return reading;
  return warned(
    reading.value,
    'kind',
    'kind_guessed',
    `Jenis kerja sama ${quoted(text)} dibaca sebagai ${reading.value ?? 'belum pasti'}. Betulkan bila bukan itu.`,
  );
}
