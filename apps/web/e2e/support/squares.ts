import { TILES } from '../../src/features/mapping/pictures/cartogram.ts';

/** Boundaries that belong to nobody: one square for each of the 19 kabupaten/kota, where its tile stands. */
export function squareBoundaries() {
  return {
    type: 'FeatureCollection',
    features: TILES.map(({ code, name, column, row }) => {
      const [west, north] = [98 + column * 0.5, 1 - row * 0.5];
      const [east, south] = [west + 0.45, north - 0.45];
      return {
        type: 'Feature',
        properties: { kode: code, nama: name },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [west, south],
              [east, south],
              [east, north],
              [west, north],
              [west, south],
            ],
          ],
        },
      };
    }),
  };
}

export const squaresFile = () =>
  new File([JSON.stringify(squareBoundaries())], 'petak-contoh.geojson', { type: 'application/geo+json' });
