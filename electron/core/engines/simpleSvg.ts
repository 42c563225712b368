/** What an SVG may be made of: shapes and gradients, each drawn once. None of them draws another part of the file again. */
const elements = new Set(
  ['svg', 'g', 'defs', 'title', 'desc', 'metadata', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'].concat([
    'linearGradient',
    'radialGradient',
    'stop',
  ]),
)
/** Attributes and properties that can cost far more than the shape they are set on. */
const costly = /^(?:filter|backdrop-filter|mask|clip-path|stroke-dash|marker)/
/** Properties that a `style` may have: those about a shape. Others draw boxes and shadows, or have no effect in a picture. */
const families = 'fill,stroke,stop,font,text,letter,word,color,clip,image,shape,solid,marker,writing,-inkscape'.split(',')
const properties = new Set(
  'opacity,display,visibility,overflow,paint-order,vector-effect,isolation,mix-blend-mode,line-height,direction,baseline-shift,enable-background,white-space,filter,mask'.split(
    ',',
  ),
)
const harmless = /^(?:none|inherit|auto|0)?$/
/** Namespaces whose elements a browser draws. With a prefix they would bypass the list of elements. */
const drawn = /&|www\.w3\.org\/(?:2000\/svg|1999\/xhtml|1998\/Math)/

const most = { elements: 2000, depth: 100, side: 16_384 }

type Scan = { text: string; at: number; opened: string[]; count: number; prefixes: Set<string>; drawnPrefixes: Set<string> }

/**
 * Whether an SVG is made of a bounded number of plain shapes, so that drawing it costs no more than its size suggests.
 * Reads only the part of XML that such pictures are written in: what it can't read is not simple.
 */
export function isSimpleSvg(text: string): boolean {
  const scan: Scan = {
    text,
    at: text.startsWith('\ufeff') ? 1 : 0,
    opened: [],
    count: 0,
    prefixes: new Set(),
    drawnPrefixes: new Set(),
  }
  while (scan.at < text.length) {
    if (!passes(scan)) return false
  }
  return scan.opened.length === 0 && ![...scan.prefixes].some((prefix) => scan.drawnPrefixes.has(prefix))
}

const words = /[^<&]+/y
const reference = /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});/y
const declaration = /<\?xml\s([^<>?]*)\?>/y
/** Without an internal subset, which could define entities. */
const doctype = /<!DOCTYPE\s[^<>[\]]*>/y
const closing = /<\/([\w:.-]+)\s*>/y
const opening = /<([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)/y
const attribute = /\s+([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const tagEnd = /\s*(\/?)>/y

const others = [words, reference, doctype]

/** Moves past what comes next, if it is something simple; otherwise answers false. */
function passes(scan: Scan): boolean {
  const name = taken(scan, opening)?.[1]
  if (name !== undefined) return passesTag(scan, name)
  const closed = taken(scan, closing)?.[1]
  if (closed !== undefined) return scan.opened.pop() === closed
  if (scan.text.startsWith('<!--', scan.at)) return passesComment(scan)
  const declared = taken(scan, declaration)?.[1]
  if (declared !== undefined) return isReadAlike(declared)
  return others.some((pattern) => taken(scan, pattern) !== null)
}

function passesComment(scan: Scan): boolean {
  const end = scan.text.indexOf('-->', scan.at + '<!--'.length)
  scan.at = end + '-->'.length
  return end !== -1
}

/** In another encoding the browser would read a different text. */
function isReadAlike(declared: string): boolean {
  const [, encoding] = declared.split('encoding')
  return encoding === undefined || /^\s*=\s*["'](?:utf-8|us-ascii)["']/i.test(encoding)
}

function taken(scan: Scan, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = scan.at
  const found = pattern.exec(scan.text)
  if (found !== null) scan.at = pattern.lastIndex
  return found
}

function passesTag(scan: Scan, name: string): boolean {
  if (!isKnown(scan, name)) return false
  for (let found = taken(scan, attribute); found !== null; found = taken(scan, attribute)) {
    if (!isPlain(scan, found[1] ?? '', found[2] ?? found[3] ?? '')) return false
  }
  const end = taken(scan, tagEnd)
  if (end === null) return false
  if (end[1] === '') scan.opened.push(name)
  scan.count += 1
  return scan.count <= most.elements && scan.opened.length <= most.depth
}

/** Elements with a prefix are notes of a drawing program, and are not drawn. */
function isKnown({ prefixes }: Scan, name: string): boolean {
  const [prefix = '', local] = name.split(':')
  if (local === undefined) return elements.has(name)
  prefixes.add(prefix)
  return true
}

function isPlain({ drawnPrefixes, count }: Scan, name: string, value: string): boolean {
  if (name === 'xmlns') return value === 'http://www.w3.org/2000/svg'
  if (name.startsWith('xmlns:')) {
    if (drawn.test(value)) drawnPrefixes.add(name.slice('xmlns:'.length))
    return true
  }
  if (name.includes(':')) return true
  if (name === 'style')
    return value
      .replace(/&(?:quot|apos);/g, '')
      .split(';')
      .every(isPlainDeclaration)
  // The size of the picture itself.
  if (count === 0 && (name === 'width' || name === 'height')) return !(Number.parseFloat(value) > most.side)
  return isCheap(name, value)
}

/** Only names in plain letters: escapes of XML and CSS could hide a name that has to be noticed. */
function isPlainDeclaration(declared: string): boolean {
  const [name = '', ...value] = declared.split(':')
  const property = name.trim()
  if (property === '') return value.length === 0
  return isKnownProperty(property) && isCheap(property, value.join(':'))
}

function isKnownProperty(name: string): boolean {
  return (
    /^[a-z-]+$/.test(name) &&
    (properties.has(name) || families.some((family) => name === family || name.startsWith(`${family}-`)))
  )
}

function isCheap(name: string, value: string): boolean {
  return !costly.test(name) || harmless.test(value.trim())
}
