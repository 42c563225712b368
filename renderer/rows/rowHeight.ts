/** How tall a row of settings usually is, in pixels: a field with its line. */
export const rowHeight = () => 30
