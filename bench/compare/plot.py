"""The plot: nanoseconds an element over the size of the input, as SVG."""
import math

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 720, 380, 70, 50, 40, 150
COLOURS = ("#0b6e99", "#b5442e", "#5b7f2b", "#7a4fa3")


def svg(series):
    """series: name -> list of (bytes, ns per element)."""
    points = [point for line in series.values() for point in line]
    low, high = math.log2(min(x for x, _ in points)), math.log2(max(x for x, _ in points))
    decades = [math.floor(math.log10(min(y for _, y in points))), math.ceil(math.log10(max(y for _, y in points)))]

    def place(x, y):
        across = (math.log2(x) - low) / max(high - low, 1e-9)
        up = (math.log10(y) - decades[0]) / max(decades[1] - decades[0], 1)
        return LEFT + across * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
           'font-size="12" role="img" aria-label="Time per element over the size of the input">',
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
           f'<text x="{LEFT}" y="20" font-size="14">(μ, ln σ²) → KL per row, float32: nanoseconds an element</text>']
    for power in range(decades[0], decades[1] + 1):
        for factor in (1, 2, 5):
            value = factor * 10.0 ** power
            if decades[0] <= math.log10(value) <= decades[1]:
                _, y = place(2 ** low, value)
                out.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
                           f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" fill="#444">{value:g}</text>')
    for power in range(math.ceil(low), math.floor(high) + 1):
        if power % 4 == 0 or power in (math.ceil(low), math.floor(high)):
            x, _ = place(2.0 ** power, 10.0 ** decades[0])
            label = f"{2 ** (power % 10)} {['B', 'KB', 'MB', 'GB'][power // 10]}"
            out.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle" fill="#444">{label}</text>')
    for colour, (name, line) in zip(COLOURS, series.items()):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in line))
        x, y = place(*line[-1])
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
                   f'<text x="{x + 8:.1f}" y="{y + 4:.1f}" fill="{colour}">{name}</text>')
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle" fill="#444">'
               'size of both inputs</text></svg>')
    return "\n".join(out) + "\n"
