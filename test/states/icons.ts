/** A lantern of our own, 48 pixels wide. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAADAAAAAwCAYAAABXAvmHAAAA4ElEQVR42u2asRHDIAxFPU0ql0yQqTyE53OZVUiZJs4h9CWkH3Gn' +
    '2u8JDoPEttX4jMf+7COREjqcjBZ8mQga3E3EGtxUxBseKiH96OtsP8NVAgWtlTGDnwWfEQkLbyLhCS4RCQ8PkUgtEAFeJYGC79fx' +
    'NVASZtm/A58VEc2CFzxKAioghZdIDAlols8s/KjE0DJakX3oLKzKvnYWSqAESuDfBcJvo2l+ZOmPEtSHuTTH6fQXGoorZVUlqjbU' +
    '7CtzKUqL6Yu7FOV1igYHRYuJoslH0WalaXTTPDWgeeyxerwB+5ie84BmF1EAAAAASUVORK5CYII=',
  'base64',
)

const moth = `<path d="M24 20C14 2 2 8 6 20s12 12 16 8l2-4 2 4c4 4 12 4 16-8S34 2 24 20" fill="#8a63c9"/>
<path d="M24 18v20" stroke="#e8d9ff" stroke-width="3" stroke-linecap="round"/>`

/** A moth of our own. */
export const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">\n${moth}\n</svg>\n`

/** The moth with parts that draw other parts again: a million million times, from a few lines. */
export const endlessSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
<defs><g id="g0">${moth}</g>
${Array.from({ length: 12 }, (_, at) => `<g id="g${at + 1}">${`<use href="#g${at}"/>`.repeat(10)}</g>`).join('\n')}</defs>
<use href="#g12"/>
</svg>
`
