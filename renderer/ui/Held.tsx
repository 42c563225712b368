import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'

/**
 * Keeps the room of what it holds when that goes, so that the rows below stay under the pointer. A new `key` gives the room
 * back.
 */
export function Held({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)

  useLayoutEffect(() => {
    const now = box.current?.scrollHeight ?? 0
    if (now > height) setHeight(now)
  }, [children, height])

  return (
    <div className="held" ref={box} style={{ minHeight: height }}>
      {children}
    </div>
  )
}
