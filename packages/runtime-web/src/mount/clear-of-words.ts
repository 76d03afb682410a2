import type { Box } from '../painting/index.ts'

/** The part of the page that the words leave free: beside them on a wide page, above them on a narrow one. */
export function clearOfWords(page: HTMLElement): (width: number, height: number) => Box {
  return (width, height) => {
    const words = page.querySelector('.lacuna-front')
    const right = words ? words.getBoundingClientRect().right - page.getBoundingClientRect().left : width * 0.45
    if (right < width * 0.8) return { x: right, y: 0, width: width - right, height }
    return { x: 0, y: 0, width, height: height * 0.42 }
  }
}
