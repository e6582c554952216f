/** What a problem is called (RFC 9457 `title`), by status. */
export const TITLES: Record<number, string> = {
  400: 'Permintaan belum sesuai',
  401: 'Perlu masuk',
  403: 'Tidak diizinkan',
  404: 'Tidak ditemukan',
  408: 'Waktu habis',
  409: 'Keadaan tidak mengizinkan',
  412: 'Sudah berubah',
  413: 'Isi terlalu besar',
  414: 'Alamat terlalu panjang',
  415: 'Jenis isi tidak dikenal',
  416: 'Bagian tidak ada',
  422: 'Ketentuan belum terpenuhi',
  428: 'Prasyarat belum disertakan',
  429: 'Terlalu sering',
  431: 'Kepala permintaan terlalu besar',
  500: 'Gangguan pada sistem',
  503: 'Layanan sedang sibuk',
};

interface Words {
  status: number;
  code: string;
  detail: string;
}

export const UNREADABLE: Words = {
  status: 400,
  code: 'common.bad_request',
  detail: 'Permintaan tidak dapat dibaca. Periksa kembali isinya.',
};

/** What Node, Fastify and its plugins throw themselves, in our words. */
export const KNOWN: Record<string, Words> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'common.header_too_large',
    detail:
      'Alamat atau kepala permintaan melebihi 16 kB. Persingkat, misalnya dengan lebih sedikit saringan.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'common.request_timeout',
    detail: 'Permintaan tidak selesai terkirim pada waktunya. Periksa jaringan, lalu kirim kembali.',
  },
  FST_ERR_BAD_URL: {
    status: 400,
    code: 'common.bad_address',
    detail: 'Alamat tidak tersandi dengan benar. Tulis tanda % sebagai %25 dan spasi sebagai %20.',
  },
  FST_ERR_MAX_PARAM_LENGTH: {
    status: 414,
    code: 'common.address_too_long',
    detail: 'Satu bagian alamat melebihi 200 huruf. Periksa kembali id pada alamatnya.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'common.unsupported_media_type',
    detail:
      'Kirim isi dengan Content-Type yang tercantum untuk operasi ini di /docs, umumnya application/json.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    status: 400,
    code: 'common.empty_body',
    detail: 'Isi permintaan kosong. Kirim objek JSON.',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    status: 400,
    code: 'common.malformed_json',
    detail: 'Isi permintaan bukan JSON yang sah. Periksa tanda kutip dan kurungnya.',
  },
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'common.body_too_large',
    detail: 'Isi permintaan melebihi 1 MB. Kirim lebih sedikit sekaligus.',
  },
  FST_REQ_FILE_TOO_LARGE: {
    status: 413,
    code: 'common.file_too_large',
    detail: 'Berkas melebihi batas ukuran. Perkecil berkas, lalu unggah kembali.',
  },
  FST_FILES_LIMIT: {
    status: 400,
    code: 'files.one_file_only',
    detail: 'Satu unggahan memuat satu berkas. Unggah berkas lainnya dengan permintaan tersendiri.',
  },
  FST_PARTS_LIMIT: {
    status: 400,
    code: 'files.too_many_parts',
    detail: 'Formulir memuat terlalu banyak bagian. Kirim hanya isian yang tercantum di /docs.',
  },
  FST_FIELDS_LIMIT: {
    status: 400,
    code: 'files.too_many_fields',
    detail: 'Formulir memuat terlalu banyak isian. Kirim hanya isian yang tercantum di /docs.',
  },
  FST_UNDER_PRESSURE: {
    status: 503,
    code: 'common.busy',
    detail: 'Sistem sedang sangat sibuk. Coba lagi dalam beberapa detik; isian Anda tidak hilang.',
  },
};
