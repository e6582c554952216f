export type ImportFileProblem =
  | 'imports.old_xls'
  | 'imports.encrypted'
  | 'imports.empty_file'
  | 'imports.no_header'
  | 'imports.unreadable'
  | 'imports.unsupported_file'
  | 'imports.too_large'
  | 'imports.too_many_rows';

/** The file as a whole cannot be read; `detail` says in Indonesian what to do. */
export class ImportFileError extends Error {
  readonly code: ImportFileProblem;
  readonly detail: string;

  constructor(code: ImportFileProblem, detail: string, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.detail = detail;
  }
}

export const unreadable = (cause?: unknown) =>
  new ImportFileError(
    'imports.unreadable',
    'Berkas tidak dapat dibaca; mungkin rusak atau tidak tersimpan lengkap. Buka dengan Excel atau LibreOffice, simpan sebagai .xlsx, lalu unggah kembali.',
    cause,
  );

export const tooLarge = (cause?: unknown) =>
  new ImportFileError(
    'imports.too_large',
    'Isi berkas terlalu besar untuk dibaca. Hapus gambar, lembar kerja lain, serta baris dan kolom kosong yang berformat, atau bagi menjadi beberapa berkas.',
    cause,
  );
