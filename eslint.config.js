// What the linter holds the code to: the layers of the house, no import circles, honest types, no lost promises, and
// a runtime that uses no global but the language's own.
import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import { cyclesRule } from './scripts/eslint-cycles.ts'
import { layersRule } from './scripts/eslint-layers.ts'
import svelteConfig from './svelte.config.js'

const tests = ['**/*.test.ts', '**/*.e2e.ts', '**/testing/**', '**/arbitrary*.ts']

// Everything a browser or Node has beyond the language: the runtime is handed what it needs as ports.
const outside = Object.keys({ ...globals.browser, ...globals.node, ...globals.worker }).filter(
  (name) => !Object.hasOwn(globals.es2026 ?? globals.es2025, name)
)

export default ts.config(
  {
    ignores: [
      'node_modules/',
      '.svelte-kit/',
      'build/',
      '.cache/',
      'test-results/',
      'static/',
      '**/*.generated.ts'
    ]
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    plugins: { house: { rules: { layers: layersRule, 'no-cycle': cyclesRule } } },
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'house/layers': 'error',
      'house/no-cycle': 'error',
      // TypeScript knows better which names exist.
      'no-undef': 'off',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'ImportDeclaration[source.value="@sinclair/typebox"] > ImportSpecifier[imported.name="Type"]',
          message:
            'Write `import * as Type`: the object of that name brings all of TypeBox into the first page.'
        }
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }
      ]
    }
  },
  {
    // Rules that need types, on TypeScript files only: they cost seconds.
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'tsconfig.node.json'],
        tsconfigRootDir: import.meta.dirname
      }
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true }
      ]
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, project: null, extraFileExtensions: ['.svelte'], svelteConfig }
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-misused-promises': 'off',
      '@typescript-eslint/await-thenable': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
      // `let { … } = $props()` is how a component declares them.
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      // The app is served from the root of its own host.
      'svelte/no-navigation-without-resolve': 'off'
    }
  },
  {
    // A test may borrow a neighbour: a port's memory adapter, a whole engine.
    files: tests,
    rules: { 'house/layers': 'off' }
  },
  {
    files: ['src/lib/runtime/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-globals': [
        'error',
        ...outside.map((name) => ({
          name,
          message: 'The runtime has no world: declare a port for what it needs.'
        }))
      ],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.|@sinclair/typebox(/|$)|acorn$)',
              message: 'The runtime imports @sinclair/typebox and acorn alone.'
            }
          ]
        }
      ]
    }
  }
)
