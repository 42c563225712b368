import type { UnrealNode } from '../../formats/unrealNodes'
import type { Shape } from './scalars'

const wholeNumber = /^[-+]?\d{1,15}$/
const anyNumber = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/

/** The members of what is one value to the window, in the window's order. */
type Vector = Shape & { nodes: readonly UnrealNode[] }

const vectors = ['XY', 'XYZ', 'XYZW', 'MinMax']
const separator = ', '

/** A vector or a colour; null for a struct that is neither, or has members that are no plain numbers. */
export function vectorOf({ kind, nodes }: UnrealNode): Vector | null {
  if (kind !== 'map' || nodes.length > 4 || !nodes.every(isNumber)) return null
  const names = nodes.map(({ name }) => name).join('')
  if (vectors.includes(names)) return plainVector(nodes)
  const inOrder = ['R', 'G', 'B', 'A'].map((name) => nodes.find((node) => node.name === name))
  const channels = inOrder.filter((node) => node !== undefined)
  return nodes.length === 4 && channels.length === 4 ? colourOf(channels, names.startsWith('B')) : null
}

const isNumber = ({ value, raw }: UnrealNode) => value !== null && raw === value && anyNumber.test(value)

function plainVector(nodes: readonly UnrealNode[]): Vector {
  const isWhole = nodes.every(({ raw }) => wholeNumber.test(raw))
  const parts = nodes.map(({ name }) => name)
  return {
    nodes,
    type: { is: 'vector', parts, isWhole },
    form: {
      read: (held) => (held.some((one) => one === null) ? null : held.join(separator)),
      write: (value) => kept(nodes, value.split(separator)),
    },
  }
}

/** A part with the number that it has already stays as it is written. */
function kept(nodes: readonly UnrealNode[], wanted: readonly string[]): string[] {
  return wanted.map((one, index) => {
    const raw = nodes[index]?.raw
    return raw !== undefined && Number(raw) === Number(one) ? raw : one
  })
}

/**
 * Unreal has two kinds: bytes, which it writes in the order B, G, R, A, and numbers with a point from 0 to 1. Brighter ones
 * are no colours of the window.
 */
function colourOf(nodes: readonly UnrealNode[], isBlueFirst: boolean): Vector | null {
  const isWhole = nodes.every(({ raw }) => wholeNumber.test(raw))
  const numbers = nodes.map(({ raw }) => Number(raw))
  if (isWhole && (isBlueFirst || numbers.some((one) => one > 1))) return bytesOf(nodes, numbers)
  if (numbers.some((one) => one < 0 || one > 1)) return plainVector(nodes)
  return { ...plainVector(nodes), type: { is: 'colour', hasAlpha: true } }
}

function bytesOf(nodes: readonly UnrealNode[], numbers: readonly number[]): Vector | null {
  if (numbers.some((one) => one < 0 || one > 255)) return plainVector(nodes)
  return {
    nodes,
    type: { is: 'colour', hasAlpha: true },
    form: {
      read: (held) => (held.some((one) => one === null) ? null : held.map((one) => share(Number(one))).join(separator)),
      write(value) {
        const wanted = value.split(separator).map(Number)
        return wanted.every((one) => one >= 0 && one <= 1)
          ? kept(
              nodes,
              wanted.map((one) => String(Math.round(one * 255))),
            )
          : null
      },
    },
  }
}

const share = (byte: number) => String(Number((byte / 255).toFixed(4)))
