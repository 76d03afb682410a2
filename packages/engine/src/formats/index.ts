/**
 * @internal For Lacuna's own packages; may change in any version: how files are read, with bounds, numbers, migrations and
 * schemas.
 */

export { choiceIdentity } from './choice-identity-schema.ts'
export {
  type FileFormat,
  type FileFormatOptions,
  type FileReading,
  fileFormat,
  type OlderFormat,
} from './file-format.ts'
export { type FormatRow, formatTable, type ReservedName, reservedNames } from './format-table.ts'
export { isDeeper, type JsonBounds, type OutOfBounds, outOfBounds } from './json-bounds.ts'
export {
  asWritten,
  atMost,
  boolean,
  byMember,
  check,
  either,
  finite,
  fits,
  type GenericSchema,
  json,
  languageTag,
  list,
  literal,
  mapOf,
  nullable,
  object,
  oneOf,
  optional,
  pipe,
  text,
  tuple,
  whole,
} from './schemas.ts'
