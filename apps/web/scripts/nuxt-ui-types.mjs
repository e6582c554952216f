// Nuxt UI writes the types of its themes when Vite reads its configuration; the type checker needs them first.
import { resolveConfig } from 'vite';

await resolveConfig({ root: `${import.meta.dirname}/..`, logLevel: 'error' }, 'build');
