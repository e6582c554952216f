import type { Download } from './call.ts';

/** Hands a downloaded file to the browser, which asks where to keep it. */
export function saveFile({ blob, fileName }: Download): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
