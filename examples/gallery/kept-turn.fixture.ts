/** The turn of Dry Ground that the browser keeps by itself. Runs in the page. */
export function keptTurn(): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('lacuna')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const reading = opening.result.transaction('kept').objectStore('kept').get('dry-ground/auto')
      reading.onsuccess = () => {
        opening.result.close()
        resolve(reading.result?.turn)
      }
      reading.onerror = () => reject(reading.error)
    }
  })
}
