import ui from '@nuxt/ui/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig, loadEnv, type Plugin } from 'vite';

const API_PATHS = ['/api', '/docs', '/health', '/openapi.json'];

const OFFLINE_ICONS = '\0offline-icons:';

/** The offline build of the icon component has no code that could ask an icon server. */
const offlineIcons: Plugin = {
  name: 'offline-icons',
  enforce: 'pre',
  async resolveId(id, importer) {
    if (id !== '@iconify/vue') return undefined;
    // The name carries what `load` needs, since a warm cache doesn't ask here again; bare, it would count as external.
    const file = await this.resolve('@iconify/vue/offline', importer);
    return file && `${OFFLINE_ICONS}${encodeURIComponent(file.id)}`;
  },
  load(id) {
    if (!id.startsWith(OFFLINE_ICONS)) return undefined;
    const source = JSON.stringify(decodeURIComponent(id.slice(OFFLINE_ICONS.length)));
    // Its store is flat: pages ask for `lucide-check`, the bundle brings `lucide:check`.
    return `
      import { addIcon as add } from ${source};
      export { Icon } from ${source};
      export const iconLoaded = () => true;
      export const addIcon = (name, data) => add(name.replace(':', '-'), data);
    `;
  },
};

/** Style sheets of lazy pages may arrive in any order; each says the order of the layers itself. */
const layerOrder: Plugin = {
  name: 'layer-order',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('?vue&type=style')
      ? `@layer properties, theme, base, components, utilities;\n${code}`
      : undefined,
};

export default defineConfig(({ mode }) => {
  const { VITE_API_ORIGIN = 'http://localhost:3000' } = loadEnv(mode, import.meta.dirname);
  return {
    // Relative addresses, resolved against <base>: the built pages also work below a gateway's path.
    base: './',
    plugins: [
      offlineIcons,
      layerOrder,
      vue(),
      ui({
        // Every name is imported where it is used, and only components in use bring their styles.
        autoImport: false,
        components: false,
        dts: false,
        colorMode: false,
        experimental: { componentDetection: true },
        icon: { clientBundle: { scan: { globInclude: ['src/**/*.{vue,ts}'] } } },
      }),
    ],
    server: { proxy: Object.fromEntries(API_PATHS.map((path) => [path, { target: VITE_API_ORIGIN }])) },
    build: { manifest: true, target: 'es2022', modulePreload: { polyfill: false } },
  };
});
