/** A frame as Pixi text, for games with their own application. */
export { createFrameText, type FrameText, type FrameTextOptions } from './create-frame-text.ts'
