import process from 'node:process'
import { runLacuna } from './command-line/run-lacuna.ts'
import { processTerminal } from './terminal/process-terminal.ts'

process.exitCode = await runLacuna(process.argv.slice(2), processTerminal())
