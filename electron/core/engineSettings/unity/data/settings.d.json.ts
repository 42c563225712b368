/** Checked where it is read: its own type would be as large as the file. */
declare const settings: unknown
export default settings
