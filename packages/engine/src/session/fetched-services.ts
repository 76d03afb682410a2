/** What a session needs only where a provider fills slots: fetched with the first that has one. */
export { rebuildRequest } from '../requests/rebuild-request.ts'
export { requestOpenSlots } from '../requests/request-open-slots.ts'
export { openFillServices } from './fill-services.ts'
