import { CANNED_USES, type CannedUse } from '@kerabat/shared/canned-remarks/schema';
import { findTransitions, type ProposalAction } from '@kerabat/shared/proposals/workflow';
import type { Proposal } from '../proposals.api.ts';

interface ActionText {
  /** What happens, to whom, and whether it can be undone. */
  consequence: (proposal: Proposal) => string;
  /** Nothing leads back. */
  isFinal?: boolean;
  noteLabel?: string;
  noteHint?: string;
}

export const ACTION_TEXTS: Readonly<Record<ProposalAction, ActionText>> = {
  'request-approval': {
    consequence: () =>
      'Usulan dikirim kepada kepala perangkat daerah untuk disetujui. Selama menunggu, isinya tidak dapat diubah.',
  },
  submit: {
    consequence: ({ submittedAt, version }) =>
      submittedAt === null
        ? 'Usulan menjadi dokumen resmi perangkat daerah, mendapat nomor, dan diteruskan kepada Bagian Kerja Sama. Sesudah itu isinya hanya dapat diubah bila dikembalikan.'
        : `Jawaban perbaikan diteruskan kepada Bagian Kerja Sama sebagai versi ${version + 1}; nomornya tetap. Sesudah itu isinya hanya dapat diubah bila dikembalikan lagi.`,
  },
  'send-back': {
    consequence: () => 'Usulan kembali kepada operator untuk diperbaiki, beserta alasan Anda.',
    noteLabel: 'Alasan',
  },
  'start-verification': {
    consequence: () =>
      'Pemeriksaan administrasi dimulai dan tercatat atas nama Anda. Perangkat daerah melihat bahwa usulannya sedang diperiksa.',
  },
  map: {
    consequence: () =>
      'Jenis, urusan, mitra, dan kaitan rencananya ditetapkan, dan usulan masuk Daftar Pemetaan. Langkah berikutnya adalah telaah TKKSD.',
  },
  'schedule-review': {
    consequence: () =>
      'Usulan diserahkan kepada TKKSD untuk ditelaah. Klasifikasinya tidak dapat diubah lagi.',
  },
  recommend: {
    consequence: () => 'Usulan dinyatakan layak dan dapat dilanjutkan ke penawaran kepada mitra.',
  },
  'follow-up': {
    consequence: () => 'Usulan ditutup sebagai ditindaklanjuti; prosesnya berlanjut pada berkas kerja sama.',
    isFinal: true,
  },
  return: {
    consequence: () =>
      'Usulan kembali ke perangkat daerah untuk diperbaiki. Catatan Anda dibaca operator dan kepalanya; jawabannya melewati kepala lagi.',
    noteLabel: 'Yang perlu diperbaiki',
    noteHint: 'Sebut isian dan apa yang kurang, supaya cukup sekali dijawab.',
  },
  defer: {
    consequence: () =>
      'Usulan ditunda tanpa batas waktu dan dapat dibuka kembali. Alasannya dibaca perangkat daerah.',
    noteLabel: 'Alasan penundaan',
  },
  reopen: { consequence: () => 'Usulan kembali ke tahap sebelum ditunda dan batas waktunya berjalan lagi.' },
  merge: {
    consequence: () =>
      'Usulan ini ditutup dan dilanjutkan dalam usulan tujuan; keduanya saling menaut. Penggabungan tidak dapat dibatalkan.',
    isFinal: true,
    noteLabel: 'Alasan penggabungan',
  },
  reject: {
    consequence: () =>
      'Usulan ditolak dan ditutup. Alasannya dibaca perangkat daerah. Penolakan tidak dapat dibatalkan.',
    isFinal: true,
    noteLabel: 'Alasan penolakan',
  },
  withdraw: {
    consequence: () =>
      'Usulan dicabut oleh perangkat daerah dan ditutup. Pencabutan tidak dapat dibatalkan; usulan baru dapat dibuat kapan saja.',
    isFinal: true,
    noteLabel: 'Alasan pencabutan',
  },
};

/** The sentences that stand ready for a step of the bureau. */
export const cannedUseOf = (action: ProposalAction): CannedUse | undefined =>
  CANNED_USES.find((use) => use === action);

/** The way forward first, the way out last. */
const ORDER: readonly ProposalAction[] = [
  'submit',
  'request-approval',
  'start-verification',
  'map',
  'schedule-review',
  'recommend',
  'follow-up',
  'reopen',
  'return',
  'send-back',
  'defer',
  'merge',
  'reject',
  'withdraw',
];

/** Who may approve needs nobody's approval. */
export const orderedActions = ({ allowedActions }: Pick<Proposal, 'allowedActions'>): ProposalAction[] =>
  ORDER.filter(
    (action) =>
      allowedActions.includes(action) &&
      !(action === 'request-approval' && allowedActions.includes('submit')),
  );

/** Steps along the straight way; the others turn aside. */
const FORWARD: readonly ProposalAction[] = ORDER.slice(0, ORDER.indexOf('return'));
export const isForward = (action: ProposalAction) => FORWARD.includes(action);
export const isWayOut = (action: ProposalAction) => action === 'reject' || action === 'withdraw';

export function noteNeed(action: ProposalAction, { status }: Pick<Proposal, 'status'>) {
  return findTransitions(action, status).some(({ noteRequired }) => noteRequired) ? 'required' : 'optional';
}

const LAW_CHECK = '/lawCheck';

/** What hinders one step, each reason once; the four questions of the law count as one. */
export function blockersOf(action: ProposalAction, { blockers }: Pick<Proposal, 'blockers'>) {
  const own = blockers.filter((blocker) => blocker.action === action);
  const laws = own.filter(({ pointer }) => pointer.startsWith(LAW_CHECK));
  const others = own.filter(
    (blocker, index) =>
      !laws.includes(blocker) && own.findIndex(({ detail }) => detail === blocker.detail) === index,
  );
  if (laws.length < 2) return [...others, ...laws];
  const detail = `${laws.length} pemeriksaan terhadap larangan belum dicentang (PP 28/2018 ps. 4(4), 16(4)).`;
  return [...others, { action, pointer: LAW_CHECK, code: 'proposals.law_check_incomplete', detail }];
}
