/**
 * Calls a function of the game. One that throws hears of it as of any error of its own, in a task of its own; the session
 * is not harmed.
 */
export function callGame(call: () => void): void {
  try {
    call()
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}
