import { call } from '../../api/call.ts';
import type { Schema } from '../../api/types.ts';

export type Occurrence = Schema<'PersonalDataOccurrence'>;

export const searchPersonalData = (body: Schema<'SearchPersonalData'>) =>
  call('post', '/personal-data/search', { body });

export const exportPersonalData = (body: Schema<'SearchPersonalData'>) =>
  call('post', '/personal-data/export', { body });

export const correctPersonalData = (body: Schema<'CorrectPersonalData'>) =>
  call('post', '/personal-data/correct', { body });

export const erasePersonalData = (body: Schema<'ErasePersonalData'>) =>
  call('post', '/personal-data/erase', { body });

export const keyOf = ({ where, recordId, field }: Pick<Occurrence, 'where' | 'recordId' | 'field'>) =>
  `${where}/${recordId}/${field}`;
