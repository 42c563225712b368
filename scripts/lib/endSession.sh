# Waits until the runner of a session is gone, however it ended, then ends every process that carries the session's
# mark in its environment, and removes the session's folder ($1). The keyring's daemon hides its environment; it ends
# with its bus.
cat >/dev/null
signal=TERM
for _ in $(seq 100); do
  found=$(grep -slzxF "LATCHKEY_SESSION=$1" /proc/[0-9]*/environ | cut -d/ -f3)
  if [ -z "$found" ]; then break; fi
  # shellcheck disable=SC2086
  kill -$signal $found 2>/dev/null
  sleep 0.1
  signal=KILL
done
rm -rf "$1"
