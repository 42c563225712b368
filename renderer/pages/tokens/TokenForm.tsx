import { usePage } from '../../rows/pageContext'
import { FormDialog, type FormProps } from '../../ui/FormDialog'

type Props = FormProps & {
  /** The key of main's failure in the view's `problems`. */
  problem: string
  /** Whether this form has been sent: earlier failures are shown on the page, not here. */
  wasTried: boolean
}

/** A form about the tokens of this page's service. It can't be sent while another request is under way there. */
export function TokenForm({ problem, wasTried, isReady, ...form }: Props) {
  const { service } = usePage()
  const isElsewhere = service.work !== null && !form.isBusy
  return <FormDialog {...form} isReady={isReady && !isElsewhere} problem={wasTried ? service.problems[problem] : undefined} />
}
