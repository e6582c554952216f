/** Photos from phones are made smaller in the browser; everything else goes as it is. */
const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'];
const HEAVY_BYTES = 1024 ** 2;
export const LONGEST_SIDE = 2000;
const QUALITY = 0.82;

export interface Size {
  width: number;
  height: number;
}

/** Only pictures that are heavy or larger than any screen; null keeps the original. */
export function planCompression({ type, size }: Pick<File, 'type' | 'size'>, drawn: Size): Size | null {
  if (!PHOTO_TYPES.includes(type)) return null;
  const longest = Math.max(drawn.width, drawn.height);
  if (size <= HEAVY_BYTES && longest <= LONGEST_SIDE) return null;
  const scale = Math.min(1, LONGEST_SIDE / longest);
  return { width: Math.round(drawn.width * scale), height: Math.round(drawn.height * scale) };
}

/** A copy that is not smaller is not worth its loss. */
export const isWorthIt = (before: number, after: number) => after < before * 0.95;

export const jpegName = (name: string) => `${name.replace(/\.[^.]*$/, '') || name}.jpg`;

function draw(picture: ImageBitmap, { width, height }: Size): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(null);
  // JPEG knows no transparency.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, width, height);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', QUALITY);
  });
}

/** The file to send: the same one, or a smaller JPEG (without the place where it was taken). */
export async function compressPhoto(file: File): Promise<File> {
  if (!PHOTO_TYPES.includes(file.type)) return file;
  try {
    const picture = await createImageBitmap(file);
    const plan = planCompression(file, picture);
    const blob = plan && (await draw(picture, plan));
    picture.close();
    if (!blob || !isWorthIt(file.size, blob.size)) return file;
    return new File([blob], jpegName(file.name), { type: 'image/jpeg', lastModified: file.lastModified });
  } catch {
    // Not a picture after all: the server says so better.
    return file;
  }
}
