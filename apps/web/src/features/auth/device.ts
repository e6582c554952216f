const BROWSERS = [
  [/Edg(?:e|A|iOS)?\//, 'Microsoft Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const SYSTEMS = [
  [/Android/, 'Android'],
  [/iPhone|iPad|iPod/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
] as const;

type Signs = readonly (readonly [RegExp, string])[];
const nameOf = (signs: Signs, agent: string) => signs.find(([sign]) => sign.test(agent))?.[1];

/** `Chrome di Windows` from what the browser says about itself. */
export function nameDevice(agent: string | null): string {
  if (!agent) return 'Perangkat tidak dikenal';
  const browser = nameOf(BROWSERS, agent);
  const system = nameOf(SYSTEMS, agent);
  if (!browser) return system ?? agent.slice(0, 60);
  return system ? `${browser} di ${system}` : browser;
}
