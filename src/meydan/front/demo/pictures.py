"""Pictures for the demo town, drawn by ourselves from a few shapes: no camera, no person, no licence to ask for."""

import random
from collections.abc import Callable
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 800
SKY, SUN, STONE, ROAD, WALL, ROOF = "#cfe6ea", "#ffd54a", "#e9ede4", "#8d9a9c", "#f3e6cf", "#a12c17"
LEAF, LEAF_2, TRUNK, WATER, INK, NIGHT = "#5f8a2f", "#41601a", "#6b4a2b", "#7fc3cf", "#10262b", "#16323a"

type Pen = ImageDraw.ImageDraw
type Scene = Callable[[Pen, random.Random], None]


def picture(scene: str, *, seed: int) -> SimpleUploadedFile:
    """A JPEG of 840 × 560 of one of `SCENES`, as a browser would send it. The same seed draws the same picture."""
    image = Image.new("RGB", (WIDTH, HEIGHT), SKY)
    SCENES[scene](ImageDraw.Draw(image), random.Random(seed))  # noqa: S311 (a drawing, not a secret)
    file = BytesIO()
    image.resize((WIDTH * 7 // 10, HEIGHT * 7 // 10)).save(file, "JPEG", quality=82)
    return SimpleUploadedFile(f"{scene}.jpg", file.getvalue(), content_type="image/jpeg")


def ground(pen: Pen, colour: str = STONE, top: int = 520) -> None:
    pen.rectangle((0, top, WIDTH, HEIGHT), fill=colour)


def sun(pen: Pen, chance: random.Random) -> None:
    x = chance.randint(150, 1000)
    pen.ellipse((x, 70, x + 110, 180), fill=SUN)


def tree(pen: Pen, x: int, base: int, size: int, colour: str = LEAF) -> None:
    pen.rectangle((x - size // 14, base - size // 2, x + size // 14, base), fill=TRUNK)
    for dx, dy, r in ((0, -0.75, 0.3), (-0.2, -0.55, 0.25), (0.2, -0.55, 0.25)):
        cx, cy, radius = x + dx * size, base + dy * size, r * size
        pen.ellipse((cx - radius, cy - radius, cx + radius, cy + radius), fill=colour)


def house(pen: Pen, x: int, base: int, width: int, height: int, wall: str = WALL, *, lit: bool = False) -> None:
    pen.rectangle((x, base - height, x + width, base), fill=wall)
    pen.polygon(
        [(x - 12, base - height), (x + width // 2, base - height - width // 3), (x + width + 12, base - height)],
        fill=ROOF,
    )
    for row in range(max(1, height // 120)):
        for column in range(max(1, width // 90)):
            left, top = x + 25 + column * 90, base - height + 30 + row * 110
            pen.rectangle((left, top, left + 40, top + 55), fill=SUN if lit else WATER)


def row_of_houses(pen: Pen, chance: random.Random, base: int = 520, *, lit: bool = False) -> None:
    x = -30
    while x < WIDTH:
        width, height = chance.randint(150, 240), chance.randint(180, 330)
        house(pen, x, base, width, height, chance.choice([WALL, "#e8d3c0", "#dfe6d2", "#f7f8f3"]), lit=lit)
        x += width + chance.randint(4, 30)


def street_trees(pen: Pen, chance: random.Random) -> None:
    sun(pen, chance)
    row_of_houses(pen, chance)
    ground(pen)
    pen.polygon([(0, 700), (WIDTH, 640), (WIDTH, HEIGHT), (0, HEIGHT)], fill=ROAD)
    for x in range(120, WIDTH, 260):
        tree(pen, x + chance.randint(-20, 20), 660, chance.randint(250, 330))


def narrow_pavement(pen: Pen, chance: random.Random) -> None:
    row_of_houses(pen, chance)
    ground(pen, ROAD)
    pen.polygon([(0, 520), (WIDTH, 520), (WIDTH, 545), (0, 590)], fill=STONE)
    for x in (180, 620):
        pen.rounded_rectangle((x, 560, x + 330, 680), 40, fill=chance.choice(["#0b5566", ROOF, "#ffffff"]))
        for wheel in (x + 60, x + 240):
            pen.ellipse((wheel, 645, wheel + 60, 705), fill=INK)


def market(pen: Pen, chance: random.Random) -> None:
    sun(pen, chance)
    ground(pen)
    for x in range(40, WIDTH, 290):
        for strip in range(6):
            colour = chance.choice([ROOF, SUN, "#0b5566"]) if strip % 2 == 0 else "#ffffff"
            pen.polygon(
                [
                    (x + strip * 40, 330),
                    (x + strip * 40 + 40, 330),
                    (x + strip * 40 + 50, 420),
                    (x + strip * 40 - 10, 420),
                ],
                fill=colour,
            )
        pen.rectangle((x, 560, x + 240, 640), fill=TRUNK)
        for crate in range(5):
            for piece in range(4):
                left, top = x + 8 + crate * 46 + piece * 9, 535 - chance.randint(0, 14)
                pen.ellipse((left, top, left + 24, top + 24), fill=chance.choice([ROOF, SUN, LEAF, "#b0146b"]))


def playground(pen: Pen, chance: random.Random) -> None:
    sun(pen, chance)
    ground(pen, "#dfe6c9")
    tree(pen, 170, 540, 320)
    tree(pen, 1060, 560, 360, LEAF_2)
    pen.line([(420, 700), (480, 380), (540, 700)], fill="#0b5566", width=16)
    pen.line([(760, 700), (820, 380), (880, 700)], fill="#0b5566", width=16)
    pen.line([(480, 380), (820, 380)], fill="#0b5566", width=16)
    for x in (570, 700):
        pen.line([(x, 380), (x - 20, 620)], fill=INK, width=6)
        pen.line([(x + 60, 380), (x + 40, 620)], fill=INK, width=6)
        pen.rectangle((x - 30, 615, x + 50, 635), fill=ROOF)


def dark_stairs(pen: Pen, chance: random.Random) -> None:
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill=NIGHT)
    row_of_houses(pen, chance, 470, lit=True)
    pen.rectangle((0, 470, WIDTH, HEIGHT), fill="#22444d")
    for step in range(9):
        left, top = 330 + step * 22, 780 - step * 36
        pen.rectangle((left, top, WIDTH - left, top + 20), fill="#6b7d80" if step % 2 else "#55686b")
    pen.line([(260, 780), (260, 420)], fill="#8d9a9c", width=12)
    pen.ellipse((230, 390, 290, 440), fill="#45585c")


def empty_lot(pen: Pen, chance: random.Random) -> None:
    row_of_houses(pen, chance, 470)
    ground(pen, "#d8c9a3", 470)
    for _ in range(90):
        x, y = chance.randint(0, WIDTH), chance.randint(500, 790)
        pen.line([(x, y), (x + chance.randint(-9, 9), y - chance.randint(12, 40))], fill=LEAF, width=4)
    pen.rectangle((420, 600, 620, 690), fill=ROAD)
    pen.polygon([(430, 600), (500, 540), (610, 600)], fill="#b9b1a0")


def garden(pen: Pen, chance: random.Random) -> None:
    sun(pen, chance)
    ground(pen, "#c9b48a")
    for bed in range(4):
        top = 540 + bed * 62
        pen.rounded_rectangle((80, top, 1120, top + 44), 12, fill=TRUNK)
        for x in range(110, 1100, 58):
            size = chance.randint(22, 38)
            pen.ellipse((x, top - size, x + size, top + 10), fill=chance.choice([LEAF, LEAF_2]))
            if chance.random() < 0.35:
                pen.ellipse(
                    (x + 6, top - size - 4, x + 22, top - size + 12), fill=chance.choice([ROOF, SUN, "#b0146b"])
                )
    tree(pen, 1050, 530, 300)


def repair(pen: Pen, chance: random.Random) -> None:
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill=WALL)
    pen.rectangle((0, 560, WIDTH, 620), fill=TRUNK)
    for place, colour in enumerate(["#0b5566", ROOF, LEAF, INK, SUN]):
        x = 120 + place * 200
        pen.line([(x, 120), (x, 300)], fill=INK, width=14)
        pen.polygon([(x - 40, 90), (x + 40, 90), (x + 26, 140), (x - 26, 140)], fill=colour)
    pen.rounded_rectangle((420, 430, 640, 560), 26, fill="#cfd7d0")
    pen.rectangle((460, 425, 600, 445), fill=INK)
    pen.ellipse((760, 450, 870, 560), fill="#0b5566")
    pen.line([(815, 505), (850, 470)], fill=SUN, width=8)


def books(pen: Pen, chance: random.Random) -> None:
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill=WALL)
    for shelf in range(3):
        base = 260 + shelf * 240
        x = 60
        while x < 1120:
            width, height = chance.randint(24, 54), chance.randint(120, 190)
            pen.rectangle(
                (x, base - height, x + width, base), fill=chance.choice(["#0b5566", ROOF, LEAF, SUN, INK, "#b0146b"])
            )
            x += width + 4
        pen.rectangle((40, base, 1160, base + 18), fill=TRUNK)


def stray_cat(pen: Pen, chance: random.Random) -> None:
    row_of_houses(pen, chance)
    ground(pen)
    colour = chance.choice(["#8f4700", INK, "#8d9a9c"])
    pen.ellipse((480, 520, 740, 700), fill=colour)
    pen.ellipse((430, 450, 570, 580), fill=colour)
    for x in (440, 520):
        pen.polygon([(x, 480), (x + 20, 420), (x + 44, 470)], fill=colour)
    pen.arc((690, 430, 850, 640), 60, 260, fill=colour, width=22)
    for x in (470, 515):
        pen.ellipse((x, 500, x + 14, 516), fill=SUN)
    pen.ellipse((820, 660, 930, 700), fill="#0b5566")


def ramp(pen: Pen, chance: random.Random) -> None:
    house(pen, 560, 560, 560, 430)
    ground(pen, STONE, 560)
    pen.polygon([(120, 720), (760, 560), (760, 720)], fill=ROAD)
    pen.line([(120, 640), (760, 480)], fill="#0b5566", width=12)
    for x in range(140, 760, 120):
        pen.line([(x, 640 - (x - 120) // 4), (x, 720 - (x - 120) // 4)], fill="#0b5566", width=8)


def bins(pen: Pen, chance: random.Random) -> None:
    row_of_houses(pen, chance)
    ground(pen)
    for place, colour in enumerate(["#0b5566", LEAF, SUN]):
        x = 260 + place * 250
        pen.rounded_rectangle((x, 440, x + 190, 680), 16, fill=colour)
        pen.rounded_rectangle((x - 14, 410, x + 204, 460), 14, fill=INK)
    for _ in range(14):
        x, y = chance.randint(150, 1050), chance.randint(690, 750)
        pen.rectangle((x, y, x + 26, y + 16), fill=chance.choice(["#ffffff", WATER, ROOF]))


def square(pen: Pen, chance: random.Random) -> None:
    sun(pen, chance)
    row_of_houses(pen, chance, 430)
    ground(pen, STONE, 430)
    for y in range(440, HEIGHT, 60):
        pen.line([(0, y), (WIDTH, y)], fill="#cfd7d0", width=3)
    pen.ellipse((420, 560, 780, 700), fill=WATER, outline=ROAD, width=14)
    for x in (180, 1020):
        tree(pen, x, 600, 340)


def stream(pen: Pen, chance: random.Random) -> None:
    sun(pen, chance)
    ground(pen, "#bcd08f", 430)
    pen.polygon([(420, 430), (620, 430), (900, HEIGHT), (180, HEIGHT)], fill=WATER)
    for _ in range(16):
        x, y = chance.randint(0, WIDTH), chance.randint(470, 780)
        if not 250 < x < 850:
            tree(pen, x, y, chance.randint(110, 240), chance.choice([LEAF, LEAF_2]))


def solar(pen: Pen, chance: random.Random) -> None:
    sun(pen, chance)
    pen.rectangle((0, 480, WIDTH, HEIGHT), fill=WALL)
    for row in range(2):
        for column in range(5):
            x, y = 90 + column * 210, 360 + row * 180
            pen.polygon([(x, y + 130), (x + 40, y), (x + 190, y), (x + 150, y + 130)], fill="#0d3f4b")
            for line in range(1, 4):
                pen.line([(x + 40 + line * 37, y), (x + line * 37, y + 130)], fill=WATER, width=3)


def theatre(pen: Pen, chance: random.Random) -> None:
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill=NIGHT)
    pen.rectangle((160, 120, 1040, 560), fill=SUN)
    for side in (160, 1040):
        for fold in range(6):
            left = side - 150 + fold * 50
            pen.rectangle((left, 90, left + 26, 600), fill=ROOF if fold % 2 else "#7d1f10")
    pen.rectangle((100, 560, 1100, 620), fill=TRUNK)
    for row in range(3):
        for seat in range(11):
            x, y = 90 + seat * 100 + (row % 2) * 40, 660 + row * 52
            pen.ellipse((x, y, x + 52, y + 60), fill=INK)


def sports(pen: Pen, chance: random.Random) -> None:
    sun(pen, chance)
    ground(pen, "#8fb45a", 420)
    pen.rectangle((60, 480, 1140, 770), outline="#ffffff", width=8)
    pen.line([(600, 480), (600, 770)], fill="#ffffff", width=8)
    pen.ellipse((520, 550, 680, 700), outline="#ffffff", width=8)
    pen.rectangle((60, 570, 130, 690), outline="#ffffff", width=8)
    pen.ellipse((760, 610, 800, 650), fill="#ffffff", outline=INK, width=4)


def bakery(pen: Pen, chance: random.Random) -> None:
    row_of_houses(pen, chance)
    pen.rectangle((260, 250, 940, 620), fill="#f7f8f3")
    pen.rectangle((300, 340, 900, 560), fill="#fdebd0")
    for shelf in range(2):
        for loaf in range(7):
            x, y = 325 + loaf * 80, 400 + shelf * 90
            pen.ellipse((x, y, x + 66, y + 40), fill="#8f4700")
            pen.line([(x + 18, y + 12), (x + 46, y + 12)], fill="#fdebd0", width=4)
    for strip in range(10):
        pen.rectangle((260 + strip * 68, 230, 294 + strip * 68, 310), fill=ROOF)
    ground(pen, STONE, 620)


SCENES: dict[str, Scene] = {
    "street_trees": street_trees,
    "narrow_pavement": narrow_pavement,
    "market": market,
    "playground": playground,
    "dark_stairs": dark_stairs,
    "empty_lot": empty_lot,
    "garden": garden,
    "repair": repair,
    "books": books,
    "stray_cat": stray_cat,
    "ramp": ramp,
    "bins": bins,
    "square": square,
    "stream": stream,
    "solar": solar,
    "theatre": theatre,
    "sports": sports,
    "bakery": bakery,
}
