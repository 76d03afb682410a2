/** The next task of the event loop: timers that are due, and whatever has arrived, have their turn before it. */
export async function macrotask(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  await new Promise<void>(resolve => {
    port1.onmessage = () => resolve()
    port2.postMessage(undefined)
  })
  port1.close()
}
