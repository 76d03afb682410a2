/**
 * How often a test repeats what it draws by chance, or plays: an eighth of `all` in `npx -y pnpm@12 test`, at least once; all of
 * it in `npx -y pnpm@12 test:slow`, which runs every file that uses this.
 */
export function runs(all: number): number {
  return process.env.TEST_RUNS === 'all' ? all : Math.ceil(all / 8)
}
