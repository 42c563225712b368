import { Ellipsis } from 'lucide-react'

import { fieldsOf, serviceOf } from '../../shared/catalog/services'
import { shownField } from '../../shared/catalog/ownFields'
import { foundTexts } from '../../shared/texts/found'
import { hidingTexts } from '../../shared/texts/hiding'
import { serviceTexts as texts } from '../../shared/texts/service'
import { teamTitleTexts } from '../../shared/texts/teamTitle'
import type { ServiceView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { Button } from '../ui/Button'
import { Line } from '../ui/Line'
import { MenuButton } from '../ui/MenuButton'
import { hideService } from './hiding'

/**
 * The name of a service's page, with the menu of the service. What is experimental about it is the badge's help, as is by
 * what it was found, which comes after all that is pressed: it may be found late. A problem with hiding it stands below.
 */
export function ServiceTitle({ title, service }: { title: string; service: ServiceView }) {
  const { label, experimental } = serviceOf(service.id)
  const isFound = service.foundBy !== null
  return (
    <>
      <div className="service-title">
        <h1>
          {title}{' '}
          {experimental !== undefined && (
            <span className="badge" data-help={experimental}>
              {texts.experimental}
            </span>
          )}
        </h1>
        <MenuButton
          className="title-more"
          label={texts.more(label)}
          groups={[{ id: 'all', actions: serviceActions(service) }]}
          placement="bottom start"
          hasTip
        >
          <Ellipsis size={16} aria-hidden />
        </MenuButton>
        {service.ofTeam !== undefined && (
          <span className="badge" data-help={teamTitleTexts.own.help}>
            {teamTitleTexts.own.pill}
          </span>
        )}
        {isFound && (
          <span className="badge" data-help={service.foundBy}>
            {foundTexts.pill}
          </span>
        )}
        <TitleLinks service={service} />
      </div>
      {experimental !== undefined && <p className="visually-hidden">{experimental}</p>}
      {service.ofTeam !== undefined && <p className="visually-hidden">{teamTitleTexts.own.help}</p>}
      {isFound && <p className="visually-hidden">{service.foundBy}</p>}
      <Line problem={service.problems[shownField.id]} />
    </>
  )
}

/** The pages of the service where what is typed here can be looked up. Those for secrets are beside each of them. */
function TitleLinks({ service: { id } }: { service: ServiceView }) {
  const declared = serviceOf(id)
  const named = fieldsOf(declared).flatMap((field) => (field.kind === 'text' ? (field.link ?? []) : []))
  const links = [...new Set(named)].filter((link) => declared.links[link] !== undefined)
  if (links.length === 0) return null
  return (
    <span className="title-links">
      {links.map((link) => (
        <Button key={link} className="link-button" onPress={() => void call('link.open', { service: id, link })}>
          {declared.links[link]?.label}
        </Button>
      ))}
    </span>
  )
}

/** What the menu of a service offers, on its pages and in the tree. */
export function serviceActions(service: ServiceView) {
  const { id, ofTeam } = service
  return [
    { id: 'hide', label: hidingTexts.action, onAction: () => hideService(service) },
    ...(ofTeam === undefined
      ? []
      : [
          {
            id: 'take-back',
            label: teamTitleTexts.takeBack,
            onAction: () => void call('team.takeBack', { ...ofTeam, service: id }),
          },
        ]),
  ]
}
