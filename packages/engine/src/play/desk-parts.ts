/** What a session needs only where a provider fills slots: fetched with the first that has one. */
export { openBeside } from './beside.ts'
export { contextOf } from './context-of.ts'
export { jobFor } from './job-for.ts'
