import type { ReactNode } from 'react'

type Props = { id: string; help: ReactNode; control: ReactNode; children: ReactNode }

/** What chooses a preference, what stands behind it, and its help below: the line that describes it. */
export function Control({ id, help, control, children }: Props) {
  return (
    <>
      <div className="control">
        {control}
        {children}
      </div>
      <p className="line" id={`${id}-line`}>
        {help}
      </p>
    </>
  )
}
