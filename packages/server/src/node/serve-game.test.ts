import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSession } from '@lacuna/engine'
import { remote, remoteFormat } from '@lacuna/engine/providers/remote'
import { agreedTo, scripted } from '@lacuna/engine/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gameHeaders } from '../game/game-headers.ts'
import type { LogEntry } from '../log/log-entry.ts'
import { firstBody, testServer, weir, weirExternals, weirWords } from '../weir.fixture.ts'
import { type ServedGame, serveGame } from './serve-game.ts'

const folder = mkdtempSync(join(tmpdir(), 'lacuna-served-'))
let game: ServedGame
let log: LogEntry[]

beforeAll(async () => {
  mkdirSync(join(folder, 'game'))
  writeFileSync(join(folder, 'game/index.html'), '<!doctype html><title>Weir</title>')
  writeFileSync(join(folder, 'secret.txt'), 'not for anybody')
  const server = testServer({ provider: scripted(weirWords, { chunk: 4 }) })
  log = server.log
  game = await serveGame({ game: join(folder, 'game'), handler: server.handler, port: 0, proxies: 1 })
})
afterAll(async () => {
  await game.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a game is served with its policy, and filled, over a real connection', async () => {
  const page = await fetch(game.url)
  expect(await page.text()).toContain('<title>Weir</title>')
  expect(page.headers.get('content-security-policy')).toContain(
    "default-src 'none'; script-src 'self'; style-src 'self';",
  )
  const session = createSession(weir, {
    provider: remote({ url: `${game.url}/lacuna` }),
    dial: 'live',
    consent: agreedTo({ id: 'remote' }),
    externals: weirExternals,
    lookahead: false,
  })
  session.enter()
  const { lines } = await session.settled()
  expect(lines.map(line => line.text)).toEqual(['Brown water leans on the boards.', 'Mind the wet stones.'])
})

test('nothing outside the game’s folder is served', async () => {
  for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/....//secret.txt', '/%00']) {
    const said = await new Promise<string>((resolve, reject) => {
      const { port } = new URL(game.url)
      const asked = request({ host: '127.0.0.1', port, path }, response => {
        let text = ''
        response.on('data', part => {
          text += part
        })
        response.on('end', () => resolve(`${response.statusCode} ${text}`))
      })
      asked.on('error', reject)
      asked.end()
    })
    expect(said).not.toContain('not for anybody')
    expect(said).not.toMatch(/^200/)
  }
})

test('behind a proxy the address is the one that the proxy saw', async () => {
  const ask = (forwarded: string) =>
    fetch(`${game.url}/lacuna/session`, { method: 'POST', headers: { 'x-forwarded-for': forwarded } })
  for (const forwarded of ['203.0.113.5', '9.9.9.9, 203.0.113.5', '203.0.113.6']) await ask(forwarded)
  const addresses = log.slice(-3).map(entry => entry.address)
  expect(addresses[0]).toBe(addresses[1])
  expect(addresses[2]).not.toBe(addresses[0])
})

test('a server that stops lets the answers under way end', async () => {
  let go = (): void => {}
  const wait = new Promise<void>(resolve => {
    go = resolve
  })
  const server = testServer({
    provider: {
      id: 'slow',
      capabilities: { streaming: true, jsonSchema: 'strict', local: false },
      async *fill() {
        yield { type: 'delta', text: '{' }
        await wait
        yield { type: 'delta', text: '}' }
        yield { type: 'done', reason: 'complete' }
      },
    },
  })
  const other = await serveGame({ game: folder, handler: server.handler, port: 0 })
  const post = (path: string, body: object, token = ''): Promise<Response> =>
    fetch(`${other.url}/lacuna/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
  const session = await post('session', { format: 1, story: weir.id, digest: weir.digest })
  const { token } = (await session.json()) as { token: string }
  const response = await post('fill', firstBody(), token)
  const closing = other.close()
  go()
  expect(await response.text()).toContain('"done"')
  await closing
  await expect(fetch(other.url)).rejects.toThrow()
})

test('a policy names only origins, whatever it is given', () => {
  const { 'content-security-policy': policy = '' } = gameHeaders({ connect: ['http://localhost:11434/v1'], wasm: true })
  expect(policy).toContain("connect-src 'self' http://localhost:11434;")
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
  expect(() => gameHeaders({ connect: ["https: 'unsafe-eval'"] })).toThrow()
  expect(() => gameHeaders({ frameAncestors: ['data:x'] })).toThrow('no origin')
  expect(gameHeaders({ frameAncestors: ['https://itch.example'] })['x-frame-options']).toBeUndefined()
})

test('files with a dot before their name, and links out of the folder, are not served', async () => {
  const other = mkdtempSync(join(tmpdir(), 'lacuna-dots-'))
  const root = join(other, 'game')
  mkdirSync(join(root, '.git'), { recursive: true })
  mkdirSync(join(root, '.well-known/.hidden'), { recursive: true })
  mkdirSync(join(root, 'linked'))
  mkdirSync(join(other, 'outside'))
  for (const name of [
    '.env',
    '.git/config',
    '.well-known/.hidden/x',
    'a.txt',
    '.well-known/security.txt',
    'my pic.txt',
  ]) {
    writeFileSync(join(root, name), `text of ${name}`)
  }
  writeFileSync(join(other, 'outside/index.html'), 'not for anybody')
  writeFileSync(join(other, 'game-secret.txt'), 'not for anybody')
  symlinkSync(join(other, 'outside'), join(root, 'out'))
  symlinkSync(join(other, 'game-secret.txt'), join(root, 'secret.txt'))
  symlinkSync(join(other, 'outside/index.html'), join(root, 'linked/index.html'))
  symlinkSync(join(root, '.env'), join(root, 'env.txt'))
  symlinkSync(join(root, 'a.txt'), join(root, 'b.txt'))
  const served = await serveGame({ game: root, handler: testServer().handler, port: 0 })
  const ask = async (path: string): Promise<string> => {
    const response = await fetch(served.url + path)
    return `${response.status} ${await response.text()}`
  }
  try {
    expect(await ask('/a.txt')).toBe('200 text of a.txt')
    expect(await ask('/b.txt')).toBe('200 text of a.txt')
    expect(await ask('/my%20pic.txt')).toBe('200 text of my pic.txt')
    expect(await ask('/.well-known/security.txt')).toBe('200 text of .well-known/security.txt')
    const hidden = [
      '/.env',
      '/%2eenv',
      '/%2Eenv',
      '/.git/config',
      '/.well-known/.hidden/x',
      '//.env',
      '/./.env',
      '/a.txt/../.env',
    ]
    const out = ['/out', '/out/', '/out/index.html', '/secret.txt', '/linked/', '/linked/index.html', '/env.txt']
    for (const path of [...hidden, ...out, '/%252eenv', '/%2e%2e/outside/index.html', '/nothing']) {
      expect([path, await ask(path)]).toEqual([path, expect.stringMatching(/^(400|404) /)])
    }
  } finally {
    await served.close(0)
    rmSync(other, { recursive: true, force: true })
  }
})

test('whoever breaks off, at whatever instant, holds no place and leaves no answer under way', async () => {
  let underWay = 0
  const server = testServer({
    fills: false,
    limits: { sessionRequests: 1000, addressRequests: 1000 },
    provider: {
      id: 'slow',
      capabilities: { streaming: true, jsonSchema: 'strict', local: false },
      async *fill(_, { signal }) {
        underWay++
        try {
          for (let piece = 0; piece < 50 && !signal.aborted; piece++) {
            await new Promise(resolve => setTimeout(resolve, 2))
            yield { type: 'delta', text: piece === 0 ? '{' : ' ' }
          }
          yield { type: 'done', reason: 'complete' }
        } finally {
          underWay--
        }
      },
    },
  })
  const served = await serveGame({ game: folder, handler: server.handler, port: 0 })
  const { port } = new URL(served.url)
  const session = await fetch(`${served.url}/lacuna/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ format: remoteFormat, story: weir.id, digest: weir.digest }),
  })
  const { token } = (await session.json()) as { token: string }
  const body = JSON.stringify(firstBody())
  const head = `POST /lacuna/fill HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: Bearer ${token}\r\ncontent-length: ${body.length}\r\n\r\n`
  const breakOff = (text: string, afterMs: number): Promise<void> =>
    new Promise(resolve => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(text))
      socket.on('error', () => {})
      socket.on('close', () => resolve())
      setTimeout(() => socket.destroy(), afterMs)
    })
  try {
    for (let afterMs = 0; afterMs < 40; afterMs += 2) await breakOff(head + body, afterMs)
    for (let cut = 0; cut < body.length; cut += 60) await breakOff(head + body.slice(0, cut), 2)
    await expect.poll(() => underWay).toBe(0)
    const health = await fetch(`${served.url}/lacuna/health`)
    expect(await health.json()).toMatchObject({ status: 'ok', answers: 0 })
    expect(server.log.filter(entry => entry.event === 'fault')).toEqual([])
  } finally {
    await served.close(0)
  }
})
