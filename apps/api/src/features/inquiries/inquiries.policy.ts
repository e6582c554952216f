import { randomInt } from 'node:crypto';
import type { InquiryAction } from '@kerabat/shared/inquiries/schema';
import type { InquiryStatus } from '@kerabat/shared/inquiries/vocabulary';
import { adviseKind } from '@kerabat/shared/proposals/kind-advice';
import type { PartnerCategory, ProposalKind, ThirdPartySubtype } from '@kerabat/shared/proposals/vocabulary';
import { has, type Actor } from '../../platform/actor.ts';

const OPEN: readonly InquiryStatus[] = ['received', 'in_progress'];
export const isOpen = (status: InquiryStatus): boolean => OPEN.includes(status);

/** What the caller may do with an offer now. */
export function allowedActions(actor: Actor, status: InquiryStatus): InquiryAction[] {
  if (!has(actor, 'inquiry.handle') || !isOpen(status)) return [];
  return [
    ...(status === 'received' ? (['take'] as const) : []),
    'decline',
    ...(has(actor, 'cooperation.create') ? (['turn-into-case'] as const) : []),
  ];
}

/** The kind that the sort of partner leads to (domain §3.4). */
export const kindFor = (
  category: PartnerCategory | null,
  thirdPartySubtype: ThirdPartySubtype | null,
): ProposalKind | null =>
  adviseKind({
    partners: [{ name: '', category, regionCode: null }],
    crossBorderImpact: null,
    jointEfficiency: null,
    thirdPartySubtype,
  }).kind;

/** No letter or digit that is mistaken for another when it is read from paper. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const letters = (count: number): string =>
  Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** 32^12 codes: with the limit per address none is found by guessing. */
export const newCode = (): string => [letters(4), letters(4), letters(4)].join('-');

/** As it is compared: however it was typed. */
export const plainCode = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '');
export const plainNumber = (number: string): string => number.toUpperCase().replace(/\s/g, '');

export const numberOf = (year: number, place: number): string =>
  `TWR/${year}/${String(place).padStart(4, '0')}`;
