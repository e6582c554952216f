import { isNeighbour } from './neighbours.ts';
import type { PartnerCategory, ProposalKind, ThirdPartySubtype } from './vocabulary.ts';

/** What the wizard looks at (domain §3.4); null is "not answered". */
export interface KindQuestion {
  partners: readonly { name: string; category: PartnerCategory | null; regionCode: string | null }[];
  /** PP 28/2018 ps. 3(2): effects across borders. */
  crossBorderImpact: boolean | null;
  /** PP 28/2018 ps. 3(2): cheaper if run together. */
  jointEfficiency: boolean | null;
  thirdPartySubtype: ThirdPartySubtype | null;
}

export interface Reason {
  text: string;
  legalBasis: string | null;
}

/** What the wizard would choose, and why. It never decides: people may choose otherwise with a reason. */
export interface KindAdvice {
  /** Null while there is nothing to judge by. */
  kind: ProposalKind | null;
  reasons: Reason[];
  /** Partners of several sorts in one proposal: the kinds into which it should be split. */
  split: ProposalKind[];
  /** The law sends this sub-type elsewhere: it is only registered (domain §1.5). */
  register: Reason | null;
  /** Answers that could still change the advice. */
  open: ('candidatePartners' | 'crossBorderImpact' | 'jointEfficiency' | 'thirdPartySubtype')[];
}

/** The kind that each sort of partner leads to; the order is that of the wizard's questions. */
const KIND_OF_CATEGORY = {
  FOREIGN_REGION: 'KSDPL',
  FOREIGN_BODY: 'KSDLL',
  FOREIGN_STATE: null,
  CENTRAL: 'SINERGI',
  REGION: 'KSDD_SUKARELA',
  ASSOCIATION: 'KSDPK',
  DOMESTIC: 'KSDPK',
  PTN_BH: 'KSDPK',
} as const satisfies Record<PartnerCategory, ProposalKind | null>;

const ORDER: readonly ProposalKind[] = ['KSDPL', 'KSDLL', 'SINERGI', 'KSDD_WAJIB', 'KSDD_SUKARELA', 'KSDPK'];

const WHY = {
  KSDPL: { text: 'Mitranya pemerintah daerah di luar negeri.', legalBasis: 'PP 28/2018 ps. 23' },
  KSDLL: { text: 'Mitranya lembaga di luar negeri.', legalBasis: 'PP 28/2018 ps. 25, 36' },
  SINERGI: {
    text: 'Mitranya instansi pusat atau vertikal; dengan instansi ini tidak dibuat Kesepakatan Bersama atau Perjanjian Kerja Sama, melainkan Nota Kesepakatan.',
    legalBasis: 'PP 28/2018 ps. 46, 49',
  },
  KSDD_WAJIB: {
    text: 'Daerah mitra berbatasan, dampaknya lintas daerah, dan pelayanannya lebih efisien bila dikelola bersama.',
    legalBasis: 'PP 28/2018 ps. 3(2)',
  },
  KSDD_SUKARELA: {
    text: 'Mitranya daerah lain; kerja sama dipandang lebih efisien dan efektif bila dilakukan bersama.',
    legalBasis: 'PP 28/2018 ps. 3(3)',
  },
  KSDPK: {
    text: 'Mitranya pihak ketiga: perseorangan, badan usaha berbadan hukum, atau organisasi kemasyarakatan.',
    legalBasis: 'PP 28/2018 ps. 13-14',
  },
} as const satisfies Record<ProposalKind, Reason>;

const PTN_BH: Reason = {
  text: 'Kedudukan PTN berbadan hukum diperdebatkan; Biro Pemerintahan dapat memilih Sinergi.',
  legalBasis: null,
};
const FOREIGN_STATE: Reason = {
  text: 'Pemerintah pusat negara lain bukan mitra kerja sama daerah. Sebutkan pemerintah daerah atau lembaga yang menjadi mitranya.',
  legalBasis: 'PP 28/2018 ps. 23',
};

/** Sub-types that leave the full way of KSDPK (PP 28/2018 ps. 15(3)-(4)). */
const SECTORAL = {
  PELAYANAN_PUBLIK: null,
  ASET: {
    text: 'Pengelolaan aset mengikuti aturan barang milik daerah, dipimpin BPKAD; di sini cukup dicatat.',
    legalBasis: 'PP 28/2018 ps. 15(3)',
  },
  INVESTASI: {
    text: 'Investasi mengikuti aturan penanaman modal, dipimpin DPMPTSP; di sini cukup dicatat.',
    legalBasis: 'PP 28/2018 ps. 15(3)',
  },
  INFRASTRUKTUR: {
    text: 'Penyediaan infrastruktur dengan badan usaha mengikuti aturan KPBU; di sini cukup dicatat.',
    legalBasis: 'PP 28/2018 ps. 15(4)',
  },
  PENGADAAN: {
    text: 'Pengadaan barang dan jasa mengikuti aturan pengadaan; di sini cukup dicatat.',
    legalBasis: 'PP 28/2018 ps. 15(4)',
  },
} as const satisfies Record<ThirdPartySubtype, Reason | null>;

/** Why such a cooperation is only registered; null where the full way is meant. */
export const registerOnly = (kind: ProposalKind | null, subtype: ThirdPartySubtype | null): Reason | null =>
  kind === 'KSDPK' && subtype !== null ? SECTORAL[subtype] : null;

const isWajib = ({ partners, crossBorderImpact, jointEfficiency }: KindQuestion): boolean =>
  crossBorderImpact === true &&
  jointEfficiency === true &&
  partners.some(({ category, regionCode }) => category === 'REGION' && isNeighbour(regionCode ?? ''));

function openQuestions(question: KindQuestion, kind: ProposalKind | null): KindAdvice['open'] {
  const { partners, crossBorderImpact, jointEfficiency, thirdPartySubtype } = question;
  if (kind === null || partners.some(({ category }) => category === null)) return ['candidatePartners'];
  if (kind === 'KSDPK') return thirdPartySubtype === null ? ['thirdPartySubtype'] : [];
  if (kind !== 'KSDD_SUKARELA') return [];
  return [
    ...(crossBorderImpact === null ? (['crossBorderImpact'] as const) : []),
    ...(jointEfficiency === null ? (['jointEfficiency'] as const) : []),
  ];
}

/** The wizard of domain §3.4: suggests the kind of cooperation and explains it with its source. */
export function adviseKind(question: KindQuestion): KindAdvice {
  const categories = new Set(question.partners.flatMap(({ category }) => category ?? []));
  const wajib = isWajib(question);
  const kinds = [...categories].flatMap((category) => {
    const kind = KIND_OF_CATEGORY[category];
    return kind === null ? [] : [kind === 'KSDD_SUKARELA' && wajib ? 'KSDD_WAJIB' : kind];
  });
  const found = ORDER.filter((kind) => kinds.includes(kind));
  const [kind = null] = found;
  return {
    kind,
    reasons: [
      ...(kind === null ? [] : [WHY[kind]]),
      ...(kind === 'KSDPK' && categories.has('PTN_BH') ? [PTN_BH] : []),
      ...(categories.has('FOREIGN_STATE') ? [FOREIGN_STATE] : []),
    ],
    split: found.length > 1 ? found : [],
    register: registerOnly(kind, question.thirdPartySubtype),
    open: openQuestions(question, kind),
  };
}
