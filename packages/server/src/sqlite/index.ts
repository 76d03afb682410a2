export { sqliteLimits } from './sqlite-limits.ts'
