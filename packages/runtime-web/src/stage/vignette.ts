/** Darkness towards the edges of the picture, so that the eye stays in it. */
export function vignetteCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = 256
  canvas.height = 256
  const brush = canvas.getContext('2d')
  if (!brush) return canvas
  const paint = brush.createRadialGradient(128, 118, 70, 128, 128, 190)
  paint.addColorStop(0, 'rgba(4,5,10,0)')
  paint.addColorStop(1, 'rgba(4,5,10,.5)')
  brush.fillStyle = paint
  brush.fillRect(0, 0, 256, 256)
  return canvas
}
