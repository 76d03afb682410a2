/** Where a page keeps what its player chose to fill gaps with; the same for all stories of a site. */
export const fillerKey = 'filler'
