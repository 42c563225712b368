import type { ReactNode, Ref } from 'react'

type Props = {
  className: string
  'aria-label'?: string | undefined
  /** What the window's tip says about it. */
  'data-help'?: string | undefined
  isDisabled?: boolean | undefined
  autoFocus?: boolean | undefined
  ref?: Ref<HTMLButtonElement>
  onPress: () => void
  children: ReactNode
}

/** A button with words. It is the platform's own, which the first page has without any library. */
export function Button({ isDisabled = false, onPress, ...props }: Props) {
  return <button type="button" disabled={isDisabled} onClick={() => onPress()} {...props} />
}
