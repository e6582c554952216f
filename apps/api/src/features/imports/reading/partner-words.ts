/** Words that begin the name of a partner: after a comma or `dan`, they start the next one. */
export const PARTNER_HEADS =
  /^(?:pemerintah|pemprov|pemkab|pemkot?|pemko|pemda|provinsi|prov\b|kabupaten|kab\b|kota\b|kab\/kota|kementerian|kementrian|kemen\w+|menko|ditjen|direktorat|badan\b|balai|kanwil|kantor|dinas\s+\S+\s+(?:provinsi|prov\b|kab|kota)|pt\b|pt\.|cv\b|ud\b|persero|perum\b|perumda|bumd\b|bumn\b|bank\b|universitas|institut|politeknik|sekolah tinggi|stik|uin\b|iain\b|yayasan|koperasi|forum|asosiasi|himpunan|ikatan|lsm\b|ngo\b|investor|pengembang|kontraktor|perusahaan|maskapai|konsulat|kedutaan|kedubes|konjen|prefektur|tni\b|polda|polri|polres|kodam|korem|kejaksaan|kejati|pengadilan|dprd|kadin|masyarakat|kelompok|gapoktan|bumnag|nagari|rumah sakit|rsud|rs\b|bpjs|pln\b|pelindo|bulog|telkom)/i;

/** Foreign countries and far regions, as they stand behind a foreign name. */
const COUNTRIES =
  'malaysia|singapura|singapore|thailand|vietnam|filipina|brunei|kamboja|myanmar|laos|timor leste|tiongkok|china|cina|rrt|hongkong|hong kong|taiwan|jepang|japan|korea(?: selatan| utara)?|republik korea|india|pakistan|bangladesh|sri lanka|arab saudi|saudi arabia|uni emirat arab|uea|qatar|kuwait|oman|iran|irak|turki|turkiye|mesir|maroko|yordania|palestina|australia|selandia baru|new zealand|papua nugini|fiji|inggris|united kingdom|belanda|jerman|germany|prancis|perancis|france|spanyol|portugal|italia|swiss|austria|belgia|swedia|norwegia|denmark|finlandia|polandia|rusia|ukraina|hungaria|ceko|amerika(?: serikat)?|usa|kanada|canada|meksiko|brasil|brazil|argentina|chili|afrika selatan|nigeria|timur tengah|eropa|uni eropa|asia tenggara|luar negeri|asing';
export const ABROAD = new RegExp(`\\b(?:${COUNTRIES})\\b`, 'i');
/** Our own missions abroad are not foreign. */
export const OUR_MISSION =
  /\b(?:kbri|kjri|(?:kedutaan besar|kedubes|konsulat jenderal|konjen)\s+(?:ri|republik indonesia|indonesia))\b/i;

export interface TypeRule {
  pattern: RegExp;
  type: string;
}

/** Foreign partners are told by a word and by their country. */
export const FOREIGN_RULES: readonly TypeRule[] = [
  {
    pattern:
      /^(?:pemerintah(?! (?:provinsi|prefektur|kota|daerah|negara bagian|distrik))|kementerian|kerajaan|republik|delegasi pemerintah)\b/i,
    type: 'PEMERINTAH_LN',
  },
  { pattern: /\b(?:kedutaan|kedubes|konsulat|konjen)\b(?!.*\bprovinsi\b)/i, type: 'PEMERINTAH_LN' },
  {
    pattern:
      /\b(?:provinsi|prefektur|province|prefecture|negara bagian|negeri (?!asing|seberang)[A-Z]\w+|distrik|kota|city|wilayah)\b|^daerah\b|-(?:do|si|gun|ken|shi|to|fu)\b|\bpemerintah daerah\b/i,
    type: 'PEMDA_LN',
  },
  {
    pattern:
      /\b(?:universit\w*|institut\w*|college|perusahaan|investor|swasta|company|corp\w*|lembaga|yayasan|foundation|sekolah|kampus|industri|pengusaha|bank|rumah sakit|hospital)\b/i,
    type: 'LAIN_LN',
  },
];

/** Company forms that exist only abroad. */
export const FOREIGN_COMPANY =
  /\b(?:pte\.?\s*ltd|sdn\.?\s*bhd|co\.?,?\s*ltd|ltd|inc|gmbh|llc|plc|b\.?v|pty)\b\.?/i;

/** Words in the name of a partner of this country, first match decides. */
export const HOME_RULES: readonly TypeRule[] = [
  { pattern: /\((?:persero)\)|\bpersero\b|^perum\b/i, type: 'BUMN' },
  {
    pattern:
      /^(?:pt\.? )?(?:pos indonesia|pelindo|pelabuhan indonesia|pertamina|telkom|telekomunikasi indonesia|pln|garuda indonesia|angkasa pura|pegadaian|taspen|perkebunan nusantara|kimia farma|bio farma|hutama karya|waskita|wijaya karya|adhi karya|bank (?:bri|bni|mandiri|btn|rakyat indonesia|negara indonesia|syariah indonesia))\b/i,
    type: 'BUMN',
  },
  { pattern: /\bperseroda\b|\bperumda\b|\bpdam\b|^bumd\b|badan usaha milik daerah/i, type: 'BUMD' },
  {
    pattern: /^(?:kementerian|kementrian|kemenko|menko|ditjen|direktorat jenderal|kemen[a-z]*\b)/i,
    type: 'KL',
  },
  {
    pattern:
      /^(?:kanwil|kantor wilayah|kantor pertanahan|polda|polres|polresta|kejati|kejari|korem|kodim|kodam|lantamal|bpjn|bws|ksop|balai (?:besar|wilayah|pelaksana\w*))\b/i,
    type: 'INSTANSI_VERTIKAL',
  },
  { pattern: /^(?:pt|cv|ud|firma)\b\.?/i, type: 'SWASTA_BH' },
  { pattern: /^(?:yayasan|yys)\b/i, type: 'YAYASAN' },
  { pattern: /^(?:koperasi|kud)\b/i, type: 'KOPERASI' },
  { pattern: /^(?:forum|asosiasi|himpunan|kadin|kamar dagang|perhimpunan)\b/i, type: 'ASOSIASI' },
  { pattern: /^(?:ikatan keluarga|perkumpulan|lsm|ormas|gerakan pramuka|palang merah)\b/i, type: 'ORMAS_BH' },
];
