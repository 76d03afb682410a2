/** The painted stage, on PixiJS. */
export { createStage, type Stage, type StageOptions } from './create-stage.ts'
