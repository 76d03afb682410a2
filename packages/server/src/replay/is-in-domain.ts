import type { Domain, Json } from '@lacuna/engine'

/** Whether an `invent` may have put the value there. */
export function isInDomain(value: Json, domain: Domain): boolean {
  switch (domain.type) {
    case 'text':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'options':
      return (typeof value === 'string' || typeof value === 'number') && domain.options.includes(value)
    case 'range': {
      const whole = Number.isInteger(domain.from) && Number.isInteger(domain.to)
      return (
        typeof value === 'number' && value >= domain.from && value <= domain.to && (!whole || Number.isInteger(value))
      )
    }
  }
}
