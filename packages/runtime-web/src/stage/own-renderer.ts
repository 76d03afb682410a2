// Shaders and uniforms without `eval`, so that a page's policy need not allow it.
import 'pixi.js/unsafe-eval'
import { AlphaMask, CanvasSource, extensions, type Renderer, StencilMask, WebGLRenderer } from 'pixi.js'

/** A renderer with only what the stage draws with: Pixi's events, accessibility and filters would be fetched for nothing. */
export async function ownRenderer(): Promise<Renderer> {
  extensions.add(AlphaMask, StencilMask, CanvasSource)
  const renderer = new WebGLRenderer()
  await renderer.init({
    skipExtensionImports: true,
    antialias: false,
    backgroundColor: 0x0b0d12,
    resolution: 1,
    autoDensity: false,
    width: 1,
    height: 1,
    powerPreference: 'low-power',
  })
  return renderer
}
