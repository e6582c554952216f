import { CASE_CHANGE_LABELS } from '@kerabat/shared/cooperations/labels';
import type { HistoryEntry } from '../cooperations.api.ts';

const FIELDS: Readonly<Record<string, string>> = {
  title: 'Judul',
  leadAgencyId: 'Perangkat daerah pelaksana',
  supportingAgencyIds: 'Perangkat daerah pendukung',
  background: 'Latar belakang',
  objectives: 'Maksud dan tujuan',
  scope: 'Ruang lingkup',
  affairCodes: 'Urusan',
  locationCodes: 'Lokasi',
  planningTargetIds: 'Sasaran RPJMD',
  indicators: 'Indikator',
  exceptionReason: 'Alasan pengecualian',
  thirdPartySubtype: 'Macam kerja sama pihak ketiga',
  parties: 'Para pihak',
  answers: 'Jawaban',
  dueOn: 'Batas waktu',
};
/** Papers, offers, events and disputes are in the title already. */
export const changedLabels = (fields: readonly string[]): string[] =>
  fields.flatMap((name) => FIELDS[name] ?? []);

/** `Tahap selesai: Penandatanganan KB` */
export function historyTitle({ action, stageLabel }: Pick<HistoryEntry, 'action' | 'stageLabel'>): string {
  const title = CASE_CHANGE_LABELS[action];
  return stageLabel ? `${title}: ${stageLabel}` : title;
}

type Doer = Pick<HistoryEntry, 'actor' | 'office' | 'onBehalfOf'>;

/** `Rina Marlina, Kepala Bagian, mewakili Ahmad Fauzi` */
export const doerOf = ({ actor, office, onBehalfOf }: Doer): string =>
  [actor, office, onBehalfOf && `mewakili ${onBehalfOf}`].filter(Boolean).join(', ');
