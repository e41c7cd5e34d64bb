"""Opens the writing room: brings its tables up to date, takes over what was published without a draft, and serves.

python -m meydan.editorial.room ADDRESS:PORT [NAME]
"""

import os
import sys


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "meydan.editorial.room.settings"
    import django

    django.setup()
    from meydan.editorial.room.opening import bring_tables_up_to_date, furnish

    bring_tables_up_to_date()
    furnish()
    name = ["--name", sys.argv[2]] if len(sys.argv) > 2 else []
    words = [*name, "--bind", sys.argv[1], "--workers", "1", "--worker-class", "gthread", "--threads", "4"]
    words += ["--log-level", "warning", "--no-control-socket", "meydan.editorial.room.wsgi"]
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *words])  # noqa: S606 (our own words)


if __name__ == "__main__":
    main()
