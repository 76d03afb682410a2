import type { Estimate } from '../measure/share.ts'

/** A share as per cent, without digits behind the point. */
export function percent(share: number | null): string {
  if (share === null) return '–'
  const text = (share * 100).toFixed(0)
  // Nearly all is not all, and hardly any is not none.
  if (text === '100' && share < 1) return '> 99 %'
  if (text === '0' && share > 0) return '< 1 %'
  return `${text} %`
}

/** A share with its interval. */
export function shareText({ value, low, high }: Estimate): string {
  if (value === null) return 'not measured'
  return low === null ? percent(value) : `${percent(value)} (${percent(low)} to ${percent(high)})`
}

/** A mean with its interval, with one digit behind the point. */
export function meanText({ value, low, high }: Estimate, sign = false): string {
  if (value === null) return 'not measured'
  const said = (number: number | null): string => {
    const text = (number ?? 0).toFixed(1)
    return sign && Number(text) > 0 ? `+${text}` : text
  }
  return low === null ? said(value) : `${said(value)} (${said(low)} to ${said(high)})`
}
