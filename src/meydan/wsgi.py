"""The web process."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meydan.settings")
application = get_wsgi_application()

from meydan.base.stamp import check_stamp  # noqa: E402 (settings must be read first)

check_stamp()
