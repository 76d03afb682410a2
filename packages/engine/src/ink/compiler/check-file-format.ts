import type { Json } from '../../base/json.ts'
import type { YamlFile } from './yaml-file.ts'

/** Looks at the number that a bible or a bank may say: absent is any up to the current one. */
export function checkFileFormat(yaml: YamlFile, given: Json | undefined, current: number): void {
  if (given === undefined || given === null) return
  if (typeof given !== 'number' || !Number.isInteger(given) || given < 1) {
    yaml.wrongType(['lacuna'], `a whole number up to ${current}`, 'It is the format of the file; leave it out.')
  } else if (given > current) {
    yaml.report(
      'newer-format',
      ['lacuna'],
      `The file was made for a newer version (format ${given}); this one reads up to format ${current}.`,
      'Update Lacuna, then compile again.',
    )
  }
}
