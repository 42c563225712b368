import { useEffect, useRef, useState, type ReactNode } from 'react'

/**
 * Keeps the room of what it holds when that goes, so that the rows below stay under the pointer. A new `key` gives the room
 * back.
 */
export function Held({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)

  useEffect(() => {
    const sizes = new ResizeObserver(([size]) => setHeight((most) => Math.max(most, size?.contentRect.height ?? 0)))
    if (box.current !== null) sizes.observe(box.current)
    return () => sizes.disconnect()
  }, [])

  return (
    <div className="held" ref={box} style={{ minHeight: height }}>
      {children}
    </div>
  )
}
