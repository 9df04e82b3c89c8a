# Sourced by the comparisons with Python peers: makes bench/.venv once, with the packages named, and sets $python; or
# says that the peers cannot be had and exits 0. A package whose module has another name: module=package. WHEELS may
# name folders of wheels (colon-separated).
venv() {
  install_missing "$@" && return
  echo "cannot install$missing (set WHEELS to folders with their wheels): the peers are left out" >&2
  exit 0
}

# The same for what the comparison can do without.
venv_optional() {
  for optional in "$@"; do
    install_missing "$optional" || echo "cannot install$missing: goes on without" >&2
  done
}

install_missing() {
  python=$root/bench/.venv/bin/python
  if [ ! -x "$python" ]; then
    python3 -m venv "$root/bench/.venv" || { echo "no Python 3 with venv here: the peers are left out" >&2; exit 0; }
  fi
  missing=
  for package in "$@"; do
    "$python" -c "import ${package%%=*}" 2>/dev/null || missing="$missing ${package#*=}"
  done
  [ -z "$missing" ] && return
  if [ -n "${WHEELS:-}" ]; then
    links=$(printf '%s' "$WHEELS" | tr ':' '\n' | sed 's/^/--find-links /' | tr '\n' ' ')
    # shellcheck disable=SC2086  # words on purpose
    "$python" -m pip install -q --no-index $links $missing
  else
    # shellcheck disable=SC2086
    "$python" -m pip install -q $missing
  fi
}
