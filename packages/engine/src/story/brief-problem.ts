/** What is wrong in one slot tag; the compiler adds severity, file and line. */
export interface BriefProblem {
  readonly code: string
  readonly message: string
  readonly hint: string
}
