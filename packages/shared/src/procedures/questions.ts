/** What people answer about a case, as statements that must hold; forms and rules use the same words. */

/** PP 28/2018 ps. 19(2). */
export const CLAUSES = {
  HAK_KEWAJIBAN: 'hak dan kewajiban',
  JANGKA_WAKTU: 'jangka waktu',
  PENYELESAIAN_PERSELISIHAN: 'penyelesaian perselisihan',
  SANKSI: 'sanksi',
} as const;

/** PP 28/2018 ps. 4(4), 16(4). */
export const LAW_QUESTIONS = {
  morality: 'objek tidak bertentangan dengan kesusilaan',
  publicOrder: 'objek tidak bertentangan dengan ketertiban umum',
  nationalInterest: 'objek tidak bertentangan dengan kepentingan nasional',
  law: 'objek tidak bertentangan dengan peraturan perundang-undangan',
} as const;

/** PP 28/2018 ps. 18(1). */
export const THIRD_PARTY_QUESTIONS = {
  masterPlan: 'usulan terintegrasi secara teknis dengan rencana induk sektor',
  feasible: 'usulan layak secara ekonomi dan finansial',
  ableToFund: 'pemrakarsa memiliki kemampuan keuangan untuk membiayai',
} as const;

/** PP 28/2018 ps. 27(1). */
export const FOREIGN_QUESTIONS = {
  diplomaticRelations: 'negara mitra mempunyai hubungan diplomatik dengan Indonesia',
  regionalAffair: 'objek merupakan urusan daerah',
  noOfficeAbroad: 'pemerintah daerah tidak membuka kantor perwakilan di luar negeri',
  noInterference: 'mitra tidak mencampuri urusan dalam negeri',
  fitsPlans: 'objek sesuai dengan kebijakan dan rencana pembangunan nasional dan daerah',
} as const;
