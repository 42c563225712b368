/** Checked where it is read: its own type would be as large as the file. */
declare const options: unknown
export default options
