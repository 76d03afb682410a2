import { choiceCodes } from './codes/choice-codes.ts'
import type { DiagnosticCode } from './codes/diagnostic-code.ts'
import { documentCodes } from './codes/document-codes.ts'
import { fileCodes } from './codes/file-codes.ts'
import { lineCodes } from './codes/line-codes.ts'
import { memoryCodes } from './codes/memory-codes.ts'
import { slotCodes } from './codes/slot-codes.ts'
import { tagCodes } from './codes/tag-codes.ts'
import { variableCodes } from './codes/variable-codes.ts'

/**
 * Every mistake that the compiler reports, by its stable code: severity, what ink makes of it, and an example with and
 * without. Messages, docs pages and tests come from here.
 */
export const diagnosticCodes: Readonly<Record<string, DiagnosticCode>> = {
  ...tagCodes,
  ...lineCodes,
  ...slotCodes,
  ...documentCodes,
  ...choiceCodes,
  ...variableCodes,
  ...memoryCodes,
  ...fileCodes,
}
