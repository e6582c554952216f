import vue from 'eslint-plugin-vue';
import accessibility from 'eslint-plugin-vuejs-accessibility';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import ts from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';

const generated = [
  '**/*.gen.ts',
  '**/dist/**',
  '**/.data/**',
  'openapi/**',
  'apps/web/*.d.ts',
  'apps/web/.nuxt-ui/**',
];

export default ts.config(
  { ignores: generated },
  ...ts.configs.recommended,
  ...ts.configs.stylistic,
  ...vue.configs['flat/recommended'],
  ...accessibility.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: {
      parser: vueParser,
      parserOptions: { parser: ts.parser, sourceType: 'module' },
    },
  },
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Objects without keys that matter say so by their type; an index signature says less.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'vue/multi-word-component-names': ['error', { ignores: ['App'] }],
      // The type of an optional prop already says `undefined`.
      'vue/require-default-prop': 'off',
      // Labels wrap or name their fields by `for`; asking for both at once helps nobody.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      'vuejs-accessibility/form-control-has-label': 'off',
    },
  },
  {
    // Routes are declarations, tests are tables: their length says nothing.
    files: ['**/*.routes.ts', '**/*.test.ts', '**/e2e/**', '**/bench/**', '**/schema.ts', '**/*.fixture.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.generate.ts', '**/commands/**', '**/bench/**', '**/e2e/**'],
    rules: { 'no-console': 'off' },
  },
  prettier,
);
