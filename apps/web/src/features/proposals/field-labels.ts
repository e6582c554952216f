import type { ProposalField } from '@kerabat/shared/proposals/content.schema';

export const FIELD_LABELS = {
  title: 'Judul',
  kind: 'Jenis kerja sama',
  kindReason: 'Alasan memilih jenis lain',
  thirdPartySubtype: 'Macam kerja sama pihak ketiga',
  initiator: 'Pemrakarsa',
  supportingAgencyIds: 'Perangkat daerah pendukung',
  affairCodes: 'Urusan',
  planningTargetIds: 'Sasaran RPJMD',
  periodId: 'Periode',
  background: 'Latar belakang',
  problem: 'Permasalahan',
  potential: 'Potensi dan karakteristik daerah',
  objectives: 'Tujuan',
  scope: 'Ruang lingkup',
  locationCodes: 'Lokasi',
  locationText: 'Keterangan lokasi',
  candidatePartners: 'Calon mitra',
  benefits: 'Manfaat',
  socialEnvironmentalImpact: 'Dampak sosial dan lingkungan',
  indicators: 'Indikator',
  funding: 'Rincian biaya',
  estimatedCost: 'Perkiraan biaya',
  startDate: 'Tanggal mulai',
  endDate: 'Tanggal selesai',
  durationMonths: 'Lama kerja sama',
  contact: 'Narahubung',
  targetDocument: 'Dokumen yang dituju',
  priority: 'Prioritas',
  planLink: 'RKPD, Renja, dan DPA',
  crossBorderImpact: 'Dampak lintas daerah',
  jointEfficiency: 'Efisiensi bila dikelola bersama',
  regionalNeeds: 'Kebutuhan daerah',
  dprdAnswers: 'Pertanyaan persetujuan DPRD',
  lawCheck: 'Pemeriksaan terhadap larangan',
  exceptionReason: 'Alasan pengecualian',
} as const satisfies Record<ProposalField, string>;

const isField = (name: string): name is ProposalField => name in FIELD_LABELS;

export const fieldLabel = (name: string) =>
  name === 'attachments' ? 'Lampiran' : isField(name) ? FIELD_LABELS[name] : name;

export const LAW_QUESTIONS = {
  morality: 'Tidak bertentangan dengan kesusilaan',
  publicOrder: 'Tidak bertentangan dengan ketertiban umum',
  nationalInterest: 'Tidak bertentangan dengan kepentingan nasional',
  law: 'Tidak bertentangan dengan peraturan perundang-undangan',
} as const;

export const PRIORITY_LABELS: Readonly<Record<number, string>> = {
  1: '1 – tinggi',
  2: '2 – sedang',
  3: '3 – rendah',
};
