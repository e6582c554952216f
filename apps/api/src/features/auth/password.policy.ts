import { PASSWORD_MIN } from '@kerabat/shared/users/schema';

/** Words that the best-known passwords of twelve and more letters are made of, here and abroad. */
const WELL_KNOWN = [
  'password',
  'passw0rd',
  'katasandi',
  'sandiku',
  'rahasia',
  'rahasiaku',
  'admin',
  'administrator',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'letmein',
  'welcome',
  'selamatdatang',
  'iloveyou',
  'akucintakamu',
  'sayangku',
  'bismillah',
  'alhamdulillah',
  'indonesia',
  'indonesiaraya',
  'merdeka',
  'garuda',
  'pancasila',
  'sumbar',
  'sumaterabarat',
  'padang',
  'minangkabau',
  'ranahminang',
  'kerabat',
  'pemprov',
  'pemprovsumbar',
  'pemerintah',
  'kerjasama',
  'kerjasamadaerah',
  'superman',
  'dragon',
  'football',
  'sunshine',
  'princess',
  'changeme',
  'gantisaya',
  'default',
  'secret',
  'login',
  'masuk',
  'user',
  'pengguna',
  'test',
  'tester',
  'coba',
  'cobacoba',
  'demo',
  'root',
  'guest',
  'tamu',
  'persija',
  'jakarta',
  'biro',
];
const LOOK_ALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, '');
const unmask = (text: string): string =>
  [...text.toLowerCase()].map((letter) => LOOK_ALIKES[letter] ?? letter).join('');

/** `123456789012`, `qwertyuiopqwerty`, `lkjhgfdsa…`: each letter is the neighbour of the one before. */
function walksKeyboard(text: string): boolean {
  const rows = ROWS.flatMap((row) => [row, [...row].reverse().join('')]);
  const steps = [...text]
    .slice(1)
    .filter((letter, at) => rows.some((row) => row.includes(`${text[at]}${letter}`)));
  return steps.length >= (text.length - 1) * 0.8;
}

/** One to four letters again and again. */
const repeats = (text: string): boolean => /^(.{1,4}?)\1+.{0,3}$/su.test(text);

function isWellKnown(password: string): boolean {
  const text = password.toLowerCase().replaceAll(/\s/gu, '');
  if (walksKeyboard(text) || repeats(text)) return true;
  // `P@ssw0rd2026!`: what is hung on at the ends hides nothing, and neither do figures that stand for letters.
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const bases = [text, unmask(text), core, unmask(core)].map(lettersOf);
  return bases.some((base) => WELL_KNOWN.includes(base) || WELL_KNOWN.some((word) => base === word + word));
}

/** Parts of a name or address that are long enough to be recognised in a password. */
const partsOf = (words: string): string[] =>
  words
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4);

/** What is wrong with a new password, as a sentence that says what to do; undefined when it will do. */
export function weaknessOf(password: string, person: { name: string; email: string }): string | undefined {
  if ([...password].length < PASSWORD_MIN)
    return `Gunakan sedikitnya ${PASSWORD_MIN} huruf; rangkaian beberapa kata mudah diingat.`;
  const lower = password.toLowerCase();
  const [localPart = ''] = person.email.toLowerCase().split('@');
  if (localPart.length >= 3 && lower.includes(localPart))
    return 'Jangan memakai bagian depan alamat surel di dalam kata sandi.';
  if (partsOf(person.name).some((word) => lower.includes(word)))
    return 'Jangan memakai nama sendiri di dalam kata sandi.';
  if (isWellKnown(password))
    return 'Kata sandi ini mudah ditebak. Rangkai beberapa kata yang tidak berkaitan, misalnya empat kata acak.';
  return undefined;
}
