/** What every DOCX of ours is measured and written with. */

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Twentieths of a point, as Word counts. */
export const mm = (length: number): number => Math.round((length * 1440) / 25.4);
export const A4 = { width: mm(210), height: mm(297) };

/** What XML cannot hold would make the file unreadable. */
export const xmlText = (text: string): string =>
  text.toWellFormed().replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '');
