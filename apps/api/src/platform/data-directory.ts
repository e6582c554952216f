import { accessSync, constants, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Makes DATA_DIR and returns its real path; what is wrong with it is said in words that name the culprit. */
export function openDirectory(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  } catch (cause) {
    throw new Error(
      `DATA_DIR ${resolve(dataDir)} cannot be used: ${culprit(resolve(dataDir)) ?? (cause as Error).message}. ` +
        'Make it a folder that this user may write to, or set another DATA_DIR.',
      { cause },
    );
  }
}

/** mkdir calls a read-only disk "no such file" and a file in the way "already exists". */
function culprit(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return path === dirname(path) ? undefined : culprit(dirname(path));
  if (!found.isDirectory()) return `${path} is not a folder`;
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EROFS' ? `${path} is on a read-only disk` : `${path} is closed to this user (${code})`;
  }
}
