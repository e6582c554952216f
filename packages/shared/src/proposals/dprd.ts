import type { ProposalKind } from './vocabulary.ts';

/** The agency's answers to the questions of domain §2.7; null is "not answered". */
export interface DprdAnswers {
  levy: boolean | null;
  multiYear: boolean | null;
  assets: boolean | null;
  guarantee: boolean | null;
  inCurrentBudget: boolean | null;
}

export const DPRD_QUESTIONS = {
  levy: 'Apakah kerja sama ini menimbulkan pungutan, tarif, atau iuran baru bagi masyarakat?',
  multiYear: 'Apakah kerja sama ini mengikat APBD lebih dari satu tahun?',
  assets: 'Apakah ada aset daerah yang diserahkan atau dibebani?',
  guarantee: 'Apakah daerah memberi jaminan atau menanggung utang?',
  inCurrentBudget: 'Apakah dananya sudah teranggar dalam APBD tahun berjalan?',
} as const satisfies Record<keyof DprdAnswers, string>;

/** Why the DPRD must approve, in Indonesian with its pasal; null when nothing (yet) says so. */
export function dprdApproval(kind: ProposalKind | null, answers: DprdAnswers | null): string | null {
  // R-DPRD-LN: PP 28/2018 ps. 30(1), 38.
  if (kind === 'KSDPL' || kind === 'KSDLL')
    return 'Kerja sama dengan luar negeri selalu memerlukan persetujuan DPRD (PP 28/2018 ps. 30(1), 38).';
  if (kind === 'SINERGI' || answers === null) return null;
  // R-DPRD: PP 28/2018 ps. 6(2), 19(1), "dan/atau".
  const burdens = [answers.levy, answers.multiYear, answers.assets, answers.guarantee].includes(true);
  const notBudgeted = answers.inCurrentBudget === false;
  const reasons = [
    ...(burdens ? ['membebani masyarakat atau daerah'] : []),
    ...(notBudgeted ? ['dananya belum teranggar dalam APBD berjalan'] : []),
  ];
  if (reasons.length === 0) return null;
  return `Perlu persetujuan DPRD sebelum Perjanjian Kerja Sama: ${reasons.join(' dan ')} (PP 28/2018 ps. 6(2), 19(1)).`;
}

/** Whether the DPRD must approve; null while the questions that decide it are open. */
export function needsDprd(kind: ProposalKind | null, answers: DprdAnswers | null): boolean | null {
  if (dprdApproval(kind, answers) !== null) return true;
  if (kind === 'SINERGI') return false;
  return kind === null || answers === null || Object.values(answers).includes(null) ? null : false;
}
