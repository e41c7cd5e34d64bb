"""The web process. What all pages need is loaded here, before gunicorn divides itself into workers, which share it (decision 67)."""

import gc
import os
import sys

gc.disable()  # hundreds of thousands of things are made now and stay; nothing is gained by looking through them while they grow

from django.core.wsgi import get_wsgi_application  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meydan.settings")
application = get_wsgi_application()

from django.db import connection  # noqa: E402 (settings must be read first)
from django.urls import reverse  # noqa: E402

from meydan.base.stamp import check_stamp  # noqa: E402

check_stamp()
reverse("front:home")  # imports the addresses and with them the pages
if not connection.in_atomic_block:  # as where a test loads us
    connection.close()  # each worker opens its own
gc.enable()
gc.collect()  # what the loading has left behind, whose place the workers then take
gc.freeze()  # the collector never looks at it again, so it stays shared
gc.set_threshold(3_000, 5, 10)  # what is frozen is not looked at, so a look is short; what waits for one is memory
sys.setswitchinterval(0.0005)  # seconds; who holds a lock of the database waits less for the others' Python
