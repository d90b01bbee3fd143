import { describe, expect, test } from 'vitest'
import { headersFor, kindOf } from './headers.ts'

function policyOf(path: string, options?: Parameters<typeof headersFor>[1]): Map<string, string> {
  const policy = headersFor(path, options)['Content-Security-Policy'] ?? ''
  return new Map(
    policy.split('; ').map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1).join(' ')])
  )
}

describe('the kind of a path', () => {
  test.each([
    ['/', '', 'page'],
    ['/patch/x', '', 'page'],
    ['/index.html', '', 'page'],
    ['/favicon.svg', '', 'asset'],
    ['/_app/immutable/chunks/a.js', '', 'asset'],
    ['/_app/immutable/workers/worker-abc.js', '', 'engineWorker'],
    ['/src/lib/engine/worker.ts', '?worker_file&type=module', 'engineWorker'],
    ['/sandbox/cell.html', '', 'cellSandbox']
  ])('%s%s is a %s', (path, search, kind) => expect(kindOf(path, search)).toBe(kind))
})

describe('policies', () => {
  test('every response isolates the page and keeps its type', () => {
    for (const path of ['/', '/favicon.svg', '/sandbox/cell.html', '/_app/immutable/workers/w.js']) {
      expect(headersFor(path)).toMatchObject({
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer'
      })
    }
  })

  test('a page runs its own scripts and the named inline ones, and no eval', () => {
    const policy = policyOf('/', { scriptHashes: ["'sha256-x'"] })
    expect(policy.get('script-src')).toBe("'self' 'sha256-x'")
    expect(policy.get('connect-src')).toBe("'self' https: http://localhost:* http://127.0.0.1:*")
    expect(policy.get('object-src')).toBe("'none'")
    expect(policy.get('frame-ancestors')).toBe("'self'")
  })

  test('the engine worker alone may compile', () => {
    expect(policyOf('/_app/immutable/workers/w.js').get('script-src')).toBe("'self' 'unsafe-eval'")
    expect(policyOf('/_app/immutable/workers/w.js').get('connect-src')).toBe("'self'")
    expect(policyOf('/_app/immutable/chunks/w.js').get('script-src')).toBe("'self'")
  })

  test('a cell has no origin, no network and no storage, and can be embedded', () => {
    const policy = policyOf('/sandbox/cell.html')
    expect(policy.get('sandbox')).toBe('allow-scripts')
    expect(policy.get('default-src')).toBe("'none'")
    expect(policy.get('connect-src')).toBe("'none'")
    expect(policy.get('worker-src')).toBe('blob:')
    expect(headersFor('/sandbox/cell.html')['Cross-Origin-Resource-Policy']).toBe('cross-origin')
  })

  test('development loosens what hot reload needs, and eval nowhere', () => {
    const policy = policyOf('/', { dev: true })
    expect(policy.get('connect-src')).toContain('ws:')
    expect(policy.get('script-src')).not.toContain('unsafe-eval')
    expect(policyOf('/sandbox/cell.html', { dev: true })).toEqual(policyOf('/sandbox/cell.html'))
  })
})
