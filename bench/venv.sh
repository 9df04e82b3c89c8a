# Sourced by the comparisons with Python peers: makes bench/.venv once, with the packages named, and sets
# $python; or says that the peers cannot be had and exits 0. WHEELS may name folders of wheels (colon-separated).
venv() {
  python=$root/bench/.venv/bin/python
  if [ ! -x "$python" ]; then
    python3 -m venv "$root/bench/.venv" || { echo "no Python 3 with venv here: the peers are left out" >&2; exit 0; }
  fi
  for package in "$@"; do
    "$python" -c "import $package" 2>/dev/null || missing="${missing:-} $package"
  done
  [ -z "${missing:-}" ] && return
  if [ -n "${WHEELS:-}" ]; then
    links=$(printf '%s' "$WHEELS" | tr ':' '\n' | sed 's/^/--find-links /' | tr '\n' ' ')
    # shellcheck disable=SC2086  # words on purpose
    "$python" -m pip install -q --no-index $links $missing && return
  else
    # shellcheck disable=SC2086
    "$python" -m pip install -q $missing && return
  fi
  echo "cannot install$missing (set WHEELS to folders with their wheels): the peers are left out" >&2
  exit 0
}
