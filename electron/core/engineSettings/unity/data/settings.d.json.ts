declare const settings: unknown
export default settings
