/** Words that Godot spells in a way of their own, wherever they stand. */
const spelled = new Map(
  [
    '2D 3D AA AAB ABI AES API APK ASTC BG BP BPC BPTC BVH CD CPU D3D12 DOF DPI DTLS EAX ETC2 EXR FBX FPS FS FSR FXAA GDNative',
    'GDScript GDExtension GGX GI GL GLB GLES GLES2 GLES3 GLSL GPU GUI HDR HTML HTTP HTTPS HUD ID IDs IK IP IPv4 IPv6 IR JIT JSON',
    'KB LCD LOD LTE MIDI MJPEG MMS MSAA MSDF NavMesh NFC OGV OK OpenGL OpenSL OpenXR ORM OS PCK PCM PNG PO2 PVRTC PVS RDO RGB RID',
    'RPC RTL S3TC SALT SCP SDF SDFGI SDK SMAA SMS SRGB SSAO SSH SSIL SSL SSR SVG TAA TCP TLS TV UDP UI URI URL USB UUID UV VPN VRAM',
    'VRS VSync WAP WebM WebP WebRTC WebSocket WiFi XML XR XRay X86 iOS iPad iPhone iTunes macOS visionOS stdout stderr hiDPI dB BiDi',
    'FileSystem FBX2glTF arm64 arm64-v8a armeabi-v7a x86 WASM GDNative',
  ]
    .join(' ')
    .split(' ')
    .map((word) => [word.toLowerCase(), word]),
)
const rewritten = new Map(
  Object.entries({
    kb: '(KB)',
    mb: '(MB)',
    ms: '(ms)',
    msec: '(msec)',
    sec: '(sec)',
    po2: '(Power of 2)',
    vsync: 'V-Sync',
    wifi: 'Wi-Fi',
    xray: 'X-Ray',
  }),
)
const small = new Set('a an and as at by for in of on or over per the to with'.split(' '))

/** Each is asked for again with every reading. */
const names = new Map<string, string>()

/** A name of a key as Godot's own window shows it: `max_fps` is Max FPS. */
export function nameOf(part: string): string {
  const before = names.get(part)
  if (before !== undefined) return before
  // Files may have any number of their own.
  if (names.size > 10_000) names.clear()
  const name = made(part)
  names.set(part, name)
  return name
}

function made(part: string): string {
  const words = part
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .split(/[_ .]/)
    .filter((word) => word !== '')
  return words.flatMap((word, index) => wordsOf(word, index > 0 && index < words.length - 1)).join(' ')
}

function wordsOf(word: string, isWithin: boolean): string[] {
  const known = spellingOf(word)
  if (known !== null) return [known]
  if (isWithin && small.has(word)) return [word]
  const pieces = word.replaceAll(/([A-Za-z])([\d@])/g, '$1 $2').split(' ')
  return pieces.map((piece) => spellingOf(piece) ?? piece.charAt(0).toUpperCase() + piece.slice(1))
}

function spellingOf(word: string): string | null {
  const low = word.toLowerCase()
  return rewritten.get(low) ?? spelled.get(low) ?? null
}
