"""The web process. What all pages need is loaded here, before gunicorn divides itself into workers, which share it (decision 67)."""

import gc
import os

gc.disable()  # hundreds of thousands of things are made now and stay; nothing is gained by looking through them while they grow

from django.core.wsgi import get_wsgi_application  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meydan.settings")
application = get_wsgi_application()

from django.db import connections  # noqa: E402 (settings must be read first)
from django.urls import reverse  # noqa: E402

from meydan.base.stamp import check_stamp  # noqa: E402

check_stamp()
reverse("front:home")  # imports the addresses and with them the pages
connections.close_all()  # each worker opens its own
gc.enable()
gc.freeze()  # the collector never looks at it again, so it stays shared
