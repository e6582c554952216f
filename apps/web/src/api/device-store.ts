/**
 * What this browser keeps for a person until the server has it: one IndexedDB store, one record per thing. Nobody reads
 * another person's records; what the server holds already is wiped when they sign out.
 */
export interface KeptRecord<T> {
  key: string;
  userId: string;
  /** Milliseconds; for the newest first and for throwing away what is old. */
  keptAt: number;
  /** The server holds all of it: only kept so that the page opens without a line. */
  isSent: boolean;
  value: T;
}

const DATABASE = 'kerabat';
const STORE = 'drafts';
const SENT_IS_OLD_AFTER_MS = 14 * 86_400_000;

let opening: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE, { keyPath: 'key' });
    };
    request.onsuccess = () => {
      // Another tab may want a newer shape one day; this one then opens again.
      request.result.onversionchange = () => {
        request.result.close();
        opening = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      opening = undefined;
      reject(request.error ?? new Error('IndexedDB did not open'));
    };
  });
  return opening;
}

/** Written to the system is soon enough: a crash of the browser loses nothing, and typing does not wait for the disk. */
const SOON = { durability: 'relaxed' } as const;

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await open()).transaction(STORE, mode, SOON);
  const request = work(transaction.objectStore(STORE));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve(request.result);
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Error('IndexedDB refused'));
    };
  });
}

export const keepOnDevice = <T>(record: KeptRecord<T>) => run('readwrite', (store) => store.put(record));

/** A page that closes has no time for the database: the newest words wait here until they are read again. */
const lastWords = (key: string) => `kerabat.last.${key}`;

export function keepAtOnce<T>(record: KeptRecord<T>): void {
  localStorage.setItem(lastWords(record.key), JSON.stringify(record));
}

function takeLastWords<T>(key: string): KeptRecord<T> | undefined {
  const words = localStorage.getItem(lastWords(key));
  localStorage.removeItem(lastWords(key));
  return words === null ? undefined : (JSON.parse(words) as KeptRecord<T>);
}

export function dropFromDevice(key: string): Promise<undefined> {
  localStorage.removeItem(lastWords(key));
  return run('readwrite', (store) => store.delete(key));
}

export async function readFromDevice<T>(key: string, userId: string): Promise<KeptRecord<T> | undefined> {
  const last = takeLastWords<T>(key);
  if (last) await keepOnDevice(last);
  const found = (await run('readonly', (store) => store.get(key))) as KeptRecord<T> | undefined;
  return found?.userId === userId ? found : undefined;
}

const readAll = () => run('readonly', (store) => store.getAll()) as Promise<KeptRecord<unknown>[]>;

/** What one person left here that the server does not have, newest first. */
export async function listUnsent<T>(userId: string, prefix: string): Promise<KeptRecord<T>[]> {
  const own = (await readAll()).filter(
    (record) => record.userId === userId && !record.isSent && record.key.startsWith(prefix),
  );
  return own.sort((a, b) => b.keptAt - a.keptAt) as KeptRecord<T>[];
}

/** At sign-out everything the server holds; otherwise only what has lain here for long. */
export async function forgetSent(everything = false): Promise<void> {
  const oldest = everything ? Infinity : Date.now() - SENT_IS_OLD_AFTER_MS;
  const gone = (await readAll()).filter(({ isSent, keptAt }) => isSent && keptAt < oldest);
  await Promise.all(gone.map(({ key }) => dropFromDevice(key)));
}
