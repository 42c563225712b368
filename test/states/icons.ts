/** A lantern of our own, 48 pixels wide. */
export const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAADAAAAAwCAYAAABXAvmHAAAA4ElEQVR42u2asRHDIAxFPU0ql0yQqTyE53OZVUiZJs4h9CWkH3Gn' +
    '2u8JDoPEttX4jMf+7COREjqcjBZ8mQga3E3EGtxUxBseKiH96OtsP8NVAgWtlTGDnwWfEQkLbyLhCS4RCQ8PkUgtEAFeJYGC79fx' +
    'NVASZtm/A58VEc2CFzxKAioghZdIDAlols8s/KjE0DJakX3oLKzKvnYWSqAESuDfBcJvo2l+ZOmPEtSHuTTH6fQXGoorZVUlqjbU' +
    '7CtzKUqL6Yu7FOV1igYHRYuJoslH0WalaXTTPDWgeeyxerwB+5ie84BmF1EAAAAASUVORK5CYII=',
  'base64',
)

/** A moth of our own, with what an SVG might try: neither the script nor the picture from elsewhere may do anything. */
export const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
<script>document.title = 'an icon ran a script'; fetch('https://icon.invalid/')</script>
<image href="https://icon.invalid/picture.png" width="1" height="1"/>
<path d="M24 20C14 2 2 8 6 20s12 12 16 8l2-4 2 4c4 4 12 4 16-8S34 2 24 20" fill="#8a63c9"/>
<path d="M24 18v20" stroke="#e8d9ff" stroke-width="3" stroke-linecap="round"/>
</svg>
`
