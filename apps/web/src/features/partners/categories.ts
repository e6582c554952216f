import { PARTNER_CATEGORY_LABELS } from '@kerabat/shared/partners/vocabulary';
import { PARTNER_CATEGORIES, type PartnerCategory } from '@kerabat/shared/proposals/vocabulary';

export const CATEGORY_OPTIONS = PARTNER_CATEGORIES.map((value) => ({
  value,
  label: PARTNER_CATEGORY_LABELS[value],
}));

export const isCategory = (text: string): text is PartnerCategory =>
  PARTNER_CATEGORIES.some((known) => known === text);
