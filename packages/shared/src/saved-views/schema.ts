import { z } from 'zod';
import { etag, instant, text, uuid } from '../contract/common.ts';

/** Lists that keep views; the query is what stands in the page's address. */
export const VIEWED_LISTS = ['proposals'] as const;
export const MOST_SAVED_VIEWS = 30;

const editable = {
  name: text(80).meta({ example: 'KSDPK yang lewat batas' }),
  list: z.enum(VIEWED_LISTS),
  query: z.string().max(2000).meta({
    description: 'Saringan dan urutan, sebagaimana pada alamat halaman.',
    example: 'jenis=KSDPK&lewat=ya',
  }),
  columns: z
    .array(z.string().min(1).max(40))
    .max(30)
    .meta({ description: 'Kolom yang ditampilkan, menurut urutan; kosong: bawaan.' }),
};
export const savedViewSchema = z
  .object({ id: uuid, etag, ...editable, updatedAt: instant })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof savedViewSchema>;
export const savedViewsSchema = z.object({ items: z.array(savedViewSchema) }).meta({ id: 'SavedViews' });
export const createSavedViewSchema = z
  .strictObject({ ...editable, columns: editable.columns.default([]) })
  .meta({ id: 'CreateSavedView' });
export type CreateSavedView = z.infer<typeof createSavedViewSchema>;
export const patchSavedViewSchema = z
  .strictObject({ name: editable.name, query: editable.query, columns: editable.columns })
  .partial()
  .meta({ id: 'PatchSavedView' });
export type PatchSavedView = z.infer<typeof patchSavedViewSchema>;
export const savedViewsQuery = z.strictObject({ list: z.enum(VIEWED_LISTS) });
