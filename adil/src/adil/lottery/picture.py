"""A panel against its quotas, as SVG."""

from collections.abc import Collection

from adil.lottery.pool import Pool
from adil.svg import INK, LINE, QUIET, SERIES, element, picture, text

LEFT, WIDTH, STEP, TOP = 250, 420, 24, 40


def quota_picture(pool: Pool, panel: Collection[str], title: str) -> str:
    """A line for each quota: the band from least to most, and a dot with its number for the people of the panel.

    >>> from adil.lottery.pool import Person, Quota
    >>> pool = Pool((Quota("sex", "f", 1, 2), Quota("sex", "m", 0, 1)), (Person("a", ("f",)), Person("b", ("m",))))
    >>> quota_picture(pool, ["a"], "A panel")[:47]
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox'
    """
    place = {feature: at for at, feature in enumerate(pool.features)}
    members = [person for person in pool.people if person.id in set(panel)]
    scale = WIDTH / max(1, len(members), *(min(quota.most, len(members)) for quota in pool.quotas))
    drawn = [text(title, 16, 24, font_weight="bold")]
    for at, quota in enumerate(pool.quotas):
        y = TOP + STEP * at
        number = sum(person.values[place[quota.feature]] == quota.value for person in members)
        most = min(quota.most, len(members))
        limits = f"{quota.least}" if quota.least == quota.most else f"{quota.least}–{quota.most}"
        drawn += [
            text(f"{quota.feature}: {quota.value}", LEFT - 70, y + 14, text_anchor="end"),
            text(limits, LEFT - 14, y + 14, text_anchor="end", fill=QUIET),
            element("line", x1=LEFT, y1=y + 9, x2=LEFT + WIDTH, y2=y + 9, stroke=LINE),
            element(
                "rect", x=LEFT + scale * quota.least - 4, y=y + 3, width=scale * (most - quota.least) + 8, height=12,
                rx=6, fill="#fff", stroke=INK,
            ),
            element("circle", cx=LEFT + scale * number, cy=y + 9, r=5.0, fill=SERIES[0]),
            text(number, LEFT + WIDTH + 14, y + 14),
        ]  # fmt: skip
    return picture(title, LEFT + WIDTH + 60, TOP + STEP * len(pool.quotas) + 16, *drawn)
