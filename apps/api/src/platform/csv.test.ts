import { expect, it } from 'vitest';
import { writeCsvLine } from './csv.ts';

it.each([
  ['=1+1', "'=1+1"],
  ['+62', "'+62"],
  ['-5', "'-5"],
  ['@cmd', "'@cmd"],
  ['\tx', "'\tx"],
  ['\rx', `"'\rx"`],
  ['a;b', '"a;b"'],
  ['kata "kutip"', '"kata ""kutip"""'],
  ['dua\nbaris', '"dua\nbaris"'],
  [-5, '-5'],
  [null, ''],
])('a cell %j is written as %j, so that no spreadsheet calculates it', (cell, text) => {
  expect(writeCsvLine([cell])).toBe(`${text}\r\n`);
});
