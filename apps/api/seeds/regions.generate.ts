/**
 * Writes reference/regions.json from the npm package idn-area-data (data: ODbL 1.0, see LICENSES/) and our own
 * reference/region-aliases.json. Run it after an update of the package: node seeds/regions.generate.ts
 */
import { readFile, writeFile } from 'node:fs/promises';
import { getProvinces, getRegencies } from 'idn-area-data';

type Level = 'PROVINCE' | 'REGENCY' | 'CITY';
type Region = {
  code: string;
  name: string;
  shortName: string;
  level: Level;
  parentCode: string | null;
  aliases: string[];
};

const target = new URL('./reference/regions.json', import.meta.url);
const aliasSource = new URL('./reference/region-aliases.json', import.meta.url);

const provinceShortNames: Record<string, string> = { '31': 'DKI Jakarta', '34': 'DI Yogyakarta' };
const prefixes = /^(Kabupaten Administrasi|Kota Administrasi|Kabupaten|Kota) /;

const normalise = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

function provinceOf(source: { code: string; name: string }): Region {
  const shortName = provinceShortNames[source.code] ?? source.name;
  const names = [...new Set([source.name, shortName])];
  const aliases = names.flatMap((name) => [`Provinsi ${name}`, `Prov. ${name}`]);
  return { code: source.code, name: source.name, shortName, level: 'PROVINCE', parentCode: null, aliases };
}

function regencyOf(source: { code: string; name: string; province_code: string }): Region {
  const level: Level = source.name.startsWith('Kota ') ? 'CITY' : 'REGENCY';
  const bare = source.name.replace(prefixes, '');
  const aliases = level === 'CITY' ? [`Kota ${bare}`] : [`Kab. ${bare}`, `Kabupaten ${bare}`];
  const abbreviated = aliases.filter((alias) => alias.includes('Kepulauan '));
  aliases.push(...abbreviated.map((alias) => alias.replace('Kepulauan ', 'Kep. ')));
  return {
    code: source.code,
    name: source.name,
    shortName: bare,
    level,
    parentCode: source.province_code,
    aliases,
  };
}

/** "Solok" names a kabupaten and a kota, "Jambi" a kota and a province: such a region keeps its kind in the short name. */
function qualifyAmbiguous(regions: Region[], ownAliases: Record<string, string[]>): void {
  const uses = new Map<string, number>();
  const names = regions.flatMap((region) => [region.shortName, ...(ownAliases[region.code] ?? [])]);
  for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
  for (const region of regions) {
    if (region.level === 'PROVINCE' || uses.get(region.shortName) === 1) continue;
    region.shortName = `${region.level === 'CITY' ? 'Kota' : 'Kab.'} ${region.shortName}`;
  }
}

function addAliases(region: Region, own: string[]): Region {
  const seen = new Set([normalise(region.name), normalise(region.shortName)]);
  const aliases = [...own, ...region.aliases].filter((alias) => {
    const key = normalise(alias);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return { ...region, aliases };
}

const ownAliases: Record<string, string[]> = JSON.parse(await readFile(aliasSource, 'utf8'));
const regions = [...(await getProvinces()).map(provinceOf), ...(await getRegencies()).map(regencyOf)];
const unknown = Object.keys(ownAliases).filter((code) => !regions.some((region) => region.code === code));
if (unknown.length > 0)
  throw new Error(`region-aliases.json names codes that idn-area-data lacks: ${unknown}`);

qualifyAmbiguous(regions, ownAliases);
const rows = regions.map((region) => JSON.stringify(addAliases(region, ownAliases[region.code] ?? [])));
await writeFile(target, `[\n  ${rows.join(',\n  ')}\n]\n`);
console.log(`${regions.length} regions written to ${target.pathname}`);
