import { crc32, deflateSync } from 'node:zlib'

import { expect, test } from 'vitest'

import { readPicture } from '../../../../electron/core/engines/picture'
import { svg as moth } from '../../../states/icons'
import { temporaryFolder } from '../../world/folder'

async function shown(content: string | Buffer) {
  const { root, write } = temporaryFolder()
  write('icon', content)
  return readPicture(root, 'icon')
}

const svg = (inside: string, head = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" ${head}>${inside}</svg>`
const shape = '<rect width="9" height="9"/>'
const nested = (levels: number) =>
  Array.from({ length: levels }, (_, at) => `<g id="g${at + 1}">${`<use href="#g${at}"/>`.repeat(10)}</g>`).join('')
const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('')

test.each([
  [
    'Godot 4.0',
    '<svg height="128" width="128" xmlns="http://www.w3.org/2000/svg"><rect x="2" y="2" width="124" height="124" rx="14" fill="#363d52" stroke="#212532" stroke-width="4"/><g transform="scale(.101) translate(122 122)"><g fill="#fff"><path d="M105 673v33q407 354 814 0v-33z"/><circle cx="725" cy="526" r="90"/></g></g></svg>\n',
  ],
  [
    'Godot 4.4',
    '<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128"><rect width="124" height="124" x="2" y="2" fill="#363d52" stroke="#212532" stroke-width="4" rx="14"/><g fill="#fff" transform="translate(12.322 12.322)scale(.101)"><path d="M105 673v33q407 354 814 0v-33z"/></g></svg>',
  ],
  [
    'Inkscape',
    `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg width="48" height="48" viewBox="0 0 48 48" inkscape:version="1.2" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:xlink="http://www.w3.org/1999/xlink"
   xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg">
  <sodipodi:namedview id="base" showgrid="false"><inkscape:grid type="xygrid" /></sodipodi:namedview>
  <defs><linearGradient id="a"><stop style="stop-color:#fff;stop-opacity:1" offset="0"/></linearGradient><radialGradient xlink:href="#a" id="b"/></defs>
  <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:li>Moth &amp; lantern</rdf:li></rdf:RDF></metadata>
  <path style="fill:url(#b);stroke:none;stroke-dasharray:none;font-family:&quot;Sans&quot;;-inkscape-stroke:none" d="M0 0h9"/>
</svg>`,
  ],
  ['our own', moth],
])('the usual icon of %s is shown', async (_, content) => {
  expect(await shown(content)).toMatchObject({ url: expect.stringMatching(/^data:image\/svg/), why: null })
})

test.each([
  ['parts that are drawn again in parts', svg(`<defs><g id="g0">${shape}</g>${nested(12)}</defs><use href="#g12"/>`)],
  ['a part from another name space', svg('<x:use href="#a"/>', 'xmlns:x="http://www.w3.org/2000/svg"')],
  ['a part whose name space comes late', svg(`<x:use xmlns:x='http://www.w3.org/2000&#47;svg' href="#a"/>`)],
  ['filters', svg(`<filter id="f"><feGaussianBlur stdDeviation="300"/></filter>${shape}`)],
  ['an effect in an attribute', svg('<rect width="9" height="9" filter="blur(900px)"/>')],
  ['an effect in a style', svg('<rect style="fill:red; filter : blur(900px)"/>')],
  ['an effect in a disguised style', svg('<rect style="fill:red;/**/filter:blur(900px)"/>')],
  ['an effect spelled with escapes', svg('<rect style="f\\69lter:blur(900px)"/>')],
  ['an effect spelled with references', svg('<rect style="fill:red;f&#105;lter:blur(900px)"/>')],
  ['shadows', svg(shape, 'style="box-shadow:0 0 900px red"')],
  ['dashes', svg('<path d="M0 0h1000000" stroke-dasharray="0.001"/>')],
  ['masks', svg(`<mask id="m">${shape}</mask><g mask="url(#m)"/>`)],
  ['patterns', svg(`<pattern id="p" width="1" height="1">${shape}</pattern>`)],
  ['pictures', svg('<image href="data:image/png;base64,AAAA"/>')],
  ['pages', svg('<foreignObject width="9" height="9"/>')],
  ['style sheets', svg(`<style>rect{filter:blur(900px)}</style>${shape}`)],
  ['a style sheet from outside of the picture', `<?xml-stylesheet href="data:text/css,*{filter:blur(9px)}"?>${svg(shape)}`],
  ['motion', svg('<rect><animate attributeName="x" dur="1s" to="9"/></rect>')],
  ['scripts', svg('<script>1</script>')],
  ['another encoding', `<?xml version="1.0" encoding="utf-7"?>${svg(shape)}`],
  ['thousands of shapes', svg(shape.repeat(2001))],
  ['groups in groups', svg('<g>'.repeat(200) + '</g>'.repeat(200))],
  ['a gigantic size', `<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="9">${shape}</svg>`],
  ['no end', `<svg xmlns="http://www.w3.org/2000/svg">${shape}`],
  ['a mistake', svg('<rect width=9/>')],
])('an SVG with %s is not shown but named', async (_, content) => {
  const { url, why } = await shown(content)
  expect(url).toBeNull()
  expect(why).toContain('too complex')
})

function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    return Buffer.concat([uint(data.length), body, uint(crc32(body))])
  }
  const head = Buffer.concat([uint(width), uint(height), Buffer.from([1, 0, 0, 0, 0])])
  const rows = deflateSync(Buffer.alloc(99))
  return Buffer.concat([bytesOf('89504e470d0a1a0a'), chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}
function uint(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const bytesOf = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex')
/** Numbers as the older formats write them: low byte first. */
const low = (value: number, length: number) => {
  const bytes = Buffer.alloc(length)
  bytes.writeUIntLE(value, 0, length)
  return bytes.toString('hex')
}
const high = (value: number) => value.toString(16).padStart(4, '0')

const kinds: readonly (readonly [kind: string, make: (width: number, height: number) => Buffer])[] = [
  ['PNG', png],
  [
    'JPEG',
    (width, height) =>
      bytesOf(`ffd8 ffe00004 0000 ffff c2000b08 ${high(height)} ${high(width)} 01 011100 ffda0008 01 0100 003f00 ffd9`),
  ],
  [
    'GIF',
    (width, height) =>
      bytesOf(
        `474946383961 0100 0100 80 00 00 000000ffffff 21f904 00000000 00 2c 0000 0000 ${low(width, 2)} ${low(height, 2)} 00`,
      ),
  ],
  [
    'WebP with a canvas',
    (width, height) =>
      bytesOf(`52494646 00000000 57454250 56503858 0a000000 00000000 ${low(width - 1, 3)} ${low(height - 1, 3)}`),
  ],
  [
    'WebP',
    (width, height) => bytesOf(`52494646 00000000 57454250 56503820 0a000000 000000 9d012a ${low(width, 2)} ${low(height, 2)}`),
  ],
  [
    'WebP without loss',
    (width, height) => bytesOf(`52494646 00000000 57454250 5650384c 0a000000 2f ${low(width - 1 + (height - 1) * 0x4000, 4)}`),
  ],
  [
    'BMP',
    (width, height) => bytesOf(`424d 00000000 00000000 36000000 28000000 ${low(width, 4)} ${low(0x1_0000_0000 - height, 4)}`),
  ],
  ['old BMP', (width, height) => bytesOf(`424d 00000000 00000000 36000000 0c000000 ${low(width, 2)} ${low(height, 2)}`)],
  ['ICO', (width, height) => Buffer.concat([bytesOf('00000100 0100 00000000 0100 2000 00000000 16000000'), png(width, height)])],
]

test.each(kinds)(
  'a %s of usual size is shown; one that would take gigabytes is not, and the reason is named',
  async (_, make) => {
    expect(await shown(make(1024, 1024))).toMatchObject({ url: expect.stringContaining('data:image/'), why: null })
    const { url, why } = await shown(make(16_000, 15_000))
    expect(url).toBeNull()
    expect(why).toContain('16000 x 15000')
  },
)

test.each([
  ['an SVG with words of its own', `<!DOCTYPE svg [<!ENTITY e0 "aaaa">${entities}]>${svg('<title>&e9;</title>')}`],
  ['a PNG that ends early', png(9, 9).subarray(0, 18)],
  ['a JPEG without a frame', bytesOf('ffd8 ffda0008 01 0100 003f00 ffd9')],
  [
    'a JPEG that is gone over thousands of times',
    bytesOf(`ffd8 ffc2000b08 0010 0010 01 011100 ${'ffda0008 01 0100 003f00'.repeat(2000)} ffd9`),
  ],
  ['an ICO with a picture that is not there', bytesOf('00000100 0100 00000000 0100 2000 00000000 ffff0000')],
])('%s is not shown', async (_, content) => {
  expect(await shown(content)).toMatchObject({ url: null, why: expect.stringContaining('isn’t a picture that can be shown') })
})
