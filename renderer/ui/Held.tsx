import { useEffect, useRef, useState, type ReactNode } from 'react'

/**
 * Keeps the room of what it holds when that goes, so that the rows below stay under the pointer. A new `key` gives the room
 * back, and so does a window of another width, in which all rows move anyhow.
 */
export function Held({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState({ width: 0, height: 0 })

  useEffect(() => {
    const sizes = new ResizeObserver(([size]) => {
      if (size === undefined) return
      const { width, height } = size.contentRect
      setRoom((most) => ({ width, height: width === most.width ? Math.max(most.height, height) : height }))
    })
    if (box.current !== null) sizes.observe(box.current)
    return () => sizes.disconnect()
  }, [])

  return (
    <div style={{ minHeight: room.height }}>
      <div className="held" ref={box}>
        {children}
      </div>
    </div>
  )
}
