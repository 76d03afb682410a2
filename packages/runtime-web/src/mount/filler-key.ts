/** Where a page keeps what its player chose to fill slots with; the same for all stories of a site. */
export const fillerKey = 'filler'
