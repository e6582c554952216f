/**
 * Regions that border West Sumatra or lie in it, by code of the ministry (domain §8.1, §8.2). The adjacency of the
 * kabupaten/kota is known by heart, not from a text [M]: it only steers a suggestion that people may overrule.
 */
const PROVINCE = '13';
const BORDERING_PROVINCES = ['12', '14', '15', '17'];
const BORDERING_DISTRICTS = [
  '12.13', // Mandailing Natal
  '12.21', // Padang Lawas
  '14.01', // Kampar
  '14.06', // Rokan Hulu
  '14.09', // Kuantan Singingi
  '15.01', // Kerinci
  '15.08', // Bungo
  '15.09', // Tebo
  '15.72', // Sungai Penuh
  '17.06', // Mukomuko
];

/** Whether wajib is possible with this region: the five pairings of UU 23/2014 ps. 364(2) seen from the province. */
export const isNeighbour = (regionCode: string): boolean =>
  BORDERING_PROVINCES.includes(regionCode) ||
  BORDERING_DISTRICTS.includes(regionCode) ||
  regionCode.startsWith(`${PROVINCE}.`);
