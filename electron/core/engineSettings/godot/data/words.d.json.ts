/** Checked where it is read: its own type would be as large as the file. */
declare const words: unknown
export default words
