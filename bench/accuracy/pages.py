"""Tables between marker comments: a run replaces what it measured and leaves every other byte alone."""
import math
import re


class Column:
    """A title and whether it can be measured now."""

    def __init__(self, title, measured=True):
        self.title, self.measured = title, measured


def shown(error):
    return "∞" if math.isinf(error) else f"{error:.1e}"


def max_and_rms(errors):
    """Two cells; dashes for a function that the library does not have."""
    if None in errors:
        return "–", "–"
    worst = max(errors)
    return shown(worst), shown(math.sqrt(sum(e * e for e in errors) / len(errors)))


def _cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split(" | ")]


def _block(name):
    return re.compile(f"(<!-- {re.escape(name)}: [^\n]*-->\n)(.*?)(<!-- end -->)", re.S)


def write(path, name, keys, columns, rows):
    """rows: tuples of keys to lists of cells; a cell of None, or of a column that is not measured now, is kept."""
    text = path.read_text(encoding="utf-8")
    found = _block(name).search(text)
    if not found:
        raise SystemExit(f"{path} has no marker <!-- {name}: … -->")
    titles = keys + [c.title for c in columns]
    old = found.group(2).strip().splitlines()
    kept = {}
    if old and _cells(old[0]) == titles:
        kept = {tuple(_cells(line)[:len(keys)]): _cells(line)[len(keys):] for line in old[2:]}
    lines = ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles)]
    for key, cells in rows.items():
        before = kept.get(key, ["–"] * len(columns))
        cells = [new if c.measured and new is not None else was for c, new, was in zip(columns, cells, before)]
        lines.append("| " + " | ".join(list(key) + cells) + " |")
    block = found.group(1) + "\n" + "\n".join(lines) + "\n\n" + found.group(3)
    path.write_text(text[:found.start()] + block + text[found.end():], encoding="utf-8")
