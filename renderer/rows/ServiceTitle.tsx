import { serviceTexts as texts } from '../../shared/texts'

/** The name of a service's page. What is experimental about it is the badge's help. */
export function ServiceTitle({ title, experimental }: { title: string; experimental: string | undefined }) {
  return (
    <>
      <h1>
        {title}
        {experimental !== undefined && (
          <span className="badge" data-help={experimental}>
            {texts.experimental}
          </span>
        )}
      </h1>
      {experimental !== undefined && <p className="visually-hidden">{experimental}</p>}
    </>
  )
}
