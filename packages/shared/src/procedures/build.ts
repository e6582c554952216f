import type { Permission } from '../access/permissions.ts';
import { PAPER_LABELS, RULE_LABELS } from './labels.ts';
import type { Basis, Limit, Requirement, Stage } from './types.ts';
import type { ConditionId, LimitSetting, PaperKind, RuleId } from './vocabulary.ts';

/** What the procedures are written with. */

/** Articles of PP 28/2018 were read in their text, and they alone (domain §0.3). */
export const pp28 = (articles: string): Basis => ({ text: `PP 28/2018 ps. ${articles}`, certainty: 'read' });
export const memory = (text: string): Basis => ({ text, certainty: 'memory' });
export const uncertain = (text: string): Basis => ({ text, certainty: 'uncertain' });
export const office = (text = 'Ketentuan kantor'): Basis => ({ text, certainty: 'design' });

/** Only what no read law asks for may be let pass; R-KBFIRST alone says otherwise (domain §2.7). */
const mayBeWaived = (basis: readonly Basis[]): boolean =>
  basis.every(({ certainty }) => certainty === 'design' || certainty === 'uncertain');

interface RequirementOptions {
  id?: string;
  label?: string;
  when?: ConditionId;
  overridable?: boolean;
}
export const paper = (
  kind: PaperKind,
  basis: readonly Basis[],
  options: RequirementOptions & { ofStage?: boolean } = {},
): Requirement => ({
  id: kind,
  label: PAPER_LABELS[kind],
  when: null,
  overridable: mayBeWaived(basis),
  ofStage: false,
  basis,
  ...options,
  type: 'paper',
  paper: kind,
});
export const rule = (id: RuleId, basis: readonly Basis[], options: RequirementOptions = {}): Requirement => ({
  id,
  label: RULE_LABELS[id],
  when: null,
  overridable: mayBeWaived(basis),
  basis,
  ...options,
  type: 'rule',
  rule: id,
});

/** A number that the office sets: it reminds and never blocks. */
export const limitOf = (
  setting: LimitSetting,
  unit: Limit['unit'] = 'working',
  basis: readonly Basis[] = [office()],
): Limit => ({ days: null, unit, setting, from: 'opening', basis });

type StageInput = Pick<Stage, 'label' | 'purpose' | 'actor' | 'basis'> & Partial<Stage>;
export const stage = (code: string, input: StageInput): Stage => ({
  outsideActor: null,
  track: 'own',
  after: [],
  when: null,
  requires: [],
  produces: [],
  limit: null,
  isEnd: false,
  ...input,
  code,
});

interface Drafting {
  /** Part of the codes before and after the step: `T3` and `KB`. */
  step: string;
  text: string;
  name: string;
  after: readonly string[];
  when?: ConditionId | null;
  requires: readonly Requirement[];
  basis: readonly Basis[];
  partner: string;
}
const SPLIT = office('Penyusunan dan pembahasan dipisah (praktik Kab. Musi Banyuasin)');
const MINUTES = office('Berita acara pembahasan (ketentuan kantor)');
const LEGAL = memory('Reviu rancangan naskah oleh Biro Hukum');
const OPINION = office('Pendapat Biro Hukum tertulis (ketentuan kantor)');

/** Drafting a text: the agency writes, both sides discuss in parallel, the legal bureau reviews our side's result. */
export function drafting({ step, text, name, after, when = null, requires, basis, partner }: Drafting) {
  const code = (verb: string) => `${step}_${verb}_${text}`;
  const common = { when, track: 'own' as const };
  const stages: Stage[] = [
    stage(code('SUSUN'), {
      ...common,
      label: `Penyusunan ${text}`,
      purpose: `Perangkat daerah menyusun rancangan ${name}.`,
      actor: 'cooperation.prepare',
      after,
      requires,
      limit: limitOf('draftingDays'),
      basis,
    }),
    stage(code('BAHAS'), {
      ...common,
      label: `Pembahasan ${text} oleh TKKSD`,
      purpose: `TKKSD provinsi membahas rancangan ${name} dan menuangkan hasilnya dalam berita acara.`,
      actor: 'cooperation.discuss',
      after: [code('SUSUN')],
      requires: [paper('BA_BAHAS', [MINUTES], { id: `BA_BAHAS_${text}`, ofStage: true })],
      produces: ['BA_BAHAS'],
      limit: limitOf('discussionDays'),
      basis: [...basis, SPLIT],
    }),
    stage(`${code('BAHAS')}_MITRA`, {
      ...common,
      label: `Pembahasan ${text} oleh mitra`,
      purpose: `Mitra membahas rancangan ${name}; Bagian Kerja Sama mencatat hasilnya.`,
      actor: 'cooperation.process',
      outsideActor: partner,
      track: 'partner',
      after: [code('SUSUN')],
      limit: limitOf('discussionDays'),
      basis: [...basis, SPLIT],
    }),
    stage(code('HUKUM'), {
      ...common,
      label: `Reviu hukum ${text}`,
      purpose: `Biro Hukum memeriksa rancangan ${name} dan memberi pendapat.`,
      actor: 'cooperation.review-legally',
      after: [code('BAHAS')],
      requires: [paper('OPINI_HUKUM', [OPINION], { id: `OPINI_HUKUM_${text}`, ofStage: true })],
      produces: ['OPINI_HUKUM'],
      limit: limitOf('legalReviewDays'),
      basis: [LEGAL],
    }),
  ];
  return { stages, done: [code('HUKUM'), `${code('BAHAS')}_MITRA`] };
}

interface Closing {
  execute: string;
  register: string;
  report: string;
  /** The signed text that is carried out, and from where on the register keeps it. */
  signed: string;
  registeredFrom: string;
  texts: readonly Requirement[];
  executePurpose?: string;
  executeProduces?: readonly PaperKind[];
  reporter: Permission;
  basis: Record<'execute' | 'register' | 'report' | 'end', readonly Basis[]>;
}
const HALF_YEAR: Stage['limit'] = {
  ...limitOf('reportDueDays', 'working', [uncertain('Laporan tiap semester; batasnya pengaturan kantor')]),
  from: 'half_year',
};

/** What follows the signature: execution, the register beside it, reports, the end. */
export const closing = (input: Closing): Stage[] => [
  stage(input.execute, {
    label: 'Pelaksanaan',
    purpose:
      input.executePurpose ?? 'Perangkat daerah pelaksana bersama mitra melaksanakan naskah sampai selesai.',
    actor: 'cooperation.prepare',
    outsideActor: 'Perangkat daerah pelaksana dan mitra',
    track: 'both',
    after: [input.signed],
    produces: input.executeProduces ?? [],
    basis: input.basis.execute,
  }),
  stage(input.register, {
    label: 'Penatausahaan',
    purpose: 'Bagian Kerja Sama mendaftarkan naskah yang ditandatangani dan menyimpan naskah aslinya.',
    actor: 'cooperation.process',
    after: [input.registeredFrom],
    requires: input.texts,
    basis: input.basis.register,
  }),
  stage(input.report, {
    label: 'Pelaporan',
    purpose: 'Hasil pelaksanaan dilaporkan berkala selama pelaksanaan.',
    actor: input.reporter,
    after: [input.signed],
    requires: [rule('REPORTED', input.basis.report)],
    produces: ['LAP', 'MONEV'],
    limit: HALF_YEAR,
    basis: input.basis.report,
  }),
  stage('SELESAI', {
    label: 'Selesai',
    purpose: 'Berkas ditutup setelah naskah dilaksanakan, didaftarkan, dan dilaporkan.',
    actor: 'cooperation.end',
    track: 'both',
    after: [input.execute, input.register, input.report],
    produces: ['BA_AKHIR'],
    basis: input.basis.end,
    isEnd: true,
  }),
];
