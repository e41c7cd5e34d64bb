"""Two ways to use a page: with the mouse, or with the keyboard alone."""

from playwright.sync_api import Locator, Page

FARTHEST = 250
"""Presses of Tab after which something counts as out of reach."""


def press(thing: Locator) -> None:
    """Click, and wait until the page that comes is whole.

    The click itself ends as soon as a new page begins to arrive: what is counted or read at once could still be half of it.
    """
    thing.click()
    thing.page.wait_for_load_state("domcontentloaded")


class Mouse:
    """Clicks, and fills fields at once."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, thing: Locator) -> None:
        press(thing)

    def write(self, field: Locator, words: str) -> None:
        field.fill(words)

    def choose(self, field: Locator, value: str) -> None:
        field.select_option(value)

    def tick(self, box: Locator) -> None:
        box.check()

    def attach(self, field: Locator, file: dict[str, object]) -> None:
        field.set_input_files(file)


class Keyboard:
    """Reaches everything with Tab and works it with the keys that a browser gives it; never points and never fills."""

    def __init__(self, page: Page) -> None:
        self.page = page
        # Somebody listens from the start: asked for only at the press, interception can come after the key has opened a real dialog.
        page.on("filechooser", lambda _chooser: None)

    def reach(self, thing: Locator) -> None:
        element = thing.element_handle()
        for _ in range(FARTHEST):
            if element.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{thing} can't be reached with Tab")

    def press(self, thing: Locator) -> None:
        self.reach(thing)
        thing.press("Enter")
        self.page.wait_for_load_state("domcontentloaded")

    def write(self, field: Locator, words: str) -> None:
        self.reach(field)
        if field.get_attribute("type") == "date":
            self.write_day(field, words)
            return
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def write_day(self, field: Locator, words: str) -> None:
        """Day, month, year as numbers in the order of the browser's own field, which only its window shows."""
        year, month, day = words.split("-")
        for order in (day + month + year, month + day + year):
            self.page.keyboard.press("ArrowLeft")
            self.page.keyboard.press("ArrowLeft")
            self.page.keyboard.type(order)
            if field.input_value() == words:
                return
        raise AssertionError(f"{words} can't be written into {field}")

    def choose(self, field: Locator, value: str) -> None:
        """Down the list to the option whose value or label is `value`."""
        self.reach(field)
        values = field.locator("option").evaluate_all("all => all.map(one => [one.value, one.label.trim()])")
        wanted = next(place for place, pair in enumerate(values) if value in pair)
        self.page.keyboard.press("Home")
        for _ in range(wanted):
            self.page.keyboard.press("ArrowDown")
        assert field.input_value() == values[wanted][0]

    def tick(self, box: Locator) -> None:
        """Tab reaches a group of radio buttons at one of them; the arrows go on to the others."""
        element = box.element_handle()
        for _ in range(FARTHEST):
            if element.evaluate("one => one === document.activeElement"):
                break
            same_group = element.evaluate("one => one.type === 'radio' && document.activeElement.name === one.name")
            self.page.keyboard.press("ArrowDown" if same_group else "Tab")
        if not box.is_checked():
            self.page.keyboard.press("Space")
        assert box.is_checked()

    def attach(self, field: Locator, file: dict[str, object]) -> None:
        self.reach(field)
        with self.page.expect_file_chooser() as asked:
            self.page.keyboard.press("Enter")
        asked.value.set_files(file)
