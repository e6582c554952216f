/** Words of the procedures: which there are, which papers and rules they ask for (domain §1.5, §1.6, §2). */

export const PROCEDURE_CODES = [
  'KSDD_WAJIB',
  'KSDD_SUKARELA',
  'KSDPK_DAERAH',
  'KSDPK_MITRA',
  'SINERGI',
  'KSDPL',
  'KSDLL',
  'PENCATATAN',
] as const;
export type ProcedureCode = (typeof PROCEDURE_CODES)[number];

/** How sure a source is: read in its text, known but not checked, uncertain, or our own design (domain §0.1). */
export const CERTAINTIES = ['read', 'memory', 'uncertain', 'design'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Who acts: both sides together, the province, the partner or somebody who decides about both. */
export const TRACKS = ['both', 'own', 'partner', 'authority'] as const;
export type Track = (typeof TRACKS)[number];

/** Papers of a case (domain §1.6); the last seven are ours [D]. */
export const PAPER_KINDS = [
  'USULAN',
  'PEMETAAN',
  'KAK',
  'SK_FEAS',
  'SRT_INISIASI',
  'SRT_TAWAR',
  'SRT_JAWAB',
  'TELAAH',
  'KB',
  'SRT_DPRD',
  'KEP_DPRD',
  'SRT_KUASA',
  'PKS',
  'NK',
  'RK',
  'LOI',
  'RKS',
  'TIMBANG',
  'SRT_KONF',
  'MOU',
  'POA',
  'ADD',
  'BA_AKHIR',
  'LAP',
  'MONEV',
  'BA_KORTEK',
  'BA_BAHAS',
  'HASIL_JAJAK',
  'SRT_KONSUL',
  'OPINI_HUKUM',
  'STJ_PUSAT',
  'LAINNYA',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** Papers that bind the parties; the register of agreements will keep them. */
export const AGREEMENT_KINDS = [
  'KB',
  'PKS',
  'NK',
  'RK',
  'LOI',
  'MOU',
  'ADD',
] as const satisfies readonly PaperKind[];
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

/** How far a paper is that is asked for and not accepted: nobody brought it, it waits for its check, or it was returned. */
export const PAPER_PROGRESS = ['missing', 'uploaded', 'to_correct'] as const;

/** Whom an open stage waits for: whoever acts on it, or the bureau that checks its papers. */
export const AWAITED = ['actor', 'check'] as const;
export type AwaitedSide = (typeof AWAITED)[number];

/** Rules that a stage checks, in `rules.ts`: `R-…` are those of domain §2.7, the others are ours. */
export const RULE_IDS = [
  'R-OBJEK',
  'R-LARANG',
  'R-SK',
  'R-PRAKARSA3',
  'R-PETA',
  'R-KORTEK',
  'R-KL',
  'R-KUASA',
  'R-KUASA2',
  'R-KBFIRST',
  'R-PKSMIN',
  'R-RK',
  'R-LN-DIP',
  'R-LN-OBJEK',
  'DPRD-ANSWERED',
  'SIGNATORY-ANSWERED',
  'GOVERNOR-SIGNS',
  'OFFER-SENT',
  'OFFER-ACCEPTED',
  'PARTIES',
  'PARTY-KIND',
  'REPORTED',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** When a stage or requirement applies at all. */
export const CONDITION_IDS = ['R-DPRD', 'SIGNED_BY_MANDATE', 'KB_NOT_WAIVED'] as const;
export type ConditionId = (typeof CONDITION_IDS)[number];

/** Limits that the office may change; law-given ones are no settings (domain §2.6, §9). */
export const LIMIT_SETTINGS = [
  'offerReplyDays',
  'dprdDomesticDays',
  'preparationDays',
  'draftingDays',
  'discussionDays',
  'legalReviewDays',
  'signingDays',
  'reportDueDays',
] as const;
export type LimitSetting = (typeof LIMIT_SETTINGS)[number];
