import type { Command } from '../command/command.ts'
import { checkCommand } from './check-command.ts'
import { compileCommand } from './compile-command.ts'
import { evaluateCommand } from './evaluate-command.ts'
import { paceCommand } from './pace-command.ts'
import { playCommand } from './play-command.ts'
import { recordCommand } from './record-command.ts'
import { typesCommand } from './types-command.ts'

/** Everything that `lacuna` can do, in the order in which a person needs it. */
export const commands: readonly Command[] = [
  playCommand,
  checkCommand,
  paceCommand,
  evaluateCommand,
  recordCommand,
  compileCommand,
  typesCommand,
]
