import type { ReactNode } from 'react'

type Props = { id: string; help: ReactNode; control: ReactNode; children: ReactNode }

/** A preference's control, `children` after it, and below them the help that describes the control. */
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
