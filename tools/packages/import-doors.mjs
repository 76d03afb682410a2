// Runs on the oldest Node, where the packages are installed: imports each door and tells what that changed in the world.
const doors = process.argv.slice(2)
const holders = {
  Array,
  Object,
  String,
  Map,
  Set,
  Promise,
  Function,
  Number,
  RegExp,
  Symbol,
  Error,
  JSON,
  Math,
  process,
  console,
}
const world = () => {
  // Node puts its own fetch there when somebody first names it.
  const seen = Reflect.ownKeys(globalThis)
    .map(key => `global ${String(key)}`)
    .filter(key => !key.includes('undici'))
  for (const [name, holder] of Object.entries(holders))
    for (const [what, object] of [
      [name, holder],
      [`${name}.prototype`, holder.prototype ?? {}],
    ])
      for (const key of Reflect.ownKeys(object)) seen.push(`${what} ${String(key)}`)
  for (const event of process.eventNames()) seen.push(`process.on ${String(event)} ${process.listenerCount(event)}`)
  const waiting = process.getActiveResourcesInfo().filter(kind => !/^(TTY|Pipe|FS|CloseReq)/.test(kind))
  return [...seen, `environment ${JSON.stringify(process.env)}`, `waiting ${waiting}`]
}
const told = []
for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream)
  stream.write = (text, ...rest) => {
    if (String(text).startsWith('DOORS ')) return write(text, ...rest)
    told.push(String(text))
    return true
  }
}
const results = {}
for (const door of doors) {
  const before = new Set(world())
  told.length = 0
  try {
    const module = await import(door)
    await new Promise(resolve => setTimeout(resolve, 5))
    results[door] = {
      exports: Object.keys(module).length,
      changed: world().filter(line => !before.has(line)),
      told: [...told],
    }
  } catch (error) {
    results[door] = { failed: `${error.code ?? ''} ${error.message}` }
  }
}
process.stdout.write(`DOORS ${JSON.stringify(results)}\n`)
